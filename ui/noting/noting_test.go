package noting_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/screen/screentest"
)

func TestALineIsReadOnItsOwnEvening(t *testing.T) {
	n := screentest.Reads(settings.Default())
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Skip("no zones on this machine")
	}
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, zone)
	monday := evening.DayOf(2026, time.November, 23)
	autumn := evening.DayOf(2026, time.October, 24) // a night of 25 hours
	for _, c := range []struct {
		day  evening.Day
		line string
		want string // the time, or what the error says
	}{
		{monday, "calm 10m", "2026-11-23 21:32"},
		{monday, "coffee at 16:00", "2026-11-23 16:00"},
		{monday, "coffee at 22:00", "22:00 has not come yet"},
		{monday, "coffee at yesterday 16:00", "is not on this evening"},
		{monday - 3, "coffee at 16:00", "2026-11-20 16:00"},
		{monday - 3, "coffee at 2am", "2026-11-21 02:00"},
		{monday - 3, "coffee 20m ago", "2026-11-20 22:40"},
		{monday - 3, "note late at 16:00 again", "2026-11-20 23:00"},
		{monday - 3, "session 20m at 22:30", "2026-11-20 22:30"},
		{monday - 3, "session 4-6 20m at 22:30", "2026-11-20 22:30"},
		{monday - 3, "calm 20m from 22:30", "2026-11-20 22:30"},
		{monday + 3, "coffee at 16:00", "is not on this evening"},
		{autumn, "rest", "2026-10-24 23:00"},
		{autumn, "calm 10m at 2:30", "2026-10-25 02:30"},
		{monday, "clam 10m", "is not known here"},
		{monday, "session clam 10m", "perhaps calm"},
	} {
		e, err := n.On(c.day, []string{c.line}, now)
		switch {
		case err != nil:
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%q on %s: %v, want %s", c.line, c.day, err, c.want)
			}
		case e.At.Format("2006-01-02 15:04") != c.want || e.Evening != c.day || e.Check() != nil:
			t.Errorf("%q on %s: at %s of %s (%v), want %s", c.line, c.day, e.At, e.Evening, e.Check(), c.want)
		}
	}
}

func TestALineTypedAfterMidnightBelongsToTheEveningBefore(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 24, 1, 30, 0, 0, time.UTC)
	for line, want := range map[string]evening.Day{
		"rest": evening.DayOf(2026, 11, 23), "calm 10m at 22:40": evening.DayOf(2026, 11, 23),
		"session calm 10m at yesterday 22:40": evening.DayOf(2026, 11, 23),
		"coffee at mon 3:00":                  evening.DayOf(2026, 11, 22),
	} {
		e, err := notation.Single(n.Entries([]string{line}, now))
		if err != nil || e.Evening != want {
			t.Errorf("%q: %s, %v; want %s", line, e.Evening, err, want)
		}
	}
}

// Before the wake time nobody's next evening is kept already.
func TestAPracticeBeforeTheWakeTimeBelongsToTheNight(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 24, 5, 30, 0, 0, time.UTC)
	monday := evening.DayOf(2026, 11, 23)
	for line, want := range map[string]evening.Day{
		"rest": monday, "calm 10m": monday, "session shuffle 10m at 4:10": monday, "coffee": monday + 1,
		"park the boiler": monday,
	} {
		if e, err := notation.Single(n.Entries([]string{line}, now)); err != nil || e.Evening != want {
			t.Errorf("%q at 05:30: %s, %v; want %s", line, e.Evening, err, want)
		}
	}
	e, err := notation.Single(n.Entries([]string{"calm 10m"}, now))
	if err != nil {
		t.Fatal(err)
	}
	if e, err = n.Changed(e, "20m at 5:10", now.Add(4*time.Hour)); err != nil || e.Evening != monday || e.At.Format("15:04") != "05:10" {
		t.Errorf("edited by day: %s of %s, %v", e.At, e.Evening, err)
	}
	if e, err := notation.Single(n.Entries([]string{"rest"}, now.Add(2*time.Hour))); err != nil || e.Evening != monday+1 {
		t.Errorf("rest at 07:30: %s, %v; want the evening of the day", e.Evening, err)
	}
}

