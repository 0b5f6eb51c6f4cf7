package chart

import "math"

// Series is a figure at equal distances, such as one a week. What is not known
// is NaN, and the line has a gap there.
type Series struct {
	Values    []float64
	Low, High float64   // what the lowest and the highest dot stand for
	Rules     []float64 // thin lines across, to read by and not to judge by
}

// Series gives h lines with one column for each value. It draws nothing where
// there is no room or no scale.
func (p *Pen) Series(s Series, h int) []string {
	w := len(s.Values)
	if w < 1 || h < 1 || s.High <= s.Low {
		return nil
	}
	points, rules := newDots(w, h), newDots(w, h)
	for _, r := range s.Rules {
		y := s.row(r, h)
		for x := 0; x < 2*w; x += 2 {
			rules.set(x, y)
		}
	}
	was := -1
	for i, v := range s.Values {
		if math.IsNaN(v) {
			was = -1
			continue
		}
		y := s.row(v, h)
		points.set(2*i, y)
		points.set(2*i+1, y)
		points.join(2*i, was, y)
		was = y
	}
	field, lines := make([]line, h), make([]string, h)
	for y := range field {
		field[y] = newLine(w)
	}
	p.over(points, rules, &p.theme.Hair, field)
	for y, l := range field {
		lines[y] = l.draw(p)
	}
	return lines
}

// row is the row of dots of a figure, counted from the top. What lies beyond
// the scale is drawn at its edge.
func (s Series) row(v float64, h int) int {
	share := (v - s.Low) / (s.High - s.Low)
	return min(max(int(math.Round((1-share)*float64(4*h-1))), 0), 4*h-1)
}

// Row gives the line, of h, in which a figure lies.
func (s Series) Row(v float64, h int) int { return s.row(v, h) / 4 }
