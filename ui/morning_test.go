package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	journalscreen "lull/ui/journal"
	morningscreen "lull/ui/morning"
	"lull/ui/patterns"
	"lull/ui/screen"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// words says an id with what was filled in, for screens of sentences.
func words(id string, with map[string]string) string {
	var out []string
	for k, v := range with {
		out = append(out, k+" "+v)
	}
	slices.Sort(out)
	return strings.TrimSpace(id + " " + strings.Join(out, ", "))
}

func wakeTime() time.Time { return time.Date(2026, 11, 24, 7, 10, 0, 0, time.UTC) }

func lastNight() evening.Day { return evening.DayOf(2026, time.November, 23) }

func dawn(sheet sleep.Morning) lookup.Answer {
	look := tonight.From(wakeTime(), settings.Default(), nil, tonight.Facts{First: true})
	return lookup.Answer{Tonight: look, Morning: sheet}
}

// atDawn is the check-in as it opens on a sheet.
func atDawn(sheet sleep.Morning) *morningscreen.Screen {
	s := morningscreen.New(settings.Default().Schedule, words)
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
func types(s screen.Screen, keys string) screen.Intent {
	var want screen.Intent
	for keys != "" {
		name := keys[:1]
		if end := strings.IndexByte(keys, '>'); keys[0] == '<' && end > 0 {
			name = keys[1:end]
			keys = keys[end+1:]
		} else {
			keys = keys[1:]
		}
		want = s.Press(pressed(name), wakeTime())
	}
	return want
}

func pressed(name string) tea.KeyPressMsg {
	if k, ok := named[name]; ok {
		return tea.KeyPressMsg(k)
	}
	return press(name)
}

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
	if !strings.Contains(s.Said, "23:20..07:05") {
		t.Errorf("said %q", s.Said)
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
	if s := atDawn(fresh()); len(s.Rows) != morningscreen.AskCoin {
		t.Errorf("without a trial there are %d questions", len(s.Rows))
	}
}

func TestWhatWasPutDownComesBackAfterTheQuestionsOnce(t *testing.T) {
	s := atDawn(fresh())
	a := dawn(fresh())
	a.Waiting = []journal.Entry{{ID: "p", Kind: journal.KindParked, Parked: &journal.Parked{Text: "the letter", Step: "find it"}}}
	if s.Read(a); s.Told(a) != nil {
		t.Error("it comes before the questions")
	}
	types(s, "1<enter>")
	s.Read(a)
	given, ok := s.Told(a).(screen.GiveBack)
	if !ok || len(given.Entries) != 1 || given.Entries[0].Parked.Returned.IsZero() {
		t.Fatalf("got %+v", given)
	}
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	if drawn := ansi.Strip(s.Draw(screen.Area{Width: 40, Height: 12}, &bare)); !strings.Contains(drawn, "the letter, find it") {
		t.Error(drawn)
	}
	if want := types(s, "x"); want != (screen.Back{}) {
		t.Errorf("after reading it: %+v", want)
	}
	s = atDawn(fresh())
	types(s, "1<enter>")
	s.Read(dawn(fresh()))
	if want := s.Told(dawn(fresh())); want != (screen.Back{}) {
		t.Errorf("with nothing to read: %+v", want)
	}
}

func TestTheMorningSavesAndLeaves(t *testing.T) {
	b := play(t, OpenMorning, func(b *bench) {
		b.key("2")
		b.key("enter")
		b.pass(time.Second)
	})
	if !b.ended() || !slices.Contains(b.shelf.calls, "save") {
		t.Errorf("ended %v after %v", b.ended(), b.shelf.calls)
	}
}

func TestPicturesOfTheMorning(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	letters := theme.New("ember", colorprofile.Ascii, theme.Options{ASCII: true})
	patterns := patterns.New(words)
	patterns.Read(lookup.Answer{Tonight: dawn(fresh()).Tonight, Patterns: [][]insight.Line{
		{{ID: "a jerk was noted"}, {ID: strings.Repeat("on some of the nights ", 6), With: map[string]string{"k1": "4"}}, {ID: "a hint"}},
		{{ID: "time to fall asleep"}, {ID: "no difference"}},
	}})
	for _, c := range []struct {
		name   string
		screen screen.Screen
		keys   string
		size   screen.Area
		theme  *theme.Theme
	}{
		{"morning", atDawn(fresh()), "", screen.Area{Width: 80, Height: 24}, &bare},
		{"morning told", atDawn(fresh()), "220<down>5<down>23:20..07:05<down>4rain", screen.Area{Width: 80, Height: 24}, &bare},
		{"morning small", atDawn(tossed(t)), "2", screen.Area{Width: 40, Height: 12}, &bare},
		{"morning coin", atDawn(tossed(t)), "<down><down><down><down><down><down>", screen.Area{Width: 60, Height: 20}, &letters},
		{"patterns", patterns, "", screen.Area{Width: 80, Height: 24}, &bare},
		{"patterns small", patterns, "<down><down>", screen.Area{Width: 40, Height: 12}, &bare},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.screen.Draw(c.size, c.theme) // how long a page is, is known once it is drawn
			types(c.screen, c.keys)
			lines := strings.Split(ansi.Strip(c.screen.Draw(c.size, c.theme)), "\n")
			if len(lines) != c.size.Height {
				t.Errorf("%d lines, want %d", len(lines), c.size.Height)
			}
			for i, l := range lines {
				if w := ansi.StringWidth(l); w != c.size.Width {
					t.Errorf("line %d is %d wide: %q", i, w, l)
				}
				lines[i] = strings.TrimRight(l, " ")
			}
			golden.RequireEqual(t, strings.Join(lines, "\n"))
		})
	}
}

