package log

import (
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
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
			t.Fatalf("%s is not noted: %s", line, s.Field.Wrong)
		}
	}
	s.Notice("the year could not be read")
	if s.Field.Value() != "" {
		t.Errorf("%q is there again, and is being written", s.Field.Value())
	}
	s.Written()
	s.Unwritten()
	if s.Field.Value() != "coffee at 15:00" {
		t.Errorf("there is %q; the second one could not be written", s.Field.Value())
	}
}

// What is said is what was kept, and not what was typed: it may be another evening's,
// or two things.
func TestWhatWasKeptIsSaid(t *testing.T) {
	now := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	s := New(screentest.Reads(settings.Default()), screentest.Words)
	s.Read(lookup.Answer{Tonight: tonight.Look{Day: evening.DayOf(2026, 11, 23)}})
	for line, want := range map[string]string{
		"coffee at 20:00":            "Noted: coffee, about 96 mg, yesterday 20:00",
		"10 coffee":                  "Noted: 10 coffees, about 960 mg, 12:00",
		"coffee and ibuprofen 400mg": "Noted: coffee, about 96 mg, 12:00; ibuprofen 400mg, medicine, 12:00",
		"note a\u202eb\u200bc":       "Noted: abc, note, 12:00",
	} {
		s.Field = field(s.noting, "")
		n, notes := screentest.Type(s, now, line+"<enter>").(screen.Note)
		if !notes || len(s.said) == 0 || s.said[0] != want || len(n.With) != strings.Count(want, ";") {
			t.Errorf("%q: %q is said of %+v, want %q; %s", line, s.said, n, want, s.Field.Wrong)
		}
	}
}
