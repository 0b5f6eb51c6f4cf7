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

	Planned time.Duration // how long it was meant to last, 0 where it is not on a screen
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

// How far the light of a screen goes down in a practice, and in how many steps
// at most. Both are judgements of ours: what is left can still be read, and no
// step is seen as one.
const (
	left     = 0.3
	dimSteps = 40
)

// Dimmed gives the values that a light goes down by from what it is now, each
// lower than the one before and none the last there is, which may be off.
func Dimmed(now int) []int {
	lowest := max(1, int(float64(now)*left))
	var steps []int
	for i, last := 1, now; i <= dimSteps; i++ {
		if next := now - (now-lowest)*i/dimSteps; next < last {
			steps = append(steps, next)
			last = next
		}
	}
	return steps
}

// Apart is how long lies between two steps, so that the last comes with the
// end of a practice of that length.
func Apart(planned time.Duration, steps int) time.Duration {
	return max(planned/time.Duration(steps), time.Second)
}
