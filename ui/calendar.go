package ui

import (
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
}

const (
	weekWidth  = 2 // cells of a week: room for the cursor, and the shape
	labelWidth = 4 // cells of the names of the days
	rowsTall   = 8 // lines of a calendar: the months and seven days
	fewWeeks   = 8 // weeks that show however young the journal is
)

// weeksIn gives how many weeks fit a width, a year at most.
func weeksIn(width int) int {
	return min(max((width-labelWidth-1)/weekWidth, 1), 53)
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
	since := monday(c.today) - monday(c.since())
	return min(weeksIn(width), max(int(since/7)+1, fewWeeks))
}

// draw gives the eight lines of the calendar, all of one width.
func (c calendar) draw(width int, t *theme.Theme) []string {
	n := c.weeks(width)
	last := c.last(n)
	weeks := journal.Weeks(c.days, monday(last)-evening.Day(7*(n-1)), last)
	lines := make([]string, 0, rowsTall)
	lines = append(lines, t.Faint.Render(months(weeks, c.since())))
	for row := range 7 {
		var b strings.Builder
		b.WriteString(t.Faint.Render(dayLabel(row)))
		for _, w := range weeks {
			b.WriteString(c.cell(w[row], t))
		}
		b.WriteString(t.Ground.Render(" "))
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

// dayLabel names the days at the top, in the middle and at the end.
func dayLabel(row int) string {
	return [7]string{"Mon ", "    ", "    ", "Thu ", "    ", "    ", "Sun "}[row]
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
	if cell.Day == c.cursor {
		mark, style = t.Shapes.Cursor, t.Key
		if shape == " " {
			shape = t.Shapes.Missed
		}
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
func months(weeks []journal.Week, from evening.Day) string {
	line := []byte(strings.Repeat(" ", labelWidth+len(weeks)*weekWidth+1))
	free := 0
	opened := false
	for i, w := range weeks {
		if w[6].Day < from {
			continue
		}
		_, month, day := w[0].Day.Date()
		at := min(labelWidth+i*weekWidth+1, len(line)-3)
		// The first column is named too, unless its month ends beside it.
		begins := day <= 7 || !opened && (day <= 17 || i+2 >= len(weeks))
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
			out[i] += t.Ground.Render("  ") + style.Render(w)
		}
	}
	return out
}
