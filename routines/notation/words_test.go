package notation

import (
	"slices"
	"testing"
	"time"

	"lull/routines/journal"
)

func TestWhatWasTypedCanBeTypedAgain(t *testing.T) {
	known := known(t)
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	lines := []string{"coffee", "2 espressos", "2 wines", "10 cigarettes", "run 40m hard", "walk 1h light", "cigarette", "meal big", "coffee over 3h", "stress 7"}
	var entries []journal.Entry
	for _, l := range lines {
		e, err := Entry([]string{l}, now, known)
		if err != nil {
			t.Fatal(err)
		}
		if got := Words(e); got != l {
			t.Errorf("%q is written as %q", l, got)
		}
		entries = append(entries, e)
	}
	label, err := Entry([]string{"energy 500ml"}, now, known)
	if err != nil {
		t.Fatal(err)
	}
	entries = append(entries, label, entries[0])
	want := append([]string{"coffee"}, "stress 7", "coffee over 3h", "meal big")
	if got := Again(entries, 4, known); !slices.Equal(got, want) {
		t.Errorf("again: %q, want %q", got, want)
	}
}
