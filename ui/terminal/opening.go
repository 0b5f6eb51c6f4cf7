package terminal

import (
	"bytes"
	"cmp"
	"runtime"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// opening is the time before the renderer draws. It looks for something to draw
// by a clock of its own, and the first tick comes later than all that the program
// has to do until then. So the first pictures are written past it. When it draws,
// the screen is ours already: to enter it again, or to erase it, would show the
// terminal's own ground for a moment, and that may be a light one.
type opening struct {
	first   string // the first picture, empty once it is on the screen
	picture string // on the screen, empty for none
	ended   bool   // the renderer has drawn, or never will
}

// First shows a picture at once, unless the renderer has drawn one. It is as large
// as the window and has a colour in each of its cells: nothing is erased for it.
// What lays the pictures writes this one as well, and is let before whoever asks.
func (c *Curtain) First(picture string) {
	c.mu.Lock()
	wanted := !c.ended && !c.drawn && picture != cmp.Or(c.first, c.picture)
	if wanted {
		c.first = picture
		c.overlay.tell()
	}
	c.mu.Unlock()
	if wanted {
		runtime.Gosched() // else a busy machine shows it some milliseconds later
	}
}

// open writes the first picture, where there is one and the renderer has not drawn.
func (c *Curtain) open() {
	picture := c.first
	if c.first = ""; picture == "" || c.ended || c.drawn {
		return
	}
	var b []byte
	if c.picture == "" {
		b = append(b, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable...)
	}
	b = appendLines(b, strings.Split(picture, "\n"))
	c.picture = picture
	_ = c.send(c.ground.outgoing(append(b, "\x1b[m"...))) // a terminal that is gone hangs up, and that ends the program
}

// Leave gives the screen back where the renderer never had it, as when something
// ends the program at once.
func (c *Curtain) Leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	was := c.opening
	if c.opening = (opening{ended: true}); was.ended || was.picture == "" {
		return
	}
	_ = c.send(c.ground.outgoing([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable))) // as above
}

// opens takes out of the renderer's first words what the first picture has made
// needless.
func (o *opening) opens(b []byte) []byte {
	const enter = ansi.SetModeAltScreenSaveCursor
	if o.ended || !bytes.Contains(b, []byte(enter)) {
		return b
	}
	was := *o
	if *o = (opening{ended: true}); was.picture == "" {
		return b
	}
	return bytes.Replace(bytes.Replace(b, []byte(enter), nil, 1), []byte(ansi.EraseEntireScreen), nil, 1)
}
