package scene

import "math"

// orchard is a few round trees in apple time, a ladder left standing, and
// fireflies in the grass.
type orchard struct {
	flies fireflies
	trees []tree
}

type tree struct{ x, y, r, foot float64 }

func (w *orchard) build(s *canvas) {
	// The last of the day, low between the trees.
	low := func(from, x, y float64) float64 {
		part := y / s.h
		return rise(from, 0.74, part) * rise(0.8, 0.75, part) * rise(0.62, 0.1, math.Abs(x/s.w-0.5))
	}
	s.add(func(x, y float64) float64 { return 0.05 * low(0.3, x, y) })
	s.day(func(x, y float64) float64 { return 0.085 * low(0.25, x, y) })
	for _, st := range scatter(s.dice.roll(8, 8), 9, s.x(0.05), s.y(0.02), s.x(0.95), s.y(0.3), s.u) {
		s.pin(st.x, st.y, st.r, st.v*0.8)
	}
	grass := func(x float64) float64 { return s.y(0.78) - 1.2*s.u*s.dice.along(x/(17*s.u)) }
	s.below(grass, 0.045, 0.012, 5*s.u)
	for i := range 60 {
		r := s.dice.roll(i, 3)
		x := s.x(r.next())
		y := grass(x) + r.between(0, 5)*s.u
		s.stroke(x, y+0.6*s.u, x+r.between(-0.5, 0.5)*s.u, y-0.9*s.u, 0.4, 0.05+0.05*r.next())
	}
	w.trees = w.trees[:0]
	for i, part := range []float64{0.2, 0.5, 0.79} {
		r := s.dice.roll(i, 1)
		t := tree{x: s.x(part + 0.04*(r.next()-0.5)), r: s.u * r.between(7.2, 8.8)}
		t.foot = grass(t.x) + (1.2+float64(i%2)*1.2)*s.u
		t.y = t.foot - t.r - 6*s.u
		w.tree(s, i, t)
		w.trees = append(w.trees, t)
	}
	w.ladder(s, w.trees[1])
	s.bare(0, s.y(0.5), s.w, s.h)
	w.flies = fireflies{s.dice.roll(4, 4), 6, s.x(0.1), s.y(0.56), s.x(0.9), s.y(0.9)}
}

func (w *orchard) tree(s *canvas, i int, t tree) {
	d := s.dice.roll(20+i, 0)
	s.rod(t.x-0.4*s.u, t.foot, t.x, t.y, 1.7*s.u, 0.03)
	s.rod(t.x, t.y+t.r*0.95, t.x-t.r*0.5, t.y, s.u, 0.02)
	s.rod(t.x, t.y+t.r*0.95, t.x+t.r*0.5, t.y, s.u, 0.02)
	s.stroke(t.x-1.2*s.u, t.foot-0.5*s.u, t.x-0.9*s.u, t.y+t.r, 0.4, 0.14)
	s.cover(t.x-1.6*t.r, t.y-1.3*t.r, t.x+1.6*t.r, t.y+1.3*t.r, 0, func(x, y float64) float64 {
		return w.crown(d, t, x, y, s.u)
	})
	// Leaves on the side of the evening.
	s.within(t.x-1.6*t.r, t.y-1.3*t.r, t.x+1.6*t.r, t.y+1.3*t.r, func(x, y, was float64) float64 {
		in := w.crown(d, t, x, y, s.u)
		leaf := d.over(x/(1.5*s.u), y/(1.2*s.u))
		light := 0.07 + 0.13*rise(0.9, -0.9, (y-t.y)/t.r+0.4*(x-t.x)/t.r)
		return was + in*light*(0.45+0.55*rise(0.3, 0.8, leaf))
	})
	for k := range int(2 + 5*min(s.u, 1.4)) {
		r := s.dice.roll(i*20+k, 2)
		_, turn := split(float64(k)*0.618 + 0.1*r.next())
		out := t.r * math.Sqrt(0.1+0.62*r.next())
		sin, cos := math.Sincos(2 * math.Pi * turn)
		s.spot(t.x+out*1.15*cos, t.y+out*0.8*sin+s.u, 0.6*s.u, r.between(0.3, 0.52))
	}
	for k := range 3 {
		r := s.dice.roll(i*20+k, 7)
		s.spot(t.x+r.between(-1.2, 1.2)*t.r, t.foot+r.between(0, 1.6)*s.u, 0.5*s.u, 0.3)
	}
}

// crown is 1 within the leaves of a tree: round, with a soft ragged edge.
func (w *orchard) crown(d dice, t tree, x, y, u float64) float64 {
	dx, dy := (x-t.x)/(t.r*1.25), (y-t.y)/(t.r*0.95)
	edge := 0.9 + 0.22*d.over(x/(3*u)+90, y/(3*u))
	return unit((edge-math.Hypot(dx, dy))*t.r/1.2 + 0.5)
}

func (w *orchard) ladder(s *canvas, t tree) {
	x0, y0, x1, y1 := t.x+8*s.u, t.foot+s.u, t.x+3.6*s.u, t.y-1*s.u
	wide := 2.2 * s.u
	s.stroke(x0, y0, x1, y1, 0.6, 0.2)
	s.stroke(x0+wide, y0, x1+wide*0.7, y1, 0.6, 0.2)
	for k := 1; k < 8; k++ {
		p := float64(k) / 8
		x, y := lerp(x0, x1, p), lerp(y0, y1, p)
		s.stroke(x, y, x+wide*(1-0.3*p), y, 0.4, 0.15)
	}
}

func (w *orchard) move(s *canvas, at float64) {
	w.flies.move(s, at)
	// A cart goes home on the lane beyond.
	x, v := s.goesBy(11, at, 105, 60, 0.92, 0.08)
	s.spot(x, s.y(0.735), 0.45*s.u, 0.34*v)
	s.spot(x, s.y(0.735), 1.8*s.u, 0.06*v)
	// Here and there leaves turn a little and turn back.
	for i := range 10 {
		r := s.dice.roll(i, 9)
		t := w.trees[i%len(w.trees)]
		x, y := t.x+r.between(-0.8, 0.8)*t.r, t.y+r.between(-0.7, 0.5)*t.r
		v := 0.12 * math.Pow(swing(at, r.between(8, 14), r.next()), 3)
		s.spot(x, y, 0.8*s.u, v)
	}
}
