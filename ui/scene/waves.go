package scene

import "math"

// waves is a shore at night: dunes on one side, a boat drawn up on the sand,
// a headland with one lamp, and lines of swell that come in and run up the
// beach. A ship passes far out, now and then.
type waves struct {
	stars []star
	lamp  float64
	near  bool // the dunes stand on the left
}

const (
	waveEvery = 13.0 // s from one wave to the next
	waveComes = 52.0 // s from the horizon to the sand
	waveRuns  = 13.0 // s up the sand and back
	horizon   = 0.3  // as a part of the height
	sandEnds  = 0.95
)

// waterline is where the sea ends at a distance from the dunes: it runs away
// from them, so that a beach is seen and no stripe.
func waterline(part float64) float64 { return 0.63 + 0.2*part }

// side is how far a place is from the dunes' side, as a part of the width.
func (w *waves) side(s *canvas, x float64) float64 { return w.mirrored(s, x) / s.w }

// mirrored is the x of what stands there where the dunes are on the left.
func (w *waves) mirrored(s *canvas, x float64) float64 {
	if w.near {
		return x
	}
	return s.w - x
}

// edge is the waterline at x, in pixels, without its bays.
func (w *waves) edge(s *canvas, x float64) float64 { return s.y(waterline(w.side(s, x))) }

func (w *waves) build(s *canvas) {
	r := s.dice.roll(1000, 0)
	w.lamp, w.near = r.between(0.74, 0.82), r.next() < 0.5
	w.stars = scatter(s.dice, int(22*math.Sqrt(s.u))+4, s.x(0.08), s.y(0.02), s.x(0.92), s.y(horizon-0.06), s.u)
	steady(s, w.stars)
	// What is left of the evening over the sea, and a little that stays.
	band := func(y float64) float64 {
		return rise(horizon-0.24, horizon, y/s.h) * rise(horizon+0.01, horizon, y/s.h)
	}
	s.add(func(_, y float64) float64 { return 0.05 * band(y) })
	s.day(func(_, y float64) float64 { return 0.16 * band(y) * band(y) })
	w.headland(s)
	w.sand(s)
	w.boat(s)
	w.dune(s)
}

// headland is a low dark hill where the land ends, with a lamp on it.
func (w *waves) headland(s *canvas) {
	d := s.dice.roll(1002, 0)
	high := func(x float64) float64 {
		part := w.side(s, x)
		return s.y(horizon) - 5.5*s.u*rise(0.6, 0.92, part)*(0.75+0.5*d.along(x/(9*s.u)))
	}
	s.cover(0, 0, s.w, s.y(horizon)+0.5, 0.012, func(x, y float64) float64 { return y - high(x) + 0.5 })
	x := w.lampX(s)
	y := high(x) - 0.6*s.u
	s.spot(x, y, 0.45*s.u, 0.5)
	s.spot(x, y, 1.8*s.u, 0.1)
}

func (w *waves) lampX(s *canvas) float64 { return w.mirrored(s, s.x(w.lamp)) }

// sand is the beach: a soft slope with its grain, and some stones that hold a
// little light.
func (w *waves) sand(s *canvas) {
	d := s.dice.roll(1001, 0)
	s.add(func(x, y float64) float64 {
		grain := 0.55 + 0.45*d.over(x/(2.4*s.u), y/(0.9*s.u))
		edge := w.edge(s, x)
		wet := 0.05 * rise(edge-s.u, edge+1.5*s.u, y) * rise(edge+6*s.u, edge+2*s.u, y)
		return wet + 0.095*grain*rise(edge+2*s.u, edge+6*s.u, y)
	})
	for i := range 11 {
		r := d.roll(i, 1)
		x := s.x(r.between(0.12, 0.88))
		y := lerp(w.edge(s, x)+4*s.u, s.y(sandEnds), r.next())
		size := r.between(0.4, 0.8) * s.u
		s.oval(x, y, 1.4*size, 0.7*size, 0.08)
		s.spot(x-0.4*size, y-0.3*size, 0.4*size, 0.08)
	}
}

// boat lies drawn up above the water, dark, with a light along its side.
func (w *waves) boat(s *canvas) {
	x := w.mirrored(s, s.x(0.42))
	y, long, deep := w.edge(s, x)+6.5*s.u, 6.5*s.u, 2.2*s.u
	s.cover(x-long, y-deep, x+long, y+deep, 0.015, func(px, py float64) float64 {
		off := (px - x) / long
		top, keel := y-deep*0.35-deep*0.55*off*off, y+deep*0.75*(1-off*off)
		return unit(py-top+0.5) * unit(keel-py+0.5)
	})
	for px := -1.0; px <= 1; px += 0.25 / long {
		s.spot(x+px*long, y-deep*0.35-deep*0.55*px*px, 0.3, 0.06)
	}
	s.stroke(x-0.3*long, y-deep*0.38, x-0.3*long, y-deep*0.05, 0.5, 0.1)
	s.stroke(x+0.35*long, y-deep*0.4, x+0.35*long, y-deep*0.05, 0.5, 0.1)
}

