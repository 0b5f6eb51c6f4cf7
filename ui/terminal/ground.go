package terminal

import (
	"bytes"
	"fmt"

	"github.com/charmbracelet/x/ansi"
)

// ground is the colour that a terminal had before ours. Some know how to set
// theirs and not how to reset it (konsole, rxvt, mlterm, screen): they would
// stay dark, with dark letters on it. So it is asked for before anything else
// is written, and what it was is set again on every way out.
type ground struct {
	ask      string // what the terminal is asked first
	answer   string // #rrggbb, empty for none
	pictured bool   // there are images
}

// clear empties the screen before the alternate one is left: a terminal that
// has no other would keep the picture.
const clear = ansi.CursorHomePosition + ansi.EraseEntireScreen + ansi.ResetModeAltScreenSaveCursor

// outgoing is what reaches the terminal of something written to it.
func (g *ground) outgoing(b []byte) []byte {
	if g.pictured {
		// To erase all at once takes images away for good, in some terminals.
		// The renderer is at home then: what is below is all as well.
		b = bytes.ReplaceAll(b, []byte(ansi.EraseEntireScreen), []byte(ansi.EraseScreenBelow))
	}
	b = bytes.ReplaceAll(b, []byte(ansi.ResetModeAltScreenSaveCursor), []byte(g.cleared()+clear))
	if g.answer != "" {
		b = bytes.ReplaceAll(b, []byte(ansi.ResetBackgroundColor), []byte(ansi.SetBackgroundColor(g.answer)))
	}
	if g.ask != "" {
		b = append([]byte(g.ask), b...)
		g.ask = ""
	}
	return b
}

// light tells whether the terminal's own ground is a light one.
func (g *ground) light() bool {
	var r, green, b int
	_, err := fmt.Sscanf(g.answer, "#%02x%02x%02x", &r, &green, &b)
	return err == nil && r+green+b > 3*128
}

// cleared takes away what images there are.
func (g *ground) cleared() string {
	if !g.pictured {
		return ""
	}
	return forgotten
}
