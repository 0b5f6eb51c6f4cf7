package practice

import (
	"fmt"
	"math"
	"slices"
	"time"
)

// Breathe turns a pattern into a plan of about the given length, rounded to
// whole breaths and never less than one. A length of zero takes the pattern's
// own: its cycles, or its length.
func Breathe(p Pattern, length time.Duration) Plan {
	if length <= 0 {
		if p.Cycles > 0 {
			return BreatheCycles(p, p.Cycles)
		}
		length = p.Length
	}
	if p.Glides() {
		return p.plan(p.glide(length))
	}
	n := int(math.Round(float64(length) / float64(p.Cycle())))
	if n > p.most() {
		held := p.held()
		return held.then(Breathe(easyOn, length-held.Lasts()-Between))
	}
	return BreatheCycles(p, n)
}

// BreatheCycles turns a pattern into a plan of n whole breaths, at least one.
func BreatheCycles(p Pattern, n int) Plan {
	n = max(n, 1)
	if p.Glides() {
		return p.plan(p.glideCycles(n))
	}
	if n > p.most() {
		return p.held().then(BreatheCycles(easyOn, n-p.most()))
	}
	return p.plan(p.breaths(n))
}

func (p Pattern) breaths(n int) []Phase {
	phases := make([]Phase, 0, n*4)
	for range n {
		phases = p.breath(phases)
	}
	return phases
}

func (p Pattern) plan(phases []Phase) Plan {
	plan := NewPlan(KindBreathe, p.Name, p.Title, phases)
	plan.pattern = p
	return plan
}

// topUpFrom is how full the lungs are when the sigh's second breath in begins:
// the two of them share the way as they share the time, 2 s and 1 s
// (docs/evidence.md, Breathing patterns).
const topUpFrom = 2.0 / 3

func (p Pattern) breath(phases []Phase) []Phase {
	add := func(cue Cue, lasts time.Duration, from, to float64) {
		if lasts > 0 {
			phases = append(phases, Phase{Cue: cue, Lasts: lasts, Words: breathWords[cue], From: from, To: to})
		}
	}
	full := 1.0
	if p.TopUp > 0 {
		full = topUpFrom
	}
	add(In, p.In, 0, full)
	add(TopUp, p.TopUp, full, 1)
	add(Hold, p.Hold, 1, 1)
	add(Out, p.Out, 1, 0)
	add(Hold, p.Empty, 0, 0)
	phases[len(phases)-1].Ends = true
	return phases
}

// breathWords are the words of a breath, as few as there can be.
var breathWords = map[Cue]string{In: "in", TopUp: "a little more", Hold: "hold", Out: "out"}

// Easier gives the plan that goes on more easily from the breath after the
// one at elapsed: shorter holds first, none next, and then a quicker, gentler
// rate, down to the Easy pattern's and no further. What was breathed stays as
// it was, and the whole keeps its length to the nearest breath. In a routine it
// eases the part that runs. It tells whether there was anything left to ease;
// in a practice of words there never is, they ask for nothing.
func (p Plan) Easier(elapsed time.Duration) (Plan, bool) {
	if out, ok := p.eased(elapsed); ok {
		return out.noBrighter(p, elapsed), true
	}
	return p, false
}

func (p Plan) eased(elapsed time.Duration) (Plan, bool) {
	if len(p.parts) > 0 {
		return p.easierPart(elapsed)
	}
	easier, ok := p.pattern.easier()
	if !ok || len(p.Phases) == 0 || elapsed >= p.Lasts() {
		return p, false
	}
	keep := p.index(elapsed) + 1
	for keep < len(p.Phases) && !p.Phases[keep-1].Ends {
		keep++
	}
	left := p.Lasts() - p.Phases[keep-1].End()
	if left <= 0 {
		return p, false
	}
	n := max(int(math.Round(float64(left)/float64(easier.Cycle()))), 1)
	out := NewPlan(p.Practice, p.Name, p.Title, slices.Concat(p.Phases[:keep], easier.breaths(n)))
	out.Seed, out.pattern = p.Seed, easier
	return out, true
}

// easyIn and easyOut are the Easy pattern, for whom six a minute feels short of
// air: the gentlest there is (docs/evidence.md, Breathing patterns).
const (
	easyIn  = 3 * time.Second
	easyOut = 4500 * time.Millisecond
)