// The check-in can be opened at any hour; it greets in the morning.
func TestGoodMorningIsForTheMorning(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	for hour, want := range map[int]bool{7: true, 12: true, 15: false, 23: false, 27: false} {
		now := time.Date(2026, 11, 24, hour, 40, 0, 0, time.UTC)
		schedule := settings.Default().Schedule
		day, open := sleep.MorningOf(schedule, now)
		s := morningscreen.New(schedule, words)
		s.Read(lookup.Answer{Tonight: tonight.From(now, settings.Default(), nil, tonight.Facts{}), Morning: sleep.NewMorning(day, open, nil, nil)})
		if got := strings.Contains(ansi.Strip(s.Draw(screen.Area{Width: 80, Height: 24}, &bare)), "good morning"); got != want {
			t.Errorf("at %d:40 it says good morning: %v", hour, got)
		}
	}
}

func TestTheMorningAndThePatternsAreAKeyAway(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		b.pass(8 * time.Hour) // from midnight, where the bubble begins
		b.key("m")
		if _, ok := b.top().(*morningscreen.Screen); !ok {
			t.Errorf("m opens %T", b.top())
		}
		b.key("esc")
		b.key("h")
		b.key("p")
		if _, ok := b.top().(*patterns.Screen); !ok {
			t.Errorf("p opens %T", b.top())
		}
		b.key("esc")
		if _, ok := b.top().(*journalscreen.Screen); !ok {
			t.Errorf("esc leads to %T", b.top())
		}
		b.key("esc")
		b.key("q")
	})
}

func TestTheCoinIsToldOnTheEvening(t *testing.T) {
	s := tonightscreen.New(words)
	look := tonight.From(time.Date(2026, 11, 24, 15, 0, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
		s.Read(lookup.Answer{Tonight: look, Coin: &insight.Line{ID: "the coin says", With: map[string]string{"text": "no tea"}}})
		if drawn := ansi.Strip(s.Draw(size, &bare)); !strings.Contains(drawn, "the coin says text no tea") {
			t.Errorf("not on %v:\n%s", size, drawn)
		}
		s.Read(lookup.Answer{Tonight: look})
		if drawn := ansi.Strip(s.Draw(size, &bare)); strings.Contains(drawn, "coin") {
			t.Errorf("without a trial, on %v:\n%s", size, drawn)
		}
	}
}

// At night there is no figure on a page that can wait.
func TestPatternsWaitForTheDay(t *testing.T) {
	s := patterns.New(words)
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	for hour, want := range map[int]bool{15: true, 22: false, 25: false} { // the wind-down begins at 22
		look := tonight.From(time.Date(2026, 11, 24, hour, 30, 0, 0, time.UTC), settings.Default(), nil, tonight.Facts{})
		s.Read(lookup.Answer{Tonight: look, Patterns: [][]insight.Line{{{ID: "4 of 6 nights"}}}})
		if drawn := ansi.Strip(s.Draw(screen.Area{Width: 80, Height: 24}, &bare)); strings.ContainsAny(drawn, "0123456789") != want {
			t.Errorf("at %d:\n%s", hour, drawn)
		}
	}
}
