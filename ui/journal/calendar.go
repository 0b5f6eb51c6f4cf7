package journal

import (
	"math"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/theme"
)

// Calendar draws evenings as weeks side by side, Monday on top and the newest
// at the right. A kept evening is a full shape in ink, another one a small
// shape in a tone that hardly shows; the evening under the cursor has a mark
// beside it.
type Calendar struct {
	Days   []evening.Day // those that count, in order
	Today  evening.Day
	Cursor evening.Day
	quiet  bool // in less light, for the night

	// year draws the weeks of a year, each in one cell: the cursor then stands
	// in the place of its evening. label is how wide the names of the days are.
	year  bool
	label int
}

const (
	weekWidth  = 2  // cells of a week: room for the cursor, and the shape
	labelWidth = 4  // cells of the names of the days
	RowsTall   = 8  // lines of a calendar: the months and seven days
	fewWeeks   = 8  // weeks that show however young the journal is
	mostWeeks  = 53 // weeks that a year may touch
)

// weekCells is how many cells a week takes.
func (c Calendar) weekCells() int {
	if c.year {
		return 1
	}
	return weekWidth
}

// labelCells is how many cells stand left of the first week.
func (c Calendar) labelCells() int {
	if c.year {
		return c.label
	}
	return labelWidth
}

// weeksIn gives how many weeks fit a width, a year at most.
func (c Calendar) weeksIn(width int) int {
	edge := weekWidth - 1 // what is free right of the newest week
	if c.year {
		edge = 0
	}
	return min(max((width-c.labelCells()-edge)/c.weekCells(), 1), mostWeeks)
}

// last is the week at the right edge: this one, unless the cursor is too far
// back for that. Then the cursor is in the middle.
func (c Calendar) last(weeks int) evening.Day {
	if monday(c.Today)-monday(c.Cursor) < evening.Day(7*weeks) {
		return c.Today
	}
	return min(monday(c.Cursor)+evening.Day(7*(weeks/2)+6), c.Today)
}

// monday gives the day a week begins with.
func monday(d evening.Day) evening.Day { return d - (evening.Day(d.Weekday())+6)%7 }

// weeks gives how many weeks show: as many as fit and have something to show.
func (c Calendar) weeks(width int) int {
	if c.year {
		return c.weeksIn(width)
	}
	since := monday(c.Today) - monday(c.since())
	return min(c.weeksIn(width), max(int(since/7)+1, fewWeeks))
}

// span gives the Mondays of the first and the last week that show.
func (c Calendar) span(width int) (first, last evening.Day) {
	n := c.weeks(width)
	last = monday(c.last(n))
	return last - evening.Day(7*(n-1)), last
}

// Draw gives the eight lines of the calendar, all of one width.
func (c Calendar) Draw(width int, t *theme.Theme) []string {
	n := c.weeks(width)
	last := c.last(n)
	weeks := journal.Weeks(c.Days, monday(last)-evening.Day(7*(n-1)), last)
	lines := make([]string, 0, RowsTall)
	lines = append(lines, t.Faint.Render(c.months(weeks)))
	for row := range 7 {
		var b strings.Builder
		b.WriteString(t.Faint.Render(c.dayLabel(row)))
		for _, w := range weeks {
			b.WriteString(c.cell(w[row], t))
		}
		if !c.year {
			b.WriteString(t.Ground.Render(" "))
		}
		lines = append(lines, b.String())
	}
	return lines
}

// glow is the light of a kept evening some days ago: the last weeks are in full
// ink, older ones sink to embers that still show.
func (c Calendar) glow(ago evening.Day) float64 {
	const least, half, night = 0.55, 7 * 6, 0.7 // design judgements
	light := least + (1-least)*math.Exp2(-float64(ago)/half)
	if c.quiet {
		light *= night
	}
	return light
}

// dayLabel names the days at the top, in the middle and at the end, as far as
// there is room.
func (c Calendar) dayLabel(row int) string {
	name := [7]string{"Mon", "", "", "Thu", "", "", "Sun"}[row]
	n := c.labelCells()
	if n < labelWidth {
		name = name[:min(len(name), 1)]
		return name + strings.Repeat(" ", n-len(name))
	}
	return strings.Repeat(" ", n-labelWidth) + name + strings.Repeat(" ", labelWidth-len(name))
}

// cell draws one evening. Evenings to come, and those before the first that
// was ever kept, are dark.
func (c Calendar) cell(cell journal.Cell, t *theme.Theme) string {
	mark, shape, style := " ", t.Shapes.Missed, t.Hair
	switch {
	case cell.Kept:
		shape, style = t.Shapes.Kept, t.Dimmed(c.glow(c.Today-cell.Day))
	case !cell.Inside, cell.Day < c.first():
		shape = " "
	}
	if cell.Day == c.Cursor && c.year {
		return t.Key.Render(t.Shapes.Cursor)
	}
	if cell.Day == c.Cursor {
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
func (c Calendar) first() evening.Day {
	if len(c.Days) == 0 {
		return c.Today
	}
	return c.Days[0]
}

// since is the first evening there is anything to see of.
func (c Calendar) since() evening.Day { return min(c.first(), c.Cursor) }

// kept tells whether the evening under the cursor counts.
func (c Calendar) kept() bool {
	_, found := slices.BinarySearch(c.Days, c.Cursor)
	return found
}

// months names the months above the weeks they begin in, where there is room,
// from the first evening that shows.
func (c Calendar) months(weeks []journal.Week) string {
	cells, edge := c.weekCells(), c.weekCells()-1
	line := []byte(strings.Repeat(" ", c.labelCells()+len(weeks)*cells+edge))
	free := 0
	opened := false
	for i, w := range weeks {
		if w[6].Day < c.since() {
			continue
		}
		_, month, day := w[0].Day.Date()
		at := min(c.labelCells()+i*cells+edge, len(line)-3)
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
			out[i] += t.Ground.Render("  ") + style.Render(w)
		}
	}
	return out
}
