package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// Still is a screen as it stands, for where nothing can be pressed: without its
// keys, and without the empty lines above and below.
func Still(s Screen, a Area, t *theme.Theme) string {
	lines := strings.Split(s.Draw(a, t), "\n")
	empty := func(line string) bool { return strings.TrimSpace(ansi.Strip(line)) == "" }
	trim := func() {
		for len(lines) > 0 && empty(lines[len(lines)-1]) {
			lines = lines[:len(lines)-1]
		}
	}
	trim()
	if len(s.Help()) > 0 && len(lines) > 0 {
		lines = lines[:len(lines)-1] // where the keys stand
	}
	trim()
	for len(lines) > 0 && empty(lines[0]) {
		lines = lines[1:]
	}
	return strings.Join(lines, "\n")
}
