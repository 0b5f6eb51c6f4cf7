package scene

import (
	"math"
	"slices"
)

// attic is a room under the roof: rafters, a round window with stars or rain
// in it, a lamp with a paper shade, dust that rises in its light.
type attic struct {
	rainy      bool
	x, y, r    float64 // of the window
	stars      []star
	lx, ly     float64 // of the lamp
	half, high float64 // of its shade
}

func (w *attic) build(s *canvas) {
	w.rainy = s.dice.at(1, 1, 1) < 0.4
	side := math.Copysign(1, s.dice.at(2, 2, 2)-0.5)
	w.x, w.y, w.r = s.x(0.5)-side*4*s.u, s.y(0.4), 8.2*s.u
	w.lx, w.ly = s.x(0.5)+side*19*s.u, s.y(0.62)
	w.half, w.high = 3.2*s.u, 3.6*s.u
	w.pool(s)
	w.roof(s)
	w.trunk(s)
	w.window(s)
	w.shade(s)
}

// pool is the light of the lamp on what is near it. The lamp burns lower in
// time.
func (w *attic) pool(s *canvas) {
	light := func(x, y float64) float64 {
		return math.Pow(unit(1-math.Hypot((x-w.lx)*0.9, (y-w.ly)*1.15)/(19*s.u)), 1.6)
	}
	s.add(func(x, y float64) float64 { return 0.08 * light(x, y) })
	s.day(func(x, y float64) float64 { return 0.07 * light(x, y) })
}

// roof is two slopes with their rafters, and the floor.
func (w *attic) roof(s *canvas) {
	top, foot := s.y(-0.22), s.y(0.9)
	mid := s.x(0.5)
	edge := func(y float64) float64 { return 36 * s.u * (y - top) / (foot - top) }
	s.each(func(x, y, was float64) float64 {
		if math.Abs(x-mid) > edge(y) || y > foot {
			return 0
		}
		return was
	})
	lamp := func(x, y float64) float64 { return 0.06 + 0.14*unit(1-math.Hypot(x-w.lx, y-w.ly)/(30*s.u)) }
	for _, sg := range []float64{-1, 1} {
		s.stroke(mid, top, mid+sg*36*s.u, foot, s.u, lamp(mid+sg*28*s.u, s.y(0.6)))
		// A tie beam, and boards that follow the slope.
		for k := 1; k <= 2; k++ {
			in := float64(k) * 5.5 * s.u
			s.stroke(mid+sg*edge(s.y(0.18))-sg*in, s.y(0.18), mid+sg*(36*s.u-in), foot, 0.5,
				0.6*lamp(mid+sg*22*s.u, s.y(0.6)))
		}
	}
	s.stroke(mid-36*s.u, foot, mid+36*s.u, foot, 0.7, 0.12)
	s.stroke(mid-edge(s.y(0.1)), s.y(0.1), mid+edge(s.y(0.1)), s.y(0.1), 0.9*s.u, 0.1)
}

func (w *attic) trunk(s *canvas) {
	top, foot := w.ly+w.high*0.5+2.6*s.u, s.y(0.88)
	half := 7 * s.u
	s.cover(w.lx-half, top, w.lx+half, foot, 0.06, everywhere)
	s.oval(w.lx, top+0.5, 4*s.u, 0.8*s.u, 0.22)
	s.stroke(w.lx-half, top, w.lx+half, top, 0.6, 0.26)
	s.stroke(w.lx-half, top+1.8*s.u, w.lx+half, top+1.8*s.u, 0.4, 0.12)
	for _, x := range []float64{-half, -half * 0.5, half * 0.5, half} {
		s.stroke(w.lx+x, top, w.lx+x, foot, 0.5, 0.12)
	}
}

