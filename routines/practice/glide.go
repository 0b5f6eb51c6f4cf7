package practice

import (
	"slices"
	"sort"
	"time"
)

// inShare is the inhale's part of a slow-down's breath (docs/evidence.md, Breathing
// patterns).
const inShare = 0.4

// at gives one breath of the pattern at a rate in breaths a minute.
func (p Pattern) at(rate float64) Pattern {
	cycle := cycleAt(rate)
	p.In = time.Duration(float64(cycle)*inShare/float64(time.Millisecond)+0.5) * time.Millisecond
	p.Out = cycle - p.In
	return p
}

// steepest is how fast the rate of a slow-down falls at most, in breaths a
// minute per minute (docs/evidence.md, Limits of breathing).
const steepest = 0.7

// lastBreaths is for how many breaths there is time after the ramp: one that began
// on it takes a part of that, so that the last two are at the goal
// (docs/evidence.md, Breathing patterns).
const lastBreaths = 3

// ramp is how long the rate goes down in a slow-down of a length: nearly all
// of 8 minutes, 12 of 20 (docs/evidence.md, Breathing patterns), in between and
// beyond along the line through both, and longer where that would be too steep.
func (p Pattern) ramp(length time.Duration) time.Duration {
	const short = 8 * time.Minute
	over := min(length, short+max(length-short, 0)/3)
	over = max(over, time.Duration((p.From-p.To)/steepest*float64(time.Minute)))
	return max(min(over, length-lastBreaths*cycleAt(p.To)), 0)
}

// glide gives breaths whose rate is read at the start of each: down to To over
// the ramp, then at To, until the length is reached to the nearest whole
// breath. Where there is too little time from From it starts nearer to To.
func (p Pattern) glide(length time.Duration) (phases []Phase) {
	over := p.ramp(length)
	falls := min(p.From-p.To, steepest*over.Minutes())
	for t := time.Duration(0); ; {
		left := max(1-float64(t)/float64(over), 0)
		if over == 0 {
			left = 0
		}
		b := p.at(p.To + falls*left)
		cycle := b.In + b.Out
		if t > 0 && t+cycle/2 > length {
			return phases
		}
		phases = b.breath(phases)
		t += cycle
	}
}

// glideCycles is a slow-down of n breaths: the shortest one that has as many.
func (p Pattern) glideCycles(n int) []Phase {
	const perBreath = 2 // phases
	whole := int(time.Duration(n) * cycleAt(p.To) / time.Second)
	seconds := sort.Search(whole, func(s int) bool {
		return len(p.glide(time.Duration(s)*time.Second)) >= n*perBreath
	})
	return p.glide(time.Duration(seconds) * time.Second)[:n*perBreath]
}

// Taps are the moments at which somebody pressed a key on the in-breath, as
// elapsed time. From a few of them comes the person's own rate.
type Taps []time.Duration

// Intervals outside these bounds are a slip of the finger or of attention and
// not a breath (docs/evidence.md, Limits of breathing).
const (
	quickTap = 2 * time.Second
	slowTap  = 15 * time.Second
)

// enoughTaps is how many taps give a rate: three whole breaths (docs/evidence.md,
// Limits of breathing).
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

// OwnRate is the name of the slow-down that starts at the person's own rate.
const OwnRate = "match"

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
	p.Name = OwnRate
	return p
}
