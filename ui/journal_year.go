package ui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/chart"
	"lull/ui/plain"
)

// view is what of the journal shows.
type view int

// The views: some weeks and what they add up to, a year of evenings, and the
// sleep of a year of weeks.
const (
	weeksView view = iota
	yearView
	sleepView
)

// month gives the same day of another month, or its last day.
func month(d evening.Day, by int) evening.Day {
	year, m, day := d.Date()
	first := evening.DayOf(year, m, 1)
	for range max(by, -by) {
		if by < 0 {
			year, m, _ = (first - 1).Date()
			first = evening.DayOf(year, m, 1)
			continue
		}
		year, m, _ = (first + 31).Date()
		first = evening.DayOf(year, m, 1)
	}
	year, m, _ = (first + 31).Date()
	return min(first+evening.Day(day)-1, evening.DayOf(year, m, 1)-1)
}

// yearOf is the calendar as a year, for a page. Where there is room the names
// of what stands below it fit left of it.
func (s *journalScreen) yearOf(p *page) calendar {
	c := s.calendar
	c.year, c.label = true, labelWidth
	switch room := p.inner() - mostWeeks; {
	case room >= nameColumn:
		c.label = nameColumn
	case room >= 1 && room < labelWidth:
		c.label = room
	}
	return c
}

// drawYear shows a year of evenings, and below it the strength as it stood at
// the end of each week.
func (s *journalScreen) drawYear(p *page) {
	c := s.yearOf(p)
	p.title("a year", s.cursorWords(p))
	if p.wide() {
		p.gap(2)
	} else {
		p.lines = p.lines[1:] // the air above the title goes to the strength
	}
	for _, l := range c.draw(p.inner(), p.theme) {
		p.line(l)
	}
	switch {
	case s.said != "":
		p.gap(1)
		p.wrap(s.said, p.theme.Warm)
	case c.quiet:
		p.gap(1)
		p.wrap(plain.NightRecord, p.theme.Faint)
	case len(c.days) > 0:
		s.drawStrength(p, c)
	}
}

// drawStrength is a single line in a small window, and elsewhere stands with its
// name and its number.
func (s *journalScreen) drawStrength(p *page, c calendar) {
	t := p.theme
	first, last := c.span(p.inner())
	values := strengths(c, first, last)
	switch {
	case !p.wide() && t.ASCII:
		var b strings.Builder // a line of letters has no heights
		for _, v := range values {
			b.WriteString(bar(v, t.Shapes.Bars))
		}
		p.line(t.Ground.Render(strings.Repeat(" ", c.label)) + t.Curve.Render(b.String()))
		return
	case !p.wide():
		s.drawSeries(p, c, nil, chart.Series{Values: values, High: 1}, 1)
		return
	}
	words := []string{"strength", plain.Strength(s.look.Record)}
	if c.cursor < c.today {
		words[1] = fmt.Sprintf("%.0f of 100", 100*at(values, int((monday(c.cursor)-first)/7)))
	}
	p.gap(1)
	s.drawSeries(p, c, words, chart.Series{Values: values, High: 1}, strengthRows)
	if p.room(0) < 2 {
		return
	}
	p.gap(1)
	kept := 0
	for _, d := range c.days {
		if first <= d && d <= last+6 {
			kept++
		}
	}
	words[0] = fmt.Sprintf("%d evenings kept in these weeks", kept)
	if kept == 1 {
		words[0] = "1 evening kept in these weeks"
	}
	pad := strings.Repeat(" ", c.label)
	if c.label < nameColumn {
		pad = ""
	}
	p.line(t.Ground.Render(pad) + t.Faint.Render(words[0]))
}

// strengthRows is how many lines the strength takes.
const strengthRows = 3

// at gives a value, 0 beyond them.
func at(values []float64, i int) float64 {
	if i < 0 || i >= len(values) || math.IsNaN(values[i]) {
		return 0
	}
	return values[i]
}

// strengths gives the strength at the end of each week from one Monday to
// another, this week as of today, and nothing before the first evening kept.
func strengths(c calendar, first, last evening.Day) []float64 {
	var ends []evening.Day
	for m := first; m <= last; m += 7 {
		ends = append(ends, min(m+6, c.today))
	}
	values := journal.Strengths(c.days, ends)
	for i, end := range ends {
		if len(c.days) == 0 || end < c.days[0] {
			values[i] = math.NaN()
		}
	}
	return values
}

// bar is the shape of a share from nothing to all.
func bar(v float64, bars []string) string {
	if math.IsNaN(v) || v <= 0 {
		return bars[0]
	}
	top := len(bars) - 1
	return bars[min(max(int(math.Ceil(v*float64(top))), 1), top)]
}

// drawSeries draws a figure a week under its week of the calendar, with one or
// two words left of it and its rules named at the right, where there is room.
func (s *journalScreen) drawSeries(p *page, c calendar, words []string, series chart.Series, rows int) {
	t := p.theme
	if s.pen == nil || s.pen.Theme() != t {
		s.pen = chart.New(t)
	}
	right := make([]string, rows)
	for _, r := range slices.Backward(series.Rules) {
		right[series.Row(r, rows)] = fmt.Sprintf(" %.0f", r)
	}
	free := p.inner() - c.label - len(series.Values)
	for i, l := range s.pen.Series(series, rows) {
		left := ""
		if i < len(words) && c.label >= nameColumn-1 {
			left = words[i]
		}
		style := t.Faint
		if i == 1 {
			style = t.Ink
		}
		left = ansi.Truncate(left, c.label, "")
		pad := strings.Repeat(" ", c.label-ansi.StringWidth(left))
		line := style.Render(left) + t.Ground.Render(pad) + l
		if len(right[i]) <= free {
			line += t.Faint.Render(right[i])
		}
		p.line(line)
	}
}
