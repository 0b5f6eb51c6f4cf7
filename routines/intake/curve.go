package intake

import (
	"math"
	"time"
)

// Curve gives the milligrams in the body at from, from+step, and so on up to
// and including to. It is empty when step is not positive or to lies before
// from. A year of drinks at every minute takes a few milliseconds, because
// between two drinks each exponential is the one before times a constant.
func (k Kinetics) Curve(doses []Dose, from, to time.Time, step time.Duration) []float64 {
	if step <= 0 || to.Before(from) {
		return nil
	}
	out := make([]float64, int(to.Sub(from)/step)+1)
	m, dt := k.start(doses, from), step.Hours()
	for i := 0; i < len(out); {
		m.to(float64(i) * dt)
		n := len(out) - i
		if m.next < len(m.events) {
			if ahead := math.Ceil(m.events[m.next].at/dt) - float64(i); ahead < float64(n) {
				n = max(int(ahead), 1)
			}
		}
		m.fill(out[i:i+n], dt)
		i += n
	}
	return out
}

// fill adds the sum at every dt hours to out, whose first place is the
// march's moment; no event lies before the last of them. It leaves the march
// where it was, so that the next stretch starts from an exact exponential and
// rounding cannot add up over a year.
func (m *march) fill(out []float64, dt float64) {
	for _, x := range m.modes {
		if x.amount == 0 && x.in == 0 {
			continue
		}
		x.fill(out, dt)
	}
	for i, v := range out {
		if v < 0 {
			out[i] = 0 // rounding right after a drink
		}
	}
}

// fill adds one mode to out.
func (x mode) fill(out []float64, dt float64) {
	rest := x.in / x.k
	a, step := x.sign*(x.amount-rest), math.Exp(-x.k*dt)
	rest *= x.sign
	for i := range out {
		out[i] += a + rest
		if a *= step; math.Abs(a) < 1e-30 {
			a = 0 // nothing to be seen, and numbers that small are slow
		}
	}
}
