package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// Printed is a screen for where nothing can be pressed: without keys and air.
func Printed(s Screen, a Area, t *theme.Theme) string {
	lines := strings.Split(s.Draw(a, t), "\n")
	var full []int
	for y, line := range lines {
		if strings.TrimSpace(ansi.Strip(line)) != "" {
			full = append(full, y)
		}
	}
	if n := len(full); n > 0 && len(s.Help()) > 0 {
		full = full[:n-1] // where the keys stand
	}
	if len(full) == 0 {
		return ""
	}
	return strings.Join(lines[full[0]:full[len(full)-1]+1], "\n")
}
