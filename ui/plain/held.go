package plain

import (
	"io"
	"time"
)

// Apart is how long the end of a line comes before the next one. A screen reader
// that is told of both at once (Orca, of a window that is full) says the line before
// once more, since what is new begins in it.
const Apart = 80 * time.Millisecond

// Held writes lines with the end of each held back until the next one comes, or
// [Held.Close]: the cursor stands behind the words that hold now, where a braille
// display that follows it shows them, and not on an empty line below.
type Held struct {
	Out  io.Writer
	Wait func() // lets [Apart] go by between an end and what follows; nil for not at all
	held bool
}

// Write writes complete lines.
func (h *Held) Write(line []byte) (int, error) {
	if len(line) == 0 {
		return 0, nil
	}
	if h.held {
		if err := h.Close(); err != nil {
			return 0, err
		}
		if h.Wait != nil {
			h.Wait()
		}
	}
	text := line
	if h.held = text[len(text)-1] == '\n'; h.held {
		text = text[:len(text)-1]
	}
	if _, err := h.Out.Write(text); err != nil {
		return 0, err
	}
	return len(line), nil
}

// Close ends the last line. What is written then comes on a new one.
func (h *Held) Close() error {
	if !h.held {
		return nil
	}
	h.held = false
	_, err := h.Out.Write([]byte{'\n'})
	return err
}
