package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Centre lays one line of words in the middle of a line of width cells, the
// rest of it painted with the ground. What is too long is cut off.
func (t Theme) Centre(words string, width int, style lipgloss.Style) string {
	if words == "" {
		return t.Ground.Render(strings.Repeat(" ", max(width, 0)))
	}
	words = ansi.Truncate(words, width, "")
	n := ansi.StringWidth(words)
	left := (width - n) / 2
	return t.Ground.Render(strings.Repeat(" ", left)) + style.Render(words) +
		t.Ground.Render(strings.Repeat(" ", width-n-left))
}
