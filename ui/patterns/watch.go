package patterns

import (
	"time"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui/screen"
)

func (s *Screen) watches() {
	factors := &choice{about: "What of the evening is to be watched? Only the nights from now on count."}
	for _, f := range insight.Factors() {
		factors.answers = append(factors.answers, answer{s.say("insight.name."+string(f), nil), string(f)})
	}
	factors.answers = append(factors.answers, answer{"nothing", ""})
	factors.take = func(factor string, now time.Time) screen.Intent {
		if factor == "" {
			return s.watch(insight.Question{}, now)
		}
		s.choosing = &choice{about: "And with what of the night?", answers: s.outcomes(), back: factors}
		s.choosing.take = func(outcome string, now time.Time) screen.Intent {
			return s.watch(insight.Question{Factor: insight.Factor(factor), Outcome: insight.Outcome(outcome)}, now)
		}
		return nil
	}
	s.choosing = factors
}

func (s *Screen) watch(q insight.Question, now time.Time) screen.Intent {
	switch {
	case q.Same(s.watched):
		s.Said = s.watched.Standing().Say(s.say)
		return nil
	case s.foretold && q.Factor != "":
		s.Said = insight.ErrForetold.Error()
		return nil
	}
	q.Since = lookup.FirstOf(s.schedule, now)
	s.Said = q.Begun().Say(s.say)
	return screen.Note{Entry: q.Ask(journal.Entry{At: now})}
}
