package practice

import (
	"math"
	"time"

	"lull/routines/fraction"
)

// The shape of a breath (docs/evidence.md, Shape of a breath): the lungs fill
// along half a cosine, and empty early and then ever more slowly, as a relaxed
// exhale does. Both rest at both ends, so that there is no corner to catch on.

// emptying is the power in the flow of an exhale, x(1-x)^1.8 (docs/evidence.md,
// Shape of a breath).
const emptying = 1.8

func (p Phase) Fullness(into time.Duration) float64 {
	if p.From == p.To || p.Lasts <= 0 {
		return p.To
	}
	return p.From + (p.To-p.From)*p.moved(p.part(into))
}

// Filled is the fullness summed over the first part of the phase, in seconds:
// what goes with it, such as a pitch, is known at any moment without a march.
func (p Phase) Filled(into time.Duration) float64 {
	if p.From == p.To || p.Lasts <= 0 {
		return p.To * into.Seconds()
	}
	return p.From*into.Seconds() + (p.To-p.From)*p.movedSum(p.part(into))*p.Lasts.Seconds()
}

func (p Phase) part(into time.Duration) float64 {
	return fraction.Of(float64(into) / float64(p.Lasts))
}

// moved is how much of the way is gone after a part of the time.
func (p Phase) moved(x float64) float64 {
	if p.To < p.From {
		left := 1 - x
		return 1 - math.Pow(left, emptying+1)*(emptying+2-(emptying+1)*left)
	}
	return (1 - math.Cos(math.Pi*x)) / 2
}

// movedSum is the integral of moved.
func (p Phase) movedSum(x float64) float64 {
	if p.To < p.From {
		const whole = 1 - (emptying+1)/(emptying+3)
		left := 1 - x
		return x - whole + math.Pow(left, emptying+2)*(1-(emptying+1)/(emptying+3)*left)
	}
	return (x - math.Sin(math.Pi*x)/math.Pi) / 2
}
