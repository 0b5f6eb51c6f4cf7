package patterns

import (
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/routines/wording"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

func at(hour int) tonight.Look {
	return tonight.From(time.Date(2026, 11, 24, hour, 30, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
}

func TestPictures(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	s.Read(lookup.Answer{Tonight: at(7), Patterns: [][]wording.Line{
		{{ID: "a jerk was noted"}, {ID: "on some", About: &insight.Finding{Outcome: insight.Jerks, Counts: insight.Counts{K1: 4, N1: 6, K0: 1, N0: 9}}}, {ID: strings.Repeat("on some of the nights ", 6), With: map[string]string{"k1": "4"}}, {ID: "a hint"}},
		{{ID: "time to fall asleep"}, {ID: "it took", About: &insight.Finding{Outcome: insight.SOL, With: 24, Without: 16}}, {ID: "no difference"}},
	}})
	for _, c := range []struct {
		name  string
		keys  string
		size  screen.Area
		theme *theme.Theme
	}{
		{"patterns", "", screentest.Usual, screentest.Bare()},
		{"patterns small", "<down><down>", screentest.Small, screentest.Bare()},
		{"patterns in letters", "", screentest.Usual, screentest.Letters()},
		{"patterns watch", "w<down>", screentest.Usual, screentest.Bare()},
		{"patterns watch small", "<enter>", screentest.Small, screentest.Bare()},
		{"patterns trial small", "<esc><esc>tno tea<enter>", screentest.Small, screentest.Bare()},
		{"patterns trial length small", "<enter>", screentest.Small, screentest.Bare()},
	} {
		t.Run(c.name, func(t *testing.T) {
			s.Draw(c.size, c.theme) // how long a page is, is known once it is drawn
			screentest.Type(s, time.Time{}, c.keys)
			screentest.Picture(t, s, c.size, c.theme)
		})
	}
}

// At night there is no figure on a page that can wait.
func TestPatternsWaitForTheDay(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	for hour, want := range map[int]bool{15: true, 22: false, 25: false} { // the wind-down begins at 22
		s.Read(lookup.Answer{Tonight: at(hour), Patterns: [][]wording.Line{{{ID: "4 of 6 nights"}}}})
		drawn := screentest.Drawn(s, screentest.Usual)
		if strings.ContainsAny(drawn, "0123456789") != want || strings.Contains(drawn, "watch something") != want {
			t.Errorf("at %d:\n%s", hour, drawn)
		}
	}
}

// What is chosen by keys is what the command would ask.
func TestAQuestionIsChosenBeforehand(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	s.Read(lookup.Answer{Tonight: at(15)})
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	asked := func(keys string) *journal.Watch {
		t.Helper()
		note, ok := screentest.Type(s, now, keys).(screen.Note)
		if !ok || note.Entry.Check() != nil || note.Entry.Evening != evening.DayOf(2026, time.November, 24) {
			t.Fatalf("%s: %+v", keys, note)
		}
		return note.Entry.Watch
	}
	if w := asked("w<down><enter><down><enter>"); *w != (journal.Watch{Factor: "exercise", Outcome: "sol"}) {
		t.Errorf("asked %+v", w)
	}
	s.Read(lookup.Answer{Tonight: at(15), Asked: insight.Question{Factor: insight.Exercise, Outcome: insight.SOL}})
	if w := asked("w<end><enter>"); *w != (journal.Watch{}) {
		t.Errorf("taken back by %+v", w)
	}
	if s.Press(screentest.Key("w"), now); s.choosing == nil {
		t.Fatal("nothing is chosen")
	}
	screentest.Type(s, now, "<enter><esc>")
	if s.choosing == nil || s.choosing.back != nil {
		t.Error("esc does not go back a step")
	}
	if screentest.Type(s, now, "<esc>"); s.choosing != nil {
		t.Error("esc does not let go")
	}
}

// Where now was set back the nights of a question may be told already; to take back
// what is watched needs none.
func TestNoQuestionIsAskedOfNightsThatAreTold(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	s.Read(lookup.Answer{Tonight: at(15), Foretold: true, Asked: insight.Question{Factor: insight.Exercise, Outcome: insight.SOL}})
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	if want := screentest.Type(s, now, "w<enter><enter>"); want != nil || s.Said != insight.ErrForetold.Error() {
		t.Errorf("it wants %+v and says %q", want, s.Said)
	}
	if _, ok := screentest.Type(s, now, "w<end><enter>").(screen.Note); !ok {
		t.Error("it is not taken back")
	}
}

// The same again is no new question: its nights so far still count, as after the
// command.
func TestTheSameQuestionIsNotAskedAnew(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	asked := insight.Question{Factor: insight.Caffeine, Outcome: insight.Jerks, Since: evening.DayOf(2026, time.November, 2)}
	s.Read(lookup.Answer{Tonight: at(15), Asked: asked})
	now := time.Date(2026, 11, 24, 15, 30, 0, 0, time.UTC)
	if want := screentest.Type(s, now, "w<enter><enter>"); want != nil {
		t.Errorf("it is asked anew: %+v", want)
	}
	if !strings.Contains(s.Said, "insight.asked.same") || !strings.Contains(s.Said, "2 November 2026") {
		t.Errorf("it says %q", s.Said)
	}
	if want := screentest.Type(s, now, "<esc>"); want != nil || s.Said != "" {
		t.Errorf("what was said stands in place of the page: esc wants %+v and says %q", want, s.Said)
	}
	if _, ok := screentest.Type(s, now, "<esc>").(screen.Back); !ok {
		t.Error("esc does not go back from the page")
	}
	if _, ok := screentest.Type(s, now, "w<down><enter><enter>").(screen.Note); !ok {
		t.Error("another one cannot be asked")
	}
}
