package terminal

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// ground is the colour that a terminal had before ours. Some know how to set
// theirs and not how to reset it (konsole, rxvt, mlterm, screen): they would
// stay dark, with dark letters on it. So it is asked for before anything else
// is written, and what it was is set again on every way out.
type ground struct {
	ask      string // what the terminal is asked first
	asked    bool   // what the renderer asks as well is asked already
	answer   string // #rrggbb, empty for none
	pictured bool   // there are images
	back     bool   // the screen was given back
	late     []byte // pictures that came since
}

// clear empties the screen before the alternate one is left: a terminal that
// has no other would keep the picture.
const clear = ansi.CursorHomePosition + ansi.EraseEntireScreen + ansi.ResetModeAltScreenSaveCursor

// outgoing is what reaches the terminal of something written to it.
func (g *ground) outgoing(b []byte) []byte {
	if g.pictured {
		b = g.timely(b)
		// To erase all at once takes images away for good, in some terminals.
		// The renderer is at home then: what is below is all as well.
		b = bytes.ReplaceAll(b, []byte(ansi.EraseEntireScreen), []byte(ansi.EraseScreenBelow))
	}
	b = bytes.ReplaceAll(b, []byte(ansi.ResetModeAltScreenSaveCursor), []byte(g.cleared()+clear))
	if g.answer != "" {
		b = bytes.ReplaceAll(b, []byte(ansi.ResetBackgroundColor), []byte(ansi.SetBackgroundColor(g.answer)))
	}
	ask := g.ask
	if ask != "" {
		g.ask, g.asked = "", strings.Contains(ask, modes)
	}
	if g.asked && bytes.Contains(b, []byte(modes)) {
		b, g.asked = bytes.Replace(b, []byte(modes), nil, 1), false
	}
	if ask == "" {
		return b
	}
	return append([]byte(ask), b...)
}

// timely keeps back the pictures that come after the screen was given back, which
// would stand over what somebody else writes there, until it is ours again: the
// program knows that sooner than its renderer says so. What was on its way when the
// screen was given back, before an image is sent anew, is of one that is gone.
func (g *ground) timely(b []byte) []byte {
	const enter, leave = ansi.SetModeAltScreenSaveCursor, ansi.ResetModeAltScreenSaveCursor
	var out []byte
	for len(b) > 0 {
		until, end := leave, len(b)
		if g.back {
			until = enter
		}
		at := bytes.Index(b, []byte(until))
		if at >= 0 {
			end = at + len(until)
		}
		if g.back {
			g.late = append(g.late, bytes.Join(placed().FindAll(b[:end], -1), nil)...)
			out = append(out, placed().ReplaceAll(b[:end], nil)...)
		} else {
			out = append(out, b[:end]...)
		}
		if at >= 0 {
			g.back = !g.back
		}
		if at := bytes.Index(g.late, []byte("\x1b_Ga=t")); !g.back && at >= 0 {
			out = append(out, g.late[at:]...)
		}
		if !g.back {
			g.late = nil
		}
		b = b[end:]
	}
	return out
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
