package scene

import "math"

// train is the window of a berth: dark land, lights far out that hardly move,
// now and then a nearer one that glows past, and two wires that rise and dip.
type train struct{}

const (
	trainLeft, trainRight = 0.13, 0.87
	trainTop, trainSill   = 0.1, 0.86
	trainLand             = 0.6
)

func (w *train) build(s *canvas) {
	round := 3.4 * s.u
	x0, x1, y0, y1 := s.x(trainLeft), s.x(trainRight), s.y(trainTop), s.y(trainSill)
	// outside is how far a place is from the pane, below 0 within it.
	outside := func(x, y float64) float64 {
		dx := max(x0+round-x, x-x1+round, 0)
		dy := max(y0+round-y, y-y1+round, 0)
		return math.Hypot(dx, dy) - round
	}
	s.each(func(x, y, _ float64) float64 {
		d := outside(x, y)
		// What is left of the evening over the land.
		v := 0.04 * rise(0.1, trainLand, y/s.h)
		if y > s.y(trainLand) {
			v = 0.012
		}
		return v * unit(-d+0.5)
	})
	s.day(func(_, y float64) float64 { return 0.08 * rise(0.1, trainLand, y/s.h) * unit(s.y(trainLand)-y+0.5) })
	s.cover(0, 0, s.w, s.h, 0, func(x, y float64) float64 { return unit(outside(x, y) + 0.5) })
	s.each(func(x, y, was float64) float64 {
		d := outside(x, y)
		return max(was, 0.17*unit(1.1-math.Abs(d-0.8)))
	})
	// The sill, and the tooth glass on it.
	s.stroke(x0-2*s.u, y1+2.6*s.u, x1+2*s.u, y1+2.6*s.u, 1, 0.12)
	s.stroke(s.w/2, y0-s.u, s.w/2, 0, 1, 0.05)
}

func (w *train) move(s *canvas, at float64) {
	w.land(s, at)
	w.lights(s, at)
	w.wires(s, at)
}

// land is a low line of woods that passes slowly: dark before the evening.
func (w *train) land(s *canvas, at float64) {
	d := s.dice.roll(1, 0)
	pace := 0.7 * s.u
	y0 := s.y(trainLand)
	for i := range s.pw {
		x, _ := s.point(i, 0)
		far := (x + pace*at) / (13 * s.u)
		high := y0 - 5*s.u*(d.along(far)*0.7+0.3*d.along(far*2.7))*rise(0.25, 0.7, d.along(far*0.31+9))
		high = stepped(high, 0.5, 0)
		s.column(i, high-1, y0, func(k int, y float64) {
			s.into[k] -= float32(float64(s.under[k]) * unit(y-high+0.5))
		})
	}
}

// lights come from the right and leave on the left. The nearer they are the
// faster, the softer and the rarer.
func (w *train) lights(s *canvas, at float64) {
	for layer, l := range []struct {
		many            int
		pace, r, v      float64
		y0, y1, scatter float64
	}{
		{4, 0.7, 0.55, 0.36, trainLand + 0.01, trainLand + 0.05, 0.9},
		{3, 1.3, 0.7, 0.33, trainLand + 0.04, trainLand + 0.12, 0.9},
		{1, 3, 2.7, 0.36, trainLand - 0.04, trainLand + 0.12, 0.35},
	} {
		way := s.w * (trainRight - trainLeft + 0.2)
		period := way / (l.pace * s.u) * (1 + l.scatter)
		for i := range l.many {
			n, part := split(at/period + (float64(i)+0.3*s.dice.roll(layer, i+50).at(0, 0, 0))/float64(l.many))
			r := s.dice.roll(10+layer*10+i, n)
			x := stepped(s.x(trainRight+0.1)-part*(1+l.scatter)*way, 0.34, r.next())
			y := s.y(r.between(l.y0, l.y1))
			v := l.v * r.between(0.6, 1)
			s.oval(x, y, l.r*s.u*(1+0.5*float64(layer/2)), l.r*s.u, v)
			if layer == 1 && r.next() > 0.4 {
				s.spot(x+2.2*s.u, y, l.r*s.u, v*0.8)
			}
		}
	}
}

// wires hang from poles that are not seen.
func (w *train) wires(s *canvas, at float64) {
	span := 46 * s.u
	for k := range 2 {
		base, sag := s.y(0.24+0.07*float64(k)), (3.4-0.6*float64(k))*s.u
		for i := range s.pw {
			x, _ := s.point(i, 0)
			_, part := split((x + 1.1*s.u*at) / span)
			y := stepped(base+sag*4*part*(1-part), 0.5/float64(s.fine), 0)
			s.column(i, y-1, y+1, func(k int, py float64) {
				s.into[k] += float32(0.11 * unit(1-math.Abs(py-y)*float64(s.fine)))
			})
		}
	}
}
