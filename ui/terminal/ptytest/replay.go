//go:build unix

package ptytest

import (
	"io"
	"time"

	"github.com/charmbracelet/x/vt"
)

// Replay shows chunks on a screen of its own and calls seen after each burst of
// them, with the moment the burst was complete and the screen as text and as
// text with its colours. Pieces that came within a gap are one burst, which is a frame:
// on a busy machine the end of one comes some milliseconds late, and the next is 40 ms
// away at the least.
// It stops when seen says so.
func Replay(chunks []Chunk, columns, rows int, seen func(at time.Duration, text, styled string) (more bool)) {
	const gap = 12 * time.Millisecond
	screen := vt.NewEmulator(columns, rows)
	go func() { _, _ = io.Copy(io.Discard, screen) }() // its answers; ends when it is closed
	defer func() { _ = screen.Close() }()
	for i, c := range chunks {
		_, _ = screen.Write(c.Bytes) // an emulator takes everything
		if i+1 < len(chunks) && chunks[i+1].At-c.At < gap {
			continue
		}
		if !seen(c.At, screen.String(), screen.Render()) {
			return
		}
	}
}

// FirstSeen is the moment at which the screen first satisfied.
func (p *Terminal) FirstSeen(columns, rows int, satisfied func(screen string) bool) (at time.Duration, ever bool) {
	Replay(p.Chunks(), columns, rows, func(now time.Duration, text, _ string) bool {
		at, ever = now, satisfied(text)
		return !ever
	})
	return at, ever
}
