package morning

import (
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

func wakeTime() time.Time { return time.Date(2026, 11, 24, 7, 10, 0, 0, time.UTC) }

func lastNight() evening.Day { return evening.DayOf(2026, time.November, 23) }

func dawn(sheet sleep.Morning) lookup.Answer {
	look := tonight.From(wakeTime(), settings.Default(), nil, tonight.Facts{First: true})
	return lookup.Answer{Tonight: look, Morning: sheet}
}

// atDawn is the check-in as it opens on a sheet.
func atDawn(sheet sleep.Morning) *Screen {
	s := New(settings.Default().Schedule, screentest.Words)
	s.Read(dawn(sheet))
	return s
}

func fresh() sleep.Morning { return sleep.NewMorning(lastNight(), true, nil, nil) }

func tossed(t *testing.T) sleep.Morning {
	t.Helper()
	e, err := insight.Start(journal.Entry{ID: "t", At: wakeTime().Add(-12 * time.Hour), Evening: lastNight()}, "no tea after 14:00", 3)
	if err != nil {
		t.Fatal(err)
	}
	return sleep.NewMorning(lastNight(), true, nil, []journal.Entry{e})
}

// types presses keys one after the other; names of keys stand in brackets.
func types(s screen.Screen, keys string) screen.Intent { return screentest.Type(s, wakeTime(), keys) }

func savedNight(t *testing.T, want screen.Intent) journal.Night {
	t.Helper()
	kept, ok := want.(screen.Save)
	if !ok || kept.Entries[0].Night == nil || kept.Entries[0].Evening != lastNight() {
		t.Fatalf("wanted %+v", want)
	}
	return *kept.Entries[0].Night
}

func TestTheMorningTakesAFewKeys(t *testing.T) {
	n := savedNight(t, types(atDawn(fresh()), "220<down>5<down>23:20..07:05<down>4rain, q and n<enter>"))
	if n.Jerks != journal.FewJerks || *n.SOL != 20*time.Minute || *n.WASO != 5*time.Minute || n.Quality != 4 || n.Note != "rain, q and n" {
		t.Errorf("got %+v", n)
	}
	if n.Woke.Sub(*n.Tried) != 465*time.Minute {
		t.Errorf("slept %s to %s", n.Tried, n.Woke)
	}
}

func TestEveryAnswerIsOptional(t *testing.T) {
	if want := types(atDawn(fresh()), "<enter>"); want != (screen.Back{}) {
		t.Errorf("nothing told: %+v", want)
	}
	n := savedNight(t, types(atDawn(fresh()), "1<enter>"))
	if n.Jerks != journal.NoJerks || n.SOL != nil || n.WASO != nil || n.Tried != nil || n.Quality != 0 {
		t.Errorf("got %+v", n)
	}
	n = savedNight(t, types(atDawn(fresh()), "1<up><backspace><down><down><down><down>5<enter>"))
	if n.Jerks != "" || n.Quality != 5 {
		t.Errorf("an answer taken back: %+v", n)
	}
	if want := types(atDawn(fresh()), "12<esc><esc>"); want != (screen.Back{}) {
		t.Errorf("leaving: %+v", want)
	}
}

func TestTellingItAgainChangesTheSameNight(t *testing.T) {
	first := types(atDawn(fresh()), "3<down><down>23:20..07:05<enter>").(screen.Save)
	first.Entries[0].ID = "a"
	s := atDawn(sleep.NewMorning(lastNight(), true, first.Entries, nil))
	again, ok := types(s, "<down>15<enter>").(screen.Save)
	if !ok || again.Entries[0].ID != "a" {
		t.Fatalf("got %+v", again)
	}
	n := *again.Entries[0].Night
	if n.Jerks != journal.ManyJerks || *n.SOL != 15*time.Minute || !n.Tried.Equal(*first.Entries[0].Night.Tried) {
		t.Errorf("got %+v", n)
	}
}

func TestWhatDoesNotFitIsSaidAndNothingIsLost(t *testing.T) {
	s := atDawn(fresh())
	if want := types(s, "2<down><down>soon<enter>"); want != nil {
		t.Fatalf("wanted %+v", want)
	}
	if !strings.Contains(s.said, "23:20..07:05") {
		t.Errorf("said %q", s.said)
	}
	n := savedNight(t, types(s, "<backspace><backspace><backspace><backspace>23:00..07:00<enter>"))
	if n.Jerks != journal.FewJerks || n.Tried == nil {
		t.Errorf("got %+v", n)
	}
}

func TestTheCoinIsOneMoreQuestion(t *testing.T) {
	kept := types(atDawn(tossed(t)), "<down><down><down><down><down><down>n<enter>").(screen.Save)
	if len(kept.Entries) != 2 || kept.Entries[1].Trial == nil || *kept.Entries[1].Trial.Kept {
		t.Errorf("got %+v", kept.Entries)
	}
	if s := atDawn(fresh()); len(s.rows) != askCoin {
		t.Errorf("without a trial there are %d questions", len(s.rows))
	}
}

func TestWhatWasPutDownComesBackAfterTheQuestionsOnce(t *testing.T) {
	s := atDawn(fresh())
	a := dawn(fresh())
	a.Waiting = []journal.Entry{{ID: "p", Kind: journal.KindParked, Parked: &journal.Parked{Text: "the letter", Step: "find it"}}}
	if s.Read(a); s.AfterRead(a) != nil {
		t.Error("it comes before the questions")
	}
	types(s, "1<enter>")
	s.Read(a)
	given, ok := s.AfterRead(a).(screen.GiveBack)
	if !ok || len(given.Entries) != 1 || given.Entries[0].Parked.Returned.IsZero() {
		t.Fatalf("got %+v", given)
	}
	if drawn := screentest.Drawn(s, screentest.Small); !strings.Contains(drawn, "the letter, find it") {
		t.Error(drawn)
	}
	if want := types(s, "x"); want != (screen.Back{}) {
		t.Errorf("after reading it: %+v", want)
	}
	s = atDawn(fresh())
	types(s, "1<enter>")
	s.Read(dawn(fresh()))
	if want := s.AfterRead(dawn(fresh())); want != (screen.Back{}) {
		t.Errorf("with nothing to read: %+v", want)
	}
}

// The check-in can be opened at any hour; it greets in the morning.
func TestGoodMorningIsForTheMorning(t *testing.T) {
	for hour, want := range map[int]bool{7: true, 12: true, 15: false, 23: false, 27: false} {
		now := time.Date(2026, 11, 24, hour, 40, 0, 0, time.UTC)
		schedule := settings.Default().Schedule
		day, open := sleep.MorningOf(schedule, now)
		s := New(schedule, screentest.Words)
		s.Read(lookup.Answer{Tonight: tonight.From(now, settings.Default(), nil, tonight.Facts{}), Morning: sleep.NewMorning(day, open, nil, nil)})
		if got := strings.Contains(screentest.Drawn(s, screentest.Usual), "good morning"); got != want {
			t.Errorf("at %d:40 it says good morning: %v", hour, got)
		}
	}
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name   string
		screen screen.Screen
		keys   string
		size   screen.Area
		theme  *theme.Theme
	}{
		{"morning", atDawn(fresh()), "", screentest.Usual, screentest.Bare()},
		{"morning told", atDawn(fresh()), "220<down>5<down>23:20..07:05<down>4rain", screentest.Usual, screentest.Bare()},
		{"morning small", atDawn(tossed(t)), "2", screentest.Small, screentest.Bare()},
		{"morning coin", atDawn(tossed(t)), "<down><down><down><down><down><down>", screen.Area{Width: 60, Height: 20}, screentest.Letters()},
	} {
		t.Run(c.name, func(t *testing.T) {
			screentest.Type(c.screen, wakeTime(), c.keys)
			screentest.Picture(t, c.screen, c.size, c.theme)
		})
	}
}
