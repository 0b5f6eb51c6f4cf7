package morning

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/screen"
	"lull/ui/theme"
)

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.Width, a.Height)
	}
	p := screen.NewLayout(a, t)
	if len(s.back) > 0 {
		return s.drawBack(p)
	}
	night := "the night of " + s.sheet.Day.Weekday().String()
	switch {
	case s.of != nil:
		_, month, day := s.sheet.Day.Date()
		p.Title(fmt.Sprintf("%s %d %s", night, day, month), "")
	case s.sheet.Open && !s.now.Before(s.schedule.WakeTime(s.sheet.Day, s.now.Location())):
		p.Title("good morning", night)
	default:
		p.Title(night, "")
	}
	p.Gap(2)
	about, style := s.about(), t.Faint
	if s.said != "" {
		about, style = s.said, t.Warm
	}
	below := screen.NewLayout(a, t)
	below.Gap(1)
	below.Wrap(about, style)
	p.List(s.at, len(s.rows), len(below.Lines), func(i int) { s.drawRow(p, i) })
	p.Lines = append(p.Lines, below.Lines...)
	return p.Draw(s.Help())
}

// about says something about the question that is being answered.
func (s *Screen) about() string {
	switch s.rows[s.at].ask {
	case askCoin:
		if ask, ok := s.sheet.Trial.Ask(s.sheet.Day); ok {
			return ask.Say(s.say)
		}
	case askAll:
		return "Of " + s.sheet.Day.Weekday().String() + ": with a yes, what was not noted was not had; without it nobody knows."
	default:
	}
	if told, err := s.answers(s.now); err == nil {
		if m, err := sleep.DiaryOf(told.Night).Measure(); err == nil && m.TST != nil {
			return sleep.Words(*m.TST) + " of sleep, roughly."
		}
	}
	if s.rows[s.at].usual != "" {
		return "A guess is fine, and so is leaving things out. In brackets is what is usual; = takes it."
	}
	return "A guess is fine, and so is leaving things out."
}

// askColumn is how wide the names of the questions are.
const askColumn = 15

func (s *Screen) drawRow(p *screen.Layout, i int) {
	t, r := p.Theme, s.rows[i]
	mark, style := p.Mark(i == s.at)
	left := mark + t.Padded(r.name, askColumn, style)
	if r.field != nil {
		p.Line(p.Fit(left + drawTyped(p, r, i == s.at)))
		return
	}
	var shown []string
	for c, one := range r.choices {
		words := t.Key.Render(one.key)
		if one.name != "" {
			words += t.Air(1) + t.Faint.Render(one.name)
		}
		if c == r.chosen {
			words = t.Title.Render("[" + strings.TrimSpace(one.key+" "+one.name) + "]")
		}
		shown = append(shown, words)
	}
	gap := 1
	if p.Wide() {
		gap = 3
	}
	p.Line(p.Fit(left + strings.Join(shown, t.Air(gap))))
}

// drawTyped draws what is typed, with its unit where a number is. What is usual
// stands in brackets: it is no answer yet.
func drawTyped(p *screen.Layout, r row, here bool) string {
	t := p.Theme
	words, ready := letters.Line(r.field.Value()), r.ready()
	switch width := len([]rune(words)) + 1; {
	case here && r.ask == askNote:
		return r.field.View(p.Inner()-askColumn-3, t)
	case here:
		words = r.field.View(max(width, len(ready)), t)
	case words == "":
		words = t.Faint.Render(ready)
	default:
		words = t.Ink.Render(words)
	}
	switch {
	case r.unit == "":
		return words
	case words == "":
		return t.Faint.Render(r.unit)
	}
	return words + t.Air(1) + t.Faint.Render(r.unit)
}

// drawBack gives back what was put down last night.
func (s *Screen) drawBack(p *screen.Layout) string {
	t := p.Theme
	p.Title("good morning", "")
	p.Gap(2)
	p.Wrap("You put this down last night:", t.Faint)
	p.Gap(1)
	for _, e := range s.back {
		words := letters.Line(e.Parked.Text)
		if e.Parked.Step != "" {
			words += ", " + letters.Line(e.Parked.Step)
		}
		p.Wrap(t.Shapes.Bullet+" "+words, t.Ink)
	}
	return p.Draw([]key.Binding{s.keys.back, screen.HelpKey})
}
