package practice

import (
	"math"
	"time"
)

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

// held is the practice of as many as there may be, and a word about what
// follows.
func (p Pattern) held() Plan { return p.plan(append(p.breaths(p.most()), Passage(enoughHeld))) }

const enoughHeld = "That is enough of the long hold. On with four in and six out."

// easyOn is Calm, in which a longer wish goes on (docs/evidence.md, Breathing
// patterns).
var easyOn = Pattern{Name: Calm, Title: "Calm", In: calmIn, Out: calmOut}

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
