package scene

import "math"

// desert is a camp under a great many stars that turn: low sand, one tent with
// a light in it, embers that breathe. Now and then something far up goes by.
type desert struct {
	stars  []star
	ex, ey float64
}

func (w *desert) build(s *canvas) {
	r := s.dice.roll(0, 0)
	many := int(115 * s.more(0.5))
	w.stars = scatter(s.dice.roll(3, 3), many, 0, 0, s.w, s.y(0.74), s.u*0.95)
	cloud := s.dice.roll(4, 0)
	lean := r.between(0.5, 0.8)
	// The milky way, with thin places.
	s.add(func(x, y float64) float64 {
		across := (y - s.y(0.3) + (x-s.x(0.5))*lean*0.55) / (5.5 * s.u)
		v := math.Exp(-across*across) * rise(0.25, 0.8, cloud.over(x/(6*s.u), y/(5*s.u)))
		return 0.06 * v
	})
	s.day(func(x, y float64) float64 { // copper in the west
		west := rise(1.1, 0, math.Abs(x/s.w-0.5)*2)
		return 0.15 * west * rise(s.y(0.46), s.y(0.76), y)
	})
	far := func(x float64) float64 {
		return s.y(0.76) - 3.5*s.u*s.dice.along(x/(30*s.u)) - 1.2*s.u*s.dice.along(x/(9*s.u)+5)
	}
	s.below(far, 0.085, 0, 2.4*s.u)
	near := func(x float64) float64 { return s.y(0.88) - 2.5*s.u*math.Sin(x/(23*s.u)+6*s.dice.along(3)) }
	s.below(near, 0.05, 0.012, 4*s.u)
	tent := s.x(r.between(0.26, 0.36))
	if r.next() < 0.5 {
		tent = s.w - tent
	}
	w.tent(s, tent, near(tent)+1.2*s.u)
	w.ex = tent + 13*s.u*math.Copysign(1, s.w/2-tent)
	w.ey = near(w.ex) + 1.6*s.u
	s.bare(w.ex-9*s.u, w.ey-3*s.u, w.ex+9*s.u, s.h)
}

// tent is long and low, dark against the sky, open on one side.
func (w *desert) tent(s *canvas, x, foot float64) {
	half, high := 9.5*s.u, 6.5*s.u
	roof := func(px float64) float64 {
		d := math.Abs(px-x) / half
		return foot - high*(1-0.75*math.Pow(d, 1.3))
	}
	s.cover(x-half, foot-high-2, x+half, foot, 0, func(px, py float64) float64 { return unit(py - roof(px) + 0.5) })
	for px := -half; px < half; px += 0.5 {
		s.spot(x+px, roof(x+px), 0.35, 0.05)
	}
	// Light behind the cloth, and in the opening.
	s.within(x-3*s.u, foot-high, x+3*s.u, foot, func(px, py, was float64) float64 {
		d := math.Abs(px-x) / (1.9 * s.u * unit((py-roof(px))/(high*0.8)))
		return was + 0.46*unit(1.4-d)*rise(foot-high, foot-high*0.5, py)
	})
	s.oval(x, foot+0.8*s.u, 4.5*s.u, 0.8*s.u, 0.16)
}

func (w *desert) move(s *canvas, at float64) {
	turn(s, w.stars, at, 0.012*s.u, 0, s.w)
	part, v, r := passing(s.dice.roll(9, 0), at, 120, 50)
	far := r.between(0.08, 0.3)
	s.pin(s.x(lerp(0.15, 0.85, part)), s.y(far+0.1*part), 0.22*s.u, 0.3*v)
	breath := (0.6 + 0.4*swing(at, 11, 0)) * lerp(1, 0.6, s.way)
	s.oval(w.ex, w.ey, 4*s.u, 1.1*s.u, 0.13*breath)
	for i := range 4 {
		r := s.dice.roll(i, 8)
		v := (0.25 + 0.35*swing(at, r.between(5, 9), r.next())) * lerp(1, 0.55, s.way)
		s.spot(w.ex+(float64(i)-1.5)*1.1*s.u, w.ey+r.between(-0.3, 0.4)*s.u, 0.45*s.u, v)
	}
}
