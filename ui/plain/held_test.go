package plain

import (
	"fmt"
	"slices"
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

// What a screen reader is told at once it says at once: the end of a line is written
// by itself, and a while before what follows, whoever is first.
func TestTheEndOfAHeldLineComesByItself(t *testing.T) {
	var wrote []string
	h := &Held{Out: writes(func(text string) { wrote = append(wrote, text) }), Wait: func() { wrote = append(wrote, "wait") }}
	for _, line := range []string{"in 4\n", "resting here\n"} {
		if _, err := h.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if err := h.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Write([]byte("out 6\n")); err != nil {
		t.Fatal(err)
	}
	if want := []string{"in 4", "\n", "wait", "resting here", "\n", "out 6"}; !slices.Equal(wrote, want) {
		t.Errorf("written was %q, want %q", wrote, want)
	}
}

// writes is a writer that tells of each write.
type writes func(text string)

func (w writes) Write(b []byte) (int, error) {
	w(string(b))
	return len(b), nil
}
