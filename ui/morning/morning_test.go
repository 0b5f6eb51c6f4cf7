package morning

import (
	"slices"
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
	sheet.Usual = sleep.Usual(lastNight(), settings.Default().Schedule, nil, wakeTime())
	sheet.Usual.SOL = new(15 * time.Minute)
	s.Read(dawn(sheet))
	return s
}

func fresh() sleep.Morning { return sleep.NewMorning(lastNight(), true, nil, nil) }

func tossed(t *testing.T) sleep.Morning {
	t.Helper()
	e, err := insight.Start(journal.Entry{ID: "t", At: wakeTime().Add(-12 * time.Hour), Evening: lastNight()}, "no tea after 14:00", 28, insight.Jerks)
	if err != nil {
		t.Fatal(err)
	}
	toss, _ := insight.Trials([]journal.Entry{e})[0].Toss(journal.Entry{ID: "c", At: e.At, Evening: lastNight()}, 0)
	return sleep.NewMorning(lastNight(), true, nil, insight.Trials([]journal.Entry{e, toss}))
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
	n := savedNight(t, types(atDawn(fresh()), "2245<down>23:20<down>20<down>2<down>5<down>645<down>7:05<down>42<down>rain, q and n<enter>"))
	if n.Jerks != journal.FewJerks || *n.SOL != 20*time.Minute || *n.Awakenings != 2 || *n.WASO != 5*time.Minute || n.Quality != 4 || n.Note != "rain, q and n" {
		t.Errorf("got %+v", n)
	}
	for want, at := range map[string]*time.Time{"22:45": n.IntoBed, "23:20": n.Tried, "06:45": n.Woke, "07:05": n.OutOfBed} {
		if at.Format("15:04") != want {
			t.Errorf("got %s, want %s", at, want)
		}
	}
}

func TestInAHurryItIsAsUsualHowItWasAndTheJerks(t *testing.T) {
	n := savedNight(t, types(atDawn(fresh()), "=41<enter>"))
	if n.Tried.Format("15:04") != "23:00" || *n.SOL != 15*time.Minute || n.WASO != nil || n.Quality != 4 || n.Jerks != journal.NoJerks {
		t.Errorf("got %+v", n)
	}
	n = savedNight(t, types(atDawn(fresh()), "22:00<down><space><space><enter>"))
	if n.IntoBed.Format("15:04") != "22:00" || n.Tried.Format("15:04") != "23:00" || *n.SOL != 15*time.Minute || n.OutOfBed != nil {
		t.Errorf("one after the other: %+v", n)
	}
	n = savedNight(t, types(atDawn(fresh()), "22:00=<enter>"))
	if n.IntoBed.Format("15:04") != "22:00" || n.OutOfBed == nil {
		t.Errorf("as usual changes what was answered: %+v", n)
	}
	n = savedNight(t, types(atDawn(fresh()), jerks+"<down><down>a = b<enter>"))
	if n.Note != "a = b" || n.Tried != nil {
		t.Errorf("in a note: %+v", n)
	}
}

// Ten seconds: what is usual, how the night was, the jerks, that all was noted and
// that the coin was followed are six keys at the most, and nobody answers by them
// what was not asked.
func TestTheMorningIsSixKeysAtTheMost(t *testing.T) {
	for name, c := range map[string]struct {
		open, coin bool
		keys       []string
	}{
		"all was noted":                {false, false, []string{"=", "4", "1", "<enter>"}},
		"the evening was left open":    {true, false, []string{"=", "4", "1", "y", "<enter>"}},
		"a coin was tossed":            {false, true, []string{"=", "4", "1", "y", "<enter>"}},
		"left open, and one was":       {true, true, []string{"=", "4", "1", "y", "y", "<enter>"}},
		"left open, and it stays that": {true, true, []string{"=", "4", "1", "<down>", "y", "<enter>"}},
	} {
		if len(c.keys) > 6 {
			t.Errorf("%s: %d keys", name, len(c.keys))
		}
		sheet := fresh()
		if c.coin {
			sheet = tossed(t)
		}
		sheet.LeftOpen = c.open
		want := types(atDawn(sheet), strings.Join(c.keys, ""))
		n := savedNight(t, want)
		if n.Tried == nil || n.SOL == nil || n.Woke == nil || n.Quality != 4 || n.Jerks != journal.NoJerks || n.Note != "" {
			t.Errorf("%s: %+v", name, n)
		}
		var all, kept bool
		for _, e := range want.(screen.Save).Entries[1:] {
			all = all || e.Kind == journal.KindNothing
			kept = kept || e.Trial != nil && *e.Trial.Kept
		}
		if said := c.open && c.keys[3] == "y"; all != said || kept != c.coin {
			t.Errorf("%s: that all was noted is kept: %v, that the coin was followed: %v", name, all, kept)
		}
	}
}

func TestEveryAnswerIsOptional(t *testing.T) {
	if want := types(atDawn(fresh()), "<enter>"); want != (screen.Back{}) {
		t.Errorf("nothing told: %+v", want)
	}
	if want := types(atDawn(fresh()), "<down><down><down><down><down><down><down><down><down><down><enter>"); want != (screen.Back{}) {
		t.Errorf("gone through without an answer: %+v", want)
	}
	n := savedNight(t, types(atDawn(fresh()), jerks+"1<enter>"))
	if n != (journal.Night{Jerks: journal.NoJerks}) {
		t.Errorf("got %+v", n)
	}
	n = savedNight(t, types(atDawn(fresh()), jerks+"1<up><backspace><up>5<enter>"))
	if n.Jerks != "" || n.Quality != 5 {
		t.Errorf("an answer taken back: %+v", n)
	}
	if want := types(atDawn(fresh()), "12<esc><esc>"); want != (screen.Back{}) {
		t.Errorf("leaving: %+v", want)
	}
}

