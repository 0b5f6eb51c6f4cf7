package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Air is so many cells of the ground.
func (t *Theme) Air(n int) string { return t.Ground.Render(strings.Repeat(" ", max(n, 0))) }

// Padded is words and the air up to the end of their column, one cell at least.
func (t *Theme) Padded(words string, column int, style lipgloss.Style) string {
	return style.Render(words) + t.Air(max(column-ansi.StringWidth(words), 1))
}

// Centre lays one line of words in the middle of a line of width cells, the
// rest of it painted with the ground. What is too long is cut off.
func (t *Theme) Centre(words string, width int, style lipgloss.Style) string {
	if words == "" {
		return t.Air(width)
	}
	words = ansi.Truncate(words, width, "")
	n := ansi.StringWidth(words)
	left := (width - n) / 2
	return t.Air(left) + style.Render(words) + t.Air(width-n-left)
}
