package park

import (
	"testing"
	"time"

	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

var now = time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)

// What was put down is written at once: whatever ends the program while the
// next step is asked for, it stays.
func TestWhatIsPutDownIsWrittenBeforeItsStepIsAskedFor(t *testing.T) {
	s := New(now, func() string { return "one" })
	first, ok := screentest.Type(s, now, "ring the bank<enter>").(screen.Note)
	if !ok || first.Entry.Parked.Text != "ring the bank" || first.Entry.ID != "one" {
		t.Fatalf("after enter it wants %+v", first)
	}
	second, ok := screentest.Type(s, now, "at nine<enter>").(screen.Note)
	if !ok || second.Entry.Parked.Step != "at nine" || second.Entry.ID != "one" {
		t.Errorf("with its step it wants %+v", second)
	}
	if want := screentest.Type(s, now, "milk<enter><esc>"); want != nil {
		t.Errorf("without a step it writes again: %+v", want)
	}
	if len(s.parked) != 2 {
		t.Errorf("it shows %q", s.parked)
	}
}
