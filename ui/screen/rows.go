package screen

import (
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Row is where a line of a list is laid.
type Row struct {
	*Layout
	At     int  // in the list, from 0
	Chosen bool // the cursor stands on it
	more   bool // there are more lines beyond it
}

// Mark is what stands before a line of a list, and the look of the line: the
// chosen one has a mark, and so has one beyond which there are more.
func (r Row) Mark() (mark string, style lipgloss.Style) {
	t := r.Theme
	switch {
	case r.Chosen:
		return t.Key.Render(t.Shapes.Cursor) + t.Air(1), t.Ink
	case r.more:
		return t.Faint.Render(t.Shapes.More) + t.Air(1), t.Faint
	}
	return t.Key.Render(" ") + t.Air(1), t.Faint
}

// Choice fills the row with a name, and something at the right: where there is
// nothing to say, that there are more lines beyond the chosen one.
func (r Row) Choice(name, right string) {
	mark, style := r.Mark()
	if r.Chosen && r.more && right == "" {
		right = r.Theme.Shapes.More
	}
	line, air := mark+style.Render(name), 0
	if right != "" {
		air = ansi.StringWidth(right) + 2
	}
	r.Spread(ansi.Truncate(line, r.Inner-air, r.Theme.Faint.Render(r.Theme.Shapes.More)), r.Theme.Faint.Render(right))
}

// List shows the lines that fit, the chosen one in the middle where it can be.
func (p *Layout) List(l *List, n, below int, line func(Row)) {
	first, last := l.window(n, p.Free(max(below, p.Air())))
	for i := first; i < last; i++ {
		line(Row{p, i, i == l.At, i == first && first > 0 || i == last-1 && last < n})
	}
}

// How wide the names of settings are, with room and without.
const (
	settingColumn       = 22
	narrowSettingColumn = 18
)

// Setting fills the row with a name and its value, between marks where it turns.
func (r Row) Setting(name, value string, turns bool) {
	t := r.Theme
	mark, style := r.Mark()
	left, right := "  ", ""
	if turns {
		left, right = t.Shapes.Left+" ", " "+t.Shapes.Right
	}
	column := narrowSettingColumn
	if r.Wide() {
		column = settingColumn
	}
	r.Line(r.Fit(mark + t.Padded(name, column, style) + t.Key.Render(left) + style.Render(value) + t.Key.Render(right)))
}
