package tonight

import (
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

func TestThatWasAllIsSaidOnceAndOnlyOfThisEvening(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC)
	press := func(now time.Time, entries ...journal.Entry) *journal.Entry {
		t.Helper()
		s := New(screentest.Words)
		s.Read(lookup.Answer{Tonight: tonight.From(now, settings.Default(), nil, tonight.Facts{Entries: entries})})
		note, ok := screentest.Type(s, now, "a").(screen.Note)
		if again := screentest.Type(s, now, "a"); ok && again != nil {
			t.Errorf("again: %+v", again)
		}
		if !ok {
			return nil
		}
		return &note.Entry
	}
	e := press(now)
	if e == nil || e.Kind != journal.KindNothing || !e.At.Equal(now) {
		t.Fatalf("got %+v", e)
	}
	e.Evening = settings.Default().Schedule.Of(now)
	if press(now, *e) != nil {
		t.Error("it is said a second time")
	}
	if press(now.Add(3*time.Hour)) != nil {
		t.Error("it is asked of somebody who lies down")
	}
	e.Evening--
	if press(now, *e) == nil {
		t.Error("yesterday's closes today")
	}
}
