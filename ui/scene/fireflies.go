package scene

import "math"

// fireflies wander each around a place of its own, glow for some seconds and
// are dark for some more.
type fireflies struct {
	dice           dice
	many           int
	x0, y0, x1, y1 float64
}

func (f fireflies) move(s *canvas, at float64) {
	for i := range f.many {
		// Every glow begins somewhere else near the place, as if it had flown
		// there in the dark.
		part, period, r := f.dice.again(i, 0, at, 9, 15, 1)
		_, fx := split(float64(i)*0.618 + 0.3*r.next())
		_, fy := split(float64(i)*0.382 + 0.5*r.next())
		x := lerp(f.x0, f.x1, fx)
		y := lerp(f.y0, f.y1, fy)
		turn := 2 * math.Pi * (part*r.between(0.5, 0.9) + r.next())
		x += s.u * 1.5 * math.Sin(turn)
		y += s.u * 0.9 * math.Cos(turn*0.8+1)
		x, y = stepped(x, 0.17, 0), stepped(y, 0.17, 0)
		seconds := part * period
		v := rise(0, 2.8, seconds) * rise(6.4, 3.6, seconds)
		if v <= 0 {
			continue
		}
		s.spot(x, y, 0.85*max(s.u, 0.85), 0.6*v)
		s.spot(x, y, 2*s.u, 0.15*v)
	}
}
