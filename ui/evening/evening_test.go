package evening

import (
	"slices"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// Who could take out the coin of a self-trial would toss it until it suits.
func TestTheCoinIsNotTakenOut(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 42, 0, 0, time.UTC)
	s := New(20780, screentest.Reads(settings.Default()))
	coin := journal.Entry{ID: "coin", Kind: journal.KindTrial, At: now, Trial: &journal.Trial{Trial: "one", Event: "assign", Arm: "with"}}
	s.Read(lookup.Answer{Tonight: tonight.Look{Now: now, Bed: now.Add(8 * time.Hour)}, Entries: []journal.Entry{coin}})
	for _, key := range []string{"d", "e"} {
		if want := screentest.Type(s, now, key); want != nil || s.Said != coinStays {
			t.Errorf("%s: it wants %+v and says %q", key, want, s.Said)
		}
	}
	coin.Trial = &journal.Trial{Event: "start", Text: "no tea", Evenings: 28, Outcome: "jerks"}
	s.Read(lookup.Answer{Tonight: tonight.Look{Now: now, Bed: now.Add(8 * time.Hour)}, Entries: []journal.Entry{coin}})
	if want, ok := screentest.Type(s, now, "d").(screen.Remove); !ok || !slices.Equal(want.IDs, []string{"coin"}) {
		t.Errorf("of the start: it wants %+v", want)
	}
}

// What is still typed at lights-out stays until it is let go, and changes nothing.
func TestNothingIsChangedOnceSomebodyLiesDown(t *testing.T) {
	now := time.Date(2026, 11, 23, 22, 58, 0, 0, time.UTC)
	s := New(settings.Default().Schedule.Of(now), screentest.Reads(settings.Default()))
	screentest.Open(t, screentest.Past(now), now, s, "acoffee")
	night := now.Add(time.Hour)
	screentest.Open(t, screentest.Past(now), night, s, "")
	want := screentest.Type(s, night, "<enter>")
	if want != nil || s.Field == nil || s.Field.Value() != "coffee" || s.Field.Wrong != screen.ForTheDay {
		t.Errorf("it wants %+v", want)
	}
}

// The pictures, as they are without colours.
func TestPictures(t *testing.T) {
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day, reads := settings.Default().Schedule.Of(now), screentest.Reads(settings.Default())
	full, long := screentest.Past(now), screentest.Years(now)
	screentest.Shot(t, "evening with its night", long, now, screentest.Usual, New(day-2, reads), "", screentest.Bare())
	screentest.Shot(t, "evening in letters", full, now, screentest.Usual, New(day-1, reads), "", screentest.Letters())
	screentest.Shot(t, "evening typing", full, now, screentest.Usual, New(day-1, reads), "e", screentest.Bare())
	screentest.Shot(t, "evening", full, now, screentest.Usual, New(day-1, reads), "j", screentest.Bare())
	screentest.Shot(t, "evening small", full, now, screentest.Small, New(day-1, reads), "jj", screentest.Bare())
	much := screentest.Past(now)
	for i, e := range much.Entries {
		if e.Note != nil {
			much.Entries[i].Note = &journal.Note{Text: e.Note.Text + ", so that it was cold in the room by eleven"}
		}
	}
	screentest.Shot(t, "evening small with a long note", much, now, screentest.Small, New(day-1, reads), "jj", screentest.Bare())
	screentest.Shot(t, "evening empty", full, now, screentest.Usual, New(day, reads), "", screentest.Bare())
	screentest.Shot(t, "evening typing small", full, now, screentest.Small, New(day-1, reads), "jje", screentest.Bare())
}