func (w *attic) window(s *canvas) {
	inside := func(x, y float64) float64 { return unit(w.r - math.Hypot(x-w.x, y-w.y) + 0.5) }
	s.cover(w.x-w.r-1, w.y-w.r-1, w.x+w.r+1, w.y+w.r+1, 0.025, inside)
	s.on(s.open, func() { s.each(func(x, y, _ float64) float64 { return inside(x, y) }) })
	s.bare(w.lx-12*s.u, 0, w.lx+12*s.u, s.h)
	if w.rainy {
		for i := range 26 {
			r := s.dice.roll(i, 6)
			sin, cos := math.Sincos(2 * math.Pi * r.next())
			d := w.r * 0.9 * math.Sqrt(r.next())
			s.spot(w.x+d*cos, w.y+d*sin, r.between(0.25, 0.45)*s.u, 0.12+0.14*r.next())
		}
	} else {
		all := scatter(s.dice.roll(5, 5), 24, w.x-w.r, w.y-w.r, w.x+w.r, w.y+w.r, s.u)
		w.stars = slices.DeleteFunc(all, func(st star) bool { return math.Hypot(st.x-w.x, st.y-w.y) >= w.r*0.88 })
		steady(s, w.stars)
	}
	// A chimney pot outside, and the bars of the window.
	px, py := w.x+w.r*0.42, w.y+w.r*0.25
	s.cover(px-1.2*s.u, py, px+1.2*s.u, w.y+w.r, 0, inside)
	s.cover(px-1.7*s.u, py, px+1.7*s.u, py+0.9*s.u, 0, inside)
	s.cover(w.x-w.r, w.y+w.r*0.62, w.x+w.r, w.y+w.r, 0, func(x, y float64) float64 {
		return inside(x, y) * unit(y-(w.y+w.r*0.66+(x-w.x)*0.12)+0.5)
	})
	s.rod(w.x, w.y-w.r, w.x, w.y+w.r, 0.7*s.u, 0.11)
	s.rod(w.x-w.r, w.y, w.x+w.r, w.y, 0.7*s.u, 0.11)
	s.within(w.x-w.r-2*s.u, w.y-w.r-2*s.u, w.x+w.r+2*s.u, w.y+w.r+2*s.u, func(x, y, was float64) float64 {
		d := math.Abs(math.Hypot(x-w.x, y-w.y) - w.r - 0.3*s.u)
		return max(was, 0.22*unit(1.2-d/(0.8*max(s.u, 0.8))))
	})
}

func (w *attic) shade(s *canvas) {
	s.cover(w.lx-2*w.half, w.ly-w.high, w.lx+2*w.half, w.ly+w.high, 0.46, func(x, y float64) float64 {
		part := (y - w.ly + w.high*0.5) / w.high
		half := w.half * lerp(0.55, 1, part)
		return unit(half-math.Abs(x-w.lx)+0.5) * unit(min(part, 1-part)*w.high+0.5)
	})
	s.spot(w.lx, w.ly+0.4*s.u, 1.6*s.u, 0.22)
	s.stroke(w.lx, w.ly+w.high*0.5, w.lx, w.ly+w.high*0.5+2.4*s.u, 0.6, 0.14)
}

func (w *attic) move(s *canvas, at float64) {
	// The lamp of a car goes along the slope, as if it were looking for a book.
	part, v, r := passing(s.dice.roll(3, 0), at, 100, 24)
	if r.next() < 0.5 {
		part = 1 - part
	}
	s.oval(s.x(lerp(0.2, 0.8, part)), s.y(0.3), 5*s.u, 6*s.u, 0.045*v)
	if w.rainy {
		w.rain(s, at)
	} else {
		twinkle(s, w.stars, at)
	}
	for i := range 7 {
		part, _, r := s.dice.again(i, 8, at, 16, 26, 100)
		x := w.lx + r.between(-8, 8)*s.u + 1.5*s.u*math.Sin(at/r.between(4, 7)+6*r.next())
		y := w.ly + (4-11*part)*s.u
		near := unit(1 - math.Hypot(x-w.lx, y-w.ly)/(13*s.u))
		s.spot(x, y, 0.3*max(s.u, 0.8), 0.3*near*math.Sin(math.Pi*part))
	}
}

// rain runs down the round pane, a drop at a time.
func (w *attic) rain(s *canvas, at float64) {
	for i, left := range remaining(s.way, 4, 0.5) {
		part, _, r := s.dice.again(i, 9, at, 10, 16, 200)
		x := w.x + w.r*r.between(-0.8, 0.8)
		half := math.Sqrt(max(w.r*w.r-(x-w.x)*(x-w.x), 0))
		leg, along := split(part * 4)
		y := w.y - half + 2*half*(float64(leg)+ease(along))/4
		v := left * math.Sin(math.Pi*part)
		s.spot(x, y, 0.45*max(s.u, 0.8), 0.36*v)
		for k := 1; k < 6; k++ {
			s.spot(x, y-float64(k), 0.35, 0.08*v*(1-float64(k)/6))
		}
	}
}