// jerks goes down to that question.
const jerks = "<down><down><down><down><down><down><down><down>"

func TestTellingItAgainChangesTheSameNight(t *testing.T) {
	first := types(atDawn(fresh()), "<down>23:20"+jerks[len("<down>"):]+"3<enter>").(screen.Save)
	first.Entries[0].ID = "a"
	s := atDawn(sleep.NewMorning(lastNight(), true, first.Entries, nil))
	again, ok := types(s, "<down><down>15<enter>").(screen.Save)
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
	if want := types(s, "soon<down><down>20<enter>"); want != nil {
		t.Fatalf("wanted %+v", want)
	}
	if !strings.Contains(s.said, "23:15") {
		t.Errorf("said %q", s.said)
	}
	n := savedNight(t, types(s, "<backspace><backspace><backspace><backspace>23:00<enter>")) // it is gone to
	if *n.SOL != 20*time.Minute || n.IntoBed == nil {
		t.Errorf("got %+v", n)
	}
}

func TestTheCursorGoesToAnAnswerThatDoesNotFit(t *testing.T) {
	for keys, want := range map[string]string{
		"<down>25:00<down><down><enter>":                                         "tried",
		"<down>23:20<down>20<down><down>soon<down><enter>":                       "awake",
		"<down>23:20<down>400<down><down>400<down>06:00<down>07:00<down><enter>": "awake",
		"<down>23:20<down>800<down><down><down>06:00<down>07:00<down><enter>":    "sol",
		"<down><down><down><down><down>07:30<down>06:45<down><enter>":            "woke",
		"<down><down><down>many<down><down><enter>":                              "awakenings",
	} {
		s := atDawn(fresh())
		if want := types(s, keys); want != nil {
			t.Errorf("%s: wanted %+v", keys, want)
		}
		if got := s.rows[s.list.At].ID; got != want || s.said == "" {
			t.Errorf("%s: the cursor stands at %q, want %q, and it says %q", keys, got, want, s.said)
		}
	}
}

func TestWhatWasAllIsOneMoreQuestionWhereTheEveningWasLeftOpen(t *testing.T) {
	kept, ok := types(atDawn(fresh()), "=41y<enter>").(screen.Save)
	if !ok || len(kept.Entries) != 2 || kept.Entries[1].Kind != journal.KindNothing || kept.Entries[1].Evening != lastNight() {
		t.Fatalf("got %+v", kept)
	}
	if kept := types(atDawn(fresh()), "=41n<enter>").(screen.Save); len(kept.Entries) != 1 {
		t.Errorf("not all: %+v", kept.Entries)
	}
	if s := atDawn(sleep.NewMorning(lastNight(), true, kept.Entries[1:], nil)); slices.ContainsFunc(s.rows, func(r row) bool { return r.ID == askAll }) {
		t.Error("it is asked again")
	}
}

func TestTheCoinIsOneMoreQuestion(t *testing.T) {
	kept := types(atDawn(tossed(t)), jerks+"<down><down>n<enter>").(screen.Save)
	if len(kept.Entries) != 2 || kept.Entries[1].Trial == nil || *kept.Entries[1].Trial.Kept {
		t.Errorf("got %+v", kept.Entries)
	}
	if s := atDawn(fresh()); slices.ContainsFunc(s.rows, func(r row) bool { return r.ID == askCoin }) {
		t.Error("it is asked without a trial")
	}
}

func TestWhatWasPutDownComesBackAfterTheQuestionsOnce(t *testing.T) {
	s := atDawn(fresh())
	a := dawn(fresh())
	a.Waiting = []journal.Entry{{ID: "p", Kind: journal.KindParked, Parked: &journal.Parked{Text: "the letter", Step: "find it"}}}
	if s.Read(a); s.AfterRead(a) != nil {
		t.Error("it comes before the questions")
	}
	types(s, jerks+"1<enter>")
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
	types(s, jerks+"1<enter>")
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
		{"morning told", atDawn(fresh()), "2245<down>2320<down>20<down>2<down>5<down>645<down>705<down>42<down>rain", screentest.Usual, screentest.Bare()},
		{"morning small", atDawn(tossed(t)), "=4", screentest.Small, screentest.Bare()},
		{"morning coin", atDawn(tossed(t)), jerks + "<down><down>", screen.Area{Width: 60, Height: 20}, screentest.Letters()},
	} {
		t.Run(c.name, func(t *testing.T) {
			screentest.Type(c.screen, wakeTime(), c.keys)
			screentest.Picture(t, c.screen, c.size, c.theme)
		})
	}
}

// Nothing moves where a question has the cursor: a unit stands in its column,
// empty, ready, or typed.
func TestNothingMovesUnderTheCursor(t *testing.T) {
	s := atDawn(fresh())
	for _, typed := range []string{"", "1", "120"} {
		for i := range s.rows {
			r := &s.rows[i]
			if r.unit == "" {
				continue
			}
			r.field.Press(screentest.Key("ctrl+u"))
			r.field.Paste(typed)
			column := -1
			for _, at := range []int{i, (i + 1) % len(s.rows)} {
				s.list.At = at
				for line := range strings.Lines(screentest.Drawn(s, screentest.Usual)) {
					if _, rest, found := strings.Cut(line, r.Name); found {
						if is := strings.Index(rest, r.unit); column >= 0 && is != column || is < 0 {
							t.Errorf("%s, %q: its unit stands at %d and at %d", r.Name, typed, column, is)
						} else {
							column = is
						}
					}
				}
			}
		}
	}
}
