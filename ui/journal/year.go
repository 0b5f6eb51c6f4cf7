package journal

import (
	"math"
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/chart"
	"lull/ui/plain"
	"lull/ui/screen"
)

// year is the calendar as a year of evenings, and what they add up to.
type year struct {
	calendar
	summary summary
	pen     *chart.Pen
}

// asYear is the calendar as a year, for a page: two cells a week where the page
// has them. Where there is room the names of what stands below it fit left of it.
func (c calendar) asYear(p *screen.Layout) calendar {
	c.cells, c.label = 1, labelWidth
	if p.Inner >= labelWidth+2*mostWeeks {
		c.cells = 2
	}
	switch room := p.Inner - c.cells*mostWeeks; {
	case room >= screen.NameColumn:
		c.label = screen.NameColumn
	case room >= 1 && room < labelWidth:
		c.label = room
	}
	return c
}

// draw shows a year of evenings, and below it the strength as it stood at the end
// of each week; it tells whether more may stand under these. Where the page has no
// two cells for each week of a year but rows for two halves, they stand below each
// other.
func (y year) draw(p *screen.Layout) (more bool) {
	y.calendar = y.asYear(p)
	if p.Wide() {
		p.Gap(1)
	} else {
		p.Lines = p.Lines[1:] // the air above the title goes to the strength
	}
	if half := y.halved(); y.cells == 1 && p.Inner >= half.width() && p.Free(0) >= 2*rowsTall+1 {
		y.drawHalves(p, half)
		return false
	}
	if p.Wide() {
		p.Gap(1)
	}
	p.Add(y.calendar.draw(p.Inner, y.pen, p.Theme))
	if instead := y.summary.instead(p); len(instead) > 0 {
		if len(instead) <= p.Free(0) { // all of it, or nothing
			p.Gap(1)
			p.Add(instead)
		}
		return false
	}
	y.drawStrength(p)
	return true
}

// halfWeeks is how many weeks the longer half of a year has.
const halfWeeks = mostWeeks/2 + 1

func (c calendar) halved() calendar {
	c.cells, c.label = 2, labelWidth
	return c
}

func (c calendar) width() int { return c.label + c.cells*halfWeeks }

func (y year) drawHalves(p *screen.Layout, c calendar) {
	t, all := p.Theme, c
	all.cells = 1
	first, last := all.span(all.label + mostWeeks)
	middle := last - 7*(halfWeeks-1)
	field := p.Within(c.width())
	field.Add(c.between(middle-7*halfWeeks, middle-7, y.pen, t))
	field.Line("")
	field.Add(c.between(middle, last, y.pen, t))
	words := p.Within(p.Inner - c.width() - 2)
	if instead := y.summary.instead(words); len(instead) > 0 {
		words.Add(instead)
	} else {
		words.Line("")
		words.Line(t.Faint.Render("strength"))
		words.Line(t.Ink.Render(y.strengthWords(strengths(all, first, last).Values, first)))
		words.Line("")
		words.Line(t.Faint.Render("kept"))
		words.Wrap(plain.Evenings(c.count(middle-7*halfWeeks, last+6)), t.Ink)
	}
	p.Columns(field, words)
}

// strengthWords tells the strength at the end of the week under the cursor.
func (y year) strengthWords(values []float64, first evening.Day) string {
	if y.cursor >= y.today {
		return plain.Strength(y.summary.Streak)
	}
	strength := values[(y.cursor.Monday()-first)/7]
	if math.IsNaN(strength) {
		strength = 0
	}
	return plain.Strength(journal.Streak{Strength: strength})
}

func (y year) drawStrength(p *screen.Layout) {
	t, c := p.Theme, y.calendar
	first, last := c.span(p.Inner)
	series := strengths(c, first, last)
	switch {
	case !p.Wide() && t.ASCII:
		var b strings.Builder // a line of letters has no heights
		for _, v := range series.Values {
			b.WriteString(bar(v, t.Shapes.Bars))
		}
		p.Line(t.Air(c.label) + t.Curve.Render(b.String()))
		return
	case !p.Wide():
		c.drawSeries(p, nil, "", y.pen.Series(series, 1), series)
		return
	}
	words := []string{"strength", y.strengthWords(series.Values, first)}
	p.Gap(1)
	c.drawSeries(p, words, "", y.pen.Series(series, strengthRows), series)
	if p.Free(0) < 2 {
		return
	}
	p.Gap(1)
	left := c.label
	if left < screen.NameColumn {
		left = 0
	}
	p.Line(t.Air(left) + t.Faint.Render(plain.Evenings(c.count(first, last+6))+" kept in these weeks"))
}

const strengthRows = 3

// strengths gives the strength at the end of each week from one Monday to
// another, this week as of today, and nothing before the first evening kept.
func strengths(c calendar, first, last evening.Day) chart.Series {
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
	return chart.Series{Values: values, High: 1, Each: c.cells}
}

// bar is the shape of a share from nothing to all.
func bar(v float64, bars []string) string {
	if math.IsNaN(v) || v <= 0 {
		return bars[0]
	}
	top := len(bars) - 1
	return bars[min(max(int(math.Ceil(v*float64(top))), 1), top)]
}
