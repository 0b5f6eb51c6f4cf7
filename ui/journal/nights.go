package journal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
)

// dated is the span of a night and its evening.
type dated struct {
	day evening.Day
	sleep.Span
}

// until leaves out those whose ends were not told.
func (n *nights) until(d evening.Day, most int) (out []dated) {
	for _, e := range slices.Backward(n.all) {
		if len(out) == most {
			break
		}
		if span, ok := sleep.SpanOf(*e.Night, e.Evening); ok && e.Evening <= d {
			out = append(out, dated{e.Evening, span})
		}
	}
	slices.Reverse(out)
	return out
}

// hoursOf is the whole hours that nights lie in.
func hoursOf(nights []dated) (from, to int) {
	const air = 20
	airy := lists.Each(nights, func(n dated) sleep.Span { return sleep.Span{Bed: n.Bed - air, Up: n.Up + air} })
	return sleep.Hours(airy[0].Bed, airy[0].Up, 60, airy...)
}

// mostBars is how many nights show as bars at most: two weeks.
const mostBars = 14

// draw shows the nights up to the one under the cursor, the latest at the foot.
func (n *nights) draw(p *screen.Layout, pen *chart.Pen, cursor evening.Day, rows int) {
	t := p.Theme
	nights := n.until(cursor, min(mostBars, rows-1))
	if len(nights) == 0 {
		return
	}
	const label = 9
	from, to := hoursOf(nights)
	airy := rows > 2*len(nights)
	for i, night := range nights {
		if i > 0 && airy {
			p.Line("")
		}
		mark, style := screen.Row{Layout: p, Chosen: night.day == cursor}.Mark()
		_, _, date := night.day.Date()
		name := fmt.Sprintf("%.3s %2d", night.day.Weekday(), date)
		p.Line(mark + t.Padded(name, label-2, style) +
			pen.Bar(chart.Night(night.Span), from, to, p.Inner-label-2, &t.Bar))
	}
	p.Line(t.Air(label) + pen.Hours(from, to, p.Inner-label-2))
}

func (n *nights) drawPage(p *screen.Layout, pen *chart.Pen, cursor evening.Day) {
	t := p.Theme
	words := p.Within(p.Inner)
	parts := n.parts(cursor, !p.Wide())
	for i := range len(parts) - 1 {
		parts[i] += ","
	}
	for _, l := range screen.Flow(parts, " ", min(p.Inner, 72)) {
		words.Line(t.Ink.Render(l))
	}
	if p.Wide() {
		asleep, awake := chart.NightShapes(t.Shapes)
		words.Wrap(n.say("journal.night.key", map[string]string{"asleep": asleep, "awake": awake}), t.Faint)
	}
	n.draw(p, pen, cursor, p.Free(len(words.Lines)+2*p.Air()))
	if p.Wide() {
		p.Line("")
	}
	p.Add(words.Lines[:min(len(words.Lines), p.Free(p.Air()))])
}

func (n *nights) parts(cursor evening.Day, short bool) (parts []string) {
	i := slices.IndexFunc(n.all, func(e journal.Entry) bool { return e.Evening == cursor })
	if i < 0 {
		return []string{n.say("journal.night.none", nil)}
	}
	e := n.all[i]
	for _, p := range plain.Night(*e.Night) {
		switch {
		case !p.Clock() && !p.Lasting():
		case short && p.Short != "":
			parts = append(parts, p.Short+" "+p.Typed(*e.Night, sleep.Words))
		default:
			parts = append(parts, p.Words)
		}
	}
	if e.Imported() {
		parts = append(parts, "from "+letters.Line(journal.SourceName(e.Source)))
	}
	return parts
}

// alikeNights is over how many evenings it is told how alike nights were.
const alikeNights = 28

func (n *nights) drawAlike(p *screen.Layout, pen *chart.Pen, cursor evening.Day, rows int) {
	leastBand := 7
	if !p.Wide() {
		leastBand = 4
	}
	words := p.Within(p.Inner)
	for _, l := range n.alike(cursor) { // whole sentences, as many as the band leaves room for
		longer := p.Within(p.Inner)
		if longer.Wrap(l, p.Theme.Ink); len(words.Lines)+len(longer.Lines) > rows-1-leastBand {
			break
		}
		words.Add(longer.Lines)
	}
	n.drawBand(p, pen, cursor, rows-len(words.Lines)-1)
	p.Line("")
	p.Add(words.Lines)
}

// alike tells how alike the nights up to the cursor were, or that it takes more.
func (n *nights) alike(cursor evening.Day) (out []string) {
	r := sleep.RegularOf(n.within(cursor))
	lines := r.Lines()
	for _, l := range lines[min(len(lines), 1):] { // the first is the heading
		out = append(out, l.Say(n.say))
	}
	if len(out) == 0 {
		out = append(out, n.say("journal.alike.wait", map[string]string{
			"least": strconv.Itoa(sleep.SpreadNights), "n": strconv.Itoa(r.Nights),
		}))
	}
	return out
}

func (n *nights) within(d evening.Day) []journal.Entry {
	return slices.DeleteFunc(slices.Clone(n.all), func(e journal.Entry) bool {
		return e.Evening <= d-alikeNights || e.Evening > d
	})
}

func (n *nights) drawBand(p *screen.Layout, pen *chart.Pen, d evening.Day, rows int) {
	t := p.Theme
	nights := slices.DeleteFunc(n.until(d, alikeNights), func(x dated) bool { return x.day <= d-alikeNights })
	if len(nights) == 0 || rows < 3 {
		return
	}
	b := chart.Band{Nights: make([]chart.Ends, alikeNights), Each: 1}
	b.From, b.To = hoursOf(nights)
	b.Each = max((p.Inner-chart.HoursWidth)/alikeNights, 1)
	for _, night := range nights {
		b.Nights[night.day-d+alikeNights-1] = chart.Ends{Bed: night.Bed, Up: night.Up}
	}
	const most = 22
	p.Add(pen.Band(b, min(rows-1, most)))
	var under strings.Builder
	for i := range alikeNights {
		mark := " "
		if day := (d - alikeNights + 1 + evening.Day(i)).Weekday(); day == time.Friday || day == time.Saturday {
			mark = t.Shapes.Full
		}
		under.WriteString(strings.Repeat(" ", (b.Each-1)/2) + mark + strings.Repeat(" ", b.Each-1-(b.Each-1)/2))
	}
	p.Line(t.Padded("free", chart.HoursWidth, t.Faint) + t.Faint.Render(under.String()))
}
