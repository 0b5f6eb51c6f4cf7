package patterns

import (
	"time"

	"lull/routines/insight"
	"lull/routines/journal"
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
			s.choosing = s.outcomes("And with what of the night?", watch)
			s.choosing.back = factors
			return nil
		}}
	})
	nothing := func(now time.Time) screen.Intent { return s.watch(insight.Question{}, now) }
	factors.answers = append(factors.answers, answer{"nothing", nothing})
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
