package orb

import (
	"math"

	"lull/ui/theme"
)

// NewBar is the least of the pacers: one short line that grows from the middle
// and shrinks back to it. It asks next to nothing of a slow connection.
func NewBar(t theme.Theme) Pacer { return &bar{theme: t} }

type bar struct {
	theme theme.Theme
	paint paint
	pen   pen
}

// half is the length of each side in half cells. The sides take turns, so
// that the bar grows by a quarter of a cell on the whole.
func (b *bar) half(f Frame) int {
	full := float64(min(f.Width, 6*f.Height)) * 0.3
	return int(math.Round(2 * full * (0.12 + 0.88*unit(f.Fullness)) * 2))
}

func (b *bar) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	coloured := b.theme.Coloured()
	bg, fg := none, none
	if coloured {
		b.paint.tint(b.theme, f.Light, f.Hidden)
		bg, fg = 0, b.paint.last
	}
	q := b.half(f)
	left, right := q/2, (q+1)/2 // half cells from the middle
	return b.pen.picture(f.Height, func(y int) {
		for x := range f.Width {
			// Half cells of this cell, counted from the middle.
			at := 2*x - f.Width
			one := y == f.Height/2 && unit(f.Light) > 0 && at >= -left && at < right
			two := y == f.Height/2 && unit(f.Light) > 0 && at+1 >= -left && at+1 < right
			b.cell(fg, bg, one, two)
		}
	})
}

func (b *bar) cell(fg, bg int, one, two bool) {
	if !one && !two {
		b.pen.use(&b.paint, none, bg)
		b.pen.buf = append(b.pen.buf, ' ')
		return
	}
	b.pen.use(&b.paint, fg, bg)
	switch {
	case b.theme.ASCII && one && two:
		b.pen.buf = append(b.pen.buf, '=')
	case b.theme.ASCII:
		b.pen.buf = append(b.pen.buf, '-')
	case one && two:
		b.pen.buf = append(b.pen.buf, "━"...)
	case one:
		b.pen.buf = append(b.pen.buf, "╸"...)
	default:
		b.pen.buf = append(b.pen.buf, "╺"...)
	}
}
