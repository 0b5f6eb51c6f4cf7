package practice

import (
	"slices"
	"time"
)

// Taps are the moments at which somebody pressed a key on the in-breath, as
// elapsed time. From a few of them comes the person's own rate.
type Taps []time.Duration

// Intervals outside these bounds are a slip of the finger or of attention and
// not a breath. A design judgement about tapping, not about the body.
const (
	quickTap = 2 * time.Second
	slowTap  = 15 * time.Second
)

// enoughTaps is how many taps give a rate: three whole breaths.
const enoughTaps = 4

// Rate gives the person's own breaths a minute: the median of the last
// intervals, so that one odd breath changes nothing. It is known after four
// taps with three plausible breaths between them.
func (t Taps) Rate() (breathsPerMinute float64, known bool) {
	var gaps []time.Duration
	for i := 1; i < len(t); i++ {
		if d := t[i] - t[i-1]; d >= quickTap && d <= slowTap {
			gaps = append(gaps, d)
		}
	}
	if len(gaps) < enoughTaps-1 {
		return 0, false
	}
	slices.Sort(gaps)
	return float64(time.Minute) / float64(gaps[len(gaps)/2]), true
}

// Matched is the slow-down that starts at the person's own rate and glides to
// six a minute. Those who already breathe more slowly keep their own rate. A
// rate outside the bounds is met at the bound (docs/evidence.md, Limits of
// breathing).
func Matched(rate float64) Pattern {
	const (
		resonance = 6 // docs/evidence.md, Breathing: about six for most adults
		slowest   = 5
	)
	rate = min(max(rate, slowest), FastestRate)
	p := Glide(rate, min(resonance, rate))
	p.Name = "match"
	return p
}
