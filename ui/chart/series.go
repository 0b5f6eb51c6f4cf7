package chart

import (
	"math"

	"charm.land/lipgloss/v2"

	"lull/routines/fraction"
)

// Series is a figure at equal distances, such as one a week. What is not known
// is NaN, and the line has a gap there.
type Series struct {
	Values    []float64
	Low, High float64   // what the lowest and the highest dot stand for
	Rules     []float64 // thin lines across, to read by and not to judge by
	Each      int       // columns of a value, one where it is not said
	Here      int       // the one in a stronger light, where it is drawn in columns
}

// Series gives h lines with the columns of each value. It draws nothing where
// there is no room or no scale.
func (p *Pen) Series(s Series, h int) []string {
	each := max(s.Each, 1)
	w := each * len(s.Values)
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
		for x := range 2 * each {
			points.set(2*each*i+x, y)
		}
		points.join(2*each*i, was, y)
		was = y
	}
	field := newField(w, h)
	p.over(points, rules, &p.theme.Hair, field)
	return p.draw(field)
}

// every is how far apart the points of a rule are, so that it lies behind what
// there is.
const every = 4

// Columns gives h lines with a column for each value, from the low end of the
// scale up, with air between columns that are wide. The rules are dotted where
// nothing stands before them.
func (p *Pen) Columns(s Series, h int, style *lipgloss.Style) []string {
	each := max(s.Each, 1)
	w := each * len(s.Values)
	if w < 1 || h < 1 || s.High <= s.Low {
		return nil
	}
	t, field := p.theme, newField(w, h)
	for _, r := range s.Rules {
		for x, l := each/2, field[s.Row(r, h)]; x < w; x += every {
			l.set(x, t.Shapes.Point, &t.Faint)
		}
	}
	for i, v := range s.Values {
		if math.IsNaN(v) {
			continue
		}
		in := style
		if i == s.Here {
			in = &t.Ink
		}
		full := fraction.Of((v-s.Low)/(s.High-s.Low)) * float64(h)
		full = max(full, 1.0/8) // a 0 is seen, what is not known is not
		for y := range field {
			part := fraction.Of(full - float64(h-1-y))
			for x := i * each; part > 1.0/16 && x < i*each+max(each-1, 1); x++ {
				field[y].set(x, t.Shapes.Bars[max(eighths(part), 1)], in)
			}
		}
	}
	return p.draw(field)
}

// row is the row of dots of a figure, counted from the top. What lies beyond
// the scale is drawn at its edge.
func (s Series) row(v float64, h int) int {
	share := (v - s.Low) / (s.High - s.Low)
	return min(max(int(math.Round((1-share)*float64(4*h-1))), 0), 4*h-1)
}

// Row gives the line, of h, in which a figure lies.
func (s Series) Row(v float64, h int) int { return s.row(v, h) / 4 }
