package scene

import "math"

// moon is a lake at night: a dim warm disc, hills without trees, a road of
// light on the water that breaks and mends. Thin cloud comes before the moon,
// and a boat crosses with its light.
type moon struct {
	x, y float64
}

const lakeFrom = 0.55

func (w *moon) build(s *canvas) {
	r := s.dice.roll(0, 0)
	w.x, w.y = s.x(r.between(0.4, 0.64)), s.y(0.24)
	radius := 4.3 * s.u
	stars := scatter(s.dice.roll(9, 9), int(12*math.Sqrt(s.u)), s.x(0.08), s.y(0.03), s.x(0.92), s.y(0.4), s.u*0.9)
	for _, st := range stars {
		if math.Hypot(st.x-w.x, st.y-w.y) > 3*radius {
			s.pin(st.x, st.y, st.r, st.v)
		}
	}
	seas := s.dice.roll(5, 0)
	s.within(0, 0, s.w, s.h, func(x, y, was float64) float64 {
		d := math.Hypot(x-w.x, y-w.y)
		halo := 0.025*rise(s.y(0.1), s.y(lakeFrom), y) + 0.1*math.Pow(unit(1-d/(17*s.u)), 2)
		disc := unit(radius - d + 0.5)
		face := 0.7 - 0.22*rise(0.45, 0.75, seas.over(x/(2.6*s.u), y/(2.6*s.u))) - 0.1*rise(0.5, 1, d/radius)
		return max(was, lerp(halo, face, disc))
	})
	s.day(func(_, y float64) float64 { return 0.09 * rise(s.y(0.18), s.y(lakeFrom), y) })
	hill := func(x float64) float64 {
		return s.y(lakeFrom) - s.u*(0.6+6*s.dice.along(x/(21*s.u))*rise(0, 0.35, math.Abs(x-w.x)/s.w+0.06))
	}
	s.below(hill, 0.012, 0.006, 6*s.u)
	for x := 0.0; x < s.w; x += 0.5 {
		s.spot(x, hill(x), 0.3, 0.03)
	}
	// The far bank: a thin line where the water begins.
	s.below(func(float64) float64 { return s.y(lakeFrom) }, 0.06, 0, 1.4*s.u)
	s.bare(0, 0, s.w, s.h)
	w.reeds(s)
}

func (w *moon) reeds(s *canvas) {
	left := w.x > s.w/2
	for i := range 6 {
		r := s.dice.roll(i, 7)
		x := s.x(0.1 + 0.15*(float64(i)+r.next())/6)
		if !left {
			x = s.w - x
		}
		lean := r.between(-2.5, 3) * s.u
		foot := s.y(0.9)
		high := r.between(5, 11) * s.u
		s.stroke(x, foot, x+lean, foot-high, 0.3*s.u, 0.11)
		if i%3 == 0 {
			s.stroke(x+lean, foot-high, x+lean*1.15, foot-high-2*s.u, 1.2*s.u, 0.15)
		}
	}
}

func (w *moon) move(s *canvas, at float64) {
	veil := w.cloud(s, at)
	boat, v := s.goesBy(11, at, 100, 70, 0.1, 0.9)
	s.spot(boat, s.y(lakeFrom)+1.2*s.u, 0.4*s.u, 0.4*v)
	s.dash(boat-1.2*s.u, boat+1.2*s.u, s.y(lakeFrom)+2.8*s.u, 0.13*v)
	top, bottom := s.y(lakeFrom)+1.5, s.y(0.98)
	rows := int((bottom - top) / max(1, 0.85*s.u))
	for i := range rows {
		part := (float64(i) + 0.5) / float64(rows)
		y := lerp(top, bottom, part)
		// Narrow under the hills, wide near by, and always a little ragged.
		half := s.u * (1.6 + 8.5*part)
		for k := range 3 {
			r := s.dice.roll(i, 20+k)
			period := r.between(6, 11)
			n, along := split(at/period + r.next())
			r = s.dice.roll(i*4+k, 100+n)
			v := 0.42 * (1 - 0.55*veil) * math.Sin(math.Pi*along) * math.Sin(math.Pi*along) * (1 - 0.45*part)
			x := w.x + (r.next()+r.next()-1)*half
			wide := half * r.between(0.25, 0.7)
			s.dash(x-wide, x+wide, y, v)
		}
	}
}

// cloud goes before the moon slowly, thin at first and thicker as it gets
// late, and tells how much of the light it takes.
func (w *moon) cloud(s *canvas, at float64) float64 {
	d := s.dice.roll(12, 0)
	thick := lerp(0.25, 0.6, s.way)
	reach := 6.5 * s.u
	drift := stepped(at*0.11, 0.5, 0) * s.u
	through := func(x, y float64) float64 {
		return thick * rise(0.42, 0.72, d.over((x+drift)/(11*s.u), y/(2.6*s.u)))
	}
	s.within(w.x-reach, w.y-reach, w.x+reach, w.y+reach, func(x, y, was float64) float64 {
		i, j := int((x+s.ox)*float64(s.fine)), int((y+s.oy)*float64(s.fine))
		return was - float64(s.under[j*s.pw+i])*through(x, y)*rise(reach, 0.75*reach, math.Hypot(x-w.x, y-w.y))
	})
	return through(w.x, w.y)
}
