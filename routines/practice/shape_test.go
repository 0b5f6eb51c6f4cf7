package practice

import (
	"math"
	"testing"
	"time"
)

// An exhale gives most of its air in the first half, and no breath has a corner
// at a turn.
func TestTheShapeOfABreath(t *testing.T) {
	out := Phase{Cue: Out, Lasts: 6 * time.Second, From: 1, To: 0}
	in := Phase{Cue: In, Lasts: 4 * time.Second, From: 0, To: 1}
	if half := out.Fullness(3 * time.Second); half > 0.4 {
		t.Errorf("half way through an exhale the lungs are %.2f full", half)
	}
	for _, p := range []Phase{in, out} {
		const dt = time.Millisecond
		most, sum := 0.0, 0.0
		for at := time.Duration(0); at < p.Lasts; at += dt {
			step := math.Abs(p.Fullness(at+dt) - p.Fullness(at))
			most = max(most, step)
			if at == 0 || at+dt == p.Lasts {
				if step > 1e-5 {
					t.Errorf("%s: moves by %g in the millisecond at %v", p.Cue, step, at)
				}
			}
			sum += (p.Fullness(at) + p.Fullness(at+dt)) / 2 * dt.Seconds()
			if got := p.Filled(at + dt); math.Abs(got-sum) > 1e-6 {
				t.Fatalf("%s: %.6f filled after %v, and the sum is %.6f", p.Cue, got, at+dt, sum)
			}
		}
		if from, to := p.Fullness(0), p.Fullness(p.Lasts); from != p.From || to != p.To {
			t.Errorf("%s: goes from %v to %v", p.Cue, from, to)
		}
	}
}

// The flow of an exhale goes with x(1-x)^1.8 (docs/evidence.md, Shape of a
// breath).
func TestTheFlowOfAnExhale(t *testing.T) {
	out := Phase{Cue: Out, Lasts: time.Second, From: 1, To: 0}
	flow := func(x float64) float64 {
		const d = 1e-4
		at := func(y float64) float64 { return out.Fullness(time.Duration(y * float64(time.Second))) }
		return (at(x-d) - at(x+d)) / (2 * d)
	}
	for _, x := range []float64{0.1, 0.25, 0.5, 0.75, 0.9} {
		want := x * math.Pow(1-x, 1.8) / (0.5 * math.Pow(0.5, 1.8))
		if got := flow(x) / flow(0.5); math.Abs(got-want) > 1e-3 {
			t.Errorf("at %.2f of an exhale the flow is %.4f of that half way, not %.4f", x, got, want)
		}
	}
}
