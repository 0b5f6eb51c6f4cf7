package report

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/theme"
)

// Drawn are the nights as bars over the hours, in a width of cells, with the day
// of each before it, for somebody at a terminal; nothing where no times were told.
func (p Page) Drawn(t *theme.Theme, width int) []string {
	none := func(s sleep.Span) bool { return s == (sleep.Span{}) }
	if !slices.ContainsFunc(p.Bars, func(s sleep.Span) bool { return !none(s) }) {
		return nil
	}
	label := 0
	for _, row := range p.Rows {
		label = max(label, ansi.StringWidth(letters.Line(row[0])))
	}
	label += 2
	from, to := window(p.Bars)
	pen := chart.New(t)
	var out []string
	for i, span := range p.Bars {
		if !none(span) {
			out = append(out, t.Padded(letters.Line(p.Rows[i][0]), label, t.Faint)+pen.Bar(chart.Night(span), from, to, width-label, &t.Curve))
		}
	}
	return append(out, t.Air(label)+pen.Hours(from, to, width-label))
}
