package scene

import "math"

// porch looks out from under a roof of iron: strings of rain from its edge,
// posts and a rail, a lamp in the yard and the dark land behind. There is less
// rain as it gets late.
type porch struct {
	lx, ly float64 // of the lamp in the yard
	side   float64
}

const (
	eaves     = 0.13
	porchRail = 0.7
	yardLine  = 0.6
)

func (w *porch) build(s *canvas) {
	r := s.dice.roll(1, 0)
	w.side = math.Copysign(1, r.next()-0.5)
	w.lx, w.ly = s.x(0.5)+w.side*r.between(12, 19)*s.u, s.y(0.36)
	s.add(func(_, y float64) float64 { return 0.02 * rise(eaves, yardLine, y/s.h) * unit(s.y(yardLine)-y) })
	s.day(func(_, y float64) float64 { return 0.1 * rise(0.1, yardLine, y/s.h) * unit(s.y(yardLine)-y) })
	w.yard(s)
	w.house(s)
}

// yard is a line of trees, a lamp on a pole in its rain, and what the lamp
// shows of the ground.
func (w *porch) yard(s *canvas) {
	d := s.dice.roll(2, 0)
	s.below(func(x float64) float64 {
		return s.y(yardLine) - 4*s.u*d.along(x/(11*s.u)) - 1.2*s.u*d.along(x/(2.4*s.u))
	}, 0.016, 0.016, 1)
	s.rod(w.lx, w.ly, w.lx, s.y(yardLine)+2*s.u, 0.5, 0.05)
	s.within(0, s.y(eaves), s.w, s.y(porchRail), func(x, y, was float64) float64 {
		// The halo falls below the lamp like a tent.
		dx, dy := x-w.lx, y-w.ly
		cone := unit(1 - math.Abs(dx)/(2*s.u+0.55*max(dy, 0)))
		near := math.Exp(-math.Pow(math.Hypot(dx, dy)/(8*s.u), 2))
		return was + 0.1*near + 0.05*cone*unit(dy+0.5)*rise(15*s.u, 0, dy)
	})
	s.oval(w.lx, s.y(yardLine)+3*s.u, 9*s.u, 1.1*s.u, 0.07)
	s.spot(w.lx, w.ly, 0.8*s.u, 0.5)
	s.stroke(w.lx-1.3*s.u, w.ly-0.9*s.u, w.lx+1.3*s.u, w.ly-0.9*s.u, 0.5, 0.16)
	s.bare(0, 0, s.w, s.h)
}

// house is what is near: the ribs of the roof, posts, the rail and its boards.
func (w *porch) house(s *canvas) {
	edge := s.y(eaves)
	s.cover(0, 0, s.w, edge, 0.012, everywhere)
	rib := 2.3 * s.u
	for k := range int(s.w/rib) + 1 {
		x := float64(k) * rib
		s.stroke(x+(x-s.x(0.5))*0.1, 0, x, edge, 0.4, 0.05)
		s.spot(x+0.5*rib, edge, 0.3*s.u, 0.1)
	}
	s.stroke(0, edge, s.w, edge, 0.5, 0.08)
	for _, part := range []float64{0.16, 0.84} {
		s.rod(s.x(part), edge, s.x(part), s.h, 2.2*s.u, 0.014)
		s.stroke(s.x(part)+w.side*s.u, edge, s.x(part)+w.side*s.u, s.h, 0.5, 0.09)
	}
	top := s.y(porchRail)
	s.rod(0, top, s.w, top, 1.4*s.u, 0.02)
	s.stroke(0, top-0.6*s.u, s.w, top-0.6*s.u, 0.5, 0.14)
	gap := 4.6 * s.u
	for k := range int(s.w/gap) + 1 {
		x := (float64(k) + 0.5) * gap
		s.rod(x, top, x, s.y(0.95), 0.8*s.u, 0.014)
		s.stroke(x+w.side*0.4*s.u, top+s.u, x+w.side*0.4*s.u, s.y(0.95), 0.4, 0.05)
	}
	s.rod(0, s.y(0.95), s.w, s.y(0.95), 1.2*s.u, 0.03)
}

func (w *porch) move(s *canvas, at float64) {
	from, to := s.y(eaves), s.y(porchRail)+2*s.u
	rib := 2.3 * s.u
	for i, left := range remaining(s.way, 5+int(11*s.more(0.3)), 0.6) {
		part, _, r := s.dice.again(i, 5, at, 9, 15, 100)
		_, lane := split(float64(i)*0.618 + 0.3*r.next())
		// A string hangs from a rib of the roof.
		x := (math.Floor(s.x(lerp(0.19, 0.81, lane))/rib) + 0.5) * rib
		long := r.between(4, 9) * s.u
		y := stepped(from+(to+long-from)*part*(0.6+0.4*part), 0.34, 0)
		v := left * (0.12 + 0.2*math.Exp(-math.Pow((x-w.lx)/(9*s.u), 2))) * rise(0, 0.1, part) * rise(1, 0.9, part)
		w.thread(s, x, max(y-long, from), min(y, to), v)
	}
	// A farm lorry, far off, goes along the road.
	x, v := s.goesBy(9, at, 105, 55, 0.2, 0.8)
	s.spot(x, s.y(yardLine)-0.5*s.u, 0.45*s.u, 0.3*v)
}

// thread is a thin line down, brighter towards its end.
func (w *porch) thread(s *canvas, x, y0, y1, v float64) {
	if y1 <= y0 {
		return
	}
	f := float64(s.fine)
	i := int((x + s.ox) * f)
	if i < 0 || i >= s.pw {
		return
	}
	s.column(i, y0, y1, func(k int, y float64) {
		part := unit((y - y0) / (y1 - y0))
		s.into[k] += float32(v * part * rise(y1, y1-2.5, y))
	})
}
