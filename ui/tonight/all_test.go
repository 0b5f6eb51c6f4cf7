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

// That somebody goes straight to sleep is said by one key from the wind-down on,
// once an evening.
func TestRestIsSaidByOneKey(t *testing.T) {
	at := func(hour int, told ...journal.Entry) screen.Intent {
		now := time.Date(2026, 11, 23, hour, 30, 0, 0, time.UTC)
		s := New(screentest.Words)
		s.Read(lookup.Answer{Tonight: tonight.From(now, settings.Default(), nil, tonight.Facts{Entries: told})})
		want := screentest.Type(s, now, "z")
		if twice := screentest.Type(s, now, "z"); want != nil && twice != nil {
			t.Errorf("at %d pressed twice before it is read again, it wants %+v", hour, twice)
		}
		return want
	}
	for hour, says := range map[int]bool{15: false, 21: false, 22: true, 23: true} {
		note, ok := at(hour).(screen.Note)
		if ok != says || ok && !note.Entry.Counts() {
			t.Errorf("at %d it wants %+v", hour, note)
		}
		if ok {
			note.Entry.Evening = settings.Default().Schedule.Of(note.Entry.At)
			if again := at(hour, note.Entry); again != nil {
				t.Errorf("at %d it is said again: %+v", hour, again)
			}
		}
	}
}

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
