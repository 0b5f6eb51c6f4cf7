package patterns

import (
	"time"

	"lull/routines/insight"
	"lull/routines/lists"
	"lull/routines/lookup"
	"lull/ui/screen"
)

func (s *Screen) watches() {
	factors := &choice{about: "What of the evening is to be watched? Only the nights from now on count."}
	factors.answers = lists.Each(insight.Factors(), func(f insight.Factor) answer {
		watch := func(o insight.Outcome, now time.Time) screen.Intent {
			return s.watch(insight.Question{Factor: f, Outcome: o}, now)
		}
		return answer{s.say("insight.name."+string(f), nil), func(time.Time) screen.Intent {
			s.choosing = outcomes(s.say, "And with what of the night?", watch)
			s.choosing.back = factors
			return nil
		}}
	})
	nothing := func(now time.Time) screen.Intent { return s.watch(insight.Question{}, now) }
	factors.answers = append(factors.answers, answer{"nothing", nothing})
	s.choosing = factors
}

func (s *Screen) watch(q insight.Question, now time.Time) screen.Intent {
	e, said, err := lookup.Ask(q, s.watched, s.foretold, s.schedule, now)
	if err != nil {
		s.Said = err.Error()
		return nil
	}
	if s.Said = said.Say(s.say); e == nil {
		return nil
	}
	return screen.Note{Entry: *e}
}
