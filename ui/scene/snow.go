package scene

import "math"

// snow is a hut on a snowfield: one window lit, firs, flakes that come down
// slowly and a little sideways, fewer as it gets late. A lantern goes by on the
// hill now and then.
type snow struct {
	ground, hill func(x float64) float64
}

func (w *snow) build(s *canvas) {
	d := s.dice.roll(1, 0)
	w.ground = func(x float64) float64 {
		return s.y(0.8) - 2.2*s.u*math.Sin(x/s.w*2.6+0.6) + 2.5*s.u*(d.along(x/(26*s.u))-0.5)
	}
	// Hills far behind.
	w.hill = func(x float64) float64 { return s.y(0.6) - 5*s.u*d.along(x/(22*s.u)+60) }
	s.add(func(x, y float64) float64 {
		hill := w.hill(x)
		return 0.05 * rise(-0.7, 0.7, y-hill) * rise(hill+9*s.u, hill, y)
	})
	s.day(func(x, y float64) float64 {
		hill := w.hill(x)
		return 0.07 * rise(hill-14*s.u, hill, y) * rise(0.6, -0.4, y-hill)
	})
	r := s.dice.roll(2, 0)
	side := 0.28
	if r.next() < 0.5 {
		side = 0.7
	}
	w.trees(s, r, side)
	s.below(w.ground, 0.28, 0.055, 6*s.u)
	w.hut(s, s.x(side))
}

// trees are firs, with snow on the side of the wind.
func (w *snow) trees(s *canvas, r dice, side float64) {
	for i := range 6 {
		t := r.roll(i, 0)
		part := 0.14 + 0.72*(float64(i)+0.6*t.next())/5.6
		if math.Abs(part-side) < 0.17 {
			continue
		}
		high := t.between(9, 14) * s.u
		x := s.x(part)
		foot := w.ground(x) + 0.5
		half := func(y float64) float64 {
			down := unit((y - foot + high) / high)
			_, tier := split(down * 2.999)
			return high * 0.34 * down * (0.62 + 0.38*tier)
		}
		s.cover(x-high, foot-high, x+high, foot, 0.07, func(px, py float64) float64 {
			return unit(half(py) - math.Abs(px-x) + 0.5)
		})
		s.within(x-high, foot-high, x+high, foot, func(px, py, was float64) float64 {
			v := 0.24
			if px > x {
				v = 0.14
			}
			edge := unit(1 - math.Abs(half(py)-math.Abs(px-x)-0.2*s.u)/(0.7*max(s.u, 0.7)))
			return max(was, v*edge)
		})
	}
}

func (w *snow) hut(s *canvas, x float64) {
	foot := w.ground(x) + s.u
	wide, high, eave := 8*s.u, 5*s.u, 1.8*s.u
	top := foot - high
	s.cover(x-wide, top, x+wide, foot, 0, func(px, py float64) float64 { return unit(wide - math.Abs(px-x) + 0.5) })
	ridge := top - 5.5*s.u
	s.cover(x-wide-eave, ridge-2, x+wide+eave, top+1, 0, func(px, py float64) float64 {
		half := (py - ridge) / (top - ridge) * (wide + eave)
		return unit(half - math.Abs(px-x) + 0.5)
	})
	// The roof is white, as far as anything is.
	s.stroke(x, ridge, x-wide-eave, top, 1.5*s.u, 0.34)
	s.stroke(x, ridge, x+wide+eave, top, 1.5*s.u, 0.26)
	s.stroke(x+3.5*s.u, ridge+s.u, x+3.5*s.u, ridge-1.6*s.u, 1.6*s.u, 0.12)
	// Its window, and the light of it on the snow.
	s.oval(x, foot+2.2*s.u, 6.5*s.u, 1.5*s.u, 0.2)
	s.within(x-1.5*s.u, foot-3.7*s.u, x+1.5*s.u, foot-1.7*s.u, func(_, _, _ float64) float64 { return 0.62 })
	s.rod(x, foot-4*s.u, x, foot-1.6*s.u, 0.3*s.u, 0.22)
}

func (w *snow) move(s *canvas, at float64) {
	part, v, _ := passing(s.dice.roll(4, 0), at, 90, 60)
	x := s.x(lerp(0.9, 0.1, part))
	s.spot(stepped(x, 0.25, 0), stepped(w.hill(x)+1.2*s.u, 0.25, 0), 0.4*s.u, 0.34*v)
	for i, left := range remaining(s.way, 8+int(26*s.more(0.4)), 0.65) {
		r := s.dice.roll(i, 3)
		near := float64(i%3) / 2
		pace := lerp(0.55, 1.15, near) * s.u * r.between(0.85, 1.15)
		period := (s.h + 4) / pace
		n, part := split(at/period + r.next())
		r = s.dice.roll(i, n+10)
		_, lane := split(float64(i)*0.618 + 0.2*r.next())
		y := stepped(part*(s.h+4)-2, 0.34, r.next())
		x := lane*(s.w*1.1) - s.w*0.05 + (1.4+near)*s.u*math.Sin(at/r.between(5, 8)+6*r.next()) + part*6*s.u
		x = stepped(x, 0.34, r.next())
		end := w.ground(x) + near*4*s.u
		v := left * lerp(0.14, 0.34, near) * rise(0, 0.08, part) * rise(end, end-4*s.u, y)
		s.spot(x, y, lerp(0.3, 0.62, near)*max(s.u, 0.8), v)
	}
}
