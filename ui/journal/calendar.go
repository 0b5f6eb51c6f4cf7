package journal

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/chart"
	"lull/ui/screen"
	"lull/ui/theme"
)

// calendar draws evenings as weeks side by side, Monday on top and the newest at
// the right: a field of lamps, each as bright as its practice was long. An evening
// that was not kept is a lamp that is not lit, and so are those before the first,
// so that the field is full from the start. The evening under the cursor has a
// mark.
type calendar struct {
	days   []evening.Day // those that count, in order
	today  evening.Day
	cursor evening.Day
	lit    map[evening.Day]time.Duration // how long was practised, where that is known
	quiet  bool                          // in less light, for the night

	cells int // of a week, one or two: where there is one the cursor stands in its place
	label int // cells of the names of the days
}

const (
	labelWidth = 4  // cells of the names of the days
	rowsTall   = 8  // lines of a calendar: the months and seven days
	mostWeeks  = 53 // weeks that a year may touch
)

func (c calendar) weeks(width int) int {
	return min(max((width-c.label)/c.cells, 1), mostWeeks)
}

// last is the week at the right edge: this one, unless the cursor is too far
// back for that. Then the cursor is in the middle.
func (c calendar) last(weeks int) evening.Day {
	if c.today.Monday()-c.cursor.Monday() < evening.Day(7*weeks) {
		return c.today
	}
	return min(c.cursor.Monday()+evening.Day(7*(weeks/2)+6), c.today)
}

func (c *calendar) move(d evening.Day) { c.cursor = min(max(d, c.today-reachBack), c.today) }

var (
	leftKey   = screen.Bind("←", "a week back", "left", "h")
	rightKey  = screen.Bind("→", "a week on", "right", "l")
	upKey     = screen.Bind("↑", "a day back", "up", "k")
	downKey   = screen.Bind("↓", "a day on", "down", "j")
	beforeKey = screen.Bind("[", "a month back", "[", "pgup")
	afterKey  = screen.Bind("]", "a month on", "]", "pgdown")
	todayKey  = screen.Bind("t", "today", "t")
)

func (c *calendar) press(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, leftKey):
		c.move(c.cursor - 7)
	case key.Matches(k, rightKey):
		c.move(c.cursor + 7)
	case key.Matches(k, upKey):
		c.move(c.cursor - 1)
	case key.Matches(k, downKey):
		c.move(c.cursor + 1)
	case key.Matches(k, beforeKey):
		c.move(month(c.cursor, -1))
	case key.Matches(k, afterKey):
		c.move(month(c.cursor, 1))
	case key.Matches(k, todayKey):
		c.move(c.today)
	}
}

// month gives the same day of another month, or its last day.
func month(d evening.Day, by int) evening.Day {
	year, m, day := d.Date()
	m += time.Month(by)
	return min(evening.DayOf(year, m, 1)+evening.Day(day)-1, evening.DayOf(year, m+1, 1)-1)
}

// span gives the Mondays of the first and the last week that show.
func (c calendar) span(width int) (first, last evening.Day) {
	n := c.weeks(width)
	last = c.last(n).Monday()
	return last - evening.Day(7*(n-1)), last
}

// draw gives the eight lines of the calendar, all of one width.
func (c calendar) draw(width int, pen *chart.Pen, t *theme.Theme) []string {
	first, last := c.span(width)
	return c.between(first, last, pen, t)
}

func (c calendar) between(first, last evening.Day, pen *chart.Pen, t *theme.Theme) []string {
	weeks := journal.Weeks(c.days, first, min(last+6, c.today))
	field := chart.Field{Rows: make([][]float64, 7), Each: c.cells, Dark: c.quiet, Here: chart.Nowhere}
	for x, w := range weeks {
		for y, cell := range w {
			light := 0.0
			switch {
			case cell.Counts:
				light = c.light(cell.Day)
			case !cell.Inside:
				light = math.NaN()
			}
			field.Rows[y] = append(field.Rows[y], light)
			if cell.Day == c.cursor {
				field.Here = [2]int{y, x}
			}
		}
	}
	lines := append(make([]string, 0, rowsTall), t.Faint.Render(c.months(weeks)))
	for y, l := range pen.Field(field) {
		lines = append(lines, t.Faint.Render(c.dayLabel(y))+l)
	}
	return lines
}

// light is how bright the lamp of a kept evening is: by how long was practised,
// none so dark that it could be taken for one that is not lit. Of one that went
// straight to sleep, or is not known, it is one in between.
func (c calendar) light(d evening.Day) float64 {
	const least, full, unknown, night = 0.42, 20 * time.Minute, 0.7, 0.7 // design judgements
	light := unknown
	if lasted := c.lit[d]; lasted > 0 {
		light = least + (1-least)*min(float64(lasted)/float64(full), 1)
	}
	if c.quiet {
		light *= night
	}
	return light
}

func (c calendar) dayLabel(row int) string {
	name := [7]string{"Mon", "", "", "Thu", "", "", "Sun"}[row]
	if c.label < labelWidth {
		return fmt.Sprintf("%-*.1s", c.label, name)
	}
	return fmt.Sprintf("%*s%-*s", c.label-labelWidth, "", labelWidth, name)
}

// count counts the evenings that count from one to another.
func (c calendar) count(from, to evening.Day) int {
	first, _ := slices.BinarySearch(c.days, from)
	beyond, _ := slices.BinarySearch(c.days, to+1)
	return beyond - first
}

// months names the months above the weeks they begin in, where there is room.
func (c calendar) months(weeks []journal.Week) string {
	line := []byte(strings.Repeat(" ", c.label+len(weeks)*c.cells))
	free := 0
	for i, w := range weeks {
		_, month, day := w[0].Day.Date()
		at := min(c.label+i*c.cells, len(line)-3)
		// The first column is named too, unless its month ends beside it.
		begins := day <= 7 || i == 0 && (day <= 31-28/c.cells || len(weeks) == 1)
		if !begins || at < free {
			continue
		}
		copy(line[at:], month.String()[:3])
		free = at + 4
	}
	return string(line)
}

// drawSeries puts the lines of a figure a week under its weeks of the calendar,
// with one or two words left of it and its rules named at the right, the first of
// them with its unit, where there is room.
func (c calendar) drawSeries(p *screen.Layout, words []string, unit string, lines []string, series chart.Series) {
	t := p.Theme
	right := make([]string, len(lines))
	for i, r := range slices.Backward(series.Rules) {
		name := fmt.Sprintf(" %.0f", r)
		if i == 0 {
			name += " " + unit
		}
		right[series.Row(r, len(lines))] = name
	}
	free := p.Inner - c.label - c.cells*len(series.Values)
	for i, l := range lines {
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

func beside(lines, words []string, t *theme.Theme, style lipgloss.Style) []string {
	for i, w := range words[:min(len(words), len(lines))] {
		lines[i] += t.Air(2) + style.Render(w)
	}
	return lines
}
