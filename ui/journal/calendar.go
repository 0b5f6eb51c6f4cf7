package journal

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/theme"
)

// calendar draws evenings as weeks side by side, Monday on top and the newest
// at the right. A kept evening is a full shape in ink, another one a small
// shape in a tone that hardly shows; the evening under the cursor has a mark
// beside it.
type calendar struct {
	days   []evening.Day // those that count, in order
	today  evening.Day
	cursor evening.Day
	quiet  bool // in less light, for the night

	// year draws the weeks of a year, each in one cell: the cursor then stands
	// in the place of its evening. label is how wide the names of the days are.
	year  bool
	label int
}

const (
	weekWidth  = 2  // cells of a week: room for the cursor, and the shape
	labelWidth = 4  // cells of the names of the days
	rowsTall   = 8  // lines of a calendar: the months and seven days
	fewWeeks   = 8  // weeks that show however young the journal is
	mostWeeks  = 53 // weeks that a year may touch
)

// sizes are how many cells a week takes, how many stand left of the first one,
// and how many are free right of the newest.
func (c calendar) sizes() (week, left, edge int) {
	if c.year {
		return 1, c.label, 0
	}
	return weekWidth, labelWidth, weekWidth - 1
}

// weeksIn gives how many weeks fit a width, a year at most.
func (c calendar) weeksIn(width int) int {
	week, left, edge := c.sizes()
	return min(max((width-left-edge)/week, 1), mostWeeks)
}

// last is the week at the right edge: this one, unless the cursor is too far
// back for that. Then the cursor is in the middle.
func (c calendar) last(weeks int) evening.Day {
	if monday(c.today)-monday(c.cursor) < evening.Day(7*weeks) {
		return c.today
	}
	return min(monday(c.cursor)+evening.Day(7*(weeks/2)+6), c.today)
}

// monday gives the day a week begins with.
func monday(d evening.Day) evening.Day { return d - (evening.Day(d.Weekday())+6)%7 }

// weeks gives how many weeks show: as many as fit and have something to show.
func (c calendar) weeks(width int) int {
	if c.year {
		return c.weeksIn(width)
	}
	since := monday(c.today) - monday(c.since())
	return min(c.weeksIn(width), max(int(since/7)+1, fewWeeks))
}

// move puts the cursor on an evening, not beyond this one nor further back than
// the calendar reaches.
func (c *calendar) move(d evening.Day) { c.cursor = min(max(d, c.today-reachBack), c.today) }

// around is the span of weeks that may show around the cursor.
func (c calendar) around() *[2]evening.Day {
	const reach = 7 * (mostWeeks + 1)
	return &[2]evening.Day{c.cursor - reach, min(c.cursor+reach, c.today)}
}

// span gives the Mondays of the first and the last week that show.
func (c calendar) span(width int) (first, last evening.Day) {
	n := c.weeks(width)
	last = monday(c.last(n))
	return last - evening.Day(7*(n-1)), last
}

// draw gives the eight lines of the calendar, all of one width.
func (c calendar) draw(width int, t *theme.Theme) []string {
	n := c.weeks(width)
	last := c.last(n)
	weeks := journal.Weeks(c.days, monday(last)-evening.Day(7*(n-1)), last)
	lines := make([]string, 0, rowsTall)
	lines = append(lines, t.Faint.Render(c.months(weeks)))
	for row := range 7 {
		var b strings.Builder
		b.WriteString(t.Faint.Render(c.dayLabel(row)))
		for _, w := range weeks {
			b.WriteString(c.cell(w[row], t))
		}
		if !c.year {
			b.WriteString(t.Air(1))
		}
		lines = append(lines, b.String())
	}
	return lines
}

// glow is the light of a kept evening some days ago: the last weeks are in full
// ink, older ones sink to embers that still show.
func (c calendar) glow(ago evening.Day) float64 {
	const least, half, night = 0.55, 7 * 6, 0.7 // design judgements
	light := least + (1-least)*math.Exp2(-float64(ago)/half)
	if c.quiet {
		light *= night
	}
	return light
}

// dayLabel names the days at the top, in the middle and at the end, as far as
// there is room.
func (c calendar) dayLabel(row int) string {
	name := [7]string{"Mon", "", "", "Thu", "", "", "Sun"}[row]
	_, left, _ := c.sizes()
	if left < labelWidth {
		return fmt.Sprintf("%-*.1s", left, name)
	}
	return fmt.Sprintf("%*s%-*s", left-labelWidth, "", labelWidth, name)
}

// cell draws one evening. Evenings to come, and those before the first that
// was ever kept, are dark.
func (c calendar) cell(cell journal.Cell, t *theme.Theme) string {
	mark, shape, style := " ", t.Shapes.Missed, t.Hair
	switch {
	case cell.Kept:
		shape, style = t.Shapes.Kept, t.Dimmed(c.glow(c.today-cell.Day))
	case !cell.Inside, cell.Day < c.first():
		shape = " "
	}
	if cell.Day == c.cursor && c.year {
		return t.Key.Render(t.Shapes.Cursor)
	}
	if cell.Day == c.cursor {
		mark, style = t.Shapes.Cursor, t.Key
		if shape == " " {
			shape = t.Shapes.Missed
		}
	}
	if c.year {
		return style.Render(shape)
	}
	return t.Key.Render(mark) + style.Render(shape)
}

// first is the evening from which on evenings show: the first kept one, or
// this one.
func (c calendar) first() evening.Day {
	if len(c.days) == 0 {
		return c.today
	}
	return c.days[0]
}

// since is the first evening there is anything to see of.
func (c calendar) since() evening.Day { return min(c.first(), c.cursor) }

// kept tells whether the evening under the cursor counts.
func (c calendar) kept() bool {
	_, found := slices.BinarySearch(c.days, c.cursor)
	return found
}

// months names the months above the weeks they begin in, where there is room,
// from the first evening that shows.
func (c calendar) months(weeks []journal.Week) string {
	cells, left, edge := c.sizes()
	line := []byte(strings.Repeat(" ", left+len(weeks)*cells+edge))
	free := 0
	opened := false
	for i, w := range weeks {
		if w[6].Day < c.since() {
			continue
		}
		_, month, day := w[0].Day.Date()
		at := min(left+i*cells+edge, len(line)-3)
		// The first column is named too, unless its month ends beside it.
		begins := day <= 7 || !opened && (day <= 31-28/cells || i+2 >= len(weeks))
		opened = true
		if !begins || at < free {
			continue
		}
		copy(line[at:], month.String()[:3])
		free = at + 4
	}
	return string(line)
}

// beside lays words at the right of the lines of a calendar.
func beside(lines, words []string, t *theme.Theme, style lipgloss.Style) []string {
	out := slices.Clone(lines)
	for i, w := range words {
		if i < len(out) {
			out[i] += t.Air(2) + style.Render(w)
		}
	}
	return out
}
