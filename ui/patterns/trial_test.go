package patterns

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/wording"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
)

// running is a trial that was begun two days before now.
func running(t *testing.T, now time.Time) insight.Trial {
	t.Helper()
	e, err := insight.Start(journal.Entry{ID: "one", At: now.AddDate(0, 0, -2), Evening: evening.DayOf(2026, time.November, 22)}, "no tea after 14:00", 28, insight.Jerks)
	if err != nil {
		t.Fatal(err)
	}
	return insight.Trials([]journal.Entry{e})[0]
}

func TestATrialIsStartedByKeysAsByTheCommand(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	s.Read(lookup.Answer{Tonight: at(15)})
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	note, ok := screentest.Type(s, now, "tno tea<enter><down><enter><down><enter>").(screen.Note)
	if !ok || note.Entry.Evening != evening.DayOf(2026, time.November, 24) || note.Entry.ID != "" {
		t.Fatalf("it wants %+v", note)
	}
	if got := *note.Entry.Trial; got.Text != "no tea" || got.Evenings != 42 || got.Outcome != string(insight.SOL) {
		t.Errorf("it starts %+v", got)
	}
	if !strings.Contains(s.Said, "trial.started") {
		t.Errorf("it says %q", s.Said)
	}
	// Past lights-out the first evening is the next one; words that are none are not taken.
	late := time.Date(2026, 11, 24, 23, 30, 0, 0, time.UTC)
	if note := screentest.Type(s, late, "tno tea<enter><enter><enter>").(screen.Note); note.Entry.Evening != evening.DayOf(2026, time.November, 25) {
		t.Errorf("late in the evening it starts on %v", note.Entry.Evening)
	}
	if want := screentest.Type(s, now, "t"+strings.Repeat("long ", 30)+"<enter>"); want != nil || s.Field.Wrong == "" {
		t.Errorf("too many words are taken: %v", want)
	}
}

// What is being typed when the wind-down comes stays until it is let go, and starts
// nothing.
func TestTheWordsOfATrialStayAtTheWindDown(t *testing.T) {
	now := time.Date(2026, 11, 24, 21, 59, 0, 0, time.UTC)
	for _, keys := range []string{"tno tea", "tno tea<enter>", "tno tea<enter><enter>"} {
		s := New(evening.DefaultSchedule(), screentest.Words)
		s.Read(lookup.Answer{Tonight: at(21)})
		screentest.Type(s, now, keys)
		s.Read(lookup.Answer{Tonight: at(22)})
		if want := screentest.Type(s, now, "<enter>"); want != nil || s.Field == nil || s.Field.Value() != "no tea" || s.Field.Wrong == "" {
			t.Fatalf("%s: it wants %+v", keys, want)
		}
		screentest.Type(s, now, "<esc><esc>")
		if drawn := screentest.Drawn(s, screentest.Usual); s.Field != nil || !strings.Contains(drawn, screen.ForTheDay) {
			t.Errorf("%s: let go it shows\n%s", keys, drawn)
		}
	}
}

// The same words take up what was ended, so that nobody starts again for another
// coin.
func TestTheSameWordsTakeUpTheTrialThatWasEnded(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	ended := running(t, now)
	ended.Ended, ended.Last, ended.Stops = true, evening.DayOf(2026, time.November, 23), []string{"stop", "of another machine"}
	s.Read(lookup.Answer{Tonight: at(15), Trial: lookup.Trial{All: []insight.Trial{ended}}})
	want, ok := screentest.Type(s, now, "tNo tea after 14:00<enter>").(screen.Remove)
	if !ok || !slices.Equal(want.IDs, ended.Stops) {
		t.Errorf("it wants %+v", want)
	}
}

func TestATrialEndsOnlyAfterAQuietQuestion(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	one := running(t, now)
	coin := wording.Line{ID: "trial.with"}
	s.Read(lookup.Answer{Tonight: at(15), Coin: &coin, Trial: lookup.Trial{All: []insight.Trial{one}, Running: &one, Lines: []wording.Line{{ID: "trial.wait"}}}})
	if drawn := screentest.Drawn(s, screentest.Usual); strings.Contains(drawn, "trial.notyet") {
		t.Errorf("the coin was tossed, and yet:\n%s", drawn)
	}
	for _, keys := range []string{"t", "t<esc>", "t<enter>", "tq"} {
		if want := screentest.Type(s, now, keys); want != nil {
			t.Errorf("%s: it wants %+v", keys, want)
		}
		if keys != "t" && s.stopping {
			t.Errorf("%s: it still asks", keys)
		}
		s.stopping = false
	}
	screentest.Type(s, now, "t")
	if drawn := screentest.Drawn(s, screentest.Usual); !strings.Contains(drawn, "trial.with") || !strings.Contains(drawn, "journal.trial.end") {
		t.Errorf("it asks:\n%s", drawn)
	}
	note, ok := screentest.Type(s, now, "y").(screen.Note)
	if !ok || note.Entry.Trial.Event != "stop" || note.Entry.Trial.Trial != "one" {
		t.Errorf("it wants %+v", note)
	}
}

