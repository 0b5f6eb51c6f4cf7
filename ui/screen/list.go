package screen

import (
	"charm.land/lipgloss/v2"

	"lull/ui/prose"
)

// Room is how many more lines fit above the keys, with some left below them.
func (p *Layout) Room(below int) int {
	foot := 2 // the keys, and a line below
	if p.Wide() {
		foot = 3 // the keys, a dark line below and one above
	}
	return max(p.Area.Height-len(p.Lines)-foot-below, 1)
}

// Mark is what stands before a line of a list, and the look of the line: the
// chosen one has a mark.
func (p *Layout) Mark(chosen bool) (mark string, style lipgloss.Style) {
	t := p.Theme
	if chosen {
		return t.Key.Render(t.Shapes.Cursor) + t.Air(1), t.Ink
	}
	return t.Key.Render(" ") + t.Air(1), t.Faint
}

// Choice adds a line of a list.
func (p *Layout) Choice(name, right string, chosen bool) {
	mark, style := p.Mark(chosen)
	p.Spread(p.Fit(mark+style.Render(name)), p.Theme.Faint.Render(right))
}

// List shows as many of n lines as leave room for some below them, the chosen
// one in the middle where it can be.
func (p *Layout) List(chosen, n, below int, line func(i int)) {
	first, last := p.window(chosen, n, below)
	for i := first; i < last; i++ {
		line(i)
	}
}

func (p *Layout) window(chosen, n, below int) (first, last int) {
	rows := p.Room(below)
	first = max(min(chosen-rows/2, n-rows), 0)
	return first, min(first+rows, n)
}

// How wide the names of settings are, with room and without.
const (
	settingColumn       = 22
	narrowSettingColumn = 18
)

// Setting is one line: a name and its value, between marks where it turns.
func (p *Layout) Setting(name, value string, chosen, turns bool) string {
	t := p.Theme
	mark, style := p.Mark(chosen)
	left, right := "  ", ""
	if turns {
		left, right = t.Shapes.Left+" ", " "+t.Shapes.Right
	}
	column := narrowSettingColumn
	if p.Wide() {
		column = settingColumn
	}
	return p.Fit(mark + t.Padded(name, column, style) + t.Key.Render(left) + style.Render(value) + t.Key.Render(right))
}

// Below makes the lines under a list: what the chosen one is, how it is
// written, and what was wrong, which is what matters most.
func (p *Layout) Below(about, hint, wrong string) []string {
	var lines []string
	add := func(words string, style lipgloss.Style) {
		if words == "" {
			return
		}
		if len(lines) > 0 && p.Wide() {
			lines = append(lines, "")
		}
		for _, l := range prose.Wrap(words, min(p.Inner(), 72)) {
			lines = append(lines, style.Render(l))
		}
	}
	add(wrong, p.Theme.Warm)
	if wrong != "" && !p.Wide() {
		return lines
	}
	add(about, p.Theme.Faint)
	add(hint, p.Theme.Faint)
	return lines
}

// Add puts lines on the page.
func (p *Layout) Add(lines []string) { p.Lines = append(p.Lines, lines...) }

// Scroll shows a list with what stands below it. A mark at the right says that
// there are more.
func (p *Layout) Scroll(chosen, n int, below []string, line func(int) string) {
	first, last := p.window(chosen, n, len(below)+1)
	for i := first; i < last; i++ {
		more := i == first && first > 0 || i == last-1 && last < n
		p.Spread(line(i), p.Theme.Faint.Render(Only(more, p.Theme.Shapes.More)))
	}
	p.Add(append([]string{""}, below...))
}
