package tonight

import (
	"cmp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/insight"
	"lull/routines/intake"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// drawFirst is what matters most: one late thing, and what is best had soonest.
func (s *Screen) drawFirst(p *screen.Layout) {
	t, o := p.Theme, s.Look.Outlook
	n := len(p.Lines)
	if s.Look.Curve == nil && o.Headline.ID != "" {
		p.Indented(o.Headline.Say(s.say), t.Ink)
	}
	if late, some := first(o.Late); some {
		pair(p, "late", t.Warm.Render(late.Name.Say(s.say)), t.Faint.Render(late.Best.Say(s.say)))
	}
	if open := s.open(); len(open) > 0 && !s.Look.Winding() {
		soonest := slices.MinFunc(open, func(a, b intake.Cutoff) int { return cmp.Compare(a.Left, b.Left) })
		pair(p, "still fine", t.Faint.Render(soonest.Line.Say(s.say)), t.Faint.Render(plain.Left(soonest.Left)))
	}
	if len(p.Lines) > n {
		p.Gap(1)
	}
}

// pair is a name and two texts; in a small window the second where it fits.
func pair(p *screen.Layout, name, first, second string) {
	if p.Wide() {
		p.Beside(name, first, second)
		return
	}
	line := p.Theme.Faint.Render(name) + p.Theme.Air(2) + first
	if both := line + p.Theme.Air(2) + second; ansi.StringWidth(both) <= p.Inner {
		line = both
	}
	p.Line(p.Fit(line))
}

// first gives the late thing that matters most: of the cause with the longest
// reach into the night the latest.
func first(late []intake.Late) (one intake.Late, some bool) {
	weight := func(c intake.Cause) int {
		return slices.Index([]intake.Cause{intake.ByMeal, intake.ByNicotine, intake.ByAlcohol, intake.ByExercise, intake.ByCaffeine}, c)
	}
	for _, l := range late {
		if !some || weight(l.Cause) >= weight(one.Cause) {
			one, some = l, true
		}
	}
	return one, some
}

// drawAll is all of it: one key away, or on the page where there is room. own is
// what their nights say of the caffeine line, and stands before all but the
// headline.
func (s *Screen) drawAll(p *screen.Layout, own []insight.Line) {
	t, o := p.Theme, s.Look.Outlook
	if o.Headline.ID != "" {
		p.Indented(o.Headline.Say(s.say), t.Ink)
		p.Gap(1)
	}
	for _, l := range own {
		p.Indented(l.Say(s.say), t.Ink)
	}
	if len(own) > 0 {
		p.Gap(1)
	}
	for i, l := range o.Late {
		p.Beside(screen.Only(i == 0, "late"), t.Warm.Render(l.Name.Say(s.say)), t.Ink.Render(l.Best.Say(s.say)))
	}
	name := "still fine"
	for _, c := range s.open() {
		p.Beside(name, t.Ink.Render(c.Line.Say(s.say)), t.Faint.Render(plain.Left(c.Left)))
		name = ""
	}
	if still := o.StillNames(); len(still) > 0 {
		p.Beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
	}
	for _, note := range o.Notes {
		p.Gap(1)
		p.Indented(note.Say(s.say), t.Faint)
	}
	if !s.Look.First {
		p.Gap(1)
		p.Pair("evenings", s.seven(t), "")
	}
}

func (s *Screen) open() []intake.Cutoff {
	return slices.DeleteFunc(slices.Clone(s.Look.Outlook.Cutoffs), func(c intake.Cutoff) bool {
		return c.Passed || c.Line.ID == ""
	})
}

func (s *Screen) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, counts := range s.Look.Streak.LastSeven {
		marks[i] = t.Faint.Render(t.Shapes.Point)
		if counts {
			marks[i] = t.Curve.Render(t.Shapes.Full)
		}
	}
	return strings.Join(marks, t.Air(1)) + t.Faint.Render("   "+countWords[s.Look.Streak.OfSeven]+" of the last seven")
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}