// In a small window what ending it means is said to its end, and nothing else is cut.
func TestWhatEndingATrialMeansIsSaidWhole(t *testing.T) {
	say := func(id string, _ map[string]string) string { return id + " " + strings.Repeat("word ", 20) + "stop." }
	s := New(evening.DefaultSchedule(), say)
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	one := running(t, now)
	s.Read(lookup.Answer{Tonight: at(15), Trial: lookup.Trial{All: []insight.Trial{one}, Running: &one, Lines: []wording.Line{{ID: "trial.wait"}}}})
	screentest.Type(s, now, "t")
	for _, size := range []screen.Area{screentest.Small, screentest.Usual} {
		drawn := screentest.Drawn(s, size)
		if !strings.Contains(drawn, "journal.trial.end") || strings.Count(drawn, "stop.") != strings.Count(drawn, "trial.") {
			t.Errorf("at %v:\n%s", size, drawn)
		}
	}
}

// Until the coin of an evening is tossed it is said when that will be, as the command
// says it.
func TestACoinThatIsStillToComeIsToldOf(t *testing.T) {
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	one := running(t, now)
	for start, want := range map[evening.Day]string{one.Start: "trial.notyet", one.Start + 5: "trial.started"} {
		one.Start = start
		s := New(evening.DefaultSchedule(), screentest.Words)
		s.Read(lookup.Answer{Tonight: at(9), Patterns: [][]wording.Line{{{ID: "asked"}}}, Trial: lookup.Trial{All: []insight.Trial{one}, Running: &one, Lines: []wording.Line{{ID: "trial.wait"}}}})
		if drawn := screentest.Drawn(s, screentest.Usual); !strings.Contains(drawn, want) || !strings.Contains(drawn, "journal.trial") || !strings.Contains(drawn, "trial.wait") {
			t.Errorf("it starts on %v and is told as:\n%s", start, drawn)
		}
	}
}

// The coin of an evening is given to the journal once, and not by any screen that
// is only looked at by night.
func TestTheCoinIsTossedOnce(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	toss := journal.Entry{ID: "toss", Evening: 5}
	a := lookup.Answer{Tonight: at(15), Toss: &toss}
	s.Read(a)
	if give, ok := s.AfterRead(a).(screen.GiveBack); !ok || len(give.Entries) != 1 || give.Entries[0].ID != "toss" {
		t.Errorf("it gives %+v", give)
	}
	if again := s.AfterRead(a); again != nil {
		t.Errorf("again it gives %+v", again)
	}
}

// A full point is a night with a jerk; where a night has no point of its own a
// point is told to be several.
func TestPicturesOfCounts(t *testing.T) {
	for _, c := range []struct {
		found insight.Finding
		want  []row
	}{
		{
			insight.Finding{Outcome: insight.Jerks, Counts: insight.Counts{K1: 4, N1: 6, K0: 1, N0: 9}},
			[]row{{name: "with", words: "4 of 6", full: 4, empty: 2}, {name: "without", words: "1 of 9", full: 1, empty: 8}},
		},
		{
			insight.Finding{Outcome: insight.Jerks, Counts: insight.Counts{K1: 77, N1: 149, K0: 21, N0: 173}},
			[]row{{name: "with", words: "77 of 149", full: 15, empty: 15}, {name: "without", words: "21 of 173", full: 4, empty: 31}},
		},
		{
			insight.Finding{Outcome: insight.SOL, With: 30, Without: 15},
			[]row{{name: "with", words: "30 min", full: 40, bar: true}, {name: "without", words: "15 min", full: 20, empty: 20, bar: true}},
		},
		{
			insight.Finding{Outcome: insight.Tension, With: -2, Without: 1.5},
			[]row{{name: "with", words: "-2"}, {name: "without", words: "1.5"}},
		},
	} {
		for i, got := range rowsOf(&c.found, 40) {
			if got != c.want[i] {
				t.Errorf("%+v: got %+v, want %+v", c.found.Counts, got, c.want[i])
			}
		}
	}
}
