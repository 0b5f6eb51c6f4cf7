package scene

import "math"

// waves is a shore at night: a few stars, one lamp far out, lines of swell
// that come in and run up the sand.
type waves struct {
	dice  dice
	stars []star
	lamp  float64
}

func newWaves(d dice) scenery { return &waves{dice: d} }

const (
	waveEvery = 13.0 // s from one wave to the next
	waveComes = 52.0 // s from the horizon to the sand
	waveRuns  = 13.0 // s up the sand and back
	horizon   = 0.3  // as a part of the height
	waterline = 0.74
	sandEnds  = 0.93
)

func (w *waves) build(s *stage) {
	w.stars = scatter(w.dice, int(16*math.Sqrt(s.u))+4, s.x(0.08), s.y(0.02), s.x(0.92), s.y(horizon-0.06), s.u)
	settle(s, w.stars)
	r := w.dice.roll(1000, 0)
	w.lamp = s.x(r.between(0.62, 0.8))
	// The horizon is one shade darker than what is above it.
	s.each(func(x, y, was float64) float64 {
		part := y / s.h
		return was + 0.05*rise(horizon-0.22, horizon, part)*rise(horizon+0.012, horizon, part)
	})
	w.sand(s)
	s.spot(w.lamp, s.y(horizon)-0.5, 0.5*s.u, 0.5)
	s.spot(w.lamp, s.y(horizon)-0.5, 1.6*s.u, 0.1)
}

// sand is the beach: a soft slope with its grain, and some stones that hold a
// little light.
func (w *waves) sand(s *stage) {
	d := w.dice.roll(1001, 0)
	edge := func(x float64) float64 { return s.y(waterline) + 3*s.u*(d.along(x/(24*s.u))-0.3) }
	s.each(func(x, y, was float64) float64 {
		grain := 0.6 + 0.4*d.over(x/(3*s.u), y/(1.2*s.u))
		return was + 0.055*grain*rise(edge(x), edge(x)+4*s.u, y)
	})
	for i := range 9 {
		r := d.roll(i, 1)
		x, y := s.x(r.between(0.12, 0.88)), s.y(r.between(waterline+0.08, sandEnds))
		size := r.between(0.6, 1.1) * s.u
		s.oval(x, y, 1.4*size, 0.7*size, 0.1)
		s.spot(x-0.4*size, y-0.3*size, 0.4*size, 0.08)
	}
}

func (w *waves) move(s *stage, at float64) {
	twinkle(s, w.stars, at)
	for k := range 3 {
		y := s.y(horizon) + (1.5+2*float64(k))*s.u
		s.dash(w.lamp-2*s.u, w.lamp+2*s.u, y, 0.22*swing(at, 5+float64(k), float64(k)*0.4)/float64(k+1))
	}
	newest := int(math.Floor(at / waveEvery))
	for n := newest - int(math.Ceil((waveComes+2*waveRuns)/waveEvery)); n <= newest; n++ {
		r := w.dice.roll(2000, n)
		age := at - waveEvery*(float64(n)+0.3*r.next())
		switch {
		case age < 0:
		case age < waveComes:
			w.swell(s, n, age/waveComes)
		default:
			w.swash(s, n, age-waveComes)
		}
	}
}

// swell is a line of light that comes nearer, low at first, then breaking.
func (w *waves) swell(s *stage, n int, part float64) {
	near := math.Pow(part, 1.7)
	d := w.dice.roll(3000, n)
	y := stepped(s.y(lerp(horizon, waterline, near)), 0.5*min(s.u, 1)/float64(s.fine), 0) + 0.5
	v := (0.1 + 0.42*near) * rise(0, 0.25, part)
	gap := 0.67 - 0.24*near // how much of the line is seen
	hill := (0.3 + 1.3*near) * s.u
	wide := (7 + 9*near) * s.u
	thick := max(0.6, (0.4+0.6*near)*s.u)
	w.crest(s, func(x float64) (float64, float64) {
		lit := rise(gap, gap+0.28, d.along((x-s.w/2)/wide+40))
		return y + hill*(d.along((x-s.w/2)/(wide*1.7)-70)-0.5)*2, v * lit
	}, thick)
}

// swash is the edge of a wave on the sand: up in six seconds, back in more,
// thinner all the way.
func (w *waves) swash(s *stage, n int, age float64) {
	d := w.dice.roll(3000, n)
	gone := age / waveRuns
	up := ease(age / 6)
	back := ease((age - 6) / (waveRuns - 6))
	reach := lerp(0.6, 1, w.dice.roll(4000, n).at(1, 1, 1)) * (s.y(sandEnds-waterline) - 1)
	v := 0.45 * rise(1.3, 0.25, gone)
	if v <= 0 {
		return
	}
	wide := 16 * s.u
	far := stepped(reach*up*(1-0.75*back), 0.5*min(s.u, 1)/float64(s.fine), 0)
	gap := lerp(0.42, 0.62, unit(gone))
	w.crest(s, func(x float64) (float64, float64) {
		lit := rise(gap, gap+0.28, d.along((x-s.w/2)/wide+40))
		lobe := 0.4 + 0.6*d.along((x-s.w/2)/(wide*0.9)-20)
		y := s.y(waterline) + 0.5 + far*lobe
		return y + 1.6*s.u*(d.along((x-s.w/2)/(wide*1.7)-70)-0.5)*2*(1-up), v * lit
	}, max(0.7, 1.3*s.u*(1-0.3*unit(gone))))
}

// crest paints a line given by its height and light at x.
func (w *waves) crest(s *stage, f func(x float64) (y, v float64), thick float64) {
	step := 1 / float64(s.fine)
	for i := range s.pw {
		x, _ := s.point(i, 0)
		y, v := f(x)
		if v < 0.02 {
			continue
		}
		j0, j1 := s.span(y-thick-step+s.oy, y+thick+step+s.oy, s.ph)
		for j := j0; j < j1; j++ {
			_, py := s.point(0, j)
			if part := 1 - math.Abs(py-y)/(thick+0.4*step); part > 0 {
				s.into[j*s.pw+i] += float32(v * part)
			}
		}
	}
}
