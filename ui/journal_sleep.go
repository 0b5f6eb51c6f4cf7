package ui

import (
	"fmt"
	"math"
	"strings"

	"lull/routines/evening"
	"lull/routines/measures"
	"lull/ui/chart"
)

// sleepSentence says what the rules across the charts are.
const sleepSentence = "A point is the mean of a week, of the nights that were told of. " +
	"The thin lines are what sleep clinics look at, 31 and 20 minutes and 85 percent. " +
	"They say nothing about one person."

// sleepNeeds is which weeks of sleep the view wants: those that may show
// around the cursor.
func (s *journalScreen) sleepNeeds() *[2]evening.Day {
	if s.view != sleepView || s.quiet() {
		return nil
	}
	around := evening.Day(7 * (mostWeeks + 1))
	return &[2]evening.Day{s.calendar.cursor - around, min(s.calendar.cursor+around, s.calendar.today)}
}

// seek goes to the latest week of which something was told, when the view has
// just been opened.
func (s *journalScreen) seek() {
	if !s.seeking || len(s.sleep) == 0 {
		return
	}
	s.seeking = false
	c := &s.calendar
	if last := s.sleep[len(s.sleep)-1].Monday; last < monday(c.cursor) {
		c.cursor = last + 6
	}
}

// weekOf gives the sleep of a week.
func (s *journalScreen) weekOf(d evening.Day) (measures.Week, bool) {
	for _, w := range s.sleep {
		if w.Monday == monday(d) {
			return w, true
		}
	}
	return measures.Week{}, false
}

// figure is one measure of a week.
type figure struct {
	name  string
	of    func(measures.Week) measures.Mean
	unit  string
	rules []float64
}

// figures are the measures that show, with the lines to compare with
// (docs/evidence.md, Diary and ratings).
var figures = [...]figure{
	{"fall asleep", func(w measures.Week) measures.Mean { return w.SOL }, "min", waking},
	{"awake", func(w measures.Week) measures.Mean { return w.WASO }, "min", waking},
	{"efficiency", func(w measures.Week) measures.Mean { return w.SE }, "%", []float64{measures.Efficient}},
}

// waking are the rules of the times awake: for one night, and for a mean of
// two weeks.
var waking = []float64{measures.Long.Minutes(), measures.LongMean.Minutes()}

// drawSleep shows the sleep by week, one small chart a measure.
func (s *journalScreen) drawSleep(p *page) {
	t := p.theme
	p.gap(1)
	if s.said != "" {
		p.wrap(s.said, t.Warm)
		return
	}
	if len(s.sleep) == 0 {
		p.gap(1)
		p.wrap("The nights you tell of in the morning will show here.", t.Ink)
		return
	}
	c := s.yearOf(p)
	width := p.inner()
	if c.label < nameColumn {
		c.label = nameColumn - 1
		width -= len(" 31")
	}
	rows := 2
	if p.wide() {
		rows = min(max((p.room(6)-len(figures))/len(figures), 2), 5)
	}
	first, last := c.span(width)
	p.line(c.draw(width, t)[0])
	here, _ := s.weekOf(c.cursor)
	for i, f := range figures {
		if i > 0 && p.wide() {
			p.gap(1)
		}
		s.drawSeries(p, c, []string{f.name, f.told(here)}, s.series(f, first, last), rows)
	}
	column := int((monday(c.cursor) - first) / 7)
	p.line(t.Ground.Render(strings.Repeat(" ", c.label+column)) + t.Key.Render(t.Shapes.Mark))
	words := newPage(p.area, t)
	words.wrap(sleepSentence, t.Faint)
	if p.wide() && len(words.lines) < p.room(0) {
		p.lines = append(p.lines, words.lines...)
	}
}

// told writes a measure of a week; what was not told is not there.
func (f figure) told(w measures.Week) string {
	m := f.of(w)
	if m.N == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f %s", m.Value, f.unit)
}

// series lays a measure out by week. The scale holds the rules and what is
// usual, and grows with what there is.
func (s *journalScreen) series(f figure, first, last evening.Day) chart.Series {
	out := chart.Series{Rules: f.rules, Low: 0, High: 45}
	if f.unit == "%" {
		out.Low, out.High = 70, 100
	}
	out.Values = make([]float64, (last-first)/7+1)
	for i := range out.Values {
		out.Values[i] = math.NaN()
	}
	for _, w := range s.sleep {
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
