package patterns

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/lists"
	"lull/routines/wording"
	"lull/ui/screen"
)

type choice struct {
	screen.List
	about   string
	answers []answer
	back    *choice                   // the question before it, nil for none
	more    func(at int) wording.Line // what there is to say of an answer, nil for nothing
}

type answer struct {
	words string
	take  func(now time.Time) screen.Intent
}

// outcomes asks what of the night is looked at.
func outcomes(say screen.Say, about string, take func(insight.Outcome, time.Time) screen.Intent) *choice {
	return &choice{about: about, answers: lists.Each(insight.Outcomes(), func(o insight.Outcome) answer {
		words := say("insight.outcome."+string(o), nil)
		return answer{words, func(now time.Time) screen.Intent { return take(o, now) }}
	})}
}

func (s *Screen) pressChoice(k tea.KeyPressMsg, now time.Time) screen.Intent {
	c := s.choosing
	switch {
	case key.Matches(k, screen.BackKey):
		s.choosing = c.back
	case !key.Matches(k, pickKey):
		c.Press(k, len(c.answers), func(i int) string { return c.answers[i].words })
	default:
		s.choosing = nil
		return c.answers[c.At].take(now)
	}
	return nil
}

func (c *choice) draw(p *screen.Layout, say screen.Say) {
	p.Wrap(c.about, p.Theme.Faint)
	p.Gap(1)
	below := p.Within(p.Inner)
	if c.more != nil {
		below.Gap(1)
		below.Wrap(c.more(c.At).Say(say), p.Theme.Faint)
	}
	p.List(&c.List, len(c.answers), len(below.Lines), func(r screen.Row) { r.Choice(c.answers[r.At].words, "") })
	p.Add(below.Lines)
}