// Unheld is the same breath without its holds, as long, under the name of its
// numbers, so that what is remembered has its right name.
func (p Pattern) Unheld() Pattern {
	if !p.Holds() {
		return p
	}
	if p.Cycles > 0 {
		p.Length, p.Cycles = time.Duration(p.Cycles)*p.Cycle(), 0
	}
	p.Hold, p.Empty, p.withheld = 0, 0, true
	p = p.notTooQuick()
	p.Name = fmt.Sprintf("%g-%g", p.In.Seconds(), p.Out.Seconds())
	p.Title = p.Name
	return p
}

// notTooQuick is the Easy breath where one without its holds would be too quick.
func (p Pattern) notTooQuick() Pattern {
	if p.Rate() > FastestRate {
		p.In, p.Out = easyIn, easyOut
	}
	return p
}

func (p Plan) Holds() bool {
	return p.pattern.Holds() || slices.ContainsFunc(p.parts, func(x part) bool { return x.plan.Holds() })
}

func (p Plan) Withheld() bool {
	return p.pattern.withheld || slices.ContainsFunc(p.parts, func(x part) bool { return x.plan.Withheld() })
}

// Unheld is the same practice, as long, without any hold of the breath.
func (p Plan) Unheld() Plan {
	switch {
	case !p.Holds():
		return p
	case len(p.parts) > 0:
		return p.rebuilt(func(_ int, part Plan) Plan { return part.Unheld() })
	}
	return Breathe(p.pattern.Unheld(), p.Lasts())
}

func (p Pattern) easier() (Pattern, bool) {
	if p.Glides() {
		// Where it is too slow, the rate stays where breathing was still easy.
		p = p.at(p.To)
		p.From, p.To = 0, 0
	}
	switch {
	case p.In == 0 || p.Out == 0:
		return p, false
	case p.Holds():
		p.Hold, p.Empty = shorter(p.Hold), shorter(p.Empty)
		return p.notTooQuick(), true
	case p.Cycle() <= easyIn+easyOut:
		return p, false
	}
	// Half way to Easy at a time, and all the way when that is near.
	p.In = toward(p.In+p.TopUp, easyIn)
	p.Out = toward(p.Out, easyOut)
	p.TopUp = 0
	return p, true
}

// shorter halves a hold in whole steps; one of a second or less goes.
func shorter(d time.Duration) time.Duration {
	if d <= time.Second {
		return 0
	}
	return (d / 2).Truncate(Step)
}

// toward goes half the way to the goal, in whole steps, and never away from it.
func toward(d, goal time.Duration) time.Duration {
	half := ((d + goal) / 2).Truncate(Step)
	if half-goal < time.Second/2 && goal-half < time.Second/2 {
		return goal
	}
	return half
}

// A breath that is held for long is breathed a few times only: four, and eight
// by those who have practised it for a month (docs/evidence.md, Limits of
// breathing, of 4-7-8; that what is held as long is bounded alike is a judgement).
const (
	longHold = 7 * time.Second
	few      = 4
	fewMore  = 8

	// PractisedFrom is on how many evenings it was practised by then.
	PractisedFrom = 28
)

// most is how often the breath is breathed in one practice at most.
func (p Pattern) most() int {
	switch {
	case !p.LongHeld():
		return math.MaxInt
	case p.Practised:
		return fewMore
	}
	return few
}

// LongHeld tells whether it is held so long that it has such a bound.
func (p Pattern) LongHeld() bool { return max(p.Hold, p.Empty) >= longHold }

// held is as many breaths as there may be, and a word about what follows.
func (p Pattern) held() Plan { return p.plan(append(p.breaths(p.most()), Passage(enoughHeld))) }

const enoughHeld = "That is enough of the long hold. On with four in and six out."

// easyOn is Calm, in which a longer wish goes on.
var easyOn = Pattern{Name: Calm, Title: "Calm", In: calmIn, Out: calmOut}

// The times of Calm (docs/evidence.md, Breathing patterns).
const (
	calmIn  = 4 * time.Second
	calmOut = 6 * time.Second
)

// then is the practice with another one after it, under its own name.
func (p Plan) then(next Plan) Plan {
	out := Routine(p.Name, p, next).Titled(p.Title)
	out.Practice = p.Practice
	return out
}
