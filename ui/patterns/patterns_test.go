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
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	"lull/ui/theme"
)

func at(hour int) tonight.Look {
	return tonight.From(time.Date(2026, 11, 24, hour, 30, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
}

func TestPictures(t *testing.T) {
	s := New(evening.DefaultSchedule(), screentest.Words)
	s.Read(lookup.Answer{Tonight: at(7), Patterns: [][]insight.Line{
		{{ID: "a jerk was noted"}, {ID: strings.Repeat("on some of the nights ", 6), With: map[string]string{"k1": "4"}}, {ID: "a hint"}},
		{{ID: "time to fall asleep"}, {ID: "no difference"}},
	}})
	for _, c := range []struct {
		name  string
		keys  string
		size  screen.Area
		theme *theme.Theme
	}{
		{"patterns", "", screentest.Usual, screentest.Bare()},
		{"patterns small", "<down><down>", screentest.Small, screentest.Bare()},
		{"patterns watch", "w<down>", screentest.Usual, screentest.Bare()},
		{"patterns watch small", "<enter>", screentest.Small, screentest.Bare()},
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
		s.Read(lookup.Answer{Tonight: at(hour), Patterns: [][]insight.Line{{{ID: "4 of 6 nights"}}}})
		if drawn := screentest.Drawn(s, screentest.Usual); strings.ContainsAny(drawn, "0123456789") != want {
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
	if w := asked("w" + strings.Repeat("<down>", 9) + "<enter>"); *w != (journal.Watch{}) {
		t.Errorf("taken back by %+v", w)
	}
	if s.Press(screentest.Key("w"), now); s.choosing == nil {
		t.Fatal("nothing is chosen")
	}
	screentest.Type(s, now, "<enter><esc>")
	if s.choosing == nil || s.choosing.factor != "" {
		t.Error("esc does not go back a step")
	}
	if screentest.Type(s, now, "<esc>"); s.choosing != nil {
		t.Error("esc does not let go")
	}
}
