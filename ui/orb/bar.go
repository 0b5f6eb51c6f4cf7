package orb

import (
	"math"

	"lull/ui/theme"
)

// NewBar is the least of the pacers: one short line that grows from the middle
// and shrinks back to it. It asks next to nothing of a slow connection.
func NewBar(t *theme.Theme) Pacer { return &bar{theme: t} }

type bar struct {
	theme *theme.Theme
	brush Brush
}

func (b *bar) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	b.brush.Tint(b.theme, f.Light, f.Hidden)
	full := float64(min(f.Width, 6*f.Height)) * 0.3
	// The sides take turns, so that the bar grows by half a cell in all.
	length := int(math.Round(2 * full * (0.12 + 0.88*unit(f.Fullness)) * 2))
	left, right := length/2, (length+1)/2 // half cells from the middle
	return b.brush.Picture(f.Height, func(y int) {
		lit := func(half int) bool {
			return y == f.Height/2 && f.Light > 0 && half >= -left && half < right
		}
		for x := range f.Width {
			half := 2*x - f.Width // the first of this cell, counted from the middle
			b.cell(lit(half), lit(half+1))
		}
	})
}

func (b *bar) cell(one, two bool) {
	first, second, both := "╸", "╺", "━"
	if b.theme.ASCII {
		first, second, both = "-", "-", "="
	}
	switch {
	case one && two:
		b.brush.Mark(Levels, both)
	case one:
		b.brush.Mark(Levels, first)
	case two:
		b.brush.Mark(Levels, second)
	default:
		b.brush.Blank()
	}
}
