package scene

import "math"

// dome is a planetarium after the last show: the rim of the dome, the backs of
// the seats, the machine in the middle, and stars that turn too slowly to be
// seen.
type dome struct {
	stars []star
}

const (
	domeRim   = 0.7
	domeHalf  = 0.47 // of the width
	domeCrown = 0.02
)

// inside is how far below the dome a place is, in pixels.
func (w *dome) inside(s *canvas, x, y float64) float64 {
	dx, dy := (x-s.x(0.5))/s.x(domeHalf), (s.y(domeRim)-y)/s.y(domeRim-domeCrown)
	return (1 - math.Hypot(dx, dy)) * s.y(domeRim-domeCrown)
}

func (w *dome) build(s *canvas) {
	many := int(120 * s.more(0.5))
	w.stars = scatter(s.dice.roll(3, 3), many, s.x(0.02), s.y(domeCrown), s.x(0.98), s.y(domeRim), s.u*0.95)
	cloud := s.dice.roll(4, 0)
	s.add(func(x, y float64) float64 {
		in := w.inside(s, x, y)
		across := (y - s.y(0.34) - (x-s.x(0.5))*0.3) / (4.5 * s.u)
		way := 0.055 * math.Exp(-across*across) * rise(0.25, 0.8, cloud.over(x/(6*s.u), y/(5*s.u)))
		edge := 0.13 * unit(1.1-math.Abs(in)/(0.7*max(s.u, 0.8))) * rise(s.y(-0.3), s.y(domeRim),
			y) * unit(s.y(domeRim)-y)
		return edge + way*unit(in)
	})
	// The house lights along the rim go down slowly.
	s.day(func(x, y float64) float64 {
		return 0.11 * rise(s.y(0.34), s.y(domeRim), y) * unit(w.inside(s, x, y)) * rise(s.y(domeRim)+1, s.y(domeRim), y)
	})
	s.on(s.open, func() {
		s.each(func(x, y, was float64) float64 { return was * unit(w.inside(s, x, y)) * unit(s.y(domeRim)-y) })
	})
	w.machine(s)
	w.seats(s)
}

// machine is the old projector, two balls on a frame.
func (w *dome) machine(s *canvas) {
	x, foot := s.x(0.5), s.y(0.86)
	s.rod(x-2.6*s.u, foot, x-1*s.u, foot-8*s.u, 0.8*s.u, 0.02)
	s.rod(x+2.6*s.u, foot, x+1*s.u, foot-8*s.u, 0.8*s.u, 0.02)
	for _, ball := range [][3]float64{{-2.1, -11.5, 2.4}, {2.1, -8.2, 2.1}} {
		bx, by, r := x+ball[0]*s.u, foot+ball[1]*s.u, ball[2]*s.u
		s.cover(bx-2*r, by-2*r, bx+2*r, by+2*r, 0.03, func(px, py float64) float64 {
			return unit(r - math.Hypot(px-bx, py-by) + 0.5)
		})
		s.within(bx-2*r, by-2*r, bx+2*r, by+2*r, func(px, py, was float64) float64 {
			d := math.Hypot(px-bx, py-by)
			lit := rise(0.4, -0.9, (px-bx)/r*0.4+(py-by)/r)
			return max(was, 0.16*lit*unit(1.2-math.Abs(d-r)/(0.7*max(s.u, 0.8))))
		})
		s.spot(bx-0.4*r, by-0.3*r, 0.3*s.u, 0.16)
	}
}

// seats are rows of backs, larger the nearer they are.
func (w *dome) seats(s *canvas) {
	for row := range 3 {
		near := float64(row) / 2
		top := s.y(lerp(0.79, 0.89, near))
		half := lerp(2.3, 3.4, near) * s.u
		gap := half * 2.5
		many := int(s.w*0.46/gap) + 1
		for k := -many; k <= many; k++ {
			x := s.x(0.5) + (float64(k)+0.5*float64(row%2))*gap
			bend := 1.6 * s.u * math.Pow((x-s.x(0.5))/s.x(0.5), 2)
			y := top - bend
			s.cover(x-half, y, x+half, s.h, 0.012+0.006*near, func(px, py float64) float64 {
				round := half * 0.5
				dx := max(math.Abs(px-x)-half+round, 0)
				return unit(py-y-round+math.Sqrt(max(round*round-dx*dx, 0))+0.5) * unit(half-math.Abs(px-x)+0.5)
			})
			v := lerp(0.07, 0.1, near) * rise(0.52, 0.3, math.Abs(x/s.w-0.5))
			s.stroke(x-0.6*half, y, x+0.6*half, y, 0.5, v)
			s.stroke(x-half, y+0.5*half, x-half, y+2*half, 0.4, 0.4*v)
			s.stroke(x+half, y+0.5*half, x+half, y+2*half, 0.4, 0.4*v)
		}
	}
}

func (w *dome) move(s *canvas, at float64) {
	turn(s, w.stars, at, 0.014*s.u, s.x(0.02), s.x(0.98))
	// A planet, and once in a while somebody with a small torch along the rim.
	s.spot(s.x(0.68)-0.004*at*s.u, s.y(0.3), 0.4*s.u, 0.5)
	x, v := s.goesBy(9, at, 130, 45, 0.1, 0.36)
	s.spot(x, s.y(domeRim)-0.8*s.u, 0.45*s.u, 0.26*v)
}
