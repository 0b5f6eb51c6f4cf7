package terminal

import (
	"bytes"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// opening is the time before the renderer draws. It looks for something to draw
// by a clock of its own, and the first tick comes later than all that the program
// has to do until then. So the first pictures are written past it. When it draws,
// the screen is ours already: to enter it again, or to erase it, would show the
// terminal's own ground for a moment, and that may be a light one.
type opening struct {
	picture string // on the screen, empty for none
	ended   bool   // the renderer has drawn
}

// First shows a picture at once, unless the renderer has drawn one. It is as large
// as the window and has a colour in each of its cells: nothing is erased for it.
func (c *Curtain) First(picture string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended || c.drawn || picture == c.picture {
		return
	}
	var b []byte
	if c.picture == "" {
		b = append(b, ansi.SetModeAltScreenSaveCursor+ansi.ResetModeTextCursorEnable...)
	}
	b = appendLines(b, strings.Split(picture, "\n"))
	c.picture = picture
	_ = c.send(c.outgoing(append(b, "\x1b[m"...))) // a terminal that is gone hangs up, and that ends the program
}

// Leave gives the screen back where the renderer never had it, as when something
// ends the program at once.
func (c *Curtain) Leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.ended || c.picture == "" {
		return
	}
	c.ended = true
	_ = c.send(c.outgoing([]byte(ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable))) // as above
}

// opens takes out of the renderer's first words what the first picture has made
// needless.
func (o *opening) opens(b []byte) []byte {
	const enter = ansi.SetModeAltScreenSaveCursor
	if o.ended || !bytes.Contains(b, []byte(enter)) {
		return b
	}
	o.ended = true
	if o.picture == "" {
		return b
	}
	o.picture = ""
	return bytes.Replace(bytes.Replace(b, []byte(enter), nil, 1), []byte(ansi.EraseEntireScreen), nil, 1)
}
