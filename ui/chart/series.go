package chart

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
)

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
	line, rules := newDots(w, h), newDots(w, h)
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
		line.set(2*i, y)
		line.set(2*i+1, y)
		line.join(2*i, was, y)
		was = y
	}
	return p.over(line, rules, p.theme.Hair, func(int, int, bool) string { return "" })
}

// row is the row of dots of a figure, counted from the top. What lies beyond
// the scale is drawn at its edge.
func (s Series) row(v float64, h int) int {
	share := (v - s.Low) / (s.High - s.Low)
	return min(max(int(math.Round((1-share)*float64(4*h-1))), 0), 4*h-1)
}

// Row gives the line, of h, in which a figure lies.
func (s Series) Row(v float64, h int) int { return s.row(v, h) / 4 }

// over draws one field of dots over another: where both have one the cell is
// the upper one's, since a cell has one colour. Before both goes what a mark
// gives for a cell, free or not.
func (p *Pen) over(upper, lower *dots, below lipgloss.Style, mark func(x, y int, free bool) string) []string {
	lines := make([]string, upper.h)
	for y := range lines {
		var b strings.Builder
		for x := range upper.w {
			r, under := upper.rune(x, y), lower.rune(x, y)
			if p.theme.ASCII {
				r, under = typed(r, '*'), typed(under, '.')
			}
			switch m := mark(x, y, r == blank && under == blank); {
			case m != "":
				b.WriteString(m)
			case r != blank:
				b.WriteString(p.theme.Curve.Render(string(r)))
			case under != blank:
				b.WriteString(below.Render(string(under)))
			default:
				b.WriteString(p.theme.Air(1))
			}
		}
		lines[y] = b.String()
	}
	return lines
}
