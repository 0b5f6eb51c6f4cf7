package terminal

import (
	"os"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// modes are what the renderer asks too, a moment later: whether the terminal shows
// a whole write at once, and by which rules it measures letters. Asked with the
// rest, the answers are there before the renderer draws, and none of them comes
// after somebody who left at once.
const modes = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore

// Questions are what a terminal is asked before anything else: its ground, how
// large a cell is, whether it has all colours, which one it is and whether it shows
// pictures. Nothing waits for the answers. The last is not asked where it would
// reach another terminal than the one that draws, or one that would print it.
func Questions(environ []string) string {
	ask := ansi.RequestBackgroundColor
	getenv := uv.Environ(environ).Getenv
	name, program := getenv("TERM"), getenv("TERM_PROGRAM")
	if strings.HasPrefix(name, "linux") || program == "Apple_Terminal" {
		return ask
	}
	if getenv("SSH_TTY") == "" && !strings.Contains(program, "Apple") {
		ask += modes
	}
	// The size of a cell, the colours, and the name and version.
	ask += ansi.WindowOp(16) + ansi.RequestTermcap("RGB") + ansi.RequestTermcap("Co") + ansi.RequestNameVersion
	between := getenv("TMUX") + getenv("STY") + getenv("SSH_CONNECTION") + getenv("SSH_TTY") + getenv("MOSH_IP")
	if strings.HasPrefix(name, "screen") || strings.HasPrefix(name, "tmux") || between != "" {
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