// dune is a hill of sand near by, dark, with grass on it.
func (w *waves) dune(s *canvas) {
	d := s.dice.roll(1003, 0)
	top := func(x float64) float64 {
		return s.y(0.52) + 17*s.u*rise(0, 0.36, w.side(s, x)) + 1.5*s.u*d.along(x/(7*s.u))
	}
	s.cover(0, 0, s.w, s.h, 0.02, func(x, y float64) float64 {
		return (y - top(x) + 0.5) * rise(0.36, 0.3, w.side(s, x))
	})
	for i := range 34 {
		r := d.roll(i, 2)
		part := 0.3 * r.next()
		x := w.mirrored(s, part*s.w)
		y := top(x) + r.between(0, 3)*s.u
		lean := r.between(0.3, 2.2) * s.u
		if !w.near {
			lean = -lean
		}
		s.stroke(x, y+0.5*s.u, x+lean, y-r.between(1.6, 3.8)*s.u, 0.4, 0.07+0.09*r.next())
	}
}

func (w *waves) move(s *canvas, at float64) {
	twinkle(s, w.stars, at)
	ship, v := s.goesBy(1004, at, 96, 70, 0.62, 0.12)
	ship = w.mirrored(s, ship)
	s.spot(ship, s.y(horizon)-0.6*s.u, 0.4*s.u, 0.4*v)
	s.spot(ship+1.5*s.u, s.y(horizon)-1.1*s.u, 0.3*s.u, 0.22*v)
	for k := range 3 {
		y := s.y(horizon) + (1.3+2*float64(k))*s.u
		x := w.lampX(s)
		s.dash(x-2*s.u, x+2*s.u, y, 0.2*swing(at, 5+float64(k), float64(k)*0.4)/float64(k+1))
	}
	// The wind goes down as the evening gets late.
	calm := lerp(1, 0.6, s.way)
	newest := int(math.Floor(at / waveEvery))
	for n := newest - int(math.Ceil((waveComes+2*waveRuns)/waveEvery)); n <= newest; n++ {
		r := s.dice.roll(2000, n)
		age := at - waveEvery*(float64(n)+0.3*r.next())
		switch {
		case age < 0:
		case age < waveComes:
			w.swell(s, n, age/waveComes, calm)
		default:
			w.swash(s, n, age-waveComes, calm)
		}
	}
}

// swell is a line of light that comes nearer, low at first, then breaking.
func (w *waves) swell(s *canvas, n int, part, calm float64) {
	near := math.Pow(part, 1.7)
	d := s.dice.roll(3000, n)
	v := (0.1 + 0.4*near*calm) * rise(0, 0.25, part)
	gap := 0.67 - 0.24*near // how much of the line is seen
	hill := (0.3 + 1.1*near) * s.u
	wide := (7 + 9*near) * s.u
	thick := max(0.5, (0.35+0.5*near)*s.u)
	come := stepped(near, 0.5*min(s.u, 1)/(float64(s.fine)*s.y(0.4)), 0)
	w.crest(s, func(x float64) (float64, float64) {
		lit := rise(gap, gap+0.28, d.along((x-s.w/2)/wide+40)) * rise(0.2, 0.34, w.side(s, x))
		y := lerp(s.y(horizon), w.edge(s, x), come) + 0.5
		return y + hill*(d.along((x-s.w/2)/(wide*1.7)-70)-0.5)*2, v * lit
	}, thick)
}

// swash is the edge of a wave on the sand: up in six seconds, back in more,
// thinner all the way.
func (w *waves) swash(s *canvas, n int, age, calm float64) {
	d := s.dice.roll(3000, n)
	gone := age / waveRuns
	up := ease(age / 6)
	back := ease((age - 6) / (waveRuns - 6))
	reach := lerp(0.6, 1, s.dice.roll(4000, n).at(1, 1, 1)) * 5.5 * s.u * calm
	v := 0.42 * rise(1.3, 0.25, gone)
	if v <= 0 {
		return
	}
	wide := 16 * s.u
	far := stepped(reach*up*(1-0.75*back), 0.5*min(s.u, 1)/float64(s.fine), 0)
	gap := lerp(0.42, 0.62, unit(gone))
	w.crest(s, func(x float64) (float64, float64) {
		lit := rise(gap, gap+0.28, d.along((x-s.w/2)/wide+40)) * rise(0.24, 0.36, w.side(s, x))
		lobe := 0.4 + 0.6*d.along((x-s.w/2)/(wide*0.9)-20)
		y := w.edge(s, x) + 0.5 + far*lobe
		return y + 1.6*s.u*(d.along((x-s.w/2)/(wide*1.7)-70)-0.5)*2*(1-up), v * lit
	}, max(0.6, 1.1*s.u*(1-0.3*unit(gone))))
}

// crest paints a line given by its height and light at x.
func (w *waves) crest(s *canvas, f func(x float64) (y, v float64), thick float64) {
	step := 1 / float64(s.fine)
	for i := range s.pw {
		x, _ := s.point(i, 0)
		y, v := f(x)
		if v < 0.02 {
			continue
		}
		s.column(i, y-thick-step, y+thick+step, func(k int, py float64) {
			if part := 1 - math.Abs(py-y)/(thick+0.4*step); part > 0 {
				s.into[k] += float32(v * part)
			}
		})
	}
}
