package scene

import "math"

// court is the inner court of an old house: arches on both sides, a square of
// sky, an orange tree by a basin, and one lantern.
type court struct {
	stars   []star
	lx, ly  float64 // of the lantern
	tx, ty  float64 // of the tree
	basin   float64 // its height
	leaning float64 // which side the tree stands on
}

const (
	roofLine   = 0.3
	courtFloor = 0.84
)

func (w *court) build(s *canvas) {
	w.leaning = math.Copysign(1, s.dice.at(2, 2, 2)-0.5)
	mid := s.x(0.5)
	w.lx, w.ly = mid-w.leaning*20*s.u, s.y(0.5)
	w.tx, w.ty, w.basin = mid+w.leaning*9*s.u, s.y(0.56), s.y(0.88)
	w.stars = scatter(s.dice.roll(7, 7), int(30*math.Sqrt(s.u))+6, s.x(0.2), s.y(0.01), s.x(0.8),
		s.y(roofLine-0.03), s.u)
	s.add(func(_, y float64) float64 { return 0.03 * rise(0, roofLine, y/s.h) })
	s.day(func(_, y float64) float64 { return 0.13 * rise(-0.2, roofLine, y/s.h) }) // a sky that is light still
	steady(s, w.stars)
	w.walls(s)
	w.pool(s)
	w.tree(s)
	s.stroke(w.lx, s.y(0.36), w.lx, w.ly-1.4*s.u, 0.4, 0.1)
	s.bare(0, s.y(roofLine), s.w, s.h)
}

// walls are what stands around: the far one with three arches, and the sides,
// nearer and higher, with one each.
func (w *court) walls(s *canvas) {
	mid := s.x(0.5)
	far := 25 * s.u
	top := func(x float64) float64 {
		return s.y(roofLine) - max(0, math.Abs(x-mid)-far)*0.62
	}
	lamp := func(x, y float64) float64 { return math.Exp(-math.Pow(math.Hypot(x-w.lx, y-w.ly)/(13*s.u), 2)) }
	s.below(top, 0.03, 0.02, 20*s.u)
	s.each(func(x, y, was float64) float64 {
		if y < top(x) {
			return was
		}
		return was + 0.085*lamp(x, y)
	})
	for x := mid - 38*s.u; x < mid+38*s.u; x += 0.5 {
		s.spot(x, top(x), 0.35, 0.045)
	}
	foot := s.y(courtFloor)
	for k := -1; k <= 1; k++ {
		w.arch(s, mid+float64(k)*16*s.u, foot-3*s.u, 5.4*s.u, s.y(0.45), lamp)
	}
	w.arch(s, mid-34*s.u, foot+2*s.u, 5*s.u, s.y(0.32), lamp)
	w.arch(s, mid+34*s.u, foot+2*s.u, 5*s.u, s.y(0.32), lamp)
	s.dash(mid-24*s.u, mid+24*s.u, foot-3*s.u, 0.1)
}

// arch is a dark opening, round above and a little narrower below, with a thin
// light on its edge.
func (w *court) arch(s *canvas, x, foot, half, top float64, lamp func(x, y float64) float64) {
	spring := top + half*1.15
	off := func(px, py float64) float64 {
		if py > spring {
			return half*0.92 - math.Abs(px-x)
		}
		return half - math.Hypot(px-x, (py-spring)/1.15)
	}
	s.cover(x-half-2, top-2, x+half+2, foot, 0.008, func(px, py float64) float64 { return unit(off(px, py) + 0.5) })
	s.within(x-half-3, top-3, x+half+3, foot, func(px, py, was float64) float64 {
		edge := unit(1.1 - math.Abs(off(px, py)+0.6)/max(0.8*s.u, 0.7))
		return max(was, edge*(0.06+0.14*lamp(px, py)))
	})
}

func (w *court) pool(s *canvas) {
	mid := s.x(0.5)
	s.within(0, s.y(courtFloor), s.w, s.h, func(x, y, was float64) float64 {
		d := math.Hypot((x-mid)/(13*s.u), (y-w.basin)/(1.9*s.u))
		rim := unit(1 - math.Abs(d-1)*2.4)
		return max(was*rise(0.9, 1, d), 0.13*rim)
	})
}

// tree is round and dark, with fruit that holds a little light.
func (w *court) tree(s *canvas) {
	d, r := s.dice.roll(5, 0), 6.6*s.u
	foot := s.y(courtFloor) + 0.5*s.u
	s.rod(w.tx, foot, w.tx, w.ty+0.7*r, 1.1*s.u, 0.02)
	s.stroke(w.tx-w.leaning*0.6*s.u, foot, w.tx-w.leaning*0.6*s.u, w.ty+0.8*r, 0.4, 0.12)
	crown := func(x, y float64) float64 {
		edge := 0.86 + 0.3*d.over(x/(2.6*s.u)+90, y/(2.6*s.u))
		return unit((edge-math.Hypot((x-w.tx)/(r*1.1), (y-w.ty)/r))*r/1.2 + 0.5)
	}
	s.cover(w.tx-1.6*r, w.ty-1.4*r, w.tx+1.6*r, w.ty+1.4*r, 0, crown)
	s.within(w.tx-1.6*r, w.ty-1.4*r, w.tx+1.6*r, w.ty+1.4*r, func(x, y, was float64) float64 {
		leaf := rise(0.35, 0.8, d.over(x/(1.4*s.u), y/(1.1*s.u)))
		side := rise(0.9, -0.9, -w.leaning*(w.tx-x)/r+0.3*(y-w.ty)/r)
		return was + crown(x, y)*(0.03+0.12*side)*(0.35+0.65*leaf)
	})
	for k := range 9 {
		q := s.dice.roll(k, 6)
		sin, cos := math.Sincos(2 * math.Pi * q.next())
		out := r * math.Sqrt(0.7*q.next())
		s.spot(w.tx+out*cos, w.ty+0.85*out*sin, 0.42*s.u, q.between(0.2, 0.36))
	}
}

func (w *court) move(s *canvas, at float64) {
	twinkle(s, w.stars, at)
	// The lantern is turned lower as it gets late.
	v := lerp(0.5, 0.26, s.way) * (0.94 + 0.06*swing(at, 7, 0))
	s.oval(w.lx, w.ly, 0.8*s.u, 1.1*s.u, v)
	s.spot(w.lx, w.ly, 3*s.u, 0.1*v)
	// What falls of it on the water, and of the sky.
	for i := range 7 {
		along, _, r := s.dice.again(i, 20, at, 7, 12, 100)
		sin := math.Sin(math.Pi * along)
		y := w.basin + r.between(-1.2, 1.2)*s.u
		room := 10 * s.u * math.Sqrt(max(0, 1-math.Pow((y-w.basin)/(1.9*s.u), 2)))
		x := s.x(0.5) - w.leaning*r.between(-0.2, 0.8)*room
		wide := min(r.between(1, 3)*s.u, room*0.5)
		s.dash(x-wide, x+wide, y, 0.17*sin*sin)
	}
	// Somebody goes along the gallery with a candle.
	x, light := s.goesBy(8, at, 115, 40, 0.3, 0.7)
	s.spot(x, s.y(roofLine+0.06), 0.45*s.u, 0.3*light)
}
