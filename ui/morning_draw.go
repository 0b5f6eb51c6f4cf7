package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"lull/routines/letters"
	"lull/routines/measures"
	"lull/ui/theme"
)

func (s *morningScreen) draw(a area, t *theme.Theme) string {
	if !s.known {
		return t.Fill("", a.width, a.height)
	}
	p := newPage(a, t)
	if len(s.back) > 0 {
		s.drawBack(p)
		return p.draw()
	}
	night := "the night of " + s.sheet.Day.Weekday().String()
	switch {
	case s.of != nil:
		_, month, day := s.sheet.Day.Date()
		p.title(fmt.Sprintf("%s %d %s", night, day, month), "")
	case s.sheet.Open && !s.now.Before(s.schedule.WakeTime(s.sheet.Day, s.now.Location())):
		p.title("good morning", night)
	default:
		p.title(night, "")
	}
	p.gap(2)
	for i := range s.rows {
		s.drawRow(p, i)
	}
	p.gap(1)
	if s.said != "" {
		p.wrap(s.said, t.Warm)
	} else {
		p.wrap(s.about(), t.Faint)
	}
	p.foot(s.help())
	return p.draw()
}

// about says something about the question that is being answered.
func (s *morningScreen) about() string {
	if s.at == askCoin {
		if ask, ok := s.sheet.Trial.Ask(s.sheet.Day); ok {
			return ask.Say(s.say)
		}
	}
	if n, _, err := s.answers(s.now); err == nil {
		if m, err := measures.Of(n).Measure(); err == nil && m.TST != nil {
			return measures.Words(*m.TST) + " of sleep, roughly."
		}
	}
	return "A guess is fine, and so is leaving things out."
}

// askColumn is how wide the names of the questions are.
const askColumn = 15

func (s *morningScreen) drawRow(p *page, i int) {
	t, r := p.theme, s.rows[i]
	mark := " "
	style := t.Faint
	if i == s.at {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	left := t.Key.Render(mark) + t.Ground.Render(" ") + style.Render(r.name) +
		t.Ground.Render(strings.Repeat(" ", max(askColumn-len(r.name), 1)))
	if r.choices == nil {
		p.line(p.fit(left + s.drawTyped(p, r, i == s.at)))
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
	if p.wide() {
		gap = "   "
	}
	p.line(p.fit(left + strings.Join(shown, t.Ground.Render(gap))))
}

func (s *morningScreen) drawTyped(p *page, r row, here bool) string {
	t, in := p.theme, r.input
	if !here {
		if in.Value() == "" {
			return t.Faint.Render(r.hint)
		}
		return t.Ink.Render(letters.Line(in.Value()))
	}
	width := p.inner() - askColumn - 3 - len(r.hint) - 1
	return entered(in, width, t) + t.Ground.Render(" ") + t.Faint.Render(r.hint)
}

// drawBack gives back what was put down last night.
func (s *morningScreen) drawBack(p *page) {
	t := p.theme
	p.title("good morning", "")
	p.gap(2)
	p.wrap("You put this down last night:", t.Faint)
	p.gap(1)
	for _, e := range s.back {
		words := letters.Line(e.Parked.Text)
		if e.Parked.Step != "" {
			words += ", " + letters.Line(e.Parked.Step)
		}
		p.wrap(t.Shapes.Bullet+" "+words, t.Ink)
	}
	p.foot([]key.Binding{s.keys.back})
}
