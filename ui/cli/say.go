package cli

import (
	"fmt"
	"io"
	"strings"

	"lull/routines/letters"
)

// Say writes what went wrong, each line after the name of the program. What
// came from outside, such as the name of a file, reaches the terminal as
// letters and never as an order to it.
func Say(w io.Writer, err error) {
	for line := range strings.SplitSeq(err.Error(), "\n") {
		fmt.Fprintln(w, "lull: "+letters.Plain(line))
	}
}

// print writes to standard output. What cannot be written is told at the end.
func (h *House) print(format string, args ...any) {
	if _, err := fmt.Fprintf(h.Out, format, args...); err != nil && h.unsaid == nil {
		h.unsaid = fmt.Errorf("printing: %w", err)
	}
}
