package terminal

import (
	"os"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Questions are what a terminal is asked before anything else: its ground, how
// large a cell is, whether it has all colours and whether it shows pictures.
// Nothing waits for the answers. The last is not asked where it would reach
// another terminal than the one that draws, or one that would print it.
func Questions(environ []string) string {
	ask := ansi.RequestBackgroundColor
	env := map[string]string{}
	for _, line := range environ {
		name, value, _ := strings.Cut(line, "=")
		env[name] = value
	}
	if env["TERM"] == "linux" || env["TERM_PROGRAM"] == "Apple_Terminal" {
		return ask
	}
	ask += ansi.WindowOp(16) + ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Co") // the size of a cell, the colours
	between := env["TMUX"] + env["STY"] + env["SSH_CONNECTION"] + env["SSH_TTY"] + env["MOSH_IP"]
	if strings.HasPrefix(env["TERM"], "screen") || strings.HasPrefix(env["TERM"], "tmux") || between != "" {
		return ask
	}
	return ask + AskGraphics
}

// CellShape is the height of a cell of a terminal by its width, or what was
// known where it does not tell.
func CellShape(out *os.File, known float64) float64 {
	columns, rows, width, height := pixelSize(out)
	if columns <= 0 || rows <= 0 || width <= 0 || height <= 0 {
		return known
	}
	return float64(height) / float64(rows) / (float64(width) / float64(columns))
}
