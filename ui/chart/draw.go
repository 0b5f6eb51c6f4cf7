package chart

import (
	"image/color"
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// Pen draws curves in one theme. Make one when the theme changes.
type Pen struct {
	theme  *theme.Theme
	shades []color.Color // from the ground to the band, the line, the dot; empty without soft edges
	band   int           // which of them is the band
	cells  map[[2]int]lipgloss.Style
}

// blends is how many shades lie between the ground and the band.
const blends = 6

// New makes a pen.
func New(t *theme.Theme) *Pen {
	p := &Pen{theme: t, cells: map[[2]int]lipgloss.Style{}}
	if t.Profile != colorprofile.TrueColor || t.ASCII {
		return p // a palette has no soft edges, and its nearest band is an alarm
	}
	p.shades = lipgloss.Blend1D(blends+1, t.Ground.GetBackground(), t.Band.GetForeground())
	p.band = blends
	p.shades = append(p.shades, t.Curve.GetForeground(), t.Title.GetForeground())
	return p
}

// In is the pen itself, or a new one where the theme is another by now or there
// is none yet.
func (p *Pen) In(t *theme.Theme) *Pen {
	if p != nil && p.theme == t {
		return p
	}
	return New(t)
}

// Draw gives the lines of a chart of w columns and h rows: the curve, a row of
// marks, and the hours. It gives nothing where there is no room.
func (p *Pen) Draw(c Curve, w, h int) []string {
	if w < 10 || h < 4 || len(c.Usual) == 0 {
		return nil
	}
	var lines []string
	if len(p.shades) > 0 {
		lines = p.soft(c, w, h-2)
	} else {
		lines = p.bare(c, w, h-2)
	}
	return append(lines, p.marks(c, w), p.hours(c, w))
}

// soft draws the line in braille, eight dots a cell, over a band of soft-edged
// half cells.
func (p *Pen) soft(c Curve, w, rows int) []string {
	bed, hasBed := c.column(c.Bed, w)
	now, hasNow := c.column(c.Now, w)
	line := newDots(w, rows)
	line.trace(c.Usual, c.top())
	lines := make([]string, rows)
	for y := range rows {
		var b strings.Builder
		for x := range w {
			top, bottom := p.shade(c, x, 2*y, w, rows), p.shade(c, x, 2*y+1, w, rows)
			r := line.rune(x, y)
			switch {
			case hasNow && x == now && y == row(c, x, w, rows):
				b.WriteString(p.cell(p.band+2, (top+bottom)/2, p.theme.Shapes.Kept))
			case r != blank:
				b.WriteString(p.cell(p.band+1, (top+bottom)/2, string(r)))
			case hasBed && x == bed && top == 0 && bottom == 0:
				b.WriteString(p.theme.Hair.Render(p.theme.Shapes.Down))
			case hasBed && x == bed:
				b.WriteString(p.cell(0, (top+bottom)/2, p.theme.Shapes.Down))
			case top == bottom:
				b.WriteString(p.cell(0, top, " "))
			default:
				b.WriteString(p.cell(top, bottom, "▀"))
			}
		}
		lines[y] = b.String()
	}
	return lines
}

// row is the row of cells in which the curve runs at a column.
func row(c Curve, x, w, rows int) int {
	up := at(c.Usual, float64(x)+0.5, w) * float64(rows) / c.top()
	return min(max(rows-1-int(up), 0), rows-1)
}

// shade is that of the band in one half cell; row 0 is the top.
func (p *Pen) shade(c Curve, x, py, w, rows int) int {
	scale := float64(2*rows) / c.top()
	height := float64(2*rows-py) - 0.5 // of the pixel's middle, in pixels
	mid := float64(x) + 0.5
	low, high := at(c.Low, mid, w)*scale, at(c.High, mid, w)*scale
	if high < 0.05 {
		return 0
	}
	inside := min(cover(high-height), cover(height-low))
	// Where the band is thinner than a pixel it is as faint as it is thin.
	inside = min(inside, high-low)
	return int(math.Round(inside * float64(p.band)))
}

// cover is how much of a pixel lies inside an edge d pixels away.
func cover(d float64) float64 { return min(max(d+0.5, 0), 1) }

func (p *Pen) cell(fg, bg int, s string) string {
	if s == " " && bg == 0 {
		return p.theme.Ground.Render(s)
	}
	style, ok := p.cells[[2]int{fg, bg}]
	if !ok {
		style = p.theme.Ground.Foreground(p.shades[fg]).Background(p.shades[bg])
		p.cells[[2]int{fg, bg}] = style
	}
	return style.Render(s)
}

// bare draws without colour: the curve as a line, the band as its two edges,
// dotted.
func (p *Pen) bare(c Curve, w, rows int) []string {
	bed, hasBed := c.column(c.Bed, w)
	now, hasNow := c.column(c.Now, w)
	line, edge := newDots(w, rows), newDots(w, rows)
	line.trace(c.Usual, c.top())
	for _, samples := range [][]float64{c.Low, c.High} {
		edge.dot(samples, c.top())
	}
	return p.over(line, edge, p.theme.Faint, func(x, y int, free bool) string {
		switch {
		case hasNow && x == now && y == row(c, x, w, rows):
			return p.theme.Title.Render(p.theme.Shapes.Kept)
		case free && hasBed && x == bed:
			return p.theme.Hair.Render(p.theme.Shapes.Down)
		}
		return ""
	})
}

// typed is a character for cells with any dot, where braille is not wanted.
func typed(r, with rune) rune {
	if r == blank {
		return blank
	}
	return with
}

// Strip gives only the two rows below a curve, for an evening without one: the
// marks, and the hours.
func (p *Pen) Strip(c Curve, w int) []string {
	if w < 10 {
		return nil
	}
	return []string{p.marks(c, w), p.hours(c, w)}
}

// marks is the row below the curve: a mark under each drink, and what else
// there was.
func (p *Pen) marks(c Curve, w int) string {
	cells := make([]string, w)
	for x := range cells {
		cells[x] = p.theme.Hair.Render(p.theme.Shapes.Across)
	}
	if bed, ok := c.column(c.Bed, w); ok {
		cells[bed] = p.theme.Hair.Render(p.theme.Shapes.Down)
	}
	for _, m := range c.Other {
		style := p.theme.Curve
		if m.Faint {
			style = p.theme.Faint
		}
		from, to := c.reach(m, w)
		for x := from; x < to; x++ {
			cells[x] = style.Render(m.Shape)
		}
	}
	for _, m := range c.Marks {
		if x, ok := c.column(m, w); ok {
			cells[x] = p.theme.Curve.Render(p.theme.Shapes.Mark)
		}
	}
	return strings.Join(cells, "")
}

// reach gives the columns of a mark among w, from one up to before another.
func (c Curve) reach(m Mark, w int) (from, to int) {
	if m.Until.Before(m.At) {
		m.Until = m.At
	}
	if m.Until.Before(c.From) || m.At.After(c.To) {
		return 0, 0
	}
	if m.At.Before(c.From) {
		m.At = c.From
	}
	if m.Until.After(c.To) {
		m.Until = c.To
	}
	from, inside := c.column(m.At, w)
	to, _ = c.column(m.Until, w)
	if !inside {
		return 0, 0
	}
	return from, max(to, from+1)
}

// hours is the last row: every third or sixth hour, and the word for bed.
func (p *Pen) hours(c Curve, w int) string {
	row := []rune(strings.Repeat(" ", w))
	put := func(x int, s string) {
		x = min(max(x-len(s)/2, 0), w-len(s))
		for i := max(x-1, 0); i < min(x+len(s)+1, w); i++ {
			if row[i] != ' ' {
				return
			}
		}
		copy(row[x:], []rune(s))
	}
	if x, ok := c.column(c.Bed, w); ok {
		put(x, "bed")
	}
	every := 3
	if w < 48 {
		every = 6
	}
	for t := c.From; !t.After(c.To); t = t.Add(hour) {
		o := t.Add(-sinceHour(t))
		if x, ok := c.column(o, w); ok && o.Hour()%every == 0 {
			put(x, o.Format("15"))
		}
	}
	return p.theme.Faint.Render(string(row))
}
