package screen

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

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

// Choice adds a line of a list; the chosen one has a mark before it.
func (p *Layout) Choice(name, right string, chosen bool) {
	t := p.Theme
	mark, style := " ", t.Faint
	if chosen {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	p.Spread(p.Fit(t.Key.Render(mark)+t.Ground.Render(" ")+style.Render(name)), t.Faint.Render(right))
}

// Window is the first of n lines to show in rows, so that the chosen one is
// seen with some of what is around it.
func Window(chosen, n, rows int) int {
	return max(min(chosen-rows/2, n-rows), 0)
}

// How wide the names of settings are, with room and without.
const (
	settingColumn       = 22
	narrowSettingColumn = 18
)

// Setting is one line: a name and its value, between marks where it turns.
func (p *Layout) Setting(name, value string, chosen, turns bool) string {
	t := p.Theme
	mark, style := " ", t.Faint
	if chosen {
		mark, style = t.Shapes.Cursor, t.Ink
	}
	left, right := "  ", ""
	if turns {
		left, right = t.Shapes.Left+" ", " "+t.Shapes.Right
	}
	column := narrowSettingColumn
	if p.Wide() {
		column = settingColumn
	}
	pad := strings.Repeat(" ", max(column-ansi.StringWidth(name), 1))
	return p.Fit(t.Key.Render(mark) + t.Ground.Render(" ") + style.Render(name) + t.Ground.Render(pad) +
		t.Key.Render(left) + style.Render(value) + t.Key.Render(right))
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

// Scroll shows as many of n lines as leave room for those below, the chosen
// one among them. A mark at the right says that there are more.
func (p *Layout) Scroll(chosen, n int, below []string, line func(int) string) {
	rows := min(p.Room(len(below)+1), n)
	first := Window(chosen, n, rows)
	for i := first; i < first+rows; i++ {
		more := ""
		if i == first && first > 0 || i == first+rows-1 && i < n-1 {
			more = p.Theme.Faint.Render(p.Theme.Shapes.More)
		}
		p.Spread(line(i), more)
	}
	p.Lines = append(p.Lines, "")
}
