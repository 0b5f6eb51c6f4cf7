package journal

import (
	"time"

	"lull/routines/practice"
)

// CountsFrom is how long a practice has to run for its evening to count,
// unless it ended by drifting off, which counts however short it was: long enough
// to have come to rest, short enough to be no hurdle (docs/evidence.md, Habit).
const CountsFrom = 2 * time.Minute

// Counts says whether a session makes its evening one that counts.
func (s *Session) Counts() bool {
	switch s.Practice {
	case practice.KindRest:
		return true
	case practice.KindAfresh:
		return false
	}
	return s.Practised >= CountsFrom || s.Ending == Drifted
}

func (e Entry) Counts() bool { return e.Kind == KindSession && e.Session != nil && e.Session.Counts() }
