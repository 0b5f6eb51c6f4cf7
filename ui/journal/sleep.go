package journal

import (
	"fmt"
	"math"

	"lull/routines/evening"
	"lull/routines/sleep"
	"lull/ui/chart"
	"lull/ui/screen"
)

// sleepSentence says what the rules across the charts are.
const sleepSentence = "A point is the mean of a week, of the nights that were told of. " +
	"The thin lines are what sleep clinics look at, 31 and 20 minutes and 85 percent. " +
	"They say nothing about one person."

// nights are the weeks of sleep around the cursor.
type nights struct {
	weeks   []sleep.Week
	seeking bool // the view was opened and looks for its latest week
}

// take keeps the weeks. Where the view has just been opened it goes to the
// latest one of which something was told.
func (n *nights) take(weeks []sleep.Week, c *calendar) {
	n.weeks = weeks
	if !n.seeking || len(weeks) == 0 {
		return
	}
	n.seeking = false
	if last := weeks[len(weeks)-1].Monday; last < monday(c.cursor) {
		c.cursor = last + 6
	}
}

// of gives the sleep of a week.
func (n *nights) of(d evening.Day) sleep.Week {
	for _, w := range n.weeks {
		if w.Monday == monday(d) {
			return w
		}
	}
	return sleep.Week{}
}

// figure is one measure of a week.
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
	{"from trying", func(w sleep.Week) sleep.Mean { return w.Attempt }, "%", []float64{sleep.Efficient}},
}

// waking are the rules of the times awake: for one night, and for a mean of
// two weeks.
var waking = []float64{sleep.Long.Minutes(), sleep.LongMean.Minutes()}

// drawSleep shows the sleep by week, one small chart a measure.
func (s *Screen) drawSleep(p *screen.Layout) {
	t := p.Theme
	p.Gap(1)
	if s.Said != "" {
		p.Wrap(s.Said, t.Warm)
		return
	}
	if len(s.nights.weeks) == 0 {
		p.Gap(1)
		p.Wrap("The nights you tell of in the morning will show here.", t.Ink)
		return
	}
	c := s.calendar.asYear(p)
	width := p.Inner()
	if c.label < screen.NameColumn {
		c.label = screen.NameColumn - 1
		width -= len(" 31")
	}
	rows := 2
	if p.Wide() {
		rows = min(max((p.Room(6)-len(figures))/len(figures), 2), 5)
	}
	first, last := c.span(width)
	p.Line(c.draw(width, t)[0])
	here := s.nights.of(c.cursor)
	for i, f := range figures {
		if i > 0 && p.Wide() {
			p.Gap(1)
		}
		s.drawSeries(p, c, []string{f.name, f.words(here)}, s.nights.series(f, first, last), rows)
	}
	column := int((monday(c.cursor) - first) / 7)
	p.Line(t.Air(c.label+column) + t.Key.Render(t.Shapes.Mark))
	words := screen.NewLayout(p.Area, t)
	words.Wrap(sleepSentence, t.Faint)
	if p.Wide() && len(words.Lines) < p.Room(0) {
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

// series lays a measure out by week. The scale holds the rules and what is
// usual, and grows with what there is.
func (n *nights) series(f figure, first, last evening.Day) chart.Series {
	out := chart.Series{Rules: f.rules, Low: 0, High: 45}
	if f.unit == "%" {
		out.Low, out.High = 70, 100
	}
	out.Values = make([]float64, (last-first)/7+1)
	for i := range out.Values {
		out.Values[i] = math.NaN()
	}
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
