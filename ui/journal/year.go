package journal

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
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
	m += time.Month(by)
	return min(evening.DayOf(year, m, 1)+evening.Day(day)-1, evening.DayOf(year, m+1, 1)-1)
}

// asYear is the calendar as a year, for a page. Where there is room the names
// of what stands below it fit left of it.
func (c calendar) asYear(p *screen.Layout) calendar {
	c.year, c.label = true, labelWidth
	switch room := p.Inner() - mostWeeks; {
	case room >= screen.NameColumn:
		c.label = screen.NameColumn
	case room >= 1 && room < labelWidth:
		c.label = room
	}
	return c
}

// drawYear shows a year of evenings, and below it the strength as it stood at
// the end of each week.
func (s *Screen) drawYear(p *screen.Layout) {
	c := s.calendar.asYear(p)
	if p.Wide() {
		p.Gap(2)
	} else {
		p.Lines = p.Lines[1:] // the air above the title goes to the strength
	}
	p.Add(c.draw(p.Inner(), p.Theme))
	switch {
	case s.Said != "":
		p.Gap(1)
		p.Wrap(s.Said, p.Theme.Warm)
	case c.quiet:
		p.Gap(1)
		p.Wrap(plain.NightRecord, p.Theme.Faint)
	case len(c.days) > 0:
		s.drawStrength(p, c)
	}
}

// drawStrength is a single line in a small window, and elsewhere stands with its
// name and its number.
func (s *Screen) drawStrength(p *screen.Layout, c calendar) {
	t := p.Theme
	first, last := c.span(p.Inner())
	values := strengths(c, first, last)
	switch {
	case !p.Wide() && t.ASCII:
		var b strings.Builder // a line of letters has no heights
		for _, v := range values {
			b.WriteString(bar(v, t.Shapes.Bars))
		}
		p.Line(t.Air(c.label) + t.Curve.Render(b.String()))
		return
	case !p.Wide():
		s.drawSeries(p, c, nil, chart.Series{Values: values, High: 1}, 1)
		return
	}
	words := []string{"strength", plain.Strength(s.Look.Streak)}
	if c.cursor < c.today {
		words[1] = fmt.Sprintf("%.0f of 100", 100*at(values, int((monday(c.cursor)-first)/7)))
	}
	p.Gap(1)
	s.drawSeries(p, c, words, chart.Series{Values: values, High: 1}, strengthRows)
	if p.Room(0) < 2 {
		return
	}
	p.Gap(1)
	kept := 0
	for _, d := range c.days {
		if first <= d && d <= last+6 {
			kept++
		}
	}
	left := c.label
	if left < screen.NameColumn {
		left = 0
	}
	p.Line(t.Air(left) + t.Faint.Render(plain.Evenings(kept)+" kept in these weeks"))
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
func (s *Screen) drawSeries(p *screen.Layout, c calendar, words []string, series chart.Series, rows int) {
	t := p.Theme
	right := make([]string, rows)
	for _, r := range slices.Backward(series.Rules) {
		right[series.Row(r, rows)] = fmt.Sprintf(" %.0f", r)
	}
	free := p.Inner() - c.label - len(series.Values)
	for i, l := range s.pen.Series(series, rows) {
		left := ""
		if i < len(words) && c.label >= screen.NameColumn-1 {
			left = words[i]
		}
		style := t.Faint
		if i == 1 {
			style = t.Ink
		}
		left = ansi.Truncate(left, c.label, "")
		line := style.Render(left) + t.Air(c.label-ansi.StringWidth(left)) + l
		if len(right[i]) <= free {
			line += t.Faint.Render(right[i])
		}
		p.Line(line)
	}
}
