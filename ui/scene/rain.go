package scene

import "math"

// rain is a window pane at night: beads that hang, a few that run down and
// leave a trail, and the blurred light of a lantern outside. A car goes by in
// the street now and then; later there is less rain.
type rain struct {
	lights []star
}

const (
	paneLeft, paneRight = 0.12, 0.88
	paneSill            = 0.9
)

func (w *rain) build(s *canvas) {
	r := s.dice.roll(0, 0)
	w.lights = []star{
		{x: s.x(r.between(0.62, 0.74)), y: s.y(r.between(0.34, 0.46)), r: 6.5 * s.u, v: 0.3},
		{x: s.x(r.between(0.24, 0.36)), y: s.y(r.between(0.5, 0.6)), r: 4 * s.u, v: 0.15},
	}
	for _, l := range w.lights {
		s.oval(l.x, l.y, l.r, l.r, l.v*0.8)
		s.oval(l.x, l.y, l.r*0.6, l.r*0.6, l.v*0.5)
	}
	// The evening over the houses opposite.
	s.day(func(_, y float64) float64 { return 0.05 * rise(0, 0.3, y/s.h) * rise(0.62, 0.56, y/s.h) })
	// Beads that hang: brighter where a light is behind them.
	many := int(48 * s.w * s.h / (usualWidth * usualHeight) / (s.u * s.u) * math.Sqrt(s.u))
	for i := range many {
		b := s.dice.roll(i, 1)
		x, y := s.x(b.between(paneLeft, paneRight)), s.y(b.between(0.02, paneSill-0.06))
		size := b.next()
		s.spot(x, y, (0.2+0.35*size*size)*s.u, 0.1+0.1*size+0.8*w.behind(x, y))
	}
	w.frame(s)
}

// frame is dark wood with a thin light on its edges.
func (w *rain) frame(s *canvas) {
	dark := func(x0, y0, x1, y1 float64) { s.cover(x0, y0, x1, y1, 0, everywhere) }
	dark(0, 0, s.x(paneLeft), s.h)
	dark(s.x(paneRight), 0, s.w, s.h)
	dark(0, s.y(paneSill), s.w, s.h)
	bar := max(1, 0.8*s.u)
	dark(s.x(0.5)-bar, 0, s.x(0.5)+bar, s.y(paneSill))
	thin := 1.0
	s.stroke(s.x(paneLeft), 0, s.x(paneLeft), s.y(paneSill), thin, 0.1)
	s.stroke(s.x(paneRight), 0, s.x(paneRight), s.y(paneSill), thin, 0.1)
	s.stroke(s.x(0.5)-bar-0.5, 0, s.x(0.5)-bar-0.5, s.y(paneSill), thin, 0.07)
	s.stroke(s.x(0.5)+bar+0.5, 0, s.x(0.5)+bar+0.5, s.y(paneSill), thin, 0.07)
	s.stroke(s.x(paneLeft-0.03), s.y(paneSill)+0.5, s.x(paneRight+0.03), s.y(paneSill)+0.5, thin, 0.2)
}

// behind is how much light stands behind a place on the pane.
func (w *rain) behind(x, y float64) float64 {
	v := 0.0
	for _, l := range w.lights {
		d := math.Hypot(x-l.x, y-l.y) / (2.6 * l.r)
		v += l.v * rise(1, 0, d)
	}
	return v
}

func (w *rain) move(s *canvas, at float64) {
	part, v, c := passing(s.dice.roll(5, 0), at, 84, 30)
	way := stepped(lerp(paneLeft-0.05, paneRight+0.05, part), 0.004, 0)
	if c.next() < 0.5 {
		way = 1 - way
	}
	s.oval(s.x(way), s.y(0.72), 5*s.u, 2.2*s.u, 0.2*v)
	for i, left := range remaining(s.way, 3+int(6*s.more(0.3)), 0.5) {
		part, _, r := s.dice.again(i, 2, at, 34, 52, 100)
		_, lane := split(float64(i)*0.618 + r.between(0, 0.35))
		w.drop(s, r, s.x(lerp(paneLeft+0.03, paneRight-0.03, lane)), part, left)
	}
}

// drop runs down from one resting place to the next, a little aside each time.
func (w *rain) drop(s *canvas, r dice, x, part, left float64) {
	rests := 3 + int(3*r.next())
	from := s.y(r.between(0.02, 0.4))
	to := s.y(paneSill)
	leg, along := split(unit(part/0.85) * float64(rests))
	if leg >= rests {
		leg, along = rests-1, 1
	}
	y := from + (to-from)*(float64(leg)+lerp(along, ease(along), 0.6))/float64(rests)
	y = stepped(y, 0.34, 0)
	aside := func(n int) float64 { return 2 * s.u * (r.at(n, 0, 0) - 0.5) }
	// The way down is the same for the drop and for what it leaves behind.
	way := func(y float64) float64 {
		n, f := split((y - from) / (to - from) * float64(rests))
		return stepped(x+lerp(aside(n), aside(n+1), ease(f)), 0.5, 0)
	}
	// It gathers before it runs, and is gone at the sill.
	v := left * rise(0, 0.08, part) * rise(0.98, 0.86, part)
	near := w.behind(x, y)
	long := 9 * s.u
	for up := 1.0; up < long && y-up > from; up++ {
		at := math.Floor(y-up) + 0.5
		s.spot(way(at), at, 0.3, 0.15*v*(1-(y-at)/long))
	}
	s.spot(way(y), y, 0.75*max(s.u, 0.8), (0.28+0.23*near)*v)
}
