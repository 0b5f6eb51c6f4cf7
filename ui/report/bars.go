package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/theme"
)

// window is what the bars are drawn within, in whole even hours.
func window(bars []sleep.Span) (from, to int) {
	return sleep.Hours(22*60, 32*60, 120, bars...)
}

// How a picture of a night is laid out, in its own units: minutes across.
const (
	barHeight = 56
	hourText  = 50
)

func hours(from, to int) string {
	var b strings.Builder
	for m := from; m < to; m += 120 {
		fmt.Fprintf(&b, `<text x="%d" y="%d" font-size="%d">%d</text>`, m-from, barHeight-8, hourText, m/60%24)
	}
	return svg(from, to, b.String())
}

// drawn draws a night, a [sleep.Span] of nothing for none: the time in bed light, the
// time asleep dark, and a line for every second hour. It reads in grey.
func drawn(b sleep.Span, from, to int) string {
	var d strings.Builder
	for m := from; m <= to; m += 120 {
		fmt.Fprintf(&d, `<rect x="%d" y="0" width="3" height="%d" fill="#ccc"/>`, m-from, barHeight)
	}
	if b != (sleep.Span{}) {
		fmt.Fprintf(&d, `<rect x="%d" y="10" width="%d" height="36" fill="#bbb"/>`, b.Bed-from, b.Up-b.Bed)
		if b.Asleep < b.Woke {
			fmt.Fprintf(&d, `<rect x="%d" y="10" width="%d" height="36" fill="#555"/>`, b.Asleep-from, b.Woke-b.Asleep)
		}
	}
	return svg(from, to, d.String())
}

func svg(from, to int, inside string) string {
	return fmt.Sprintf(`<svg viewBox="0 0 %d %d" aria-hidden="true">%s</svg>`, to-from, barHeight, inside)
}

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
			out = append(out, t.Padded(letters.Line(p.Rows[i][0]), label, t.Faint)+pen.Bar(chart.Night(span), from, to,
				width-label, &t.Curve))
		}
	}
	return append(out, t.Air(label)+pen.Hours(from, to, width-label))
}
