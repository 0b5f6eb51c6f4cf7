package plain

import (
	"fmt"
	"strings"
	"testing"
)

// The cursor stands behind the words that hold now, and every line ends once.
func TestHeldLinesLeaveTheCursorBehindTheirWords(t *testing.T) {
	var out strings.Builder
	h := &Held{Out: &out}
	for _, step := range []struct{ line, want string }{
		{"in 4", "in 4"},
		{"out 6", "in 4\nout 6"},
		{"", "in 4\nout 6\n"},
		{"resting here", "in 4\nout 6\n\nresting here"},
	} {
		if _, err := fmt.Fprintln(h, step.line); err != nil || out.String() != step.want {
			t.Errorf("%q: got %q and %v, want %q", step.line, out.String(), err, step.want)
		}
	}
	for range 2 {
		if err := h.Close(); err != nil || out.String() != "in 4\nout 6\n\nresting here\n" {
			t.Errorf("at the end: got %q and %v", out.String(), err)
		}
	}
}
