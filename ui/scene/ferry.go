package scene

import "math"

// ferry is the rail of a ship on a sheltered sea: islands that go by, the far
// ones more slowly than the near ones, a lamp on some of them, and the water
// between.
type ferry struct {
	stars []star
}

const (
	seaLine = 0.5
	railTop = 0.76
	deck    = 0.98
)

func (w *ferry) build(s *canvas) {
	w.stars = scatter(s.dice.roll(1, 1), int(34*math.Sqrt(s.u))+6, s.x(0.06), s.y(0.02), s.x(0.94),
		s.y(seaLine-0.18), s.u)
	band := func(y float64) float64 {
		return rise(seaLine-0.34, seaLine, y/s.h) * rise(seaLine+0.01, seaLine, y/s.h)
	}
	s.add(func(_, y float64) float64 { return 0.045 * band(y) })
	s.day(func(_, y float64) float64 { return 0.13 * band(y) })
	w.rail(s)
}

// rail is near and dark, with a little light along its top from the lounge.
func (w *ferry) rail(s *canvas) {
	top, mid, foot := s.y(railTop), s.y(railTop+0.1), s.y(deck)
	s.rod(0, mid, s.w, mid, 0.8*s.u, 0.04)
	for k := range 7 {
		x := s.x(0.02 + 0.16*float64(k))
		s.rod(x, top, x, foot, 1.2*s.u, 0.045)
		s.stroke(x-0.7*s.u, top+s.u, x-0.7*s.u, foot, 0.5, 0.09)
	}
	s.rod(0, top, s.w, top, 1.8*s.u, 0.05)
	s.stroke(0, top-0.8*s.u, s.w, top-0.8*s.u, 0.6, 0.2)
	s.spot(s.x(0.5), top-0.8*s.u, 9*s.u, 0.04)
}

func (w *ferry) move(s *canvas, at float64) {
	twinkle(s, w.stars, at)
	steady(s, w.stars)
	for layer, l := range []struct{ pace, wide, high, lamps float64 }{
		{0.18, 34, 4, 3}, {0.5, 27, 7, 2},
	} {
		w.islands(s, layer, at*l.pace*s.u, l.wide*s.u, l.high*s.u, int(l.lamps))
	}
	w.water(s, at)
}

// islands are a line of hills with water between them, and lamps at their
// feet.
func (w *ferry) islands(s *canvas, layer int, gone, wide, high float64, lamps int) {
	d := s.dice.roll(10+layer, 0)
	line := s.y(seaLine)
	// It goes on by whole points, since a hill in the dark has no half edges.
	step := 1 / float64(s.fine)
	gone = stepped(gone, step, 0)
	top := func(x float64) float64 {
		far := (x + gone) / wide
		return line - high*(rise(0.42, 0.95, d.along(far))-0.1*d.along(far*5))
	}
	for i := range s.pw {
		x, _ := s.point(i, 0)
		y0 := top(x)
		if y0 >= line {
			continue
		}
		s.column(i, y0-1, line, func(k int, y float64) {
			part := unit((y-y0)*float64(s.fine) + 0.5)
			s.into[k] = float32(lerp(float64(s.into[k]), -float64(s.under[k])*lerp(0.75, 0.95, float64(layer)), part))
		})
	}
	// Every lamp belongs to a hill, and comes and goes with it.
	first := int(math.Floor(gone / wide))
	for n := first - 1; n < first+int(s.w/wide)+2; n++ {
		r := d.roll(n, 5)
		for range lamps {
			x := (float64(n)+r.next())*wide - gone
			v := r.between(0.2, 0.42)
			if line-top(x) < 0.12*high {
				continue
			}
			v *= rise(0.02, 0.12, x/s.w) * rise(0.98, 0.88, x/s.w)
			size := lerp(0.28, 0.42, float64(layer)) * s.u
			s.spot(x, line-0.7*s.u, size, v)
			s.spot(x, line+1.2*s.u, size, 0.3*v)
		}
	}
}

// water has no waves, only level lines that come and go.
func (w *ferry) water(s *canvas, at float64) {
	for i := range 12 {
		part := (float64(i) + 0.5) / 12
		y := lerp(s.y(seaLine)+1.5*s.u, s.y(railTop)-2*s.u, part*part)
		along, _, r := s.dice.again(i, 20, at, 8, 14, 100)
		sin := math.Sin(math.Pi * along)
		wide := s.u * lerp(3, 9, part) * r.between(0.6, 1.2)
		x := s.x(r.between(0.1, 0.9)) - along*2*s.u
		s.dash(x-wide, x+wide, y, lerp(0.06, 0.14, r.next())*sin*sin)
	}
}
