package plain

import "io"

// Held writes lines with the end of each held back until the next one comes, or
// [Held.Close]: the cursor stands behind the words that hold now, where a braille
// display that follows it shows them, and not on an empty line below.
type Held struct {
	Out  io.Writer
	held bool
}

// Write writes whole lines.
func (h *Held) Write(line []byte) (int, error) {
	if len(line) == 0 {
		return 0, nil
	}
	text := line
	if h.held {
		text = append([]byte{'\n'}, line...)
	}
	if h.held = text[len(text)-1] == '\n'; h.held {
		text = text[:len(text)-1]
	}
	if _, err := h.Out.Write(text); err != nil {
		return 0, err
	}
	return len(line), nil
}

func (h *Held) Close() error {
	if !h.held {
		return nil
	}
	h.held = false
	_, err := h.Out.Write([]byte{'\n'})
	return err
}
