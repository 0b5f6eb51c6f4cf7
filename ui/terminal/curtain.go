// Package terminal is the terminal itself: what is written to it, the signals
// that come from it, and the dark it is left in when somebody has drifted off.
//
// It refuses to know what is drawn.
package terminal

import (
	"context"
	"io"
	"os"
	"strings"
	"sync"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// Curtain is a terminal whose last words can be held back. When a practice has
// ended by itself, the sequences that would give the terminal back, and light
// it up, wait behind the curtain until somebody presses a key. Nothing runs
// meanwhile: no frame, no tick.
type Curtain struct {
	*os.File

	mu      sync.Mutex
	drawn   bool
	held    []byte
	ground  ground
	overlay overlay
	opening
}

func NewCurtain(out *os.File) *Curtain {
	return &Curtain{File: out, overlay: overlay{wants: make(chan struct{}, 1)}}
}

// Ask makes the first thing written put questions to the terminal.
func (c *Curtain) Ask(questions string) { c.ground.ask = questions }

// Pictured is told that there are images in the terminal to be taken away.
func (c *Curtain) Pictured() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ground.pictured = true
}

// Ground is told the answer, as #rrggbb.
func (c *Curtain) Ground(hex string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ground.answer = hex
}

// Write writes to the terminal, or behind the drawn curtain.
func (c *Curtain) Write(b []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := c.send(c.ground.outgoing(c.through(c.opens(b)))); err != nil {
		return 0, err
	}
	return len(b), nil
}

// send is what reaches the terminal, or waits behind the drawn curtain.
func (c *Curtain) send(out []byte) error {
	if c.drawn {
		c.held = append(c.held, out...)
		return nil
	}
	if len(out) == 0 {
		return nil
	}
	_, err := c.File.Write(out)
	return err
}

// WriteString is Write for strings; without it the file's own would slip past.
func (c *Curtain) WriteString(s string) (int, error) { return c.Write([]byte(s)) }

// ReadFrom is Write for readers; without it the file's own would slip past.
func (c *Curtain) ReadFrom(r io.Reader) (int64, error) {
	return io.Copy(struct{ io.Writer }{c}, r)
}

// Black on every cell, the cursor hidden. A new line of cells after a resize
// has the terminal's own ground, which may be white, so it is painted again.
const black = "\x1b[?25l\x1b[48;2;0;0;0m\x1b[2J\x1b[m"

// Draw closes the curtain: the terminal goes black and what is written from
// now on waits. With no colour wanted the screen is only cleared.
func (c *Curtain) Draw(coloured bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.drawn {
		return
	}
	c.drawn = true
	_, _ = c.File.WriteString(c.ground.cleared() + c.paint(coloured)) // a terminal that is gone needs no dark
}

func (c *Curtain) paint(coloured bool) string {
	switch {
	case coloured && c.ground.answer != "": // some paint their border with the ground
		return ansi.SetBackgroundColor("#000000") + black
	case coloured:
		return black
	}
	dark := "\x1b[?25l\x1b[m\x1b[2J"
	if columns, rows, err := term.GetSize(c.File.Fd()); err == nil && c.ground.light() {
		dark += ansi.CursorHomePosition + "\x1b[7m" + strings.Repeat(" ", columns*rows) + "\x1b[m"
	}
	return dark
}

// Wait keeps the dark until a key is pressed on in or the context ends, and
// then lets through what was held. It returns at once if the curtain was never
// drawn.
func (c *Curtain) Wait(ctx context.Context, in *os.File, coloured bool) error {
	c.mu.Lock()
	drawn := c.drawn
	c.mu.Unlock()
	if !drawn {
		return nil
	}
	defer c.lift()
	state, err := term.MakeRaw(in.Fd())
	if err != nil {
		return nil //nolint:nilerr // no terminal to wait for: there is nobody to keep it dark for
	}
	defer func() { _ = term.Restore(in.Fd(), state) }() // the program ends next; nothing better to do
	resized, stop := resizes()
	defer stop()
	key := make(chan struct{})
	go func() {
		_, _ = in.Read(make([]byte, 64)) // a terminal that is gone is an end too
		close(key)
	}()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-key:
			return nil
		case <-resized:
			_, _ = c.File.WriteString(c.paint(coloured))
		}
	}
}

func (c *Curtain) lift() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drawn = false
	_, _ = c.File.Write(c.held) // the terminal may be gone, and then nobody misses it
	c.held = nil
}
