package log

import (
	"testing"
	"time"

	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// What is said of something else while a line is on its way to the disk takes no
// line back; only one that could not be written is there again.
func TestOnlyALineThatCouldNotBeWrittenComesBack(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 42, 0, 0, time.UTC)
	s := New(screentest.Reads(settings.Default()), screentest.Words)
	s.Read(lookup.Answer{})
	for _, line := range []string{"coffee", "coffee at 15:00"} {
		if _, notes := screentest.Type(s, now, line+"<enter>").(screen.Note); !notes {
			t.Fatalf("%s is not noted: %s", line, s.Wrong)
		}
	}
	s.Notice("the year could not be read")
	if s.Value() != "" {
		t.Errorf("%q is there again, and is being written", s.Value())
	}
	s.Written()
	s.Unwritten()
	if s.Value() != "coffee at 15:00" {
		t.Errorf("there is %q; the second one could not be written", s.Value())
	}
}