func TestAnEditKeepsWhatWasNotTyped(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day := evening.DayOf(2026, 11, 22)
	was := journal.Entry{
		ID: "x", Kind: journal.KindSession, At: time.Date(2026, 11, 22, 22, 40, 13, 0, time.FixedZone("", 3600)), Evening: day,
		Session: &journal.Session{Practice: "imagine", Name: "gone", Planned: 20 * time.Minute, Practised: 9*time.Minute + 54*time.Second, Ending: journal.Left, Seed: 7},
	}
	for text, want := range map[string]string{
		"22:40 10m":    "22:40:13 9m54s",
		"22:40 12m":    "22:40:13 12m0s",
		"21:15 10m":    "21:15:00 9m54s",
		"1:10 30m":     "01:10:00 30m0s",
		"10m at 21:15": "21:15:00 9m54s",
		"21:15":        "21:15:00 9m54s",
		"25m":          "22:40:13 25m0s",
	} {
		e, err := n.Changed(was, text, now)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got := e.At.Format("15:04:05") + " " + e.Session.Practised.String(); got != want || e.Evening != day || e.Session.Seed != 7 || e.Session.Ending != journal.Left {
			t.Errorf("%q: got %s, %+v, want %s", text, got, e.Session, want)
		}
	}
	if was.Session.Practised != 9*time.Minute+54*time.Second {
		t.Error("the entry that was there changed under its owner")
	}
	for _, text := range []string{"", "25:00 10m", "22:40 13h", "coffee"} {
		if e, err := n.Changed(was, text, now); err == nil {
			t.Errorf("%q became %+v", text, e.Session)
		}
	}
}

// Words that begin with at are words, where an entry is made of words.
func TestWordsMayBeginWithAt(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	for _, was := range []journal.Entry{
		{Kind: journal.KindNote, At: now, Note: &journal.Note{Text: "at the gate"}},
		{Kind: journal.KindParked, At: now, Parked: &journal.Parked{Text: "at the gate"}},
	} {
		const typed = "at the gate again"
		e, err := n.Changed(was, typed, now)
		if _, got := n.FieldOf(e); err != nil || got != typed {
			t.Errorf("%s became %q, want %q: %v", was.Kind, got, typed, err)
		}
	}
}

// After an "at" a bare hour is a time, as in the log.
func TestAnEditTakesABareHour(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	tea := journal.Entry{
		ID: "x", Kind: journal.KindIntake, At: now, Evening: evening.DayOf(2026, 11, 23),
		Intake: &journal.Intake{What: "tea", Count: 1, Caffeine: 48},
	}
	if e, err := n.Changed(tea, "at 9", now); err != nil || exactly(e) != "21:00:00 1 tea 48" {
		t.Errorf("at 9: %s, %v", exactly(e), err)
	}
}

// exactly is an entry with all that may change about it.
func exactly(e journal.Entry) string {
	at := e.At.Format("15:04:05")
	switch {
	case e.Intake != nil:
		return fmt.Sprintf("%s %g %s %g", at, e.Intake.Count, e.Intake.What, e.Intake.Caffeine)
	case e.Exercise != nil:
		return fmt.Sprintf("%s %s %s %s", at, e.Exercise.What, e.Exercise.Effort, e.Exercise.Lasted)
	}
	return fmt.Sprintf("%s %s %d", at, e.Rating.What, e.Rating.Value)
}

