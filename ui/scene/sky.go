package scene

import "math"

// star is a small light that stays where it is.
type star struct {
	x, y, r, v    float64
	period, phase float64 // of its slow change; none when the period is 0
}

// scatter strews n stars over a part of the stage, those of the rectangle from
// x0, y0 to x1, y1 in pixels; most are faint, and one in three changes slowly.
func scatter(d dice, n int, x0, y0, x1, y1, size float64) []star {
	out := make([]star, 0, n)
	for i := range n {
		r := d.roll(i, 0)
		// A plane of low discrepancy, shaken: a sky has no lattice and no heaps.
		_, fx := split(float64(i)*0.7548776662 + r.next()*0.25)
		_, fy := split(float64(i)*0.5698402910 + r.next()*0.25)
		bright := math.Pow(r.next(), 4)
		s := star{
			x: lerp(x0, x1, fx), y: lerp(y0, y1, fy),
			r: size * (0.3 + 0.3*bright), v: 0.07 + 0.5*bright,
		}
		if i%3 == 0 {
			s.period, s.phase = r.between(7, 15), r.next()
		}
		out = append(out, s)
	}
	return out
}

// settle paints the stars that do not change.
func settle(s *stage, stars []star) {
	for _, st := range stars {
		if st.period == 0 {
			s.pin(st.x, st.y, st.r, st.v)
		}
	}
}

// twinkle paints those that do.
func twinkle(s *stage, stars []star, at float64) {
	for _, st := range stars {
		if st.period > 0 {
			s.pin(st.x, st.y, st.r, st.v*(0.45+0.55*swing(at, st.period, st.phase)))
		}
	}
}
