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

// drawFirst is what matters most: what is late, of which a small window shows one,
// what is best had soonest, and the last evenings where they have room.
func (d day) drawFirst(p *screen.Layout) {
	t, o := p.Theme, d.Outlook
	n := len(p.Lines)
	if d.Curve == nil && o.Headline.ID != "" {
		p.Indented(o.Headline.Say(d.say), t.Ink)
	}
	most := 1
	if p.Wide() && p.Area.Height >= roomy {
		most = 2 // as many as the reason of what is suggested names
	}
	for i, late := range foremost(o.Late, most) {
		if i > 0 { // named only: the page sheds no more light for it
			p.Pair("", t.Faint.Render(late.Name.Say(d.say)), "")
			continue
		}
		pair(p, "late", t.Warm.Render(late.Name.Say(d.say)), t.Faint.Render(late.Best.Say(d.say)))
	}
	if open := d.open(); len(open) > 0 && !d.Winding() {
		soonest := slices.MinFunc(open, func(a, b intake.Cutoff) int { return cmp.Compare(a.Left, b.Left) })
		pair(p, "still fine", t.Faint.Render(soonest.Line.Say(d.say)), t.Faint.Render(plain.Left(soonest.Left)))
	}
	if len(p.Lines) > n {
		p.Gap(1)
	}
	if p.Wide() && p.Area.Height >= higher && !d.First && !d.Winding() {
		p.Pair("evenings", d.seven(t), "")
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

// foremost gives the late things that matter most, so many at the most: of each
// cause the latest, and the cause with the longest reach into the night first.
func foremost(late []intake.Late, most int) (all []intake.Late) {
	for _, c := range []intake.Cause{
		intake.ByCaffeine, intake.ByExercise, intake.ByAlcohol, intake.ByNicotine, intake.ByMeal,
	} {
		of := slices.DeleteFunc(slices.Clone(late), func(l intake.Late) bool { return l.Cause != c })
		if len(of) > 0 && len(all) < most {
			all = append(all, of[len(of)-1])
		}
	}
	return all
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
