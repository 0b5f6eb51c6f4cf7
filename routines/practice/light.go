package practice

import (
	"time"

	"lull/routines/fraction"
)

// The light of a practice, as parts of its brightest moment (docs/evidence.md,
// Light). None of these is about the body: they are what looked right in a dark
// room.
const (
	firstLight = 0.45             // where the ramp-in begins: visible at once, and no flash
	lateLight  = 0.55             // what is left when the fade begins
	RampIn     = 12 * time.Second // how long the soft start takes at most
	LongFade   = 3 * time.Minute  // how long the fade to black takes at most
)

// light ramps in softly, then goes down slowly, and to black over its last part.
func light(elapsed, lasts time.Duration) float64 {
	if lasts <= 0 || elapsed >= lasts {
		return 0
	}
	ramp := rampIn(lasts)
	fade := lasts - min(LongFade, lasts/4)
	switch {
	case elapsed < ramp:
		return firstLight + (1-firstLight)*smooth(elapsed, ramp)
	case elapsed < fade:
		return 1 - (1-lateLight)*smooth(elapsed-ramp, fade-ramp)
	default:
		return lateLight * (1 - smooth(elapsed-fade, lasts-fade))
	}
}

func smooth(part, whole time.Duration) float64 {
	return fraction.Smooth(float64(part) / float64(whole))
}

func rampIn(lasts time.Duration) time.Duration { return min(RampIn, lasts/8) }

func (p Plan) light(elapsed time.Duration) float64 {
	l := light(elapsed, p.Lasts())
	if p.dimmest > 0 && elapsed >= p.dimmed {
		l = min(l, p.dimmest)
	}
	return l
}

// noBrighter is the plan with no more light than another one had at a moment,
// from there on: a practice that became longer waits until its own light is
// down there too, and never gets lighter.
func (p Plan) noBrighter(than Plan, at time.Duration) Plan {
	p.dimmest, p.dimmed = than.dimmest, than.dimmed
	if at >= rampIn(than.Lasts()) {
		if l := than.light(at); l > 0 {
			p.dimmest, p.dimmed = l, at
		}
	}
	return p
}
