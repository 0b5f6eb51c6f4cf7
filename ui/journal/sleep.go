package journal

import (
	"fmt"
	"math"
	"slices"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/screen"
)

// sleepSentence says what the rules across the charts are.
var sleepSentence = fmt.Sprintf("A column is the mean of a week, of the nights that were told of. "+
	"The dotted lines are what sleep clinics look at, %g and %g minutes and %g percent. "+
	"They say nothing about one person.", sleep.Long.Minutes(), sleep.LongMean.Minutes(), sleep.Efficient)

// nights are those of the year around the cursor, as they were told.
type nights struct {
	all      []journal.Entry
	weeks    []sleep.Week
	from, to evening.Day // what was read
	say      screen.Say
}

func (n *nights) take(a lookup.Around) {
	*n = nights{all: a.Nights, weeks: sleep.Weeks(a.Nights), from: a.From, to: a.To, say: n.say}
}

// cover tells whether the weeks that may show around an evening were read.
func (n *nights) cover(d, today evening.Day) bool {
	const shown = 7 * (mostWeeks/2 + 1)
	return n.from <= d-shown && min(d+shown, today) <= n.to
}

type figure struct {
	name  string
	of    func(sleep.Week) sleep.Mean
	unit  string
	rules []float64
}

// figures are the measures that show, with the lines to compare with
// (docs/evidence.md, Diary and ratings).
var figures = [...]figure{
	{"fall asleep", func(w sleep.Week) sleep.Mean { return w.SOL }, "min", waking},
	{"awake", func(w sleep.Week) sleep.Mean { return w.WASO }, "min", waking},
	{"from trying", func(w sleep.Week) sleep.Mean { return w.SEFromTrying }, "%", []float64{sleep.Efficient}},
}

// waking are the rules of the times awake: for one night, and for a mean of
// two weeks.
var waking = []float64{sleep.Long.Minutes(), sleep.LongMean.Minutes()}

// fewWeeks are how many weeks the charts have room for at least, and mostCells
// how wide a week is at most: a few weeks are not lost at the edge of a year.
const (
	fewWeeks  = 10
	mostCells = 4
)

// ofSleep is the calendar over the charts, as wide as the page has room for.
func (n *nights) ofSleep(p *screen.Layout, c calendar) (wide calendar, width int) {
	c.cells, c.label = 1, screen.NameColumn-1
	room := p.Inner - c.label - len(" 31 min")
	weeks := fewWeeks
	if w := n.weeks; len(w) > 0 {
		weeks = max(weeks, int(max(c.cursor, w[len(w)-1].Monday).Monday()-w[0].Monday)/7+2)
	}
	weeks = min(weeks, mostWeeks, max(room, 1))
	c.cells = min(max(room/weeks, 1), mostCells)
	return c, c.label + c.cells*min(weeks, room/c.cells)
}

// drawWeeks shows the sleep by week, one small chart a measure.
func (n *nights) drawWeeks(p *screen.Layout, pen *chart.Pen, c calendar) {
	t := p.Theme
	c, width := n.ofSleep(p, c)
	words := p.Within(p.Inner)
	words.Wrap(sleepSentence, t.Faint)
	rows := 2
	if p.Wide() {
		rows = min(max((p.Free(2)-len(words.Lines)-len(figures))/len(figures), 2), 7)
	}
	first, last := c.span(width)
	p.Line(c.draw(width, pen, t)[0])
	here := sleep.WeekOf(n.weeks, c.cursor.Monday())
	column := int((c.cursor.Monday() - first) / 7)
	for i, f := range figures {
		if i > 0 && p.Wide() {
			p.Gap(1)
		}
		series := n.series(f, first, last)
		series.Each, series.Here = c.cells, column
		c.drawSeries(p, []string{f.name, f.words(here)}, f.unit, pen.Columns(series, rows, &t.Bar), series)
	}
	p.Line(t.Air(c.label+c.cells*column+(c.cells-1)/2) + t.Key.Render(t.Shapes.Mark))
	if p.Wide() && len(words.Lines) < p.Free(0) {
		p.Add(words.Lines)
	}
}

// words writes a measure of a week; what was not told is not there.
func (f figure) words(w sleep.Week) string {
	m := f.of(w)
	if m.N == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %s", m.Value, f.unit)
}

// series has a scale with the rules and what is usual, which grows with what there is.
func (n *nights) series(f figure, first, last evening.Day) chart.Series {
	out := chart.Series{Rules: f.rules, Low: 0, High: 45}
	if f.unit == "%" {
		out.Low, out.High = 70, 100
	}
	out.Values = slices.Repeat([]float64{math.NaN()}, int(last-first)/7+1)
	for _, w := range n.weeks {
		m := f.of(w)
		if m.N == 0 || w.Monday < first || w.Monday > last {
			continue
		}
		out.Values[(w.Monday-first)/7] = m.Value
		if f.unit == "%" {
			out.Low = min(out.Low, 10*math.Floor(m.Value/10))
		} else {
			out.High = max(out.High, m.Value)
		}
	}
	return out
}
