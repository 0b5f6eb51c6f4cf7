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
		s.DrawBack(p)
		return p.Draw()
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
	for i := range s.Rows {
		s.drawRow(p, i)
	}
	p.Gap(1)
	if s.Said != "" {
		p.Wrap(s.Said, t.Warm)
	} else {
		p.Wrap(s.about(), t.Faint)
	}
	p.Foot(s.Help())
	return p.Draw()
}

// about says something about the question that is being answered.
func (s *Screen) about() string {
	if s.At == AskCoin {
		if ask, ok := s.sheet.Trial.Ask(s.sheet.Day); ok {
			return ask.Say(s.say)
		}
	}
	if n, _, err := s.answers(s.now); err == nil {
		if m, err := sleep.DiaryOf(n).Measure(); err == nil && m.TST != nil {
			return sleep.Words(*m.TST) + " of sleep, roughly."
		}
	}
	return "A guess is fine, and so is leaving things out."
}

// askColumn is how wide the names of the questions are.
const askColumn = 15

func (s *Screen) drawRow(p *screen.Layout, i int) {
	t, r := p.Theme, s.Rows[i]
	mark := " "
	style := t.Faint
	if i == s.At {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	left := t.Key.Render(mark) + t.Ground.Render(" ") + style.Render(r.name) +
		t.Ground.Render(strings.Repeat(" ", max(askColumn-len(r.name), 1)))
	if r.choices == nil {
		p.Line(p.Fit(left + s.drawTyped(p, r, i == s.At)))
		return
	}
	var shown []string
	for c, one := range r.choices {
		words := t.Key.Render(one.key)
		if one.name != "" {
			words += t.Ground.Render(" ") + t.Faint.Render(one.name)
		}
		if c == r.chosen {
			words = t.Title.Render("[" + strings.TrimSpace(one.key+" "+one.name) + "]")
		}
		shown = append(shown, words)
	}
	gap := " "
	if p.Wide() {
		gap = "   "
	}
	p.Line(p.Fit(left + strings.Join(shown, t.Ground.Render(gap))))
}

func (s *Screen) drawTyped(p *screen.Layout, r row, here bool) string {
	t, in := p.Theme, r.Input
	if !here {
		if in.Value() == "" {
			return t.Faint.Render(r.hint)
		}
		return t.Ink.Render(letters.Line(in.Value()))
	}
	width := p.Inner() - askColumn - 3 - len(r.hint) - 1
	return screen.Entered(in, width, t) + t.Ground.Render(" ") + t.Faint.Render(r.hint)
}

// DrawBack gives back what was put down last night.
func (s *Screen) DrawBack(p *screen.Layout) {
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
	p.Foot([]key.Binding{s.keys.back, screen.HelpKey})
}
