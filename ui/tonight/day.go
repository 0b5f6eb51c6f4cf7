package tonight

import (
	"cmp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/intake"
	"lull/routines/tonight"
	"lull/routines/wording"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// day is what the day does to the night, in words.
type day struct {
	tonight.Look
	say screen.Say
}

func (s *Screen) day() day { return day{s.Look, s.say} }

// drawFirst is what matters most: one late thing, and what is best had soonest.
func (d day) drawFirst(p *screen.Layout) {
	t, o := p.Theme, d.Outlook
	n := len(p.Lines)
	if d.Curve == nil && o.Headline.ID != "" {
		p.Indented(o.Headline.Say(d.say), t.Ink)
	}
	if late, some := first(o.Late); some {
		pair(p, "late", t.Warm.Render(late.Name.Say(d.say)), t.Faint.Render(late.Best.Say(d.say)))
	}
	if open := d.open(); len(open) > 0 && !d.Winding() {
		soonest := slices.MinFunc(open, func(a, b intake.Cutoff) int { return cmp.Compare(a.Left, b.Left) })
		pair(p, "still fine", t.Faint.Render(soonest.Line.Say(d.say)), t.Faint.Render(plain.Left(soonest.Left)))
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
		return slices.Index([]intake.Cause{intake.ByMeal, intake.ByNicotine, intake.ByAlcohol, intake.ByExercise,
			intake.ByCaffeine}, c)
	}
	for _, l := range late {
		if !some || weight(l.Cause) >= weight(one.Cause) {
			one, some = l, true
		}
	}
	return one, some
}

// draw is all of it: one key away, or on the page where there is room. own is
// what their nights say of the caffeine line, and stands before all but the
// headline.
func (d day) draw(p *screen.Layout, own []wording.Line) {
	t, o := p.Theme, d.Outlook
	if o.Headline.ID != "" {
		p.Indented(o.Headline.Say(d.say), t.Ink)
		p.Gap(1)
	}
	for _, l := range own {
		p.Indented(l.Say(d.say), t.Ink)
	}
	if len(own) > 0 {
		p.Gap(1)
	}
	for i, l := range o.Late {
		p.Beside(screen.Only(i == 0, "late"), t.Warm.Render(l.Name.Say(d.say)), t.Ink.Render(l.Best.Say(d.say)))
	}
	name := "still fine"
	for _, c := range d.open() {
		p.Beside(name, t.Ink.Render(c.Line.Say(d.say)), t.Faint.Render(plain.Left(c.Left)))
		name = ""
	}
	if still := o.StillNames(); len(still) > 0 {
		p.Beside(name, t.Ink.Render(strings.Join(still[:min(3, len(still))], ", ")), "")
	}
	for _, note := range o.Notes {
		p.Gap(1)
		p.Indented(note.Say(d.say), t.Faint)
	}
	if !d.First {
		p.Gap(1)
		p.Pair("evenings", d.seven(t), "")
	}
}

func (d day) open() []intake.Cutoff {
	return slices.DeleteFunc(slices.Clone(d.Outlook.Cutoffs), func(c intake.Cutoff) bool {
		return c.Passed || c.Line.ID == ""
	})
}

func (d day) seven(t *theme.Theme) string {
	marks := make([]string, 7)
	for i, counts := range d.Streak.LastSeven {
		marks[i] = t.Faint.Render(t.Shapes.Point)
		if counts {
			marks[i] = t.Curve.Render(t.Shapes.Full)
		}
	}
	return strings.Join(marks, t.Air(1)) + t.Faint.Render("   "+countWords[d.Streak.OfSeven]+" of the last seven")
}

var countWords = [...]string{"none", "one", "two", "three", "four", "five", "six", "seven"}
