package scene

import "math"

// garden is a walled garden at dusk: the last light over the wall, beans on
// their poles, a greenhouse, pale flowers that nod.
type garden struct {
	flowers []flower
	stars   []star
}

type flower struct{ x, y, foot, r, v, period, phase float64 }

const wallTop = 0.46

func (w *garden) build(s *canvas) {
	light := func(x, y float64) float64 {
		v := math.Pow(rise(0.02, wallTop+0.06, y/s.h), 1.4)
		return v * (0.55 + 0.45*rise(0.6, 0.1, math.Abs(x/s.w-0.58)))
	}
	s.add(func(x, y float64) float64 { return 0.09 * light(x, y) })
	s.day(func(x, y float64) float64 { return 0.2 * light(x, y) })
	w.stars = scatter(s.dice.roll(7, 7), 14, s.x(0.12), s.y(0.02), s.x(0.9), s.y(0.2), s.u)
	w.wall(s)
	w.poles(s, s.x(0.22))
	w.greenhouse(s, s.x(0.77))
	w.bed(s)
	s.bare(0, s.y(0.5), s.w, s.h)
}

// wall is old brick, dark against the west, its courses just to be seen.
func (w *garden) wall(s *canvas) {
	s.below(func(float64) float64 { return s.y(wallTop) }, 0.03, 0.012, 8*s.u)
	course := max(2, 1.9*s.u)
	rows := 0
	for y := s.y(wallTop) + course; y < s.y(0.72); y += course {
		rows++
		shift := float64(rows%2) * 2.6 * s.u
		for x := -shift; x < s.w; x += 5.2 * s.u {
			r := s.dice.at(int(x/s.u*10), rows, 3)
			if r > 0.45 {
				s.dash(x+0.6*s.u, x+4.4*s.u, y, 0.035+0.035*r)
			}
		}
	}
	s.dash(0, s.w, s.y(wallTop)+0.5, 0.07)
}

func (w *garden) poles(s *canvas, x float64) {
	foot := s.y(0.86)
	for i := range 4 {
		px := x + (float64(i)-1.5)*3.6*s.u
		top := s.y(0.16) + s.dice.at(i, 9, 9)*2*s.u
		s.rod(px-1.5*s.u, foot, px+0.4*s.u, top, 0.6, 0)
		s.rod(px+1.8*s.u, foot, px, top, 0.6, 0)
		for k := range 16 {
			r := s.dice.roll(i*20+k, 4)
			up := r.next()
			lx := px + r.between(-1.6, 1.6)*s.u*(1.2-up*0.7)
			ly := lerp(foot, top, up*0.94)
			size := r.between(0.7, 1.35) * s.u
			v := 0.0
			if ly > s.y(wallTop) {
				v = 0.03 + 0.05*r.next()
			}
			s.cover(lx-3*size, ly-3*size, lx+3*size, ly+3*size, v, func(qx, qy float64) float64 {
				return unit(size - math.Hypot(qx-lx, (qy-ly)*1.2) + 0.5)
			})
		}
	}
	s.rod(x-7*s.u, s.y(0.22), x+7*s.u, s.y(0.21), 0.6, 0)
}

// greenhouse keeps the last of the west in a pane.
func (w *garden) greenhouse(s *canvas, x float64) {
	half, eave, ridge, foot := 9*s.u, s.y(0.5), s.y(0.3), s.y(0.82)
	s.cover(x-half, ridge-1, x+half, foot, 0.035, func(px, py float64) float64 {
		roof := eave - (eave-ridge)*(1-math.Abs(px-x)/half)
		return unit(py - roof + 0.5)
	})
	pane := 3 * s.u
	for i := range 6 {
		for j := range 2 {
			v := 0.24 * math.Pow(s.dice.at(i, j, 6), 3)
			px, py := x-half+float64(i)*pane, eave+float64(j)*(foot-eave)/2
			s.within(px+0.5, py+0.5, px+pane-0.5, py+(foot-eave)/2-0.5, func(_, qy, was float64) float64 {
				return max(was, v*rise(py+(foot-eave)*0.6, py, qy))
			})
		}
		px := x - half + float64(i)*pane
		s.stroke(px, eave, px, foot, 0.5, 0.1)
		s.stroke(px, eave, px, eave-(eave-ridge)*(1-math.Abs(px-x)/half), 0.5, 0.08)
	}
	s.stroke(x+half, eave, x+half, foot, 0.5, 0.1)
	s.stroke(x-half, eave, x, ridge, 0.6, 0.16)
	s.stroke(x+half, eave, x, ridge, 0.6, 0.16)
	s.stroke(x-half, eave, x+half, eave, 0.6, 0.12)
}

// bed is where the white things come forward.
func (w *garden) bed(s *canvas) {
	w.flowers = w.flowers[:0]
	many := int(4 + 11*min(s.u, 1.4))
	for i := range many {
		r := s.dice.roll(i, 5)
		part := 0.3 + 0.36*(float64(i)+0.8*r.next())/float64(many)
		f := flower{
			x: s.x(part), foot: s.y(0.95), r: r.between(0.55, 0.9) * s.u,
			v: r.between(0.26, 0.48), period: r.between(6, 10), phase: part*1.7 + 0.1*r.next(),
		}
		f.y = s.y(r.between(0.62, 0.84))
		w.flowers = append(w.flowers, f)
		s.stroke(f.x, f.foot, f.x, f.y+f.r, 0.4, 0.06)
		s.spot(f.x+1.2*s.u, lerp(f.y, f.foot, 0.5), 0.6*s.u, 0.09)
		s.spot(f.x-1.1*s.u, lerp(f.y, f.foot, 0.7), 0.6*s.u, 0.08)
	}
}

func (w *garden) move(s *canvas, at float64) {
	for _, st := range w.stars {
		// They come out as the day goes.
		s.pin(st.x, st.y, st.r, 0.32*lerp(0.25, 1, s.way)*(0.5+0.5*swing(at, 11, st.phase+st.x)))
	}
	for _, f := range w.flowers {
		x := stepped(f.x+1.1*s.u*(swing(at, f.period, f.phase)-0.5), 0.17, f.phase)
		s.spot(x, f.y, f.r, f.v)
		s.spot(x, f.y, f.r*2.2, 0.05)
	}
	w.moth(s, at)
}

// moth goes from flower to flower without hurry.
func (w *garden) moth(s *canvas, at float64) {
	const visit = 9.0
	n, part := split(at / visit)
	pick := func(n int) flower {
		return w.flowers[int(s.dice.along(float64(n)*0.23+77)*float64(len(w.flowers)))]
	}
	a, b := pick(n), pick(n+1)
	t := ease(part)
	x := lerp(a.x, b.x, t) + 1.2*s.u*math.Sin(at*0.6)
	y := lerp(a.y, b.y, t) - 3*s.u - 1.5*s.u*math.Sin(math.Pi*part)
	s.spot(x, y, 0.8*max(s.u, 0.8), 0.24)
}
