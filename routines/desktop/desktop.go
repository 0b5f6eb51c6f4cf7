// Package desktop is what else of the machine takes part in a practice: when
// it is kept awake.
//
// It refuses to reach anything itself, to open a network, and to be needed: a
// machine without any of it loses nothing.
package desktop

import "time"

// Practice is how a practice stands, as far as the machine around it cares. The
// zero value is none.
type Practice struct {
	Begun   bool
	Running bool      // and not at rest
	Rested  time.Time // since when it rests; zero where the process itself is being stopped
}

// patience is how long a practice that rests still keeps the machine awake. It
// is a judgement of ours: long enough to get up for a glass of water.
const patience = 5 * time.Minute

// Awake tells whether the machine is to be kept awake now, and until when if
// nothing else happens; zero for as long as it runs.
func (p Practice) Awake(now time.Time) (wanted bool, until time.Time) {
	switch {
	case p.Running:
		return true, time.Time{}
	case !p.Begun || p.Rested.IsZero():
		return false, time.Time{}
	}
	until = p.Rested.Add(patience)
	return now.Before(until), until
}
