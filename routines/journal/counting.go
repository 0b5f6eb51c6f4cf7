package journal

import "time"

// CountsFrom is how long a practice has to run for its evening to count,
// unless it ended by drifting off, which counts however short it was: long enough
// to have settled into it, short enough to be no hurdle (docs/evidence.md, Habit).
const CountsFrom = 2 * time.Minute

// Two kinds of session are not practices but words about an evening.
const (
	// Rest says that somebody went straight to sleep content.
	Rest = "rest"
	// Afresh says that somebody chose to start the streak again from this
	// evening. Nothing else ever sets it to zero. Being an ordinary entry it
	// can be undone, exported and merged like any other.
	Afresh = "afresh"
)

// Counts says whether a session makes its evening one that was kept.
func (s *Session) Counts() bool {
	switch s.Practice {
	case Rest:
		return true
	case Afresh:
		return false
	}
	return s.Practised >= CountsFrom || s.Ending == Drifted
}

// Counts says whether an entry makes its evening one that was kept.
func (e Entry) Counts() bool { return e.Kind == KindSession && e.Session != nil && e.Session.Counts() }
