package patterns

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui/screen"
)

// choice is a question while it is chosen: first the factor, then the outcome.
type choice struct {
	screen.List
	factor insight.Factor // empty until it is chosen
}

type named struct {
	words string
	is    string
}

func (s *Screen) list() (out []named) {
	if s.choosing.factor != "" {
		return s.outcomes()
	}
	for _, f := range insight.Factors() {
		out = append(out, named{s.say("insight.name."+string(f), nil), string(f)})
	}
	return append(out, named{"nothing", ""})
}

// outcomes are what of the night can be looked at.
func (s *Screen) outcomes() (out []named) {
	for _, o := range insight.Outcomes() {
		out = append(out, named{s.say("insight.outcome."+string(o), nil), string(o)})
	}
	return out
}

func (s *Screen) choose(k tea.KeyPressMsg, now time.Time) screen.Intent {
	list := s.list()
	switch is := list[s.choosing.At].is; {
	case key.Matches(k, screen.BackKey):
		if s.choosing.factor != "" {
			s.choosing = &choice{}
			return nil
		}
		s.choosing = nil
	case !key.Matches(k, s.keys.pick):
		s.choosing.Press(k, len(list), func(i int) string { return list[i].words })
	case s.choosing.factor == "" && is != "":
		s.choosing = &choice{factor: insight.Factor(is)}
	default:
		q := insight.Question{Factor: s.choosing.factor, Outcome: insight.Outcome(is)}
		s.choosing = nil
		if q.Same(s.asked) {
			s.Said = s.asked.Standing().Say(s.say)
			return nil
		}
		if s.foretold && q.Factor != "" {
			s.Said = insight.ErrForetold.Error()
			return nil
		}
		q.Since = lookup.FirstOf(s.schedule, now)
		s.Said = q.Begun().Say(s.say)
		return screen.Note{Entry: q.Ask(journal.Entry{At: now})}
	}
	return nil
}

func (s *Screen) drawChoice(p *screen.Layout) {
	about := "What of the evening is to be watched? Only the nights from now on count."
	if s.choosing.factor != "" {
		about = "And with what of the night?"
	}
	p.Wrap(about, p.Theme.Faint)
	p.Gap(1)
	list := s.list()
	p.List(&s.choosing.List, len(list), 0, func(r screen.Row) { r.Choice(list[r.At].words, "") })
}
