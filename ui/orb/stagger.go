package orb

import "math"

// stagger lets a radius grow in coarse steps while the picture changes in fine
// ones: every row, and each side of it, takes its step at another moment. A
// picture then differs from the last in a few short runs, which is all the
// terminal is sent, and what would be a ring of equal steps becomes a rim
// without an edge.
type stagger struct {
	step  float64 // pixels a side grows by at once
	rows  int
	order []int // of each row, its turn among the rows
}

// fit prepares rows taking turns with a step in pixels.
func (s *stagger) fit(rows int, step float64) {
	s.step, s.rows = step, max(rows, 1)
	s.order = make([]int, s.rows)
	// Multiples of the golden ratio keep neighbours apart in time and fill
	// every gap evenly, whatever the number of rows.
	at := func(i int) float64 { _, f := math.Modf(float64(i) * math.Phi); return f }
	for i := range s.order {
		for j := range s.order {
			if at(j) < at(i) {
				s.order[i]++
			}
		}
	}
}

// tick is the number of steps all sides together have taken at a radius.
func (s *stagger) tick(radius float64) int {
	return int(math.Floor(radius / s.step * float64(2*s.rows)))
}

// radius is that of one side of a row at a tick. The two sides of a row are
// half a round apart.
func (s *stagger) radius(tick, row int, right bool) float64 {
	turn := s.order[row]
	if right {
		turn += s.rows
	}
	n := 2 * s.rows
	return (float64((tick+turn)/n) - 0.5) * s.step
}

// mean is the radius of all sides together at a tick.
func (s *stagger) mean(tick int) float64 {
	return float64(tick) / float64(2*s.rows) * s.step
}
