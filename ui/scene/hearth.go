package scene

import "math"

// hearth is a fire that burns down: logs, embers between them, a little flame
// that leans and stands, and in the end is embers only, sparks now and then.
type hearth struct {
	x, y float64 // middle of the embers
}

func (w *hearth) build(s *canvas) {
	w.x, w.y = s.x(0.5), s.y(0.82)
	// The opening of the hearth: a low arch of stone, lit from within.
	half, spring, top := 22*s.u, s.y(0.4), s.y(0.1)
	arch := func(x, y float64) float64 {
		if y > spring {
			return math.Abs(x-w.x) - half
		}
		dx, dy := (x-w.x)/half, (spring-y)/(spring-top)
		return (math.Hypot(dx, dy) - 1) * half * 0.7
	}
	warm := func(x, y float64) float64 {
		return rise(34*s.u, 3*s.u, math.Hypot((x-w.x)*0.85, (y-w.y)*1.25))
	}
	s.add(func(x, y float64) float64 {
		d := arch(x, y)
		glow := warm(x, y)
		inside := 0.075 * glow * unit(0.5-d)
		edge := unit(1.2 - math.Abs(d-0.9*s.u)/max(s.u, 0.8))
		_, stone := split(math.Atan2(y-spring, x-w.x) * 5.5)
		joint := rise(0.02, 0.12, min(stone, 1-stone))
		if y > spring {
			_, stone = split((y - spring) / (4.2 * s.u))
			joint = rise(0.02, 0.2, min(stone, 1-stone))
		}
		return inside + edge*joint*(0.05+0.12*glow)
	})
	s.day(func(x, y float64) float64 { return 0.06 * warm(x, y) * unit(0.5-arch(x, y)) })
	// The hearthstone.
	s.dash(w.x-half-4*s.u, w.x+half+4*s.u, s.y(0.9)+0.5, 0.14)
	s.oval(w.x, s.y(0.92), 20*s.u, 1.4*s.u, 0.08)
	w.logs(s)
}

// logs lie dark across the glow.
func (w *hearth) logs(s *canvas) {
	for i, l := range [][5]float64{
		{-13, 1.6, 12, 2.2, 2.6}, {-10, -0.4, 13, 1.8, 2.2}, {-4, -2.4, 9, -1.2, 1.9},
	} {
		x0, y0, x1, y1 := w.x+l[0]*s.u, w.y+l[1]*s.u, w.x+l[2]*s.u, w.y+l[3]*s.u
		if s.dice.at(1, 2, 3) > 0.5 {
			x0, x1 = 2*w.x-x0, 2*w.x-x1
		}
		s.line(x0, y0, x1, y1, l[4]*s.u, func(was, part float64) float64 { return lerp(was, 0.02, part) })
		s.on(s.open, func() {
			s.line(x0, y0, x1, y1, (l[4]-0.9)*s.u, func(was, part float64) float64 { return was * (1 - 0.75*part) })
		})
		s.stroke(x0, y0-l[4]*0.5*s.u, x1, y1-l[4]*0.5*s.u, 0.5, 0.12+0.02*float64(i))
		s.spot(x1, y1, l[4]*0.45*s.u, 0.14)
	}
}

func (w *hearth) move(s *canvas, at float64) {
	d := s.dice.roll(1, 1)
	wide := 14 * s.u
	// Embers: light that wanders about among the logs.
	s.within(w.x-wide, w.y-4*s.u, w.x+wide, w.y+4*s.u, func(x, y, was float64) float64 {
		dx, dy := (x-w.x)/wide, (y-w.y-0.6*s.u)/(3.4*s.u)
		body := rise(1, 0.45, math.Hypot(dx, dy))
		if body == 0 {
			return was
		}
		v := d.changing(x/(2.2*s.u), y/(1.5*s.u), at/9)
		slow := d.changing(x/(9*s.u)+50, 0, at/13)
		return was + body*(0.16+0.75*rise(0.4, 0.9, v)*(0.5+0.5*slow))
	})
	w.flame(s, at)
	w.sparks(s, at)
}

// flame is low, and leans rather than flickers.
func (w *hearth) flame(s *canvas, at float64) {
	d := s.dice.roll(2, 1)
	for i := range 3 {
		fx := w.x + (float64(i)-1)*6*s.u + 2*s.u*(d.along(at/11+float64(i)*30)-0.5)
		high := s.u * (4 + 7*d.along(at/4.5+float64(i)*17)) * (1 - 0.3*math.Abs(float64(i)-1)) * lerp(1, 0.3, s.way)
		lean := 3 * s.u * (d.along(at/5+float64(i)*11+200) - 0.5)
		foot := w.y - 1.2*s.u
		s.within(fx-4*s.u, foot-high, fx+4*s.u, foot, func(x, y, was float64) float64 {
			up := (foot - y) / high
			half := 2.6 * s.u * math.Pow(1-up, 0.8) * rise(-0.3, 0.3, up)
			off := math.Abs(x - fx - lean*up*up)
			if half <= 0 {
				return was
			}
			return was + 0.38*(1-0.7*up)*rise(half+1.2, 0, off)
		})
	}
}

func (w *hearth) sparks(s *canvas, at float64) {
	for i := range 3 {
		part, period, r := s.dice.again(i, 5, at, 11, 17, 100)
		sec := part * period
		const lasts = 8.0
		if sec > lasts {
			continue
		}
		f := sec / lasts
		x := w.x + r.between(-9, 9)*s.u + 1.6*s.u*math.Sin(sec*0.8+6*r.next())
		y := w.y - 2*s.u - r.between(7, 11)*s.u*f
		s.spot(x, y, 0.4*max(s.u, 0.8), 0.4*rise(0, 0.2, f)*rise(1, 0.5, f)*lerp(1, 0.4, s.way))
	}
}
