package scene

import "math"

// forest is a wood after rain: mist between the trunks, drops that gather at a
// twig, rings on a puddle, a few fireflies.
type forest struct {
	flies fireflies
	twigs [][2]float64
}

const forestFloor = 0.78

func (w *forest) build(s *canvas) {
	d := s.dice.roll(1, 0)
	// Mist stands in the hollow, up to the knees of the trees.
	s.add(func(x, y float64) float64 {
		part := y / s.h
		v := rise(0.2, 0.62, part) * rise(0.84, 0.68, part)
		side := rise(0.6, 0.1, math.Abs(x/s.w-0.5))
		return 0.14 * v * side * (0.55 + 0.45*d.over(x/(13*s.u), y/(4*s.u)))
	})
	s.day(func(x, y float64) float64 { // between the trees
		part := y / s.h
		return 0.13 * rise(0.12, 0.5, part) * rise(0.76, 0.6, part) * rise(0.6, 0.05, math.Abs(x/s.w-0.5))
	})
	w.trunks(s)
	w.canopy(s)
	w.puddle(s)
	w.flies = fireflies{s.dice.roll(3, 3), 5, s.x(0.18), s.y(0.4), s.x(0.82), s.y(0.72)}
}

func (w *forest) trunks(s *canvas) {
	for i := range 11 {
		r := s.dice.roll(i, 2)
		far := i < 5
		part := 0.08 + 0.84*(float64((i*4)%11)+0.7*r.next())/11
		x, wide := s.x(part), r.between(1.6, 2.8)*s.u
		foot, v := s.y(forestFloor)+r.between(0, 3)*s.u, 0.0
		if far {
			wide, v, foot = r.between(0.6, 1.1)*s.u, 0.05, s.y(forestFloor-0.06)
		}
		lean := r.between(-1.2, 1.2) * s.u
		s.cover(x-4*wide-2, 0, x+4*wide+2, foot, v, func(px, py float64) float64 {
			up := 1 - py/foot
			half := wide * (1 + 0.9*math.Pow(1-up, 14)) / 2
			return unit(half - math.Abs(px-x-lean*up) + 0.5)
		})
		if !far {
			// Wet down one side.
			s.stroke(x-wide/2, foot-s.u, x+lean-wide/2, s.y(0.2), 0.5, 0.12)
		}
	}
}

// canopy hangs down dark from above, with twigs that hold a drop.
func (w *forest) canopy(s *canvas) {
	d := s.dice.roll(4, 0)
	edge := func(x float64) float64 {
		return s.y(0.2) + 7*s.u*(d.along(x/(9*s.u))-0.45) + 2*s.u*d.along(x/(2.2*s.u))
	}
	s.cover(0, 0, s.w, s.y(0.6), 0, func(x, y float64) float64 {
		return unit(edge(x)-y+0.5) * (0.75 + 0.25*rise(4*s.u, 0, y-edge(x)+5*s.u))
	})
	w.twigs = w.twigs[:0]
	for i := range 3 {
		r := s.dice.roll(i, 5)
		x := s.x(0.3 + 0.2*float64(i) + 0.1*r.next())
		w.twigs = append(w.twigs, [2]float64{x, edge(x) + s.u})
	}
}

func (w *forest) puddle(s *canvas) {
	s.each(func(x, y, was float64) float64 {
		if y < s.y(forestFloor) {
			return was
		}
		dx, dy := (x-s.x(0.5))/(17*s.u), (y-s.y(0.88))/(2.6*s.u)
		return was + 0.07*rise(1.1, 0.85, math.Hypot(dx, dy))
	})
}

func (w *forest) move(s *canvas, at float64) {
	w.flies.move(s, at)
	// A lantern far off goes by behind the trees.
	x, v := s.goesBy(8, at, 110, 60, 0.14, 0.86)
	s.spot(x, s.y(forestFloor-0.12), 0.5*s.u, 0.36*v)
	s.spot(x, s.y(forestFloor-0.12), 2*s.u, 0.07*v)
	for i, twig := range w.twigs {
		part, period, place := s.dice.again(i, 6, at, 15, 21, 100)
		sec := part * period
		const gathers, falls, rings = 5.0, 4.5, 5.5
		x, y := twig[0], twig[1]
		pool := s.y(0.88) + place.between(-1, 1)*s.u
		switch {
		case sec < gathers:
			s.spot(x, y, 0.6*max(s.u, 0.8), 0.32*rise(0, gathers, sec))
		case sec < gathers+falls:
			// It comes down as if through honey: a real one would startle.
			f := (sec - gathers) / falls
			s.spot(x, lerp(y, pool, f*f*(2-f)), 0.6*max(s.u, 0.8), lerp(0.32, 0.14, ease(f*3)))
		case sec < gathers+falls+rings:
			f := (sec - gathers - falls) / rings
			w.ring(s, s.x(0.5)+(x-s.x(0.5))*0.6, pool, (0.8+8*f)*s.u, 0.26*rise(0, 0.1, f)*(1-f))
		}
	}
}

// ring is an oval line on the water.
func (w *forest) ring(s *canvas, x, y, r, v float64) {
	flat := 0.24
	s.within(x-r-2, y-r*flat-2, x+r+2, y+r*flat+2, func(px, py, was float64) float64 {
		d := math.Hypot(px-x, (py-y)/flat) - r
		return was + v*unit(1-math.Abs(d)/(1.6*max(s.u, 0.7)))
	})
}
