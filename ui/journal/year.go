package journal

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
	"lull/ui/screen"
)

// View is what of the journal shows.
type View int

// The views: some weeks and what they add up to, a year of evenings, and the
// sleep of a year of weeks.
const (
	WeeksView View = iota
	YearView
	sleepView
)

// Month gives the same day of another month, or its last day.
func Month(d evening.Day, by int) evening.Day {
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
func (s *Screen) yearOf(p *screen.Layout) Calendar {
	c := s.Calendar
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
	c := s.yearOf(p)
	p.Title("a year", s.cursorWords(p))
	if p.Wide() {
		p.Gap(2)
	} else {
		p.Lines = p.Lines[1:] // the air above the title goes to the strength
	}
	for _, l := range c.Draw(p.Inner(), p.Theme) {
		p.Line(l)
	}
	switch {
	case s.said != "":
		p.Gap(1)
		p.Wrap(s.said, p.Theme.Warm)
	case c.quiet:
		p.Gap(1)
		p.Wrap(plain.NightRecord, p.Theme.Faint)
	case len(c.Days) > 0:
		s.drawStrength(p, c)
	}
}

// drawStrength is a single line in a small window, and elsewhere stands with its
// name and its number.
func (s *Screen) drawStrength(p *screen.Layout, c Calendar) {
	t := p.Theme
	first, last := c.span(p.Inner())
	values := strengths(c, first, last)
	switch {
	case !p.Wide() && t.ASCII:
		var b strings.Builder // a line of letters has no heights
		for _, v := range values {
			b.WriteString(bar(v, t.Shapes.Bars))
		}
		p.Line(t.Ground.Render(strings.Repeat(" ", c.label)) + t.Curve.Render(b.String()))
		return
	case !p.Wide():
		s.drawSeries(p, c, nil, chart.Series{Values: values, High: 1}, 1)
		return
	}
	words := []string{"strength", plain.Strength(s.Look.Streak)}
	if c.Cursor < c.Today {
		words[1] = fmt.Sprintf("%.0f of 100", 100*at(values, int((monday(c.Cursor)-first)/7)))
	}
	p.Gap(1)
	s.drawSeries(p, c, words, chart.Series{Values: values, High: 1}, strengthRows)
	if p.Room(0) < 2 {
		return
	}
	p.Gap(1)
	kept := 0
	for _, d := range c.Days {
		if first <= d && d <= last+6 {
			kept++
		}
	}
	words[0] = fmt.Sprintf("%d evenings kept in these weeks", kept)
	if kept == 1 {
		words[0] = "1 evening kept in these weeks"
	}
	pad := strings.Repeat(" ", c.label)
	if c.label < screen.NameColumn {
		pad = ""
	}
	p.Line(t.Ground.Render(pad) + t.Faint.Render(words[0]))
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
func strengths(c Calendar, first, last evening.Day) []float64 {
	var ends []evening.Day
	for m := first; m <= last; m += 7 {
		ends = append(ends, min(m+6, c.Today))
	}
	values := journal.Strengths(c.Days, ends)
	for i, end := range ends {
		if len(c.Days) == 0 || end < c.Days[0] {
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
func (s *Screen) drawSeries(p *screen.Layout, c Calendar, words []string, series chart.Series, rows int) {
	t := p.Theme
	if s.pen == nil || s.pen.Theme() != t {
		s.pen = chart.New(t)
	}
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
		pad := strings.Repeat(" ", c.label-ansi.StringWidth(left))
		line := style.Render(left) + t.Ground.Render(pad) + l
		if len(right[i]) <= free {
			line += t.Faint.Render(right[i])
		}
		p.Line(line)
	}
}
