package journal

import (
	"charm.land/lipgloss/v2"

	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/theme"
)

// pens draw the pictures of the journal in one look.
type pens struct {
	*chart.Pen
	asleep *lipgloss.Style // of the bar of a night
}

// in gives the pens for a look.
func (p pens) in(t *theme.Theme) pens {
	if pen := p.Pen.In(t); pen != p.Pen {
		return pens{pen, &t.Bar}
	}
	return p
}

// night draws a night as a bar between two hours, in minutes from the midnight of
// its evening's date.
func (p pens) night(n sleep.Span, from, to, width int) string {
	return p.Bar(chart.Night(n), from, to, width, p.asleep)
}
