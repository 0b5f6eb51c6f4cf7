package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"lull/routines/letters"
)

// Fail says on the side what made the command fail.
func (h *House) Fail(err error) { h.aside("error", err) }

// aside says something on standard error: each line after the name of the
// program, or all of it as a line of data where that was asked for. What came
// from outside, such as the name of a file, reaches the terminal as letters
// and never as an order to it.
func (h *House) aside(kind string, err error) {
	words := letters.Lines(err.Error())
	if h.flags.json {
		out := json.NewEncoder(h.Err)
		out.SetEscapeHTML(false)
		_ = out.Encode(map[string]string{kind: words}) // there is nobody else to tell
		return
	}
	for line := range strings.SplitSeq(words, "\n") {
		fmt.Fprintln(h.Err, "lull: "+line)
	}
}

// print writes to standard output. What cannot be written is told at the end.
func (h *House) print(format string, args ...any) {
	if _, err := fmt.Fprintf(h.Out, format, args...); err != nil && h.unsaid == nil {
		h.unsaid = fmt.Errorf("printing: %w", err)
	}
}
