package scene

import (
	"iter"
	"math"
)

// star is a small light that stays where it is.
type star struct {
	x, y, r, v    float64
	period, phase float64 // of its slow change; none when the period is 0
}

// scatter gives n stars in the rectangle from x0, y0 to x1, y1 in pixels. Most are
// faint, and one in three changes slowly.
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
			r: size * (0.2 + 0.16*bright), v: 0.09 + 0.5*bright,
		}
		if i%3 == 0 {
			s.period, s.phase = r.between(7, 15), r.next()
		}
		out = append(out, s)
	}
	return out
}

// steady paints the stars that do not change.
func steady(s *canvas, stars []star) {
	for _, st := range stars {
		if st.period == 0 {
			s.pin(st.x, st.y, st.r, st.v)
		}
	}
}

// twinkle paints those that do.
func twinkle(s *canvas, stars []star, at float64) {
	for _, st := range stars {
		if st.period > 0 {
			s.pin(st.x, st.y, st.r, st.v*st.now(at))
		}
	}
}

// now is how much of its light a star has.
func (st star) now(at float64) float64 {
	if st.period == 0 {
		return 1
	}
	return 0.45 + 0.55*swing(at, st.period, st.phase)
}

// turn paints all stars of a sky that turns: one that leaves at the left, x0,
// comes again at the right, and none is seen to move.
func turn(s *canvas, stars []star, at, pace, x0, x1 float64) {
	f := float64(s.fine)
	for _, st := range stars {
		_, part := split((st.x - x0 - pace*at) / (x1 - x0))
		x := x0 + part*(x1-x0)
		// It passes from one point to the next as one fades and the other comes.
		i, between := split((x+s.ox)*f - 0.5)
		between = stepped(between, 0.25, 0.5)
		v := st.v * st.now(at)
		for k, share := range [2]float64{1 - between, between} {
			s.pin((float64(i+k)+0.5)/f-s.ox, st.y, st.r, v*share)
		}
	}
}

// passing is something that comes by now and then, for a part of the time: how
// far it has come, from 0 to 1, how much of its light is there, and chances
// that are its own.
func passing(d dice, at, every, lasts float64) (part, v float64, r dice) {
	r = d.roll(77, 0)
	n, now := split(at/every + 0.2 + 0.6*r.next())
	part = now * every / lasts
	return part, rise(0, 0.15, part) * rise(1, 0.85, part), d.roll(78, n)
}

// goesBy is a light that crosses the canvas now and then, from one part of its
// width to another: where it is, and how much of it is there.
func (s *canvas) goesBy(chances int, at, every, lasts, from, to float64) (x, v float64) {
	part, v, _ := passing(s.dice.roll(chances, 0), at, every, lasts)
	return stepped(s.x(lerp(from, to, part)), 0.25, 0), v
}

// remaining are those of many things that are there yet, each with how much of it
// is left, where a part of all of them is gone at the end of the way: the last ones
// go first, one after the other and none at once.
func remaining(way float64, many int, gone float64) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		for i := range many {
			left := rise(-0.06, 0.06, 1-gone*way*1.12-float64(i)/float64(many))
			if left > 0 && !yield(i, left) {
				return
			}
		}
	}
}
