package orb

import "math"

// stagger lets a radius grow in coarse steps while the picture changes in fine
// ones: every row, and each side of it, takes its step at another moment. A
// picture then differs from the last in a few short runs, which is all the
// terminal is sent, and what would be a ring of equal steps becomes a rim
// without an edge.
type stagger struct {
	step  float64 // pixels a side grows by at once
	order []int   // of each row, its turn among the rows
}

// fit prepares rows taking turns with a step in pixels.
func (s *stagger) fit(rows int, step float64) {
	s.step, s.order = step, make([]int, max(rows, 1))
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
	return int(math.Floor(radius / s.step * float64(2*len(s.order))))
}

// sides are the radii of both sides of a row at a tick, which are half a round
// apart. A row so far from the middle that it only grazes the orb, with less than
// margin inside, has one radius: its sides meet there, and would show a seam.
func (s *stagger) sides(tick, row int, fromMiddle, margin float64) (left, right float64) {
	rows := len(s.order)
	at := func(turn int) float64 { return (float64((tick+turn)/(2*rows)) - 0.5) * s.step }
	left = at(s.order[row])
	if fromMiddle > float64(tick)/float64(2*rows)*s.step-margin {
		return left, left
	}
	return left, at(s.order[row] + rows)
}