func TestAThingReadsBackAsItWasAndKeepsWhatWasNotTyped(t *testing.T) {
	n := screentest.Reads(settings.Default())
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day := evening.DayOf(2026, 11, 22)
	at := time.Date(2026, 11, 22, 15, 40, 13, 0, time.FixedZone("", 3600))
	of := func(e journal.Entry) journal.Entry {
		e.ID, e.At, e.Evening = "x", at, day
		return e
	}
	plain := of(journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "coffee", Count: 2, Caffeine: 192}})
	measured := of(journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 200, Absorption: 2}})
	gone := of(journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "mate of mine", Count: 1, Caffeine: 70}})
	run := of(journal.Entry{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 40 * time.Minute}})
	tense := of(journal.Entry{Kind: journal.KindRating, Rating: &journal.Rating{What: "tension-before", Value: 6}})
	for _, c := range []struct {
		was   journal.Entry
		shown string
		typed string
		want  string
	}{
		{plain, "2 coffees at 15:40", "3 coffee", "15:40:13 3 coffee 288"},
		{plain, "2 coffees at 15:40", "2 coffee at 16:05", "16:05:00 2 coffee 192"},
		{plain, "2 coffees at 15:40", "2 coffee", "15:40:13 2 coffee 192"},
		{plain, "2 coffees at 15:40", "16:05", "16:05:00 2 coffee 192"},
		{plain, "2 coffees at 15:40", "coffee at 1:10", "01:10:00 1 coffee 96"},
		{measured, "coffee 200mg at 15:40", "coffee 200mg at 9:00", "09:00:00 1 coffee 200"},
		{measured, "coffee 200mg at 15:40", "coffee", "15:40:13 1 coffee 96"},
		{gone, "mate of mine at 15:40", "14:00", "14:00:00 1 mate of mine 70"},
		{gone, "mate of mine at 15:40", "coffee", "15:40:13 1 coffee 96"},
		{measured, "coffee 200mg at 15:40", "2", "15:40:13 2 coffee 400"},
		{run, "run 40m hard at 15:40", "50m", "15:40:13 run vigorous 50m0s"},
		{run, "run 40m hard at 15:40", "run 1h hard", "15:40:13 run vigorous 1h0m0s"},
		{run, "run 40m hard at 15:40", "run 40m hard at 19:00", "19:00:00 run vigorous 40m0s"},
		{tense, "6 at 15:40", "4", "15:40:13 tension-before 4"},
		{tense, "6 at 15:40", "6 at 22:00", "22:00:00 tension-before 6"},
	} {
		if _, shown := n.FieldOf(c.was); shown != c.shown {
			t.Errorf("it is shown as %q, want %q", shown, c.shown)
		}
		e, err := n.Changed(c.was, c.typed, now)
		if err != nil {
			t.Errorf("%q: %v", c.typed, err)
			continue
		}
		if got := exactly(e); got != c.want || e.ID != "x" || e.Evening != day || e.Check() != nil {
			t.Errorf("%q: got %s, %v; want %s", c.typed, got, e.Check(), c.want)
		}
	}
	for _, typed := range []string{"at today 15:40", "sat 21:00", "coffee at 2026-11-20 9:00"} {
		if e, err := n.Changed(plain, typed, now); err == nil || !strings.Contains(err.Error(), "stays in its own") {
			t.Errorf("%q: got %s, %v", typed, exactly(e), err)
		}
	}
	if e, err := n.Changed(plain, "yesterday 21:00", now); err != nil || exactly(e) != "21:00:00 2 coffee 192" {
		t.Errorf("its own day: got %s, %v", exactly(e), err)
	}
	worry := of(journal.Entry{Kind: journal.KindParked, Parked: &journal.Parked{Text: "taxes"}})
	for _, typed := range []string{"2 coffees", "run 40m"} {
		if e, err := n.Changed(worry, typed, now); err == nil {
			t.Errorf("what was put down became %q", e.Parked.Text)
		}
	}
	if e, err := n.Changed(measured, "coffee 200mg at 9:00", now); err != nil || e.Intake.Absorption != 2 {
		t.Errorf("a part that was not touched changed: %+v, %v", e.Intake, err)
	}
	for typed, was := range map[string]journal.Entry{"run 20m": plain, "coffee": run, "11": tense, "nothing": plain, "coffee at 99:00": plain} {
		if e, err := n.Changed(was, typed, now); err == nil {
			t.Errorf("%q became %+v", typed, e)
		}
	}
}
