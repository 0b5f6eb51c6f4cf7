package screen

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"lull/ui/prose"
	"lull/ui/theme"
)

// Balanced wraps a passage to lines no wider than a window or [PassageWidth], of
// about one length.
func Balanced(words string, width int) []string {
	if words = strings.Join(strings.Fields(words), " "); words == "" {
		return nil
	}
	return prose.Balanced(words, max(min(width, PassageWidth), 1))
}

// Beneath draws a picture of some rows, and words in the middle from a row on.
func Beneath(a Area, t *theme.Theme, picture string, rows, from int, words []string, style lipgloss.Style) string {
	var b strings.Builder
	b.WriteString(picture)
	for y := rows; y < a.Height; y++ {
		if y > 0 {
			b.WriteByte('\n')
		}
		line := ""
		if i := y - from; i >= 0 && i < len(words) {
			line = words[i]
		}
		b.WriteString(t.Centre(line, a.Width, style))
	}
	return b.String()
}

// InTheDark puts a few lines, in one column, below the middle of a dark screen.
func InTheDark(a Area, t *theme.Theme, lines []string) string {
	margin := t.Air((a.Width - lipgloss.Width(strings.Join(lines, "\n"))) / 2)
	drawn := make([]string, max((a.Height-len(lines))*2/3, 0), a.Height+len(lines))
	for _, l := range lines {
		drawn = append(drawn, margin+t.Ink.Render(l))
	}
	return t.Fill(strings.Join(drawn, "\n"), a.Width, a.Height)
}

// KeyInTheDark is a key and what it does, for a dark screen.
func KeyInTheDark(key, words string, width int) []string {
	const column = 8
	lines := Balanced(words, width-column)
	for i, l := range lines {
		lines[i] = fmt.Sprintf("%-*s%s", column, Only(i == 0, key), l)
	}
	return lines
}

// Only gives a text where something holds.
func Only(when bool, text string) string {
	if when {
		return text
	}
	return ""
}

// PassageWidth is how wide a passage is set at most, in cells.
const PassageWidth = 38
