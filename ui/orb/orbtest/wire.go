// Package orbtest measures pictures in tests: what it takes to send one after
// another to a terminal.
package orbtest

import (
	"bytes"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
)

// Wire is what the terminal library would send: its own renderer, driven in
// the way the library drives it.
type Wire struct {
	Buf uv.ScreenBuffer // the cells of the last picture
	out bytes.Buffer
	r   *uv.TerminalRenderer
}

// NewWire is one to a terminal of w by h cells.
func NewWire(w, h int, p colorprofile.Profile) *Wire {
	s := &Wire{Buf: uv.NewScreenBuffer(w, h)}
	s.r = uv.NewTerminalRenderer(&s.out, []string{"TERM=xterm-256color"})
	s.r.SetColorProfile(p)
	s.r.SetFullscreen(true)
	s.r.SetRelativeCursor(false)
	s.r.SetScrollOptim(true)
	s.r.Erase()
	return s
}

// Send draws one picture and gives the bytes it took.
func (s *Wire) Send(picture string) int {
	s.Buf.Clear()
	uv.NewStyledString(picture).Draw(s.Buf, s.Buf.Bounds())
	s.r.Render(s.Buf.RenderBuffer)
	_ = s.r.Flush() // a buffer takes everything
	n := s.out.Len()
	s.out.Reset()
	return n
}
