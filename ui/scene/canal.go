package scene

import "math"

// canal is slow water under a bridge: the arch and its reflection make a round
// of light, and ripples break it and let it heal. Somebody goes over the bridge
// with a lantern now and then.
type canal struct {
	x float64 // of the lamp
}

const (
	canalLine = 0.56 // where stone meets water
	archHalf  = 15.0 // of the opening, in small things
	archHigh  = 12.0
)

func (w *canal) build(s *canvas) {
	cx, line := s.x(0.5), s.y(canalLine)
	w.bridge(s)
	w.trees(s)
	s.bare(0, 0, s.w, s.h)
	for x := 0.0; x < s.w; x += 0.5 {
		if y := canalRoad(s, x); y < line-1 {
			s.spot(x, y, 0.4, 0.07)
		}
	}
	w.x = cx + math.Copysign(24*s.u, s.dice.at(5, 5, 5)-0.5)
	// The bank, and a lantern on a boat that lies there.
	s.dash(0, cx-archHalf*s.u, line, 0.08)
	s.dash(cx+archHalf*s.u, s.w, line, 0.08)
	w.boat(s, line+1.5*s.u)
}

// canalRoad is how high the road over the bridge lies.
func canalRoad(s *canvas, x float64) float64 {
	return s.y(0.1) + 3.4*s.u*math.Pow((x-s.x(0.5))/(26*s.u), 2)
}

// canalArch is 1 on the edge of the opening, and less within it.
func canalArch(s *canvas, x, y float64) float64 {
	dx, dy := (x-s.x(0.5))/(archHalf*s.u), (s.y(canalLine)-y)/(archHigh*s.u)
	return math.Hypot(dx, dy)
}

// canalNight is seen through the arch, as much of it as d lets through.
func canalNight(s *canvas, d, y float64) float64 {
	line := s.y(canalLine)
	return rise(line-archHigh*s.u*1.05, line, y) * unit((1-d)*archHigh*s.u+0.5)
}

// bridge paints its stones and the night behind it.
func (w *canal) bridge(s *canvas) {
	cx, line := s.x(0.5), s.y(canalLine)
	s.each(func(x, y, _ float64) float64 {
		if y > line {
			return 0
		}
		d := canalArch(s, x, y)
		if sky := 0.1 * canalNight(s, d, y); sky > 0 {
			return sky
		}
		if y <= canalRoad(s, x) {
			return 0
		}
		// Stones of the arch, and a few of the wall.
		ring := (d - 1) * archHigh * s.u
		_, stone := split(math.Atan2(line-y, (x-cx)*archHigh/archHalf) * 5.1)
		if ring > 0.4*s.u && ring < 2.4*s.u && stone > 0.1 {
			return 0.12
		}
		return 0.028
	})
	// And what is left of the evening.
	s.day(func(x, y float64) float64 { return 0.2 * canalNight(s, canalArch(s, x, y), y) * unit(line-y) })
}

// trees stand beyond the bridge, within the arch.
func (w *canal) trees(s *canvas) {
	cx, line := s.x(0.5), s.y(canalLine)
	far := func(x float64) float64 { return line - s.u*(1.2+3.4*s.dice.along(x/(4*s.u))) }
	s.cover(cx-archHalf*s.u, line-8*s.u, cx+archHalf*s.u, line, 0.035, func(x, y float64) float64 {
		if canalArch(s, x, y) > 1 {
			return 0
		}
		return unit(y - far(x) + 0.5)
	})
}

func (w *canal) boat(s *canvas, y float64) {
	long := 11 * s.u
	s.cover(w.x-long, y-4*s.u, w.x+long, y+2*s.u, 0.04, func(x, py float64) float64 {
		cabin := unit(7*s.u-math.Abs(x-w.x)+0.5) * unit(py-(y-3*s.u)+0.5)
		hull := unit(long-math.Abs(x-w.x)-(py-y)*0.8+0.5) * unit(py-y+0.8)
		return max(cabin, hull) * unit(y+1.6*s.u-py+0.5)
	})
	s.stroke(w.x-7*s.u, y-3*s.u, w.x+7*s.u, y-3*s.u, 0.5, 0.13)
	s.stroke(w.x-long, y-0.4*s.u, w.x+long, y-0.4*s.u, 0.5, 0.1)
	for i := range 3 {
		s.spot(w.x+(float64(i)-1)*4*s.u, y-1.6*s.u, 0.6*s.u, 0.5)
	}
	s.spot(w.x, y-1.6*s.u, 4*s.u, 0.05)
}

// move paints the water: what stands above it, upside down, drawn in level
// dashes that come and go.
func (w *canal) move(s *canvas, at float64) {
	cx, line := s.x(0.5), s.y(canalLine)
	w.lantern(s, at)
	top, bottom := line+1.2, s.y(0.98)
	step := max(1, 1.0*s.u)
	rows := int((bottom - top) / step)
	for i := range rows {
		y := top + (float64(i)+0.5)*step
		deep := y - line
		part := deep / (archHigh * s.u)
		if part < 1 {
			half := archHalf * s.u * math.Sqrt(1-part*part)
			w.dashes(s, at, i, y, cx, half, lerp(0.26, 0.12, s.way)*(1-0.5*part), 4)
		}
		fall := math.Exp(-deep / (8 * s.u))
		w.dashes(s, at, i+500, y, w.x, 5*s.u, 0.26*fall, 1)
		w.dashes(s, at, i+900, y, cx, s.w*0.45, 0.05, 1)
	}
}

func (w *canal) dashes(s *canvas, at float64, row int, y, x, half, v float64, many int) {
	for k := range many {
		r := s.dice.roll(row, 10+k)
		period := r.between(7, 13)
		n, along := split(at/period + r.next())
		r = s.dice.roll(row*8+k, 100+n)
		sin := math.Sin(math.Pi * along)
		wide := half * r.between(0.3, 0.6)
		mid := x + (half-wide)*r.between(-1, 1) + (along-0.5)*1.2*s.u
		s.dash(mid-wide, mid+wide, y, v*sin*sin)
	}
}

// lantern goes over the bridge.
func (w *canal) lantern(s *canvas, at float64) {
	part, v, r := passing(s.dice.roll(7, 0), at, 95, 45)
	x := lerp(0.08, 0.92, part)
	if r.next() < 0.5 {
		x = 1 - x
	}
	x = stepped(s.x(x), 0.25, 0)
	y := canalRoad(s, x) - 1.2*s.u
	s.spot(x, stepped(y, 0.25, 0), 0.4*s.u, 0.4*v)
	s.spot(x, y, 1.6*s.u, 0.06*v)
}
