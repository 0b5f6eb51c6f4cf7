package chart

import (
	"image/color"
	"math"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

	"lull/routines/fraction"
	"lull/ui/theme"
)

// Pen draws curves in one theme. Make one when the theme changes.
type Pen struct {
	theme  *theme.Theme
	shades []color.Color // from the ground to the band, the line, the dot, what is thin; empty without soft edges
	cells  map[[2]int]*lipgloss.Style
	rows   map[string]string // of fields, as they were drawn
}

// blends is how many shades lie between the ground and the band, which is the
// last of them; the line, the dot and what is thin follow.
const blends = 6

// New is a pen for a theme.
func New(t *theme.Theme) *Pen {
	p := &Pen{theme: t, cells: map[[2]int]*lipgloss.Style{}, rows: map[string]string{}}
	if t.Profile != colorprofile.TrueColor || t.ASCII {
		return p // a palette has no soft edges, and its nearest band is an alarm
	}
	p.shades = lipgloss.Blend1D(blends+1, t.Ground.GetBackground(), t.Band.GetForeground())
	p.shades = append(p.shades, t.Curve.GetForeground(), t.Title.GetForeground(), t.Hair.GetForeground())
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

// Draw gives the lines of a chart of w columns and h rows: the curve, and the
// axis below it. It gives nothing where there is no room.
func (p *Pen) Draw(c Curve, w, h int) []string {
	rows := h - c.AxisRows()
	if w < leastWidth || rows < 2 || len(c.Usual) == 0 {
		return nil
	}
	field := newField(w, rows)
	if len(p.shades) > 0 {
		p.soft(c, field)
	} else {
		p.bare(c, field)
	}
	p.figures(c, field)
	p.bedtime(c, field)
	return append(p.draw(field), p.Axis(c, w)...)
}

// bedtime draws the line at bedtime, behind the curve and the edges of the band.
func (p *Pen) bedtime(c Curve, field []line) {
	bed, ok := c.column(c.Bed, len(field[0]))
	if !ok {
		return
	}
	for _, l := range field {
		switch c := l[bed]; {
		case c.s == "":
			l.set(bed, p.theme.Shapes.Down, &p.theme.Hair)
		case c.s == p.theme.Shapes.Bars[0] && c.style != &p.theme.Faint: // full of the band
			l.set(bed, p.theme.Shapes.Down, p.cell(blends+3, blends))
		}
	}
}

// figures writes the figures at the peak and at bed above the curve.
func (p *Pen) figures(c Curve, field []line) {
	w, rows := len(field[0]), len(field)
	above := func(x, from int, words string) {
		for y := min(height(c.High, from, w, rows, c.top(rows)), rows) - 1; y >= 0; y-- {
			if field[y].put(x, words, &p.theme.Faint) {
				return
			}
		}
	}
	if bed, ok := c.column(c.Bed, w); ok {
		above(bed+2, bed, c.AtBed)
	}
	peak, most := 0, 0.0
	for x := range w {
		if v := at(c.Usual, float64(x)+0.5, w); v > most {
			peak, most = x, v
		}
	}
	above(peak-len(c.Peak)/2, peak, c.Peak)
}

// height is the row in which the samples run at a column.
func height(samples []float64, x, w, rows int, top float64) int {
	up := at(samples, float64(x)+0.5, w) * float64(rows) / top
	return min(max(rows-1-int(up), 0), rows-1)
}

// soft draws the line in braille, eight dots a cell, over a band whose edges are
// fine to an eighth of a cell.
func (p *Pen) soft(c Curve, field []line) {
	w, rows := len(field[0]), len(field)
	top := c.top(rows)
	now, hasNow := c.column(c.Now, w)
	usual := newDots(w, rows)
	usual.trace(c.Usual, top)
	for x := range w {
		scale := float64(rows) / top
		low, high := at(c.Low, float64(x)+0.5, w)*scale, at(c.High, float64(x)+0.5, w)*scale
		for y, l := range field {
			floor := float64(rows - 1 - y)
			from, to := fraction.Of(low-floor), fraction.Of(high-floor)
			full := int(math.Round((to - from) * blends))
			r := usual.rune(x, y)
			switch {
			case hasNow && x == now && y == height(c.Usual, x, w, rows, top):
				l.set(x, p.theme.Shapes.Full, p.cell(blends+2, full))
			case r != blank:
				l.set(x, string(r), p.cell(blends+1, full))
			case eighths(to) == 0 || eighths(from) == 8 || to <= from:
			case to < 1: // the upper edge; a band that is thinner than that is fainter
				l.set(x, p.theme.Shapes.Bars[eighths(to)], p.cell(int(math.Round((to-from)/to*blends)), 0))
			default: // the lower edge, or none
				l.set(x, p.theme.Shapes.Bars[eighths(from)], p.cell(0, blends))
			}
		}
	}
}

// eighths is how much of a cell is full.
func eighths(share float64) int { return int(math.Round(8 * share)) }

func (p *Pen) cell(fg, bg int) *lipgloss.Style {
	return p.style([2]int{fg, bg}, func() lipgloss.Style {
		return p.theme.Ground.Foreground(p.shades[fg]).Background(p.shades[bg])
	})
}

// style is one that is made once.
func (p *Pen) style(key [2]int, made func() lipgloss.Style) *lipgloss.Style {
	if p.cells[key] == nil {
		p.cells[key] = new(made())
	}
	return p.cells[key]
}

// bare draws without colour: the curve as a line, the band as its two edges,
// dotted.
func (p *Pen) bare(c Curve, field []line) {
	w, rows := len(field[0]), len(field)
	top := c.top(rows)
	usual, edge := newDots(w, rows), newDots(w, rows)
	usual.trace(c.Usual, top)
	for _, samples := range [][]float64{c.Low, c.High} {
		edge.dot(samples, top)
	}
	p.over(usual, edge, &p.theme.Faint, field)
	if now, ok := c.column(c.Now, w); ok {
		field[height(c.Usual, now, w, rows, top)].set(now, p.theme.Shapes.Full, &p.theme.Title)
	}
}

// over draws one field of dots over another: where both have one the cell is
// the upper one's, since a cell has one colour.
func (p *Pen) over(upper, lower *dots, below *lipgloss.Style, field []line) {
	for y, l := range field {
		for x := range l {
			r, under := p.typed(upper.rune(x, y), '*'), p.typed(lower.rune(x, y), '.')
			switch {
			case r != blank:
				l.set(x, string(r), &p.theme.Curve)
			case under != blank:
				l.set(x, string(under), below)
			}
		}
	}
}

// typed is a cell of dots, or a character for it where braille is not wanted.
func (p *Pen) typed(dots, with rune) rune {
	if dots == blank || !p.theme.ASCII {
		return dots
	}
	return with
}
