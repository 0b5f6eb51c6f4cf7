package plain

import (
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
)

var monday = evening.DayOf(2026, time.November, 23)

func session1(practice, name string, d time.Duration, e journal.Ending) journal.Entry {
	return journal.Entry{
		Kind: journal.KindSession, At: time.Date(2026, 11, 22, 22, 40, 0, 0, time.UTC), Evening: monday - 1,
		Session: &journal.Session{Practice: practice, Name: name, Practised: d, Ending: e},
	}
}

func TestEntriesInWords(t *testing.T) {
	twenty, none := 20*time.Minute, time.Duration(0)
	intake := func(i journal.Intake) journal.Entry {
		return journal.Entry{Kind: journal.KindIntake, Intake: &i}
	}
	for _, c := range []struct {
		entry       journal.Entry
		want, quiet string
	}{
		{session1("breathe", "calm", 10*time.Minute, journal.Drifted), "calm, 10 min, drifted off", "calm, drifted off"},
		{session1("breathe", "4-6", 42*time.Second, journal.Left), "4-6, 42 s, let go early", "4-6, let go early"},
		{session1("imagine", "shore", 20*time.Minute, journal.Finished), "shore, 20 min, to its end", "shore, to its end"},
		{session1("shuffle", "", 15*time.Minute, journal.Interrupted), "shuffle, 15 min, broken off", "shuffle, broken off"},
		{session1("night", "calm", 5*time.Minute, journal.Logged), "calm, in the night, 5 min, noted by hand", "calm, in the night, noted by hand"},
		{session1(practice.KindRest, "", 0, journal.Logged), "straight to sleep", "straight to sleep"},
		{session1(practice.KindAfresh, "", 0, journal.Logged), "the streak began afresh", "the streak began afresh"},
		{intake(journal.Intake{What: "espresso", Count: 2, Caffeine: 126}), "2 espressos, about 126 mg", "espresso"},
		{intake(journal.Intake{What: "coffee", Count: 0.5, Caffeine: 48}), "0.5 coffee, about 48 mg", "coffee"},
		{intake(journal.Intake{What: "coffee", Count: 1, Caffeine: 96, Over: 3 * time.Hour}), "coffee, about 96 mg, over 3 h", "coffee"},
		{intake(journal.Intake{What: "wine", Count: 2, Alcohol: 28.4}), "2 wines, about 28 g alcohol", "wine"},
		{intake(journal.Intake{What: "patch", Count: 2}), "2 patches", "patch"},
		{intake(journal.Intake{What: "meal", Count: 1, Big: true}), "big meal", "meal"},
		{journal.Entry{Kind: journal.KindExercise, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 70 * time.Minute}}, "run, 1 h 10 min, hard", "run"},
		{journal.Entry{Kind: journal.KindRating, Rating: &journal.Rating{What: "tension-before", Value: 7}}, "tension before, 7 of 10", "tension before"},
		{journal.Entry{Kind: journal.KindNote, Note: &journal.Note{Text: "rain\n 3 times"}}, "rain 3 times, note", "a note"},
		{journal.Entry{Kind: journal.KindParked, Parked: &journal.Parked{Text: "taxes", Step: "find the folder"}}, "taxes, find the folder, put down", "something put down"},
		{
			journal.Entry{Kind: journal.KindNight, Night: &journal.Night{Jerks: journal.FewJerks, SOL: &twenty, WASO: &none, Quality: 4}},
			"the night after, a few jerks, asleep after 20 min, awake for 0 min, quality 4 of 5", "the night after",
		},
		{journal.Entry{Kind: journal.KindTrial, Trial: &journal.Trial{Event: "start", Text: "no tea after 14:00"}}, "a trial began, no tea after 14:00", "a trial began"},
	} {
		told := Entry(c.entry)
		if got := told.String(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.entry.Kind, got, c.want)
		}
		if got := told.Quiet(); got != c.quiet {
			t.Errorf("%s at night: got %q, want %q", c.entry.Kind, got, c.quiet)
		}
	}
}

// Nothing that is shown blames or praises, or is told by a number at night.
func TestEndingsAreKind(t *testing.T) {
	for _, e := range []journal.Ending{journal.Running, journal.Finished, journal.Drifted, journal.Left, journal.Interrupted, journal.Logged} {
		words := Ended(e)
		if words == "" || strings.ContainsAny(words, "!0123456789") || strings.Contains(words, "fail") {
			t.Errorf("%s is told as %q", e, words)
		}
	}
}

func TestEveningsAreNamedAsPeopleNameThem(t *testing.T) {
	for _, c := range []struct {
		ago                     evening.Day
		day, date, night, short string
	}{
		{0, "today", "Monday 23 November", "this evening", "this evening"},
		{1, "yesterday", "Sunday 22 November", "Sunday", "yesterday"},
		{3, "Friday", "Friday 20 November", "Friday", "Friday"},
		{7, "16 November", "Monday 16 November", "a Monday in November", "a Monday in November"},
		{400, "19 October 2025", "Sunday 19 October 2025", "a Sunday in October", "a Sunday in October"},
	} {
		by, lying := Telling{Today: monday}, Telling{Today: monday, Lying: true}
		d := monday - c.ago
		if got := by.Day(d); got != c.day {
			t.Errorf("%d ago: day %q, want %q", c.ago, got, c.day)
		}
		if got := by.Date(d); got != c.date {
			t.Errorf("%d ago: date %q, want %q", c.ago, got, c.date)
		}
		if got := lying.Date(d); got != c.night {
			t.Errorf("%d ago at night: date %q, want %q", c.ago, got, c.night)
		}
		if got := lying.Day(d); got != c.short {
			t.Errorf("%d ago at night: day %q, want %q", c.ago, got, c.short)
		}
	}
}

