package chart

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/lists"
)

// line is one line of cells; an empty one is a cell of the ground.
type line []struct {
	s     string
	style *lipgloss.Style
}

func newField(w, h int) []line {
	field := make([]line, h)
	for y := range field {
		field[y] = make(line, w)
	}
	return field
}

// draw gives the lines of a field in their styles.
func (p *Pen) draw(field []line) []string {
	return lists.Each(field, func(l line) string { return l.draw(p) })
}

func (l line) set(x int, s string, style *lipgloss.Style) { l[x].s, l[x].style = s, style }

// free tells whether cells from one up to before another are empty, beyond the
// ends too.
func (l line) free(from, to int) bool {
	for x := max(from, 0); x < min(to, len(l)); x++ {
		if l[x].s != "" {
			return false
		}
	}
	return true
}

// put writes words from a cell on, moved inside the line, where they and a cell
// on either side are free. Words that are wider than their letters stay away.
func (l line) put(x int, words string, style *lipgloss.Style) bool {
	letters := []rune(words)
	x = max(min(x, len(l)-len(letters)), 0)
	if len(letters) == 0 || len(letters) > len(l) || ansi.StringWidth(words) != len(letters) ||
		!l.free(x-1, x+len(letters)+1) {
		return false
	}
	for i, r := range letters {
		l.set(x+i, string(r), style)
	}
	return true
}

// draw gives the line in its styles, cells of one style together.
func (l line) draw(p *Pen) string {
	var b, run strings.Builder
	var style *lipgloss.Style
	flush := func() {
		if run.Len() > 0 {
			b.WriteString(style.Render(run.String()))
			run.Reset()
		}
	}
	for _, c := range l {
		if c.s == "" {
			c.s, c.style = " ", &p.theme.Ground
		}
		if c.style != style {
			flush()
			style = c.style
		}
		run.WriteString(c.s)
	}
	flush()
	return b.String()
}
