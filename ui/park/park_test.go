package park

import (
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

var now = time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)

// What was put down is written at once: whatever ends the program while the
// next step is asked for, it stays.
func TestWhatIsPutDownIsWrittenBeforeItsStepIsAskedFor(t *testing.T) {
	s := New(now, func() string { return "one" }, screentest.Words)
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

// What was put down before can be looked up by day, and leads to its evening;
// from the wind-down on nobody is shown it.
func TestWhatWasPutDownBeforeIsThereByDay(t *testing.T) {
	day := settings.Default().Schedule.Of(now) - 1
	for hour, there := range map[int]bool{9: true, 21: true, 22: false, 25: false} {
		at := time.Date(2026, 11, 23, hour, 30, 0, 0, time.UTC)
		s := New(at, func() string { return "new" }, screentest.Words)
		s.Read(lookup.Answer{Tonight: tonight.From(at, settings.Default(), nil, tonight.Facts{}), Parked: []journal.Entry{
			{ID: "old", Kind: journal.KindParked, Evening: day, Parked: &journal.Parked{Text: "the tax letter"}},
		}})
		for _, size := range []screen.Area{screentest.Usual, screentest.Small} {
			if drawn := screentest.Drawn(s, size); strings.Contains(drawn, "the tax letter") != there {
				t.Errorf("at %d:\n%s", hour, drawn)
			}
		}
		open, ok := screentest.Type(s, at, "<down><enter>").(screen.OpenEvening)
		if ok != there || ok && open.Day != day {
			t.Errorf("at %d it wants %+v", hour, open)
		}
	}
}