func TestTakingBackIsToldInOneLine(t *testing.T) {
	e := session1("breathe", "calm", 10*time.Minute, journal.Logged)
	here := Telling{Today: monday, Here: monday}
	for _, c := range []struct {
		undone []journal.Undone
		want   string
	}{
		{nil, "there is nothing to take back"},
		{[]journal.Undone{{Change: journal.Made, Entry: e}}, "taken back: calm, 10 min, noted by hand, yesterday 22:40"},
		{[]journal.Undone{{Change: journal.Edited, Entry: e}}, "taken back: the change to calm, 10 min, noted by hand, yesterday 22:40"},
		{[]journal.Undone{{Change: journal.Deleted, Entry: e}}, "taken back: calm, 10 min, noted by hand, yesterday 22:40, which is there again"},
	} {
		if got := here.TookBack(c.undone); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := (Telling{Today: monday, Here: monday, Lying: true}).Entry(e); got != "calm, noted by hand, yesterday" {
		t.Errorf("at night: %q", got)
	}
}

func TestTheRecordInWords(t *testing.T) {
	for _, c := range []struct {
		record                     journal.Streak
		seven, streak, longest, of string
	}{
		{journal.Streak{}, "a quiet week", "begins with the next evening", "0 evenings", "0 of 100"},
		{journal.Streak{OfSeven: 1, Current: 1, Longest: 1, Strength: 0.0483}, "1 of the last 7 evenings", "1 evening", "1 evening", "5 of 100"},
		{journal.Streak{OfSeven: 6, Current: 23, Longest: 31, Strength: 0.999}, "6 of the last 7 evenings", "23 evenings", "31 evenings", "100 of 100"},
		{journal.Streak{Current: 23, Longest: 23, Paused: true, Strength: 0.5}, "a quiet week", "23 evenings, resting until you come back", "23 evenings", "50 of 100"},
	} {
		r := c.record
		if OfSeven(r) != c.seven || Streak(r) != c.streak || Evenings(r.Longest) != c.longest || Strength(r) != c.of {
			t.Errorf("%+v is told as %q, %q, %q, %q", r, OfSeven(r), Streak(r), Evenings(r.Longest), Strength(r))
		}
	}
}

// The small hours of today are last night's; "yesterday 00:30" means others.
func TestSmallHoursAreLastNights(t *testing.T) {
	monday := evening.DayOf(2026, 11, 23)
	told := Telling{Today: monday, Here: monday}
	for _, c := range []struct {
		at   time.Time
		want string
	}{
		{time.Date(2026, 11, 23, 0, 30, 0, 0, time.UTC), "last night 00:30"},
		{time.Date(2026, 11, 22, 22, 10, 0, 0, time.UTC), "yesterday 22:10"},
		{time.Date(2026, 11, 23, 15, 40, 0, 0, time.UTC), "15:40"},
		{time.Date(2026, 11, 24, 0, 30, 0, 0, time.UTC), "00:30"},
	} {
		e := journal.Entry{At: c.at, Evening: evening.Of(c.at, evening.DayStarts)}
		if got := told.When(e); got != c.want {
			t.Errorf("%v: got %q, want %q", c.at, got, c.want)
		}
	}
	// A morning's answers are about the night and were given today.
	e := journal.Entry{At: time.Date(2026, 11, 23, 7, 30, 0, 0, time.UTC), Evening: monday - 1, Night: &journal.Night{}}
	if got := told.When(e); got != "today 07:30" {
		t.Errorf("a morning's answers: %q", got)
	}
}

func TestWhatComesBackIsOfLastNightOnlyWhereItIs(t *testing.T) {
	told := Telling{Today: 20780}
	last, older := journal.Entry{Evening: 20779}, journal.Entry{Evening: 20770}
	for want, waiting := range map[string][]journal.Entry{
		"You put this down last night:": {last, last}, "You put this down before:": {older, last},
	} {
		if got := told.GivesBack(waiting); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestNothingIsSaidTwiceAtNight(t *testing.T) {
	for want, e := range map[string]journal.Entry{
		"something put down": {Kind: journal.KindParked, Parked: &journal.Parked{Text: "ring the bank"}},
		"a note":             {Kind: journal.KindNote, Note: &journal.Note{Text: "rain"}},
		"calm, let go early": {Kind: journal.KindSession, Session: &journal.Session{Practice: "breathe", Name: "calm", Ending: journal.Left}},
	} {
		if got := Entry(e).Quiet(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestTheNightLastsUntilTheWakeTime(t *testing.T) {
	s := evening.DefaultSchedule()
	for hour, want := range map[int]struct {
		day   int
		lying bool
	}{15: {23, false}, 22: {23, false}, 24: {23, true}, 29: {23, true}, 33: {24, false}} {
		at := time.Date(2026, 11, 23, hour, 30, 0, 0, time.UTC)
		got := TellingAt(at, s)
		if got.Today != evening.DayOf(2026, 11, want.day) || got.Here != got.Today || got.Lying != want.lying {
			t.Errorf("at %v it is told from %v, lying %v", at, got.Today, got.Lying)
		}
	}
}
