package main

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/screen"
)

// evenings plays with the whole app in virtual time, from Tonight at so many
// hours after midnight on.
func evenings(t *testing.T, hours float64, play func(w *walker)) {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("LULL_CONFIG", filepath.Join(folder, "config.toml"))
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Hour) // what ticks are still under way end in it
		w, j := walkerIn(t, folder)
		defer j.Close()
		w.away.Store(int64(hours * float64(time.Hour)))
		w.heard = &speaker{}
		w.begin(screen.Visit{Name: screen.TonightScreen})
		w.happens(tea.WindowSizeMsg{Width: 80, Height: 24})
		w.pass(2 * time.Second)
		play(w)
		w.close()
	})
}

// types presses keys one after the other, and the letters of what stands in
// quotes; it gives how many keys those were without the letters.
func (w *walker) types(keys string) (pressed int) {
	for i, part := range strings.Split(keys, "'") {
		if i%2 == 1 {
			for _, r := range part {
				w.key(string(r))
			}
			continue
		}
		for _, k := range strings.Fields(part) {
			w.key(k)
			w.pass(time.Second)
			pressed++
		}
	}
	w.pass(time.Second)
	return pressed
}

func (w *walker) shows(words string) bool {
	return strings.Contains(ansi.Strip(w.app.View().Content), words)
}

// has tells whether an entry of these days is such a one.
func (w *walker) has(such func(journal.Entry) bool) bool {
	w.t.Helper()
	entries, err := w.kept.Between(context.Background(), 0, 1<<20)
	if err != nil {
		w.t.Fatal(err)
	}
	return slices.ContainsFunc(entries, such)
}

// speaker is a sound that is there, and the parts of it that were taken down.
type speaker struct{ softer []sound.Part }

func (*speaker) Play(practice.Plan, practice.Stopwatch, settings.Settings) {}
func (*speaker) Follow(practice.Plan, practice.Stopwatch)                  {}
func (*speaker) Quieter()                                                  {}
func (x *speaker) Mix(part sound.Part, _ int)                              { x.softer = append(x.softer, part) }
func (*speaker) Stop()                                                     {}
func (*speaker) Tells(func(sound.Speech))                                  {}

// The commonest acts take three keys at most from Tonight, but for what is typed.
func TestTheCommonActsTakeThreeKeys(t *testing.T) {
	began := func(name string) func(w *walker) bool {
		return func(w *walker) bool {
			return w.has(func(e journal.Entry) bool { return e.Session != nil && strings.HasPrefix(e.Session.Name, name) })
		}
	}
	drunk := func(what string) func(w *walker) bool {
		return func(w *walker) bool {
			return w.has(func(e journal.Entry) bool { return e.Intake != nil && e.Intake.What == what })
		}
	}
	shows := func(words string) func(w *walker) bool {
		return func(w *walker) bool { return w.shows(words) }
	}
	kind := func(k journal.Kind) func(w *walker) bool {
		return func(w *walker) bool { return w.has(func(e journal.Entry) bool { return e.Kind == k }) }
	}
	for _, c := range []struct {
		act    string
		hours  float64 // after midnight
		before string  // typed beforehand, not counted
		keys   string
		done   func(w *walker) bool
	}{
		{"the first breath", 21.7, "", "enter", began("")},
		{"last night's practice", 45.7, "l 'session long 8m at yesterday 22:00' enter esc", "enter", func(w *walker) bool {
			return w.has(func(e journal.Entry) bool {
				return e.Session != nil && e.Session.Name == "long" && e.Session.Ending == journal.Running
			})
		}},
		{"another pattern", 21.7, "", "b l enter", began("long")},
		{"the second of a letter", 21.7, "", "b E enter", began("easy")},
		{"the other second of one", 21.7, "", "b S enter", began("sigh")},
		{"a length for once", 21.7, "", "b '25' enter", func(w *walker) bool {
			return w.has(func(e journal.Entry) bool { return e.Session != nil && e.Session.Planned == 25*time.Minute })
		}},
		{"a shorter one", 21.7, "", "b left enter", func(w *walker) bool {
			return w.has(func(e journal.Entry) bool { return e.Session != nil && e.Session.Planned == 9*time.Minute })
		}},
		{"a place", 21.7, "", "i l enter", began("lake")},
		{"a relaxation", 21.7, "", "r l enter", began("outward")},
		{"pause", 21.7, "", "enter space", shows("resting here")},
		{"an easier breath", 21.7, "", "enter -", shows("a little easier")},
		{"the sound of a part softer", 21.7, "", "enter b", func(w *walker) bool {
			return slices.Equal(w.heard.(*speaker).softer, []sound.Part{sound.OfBed}) && w.shows("noise softer")
		}},
		{"log a coffee", 15, "", "l 'coffee' enter", drunk("coffee")},
		{"log wine", 20, "", "l 'wine' enter", drunk("wine")},
		{"that was all", 21.7, "", "a", kind(journal.KindNothing)},
		{"rest", 22.5, "", "z", func(w *walker) bool {
			return w.has(func(e journal.Entry) bool { return e.Session != nil && e.Session.Practice == practice.KindRest })
		}},
		{"park a line", 22.5, "", "p 'ring the bank' enter", kind(journal.KindParked)},
		{"the morning", 32, "", "m = enter", kind(journal.KindNight)},
		{"the night door", 25.5, "", "n", shows("idle pictures")},
		{"through the night door", 25.5, "", "n enter", began("shuffle")},
		{"take back", 15, "l 'coffee' enter esc", "u", func(w *walker) bool { return !drunk("coffee")(w) && w.shows("taken back: coffee") }},
		{"put back", 15, "l 'coffee' enter esc u", "U", func(w *walker) bool { return drunk("coffee")(w) && w.shows("put back: coffee") }},
		{"look at the journal", 15, "", "h", shows("journal")},
		{"one evening", 15, "", "h up enter", shows("nothing noted")},
		{"look at the nights", 15, "", "h s", shows("The nights you tell of")},
		{"patterns", 15, "", "h p", shows("patterns in your log")},
		{"search", 15, "l 'coffee' enter esc", "h / 'coff' enter", shows("coffee, about 96 mg")},
		{"reminders on", 15, "", "s o o", shows("Reminders are on")},
		{"reminders off", 15, "s o o esc esc", "s o o", shows("Reminders are off")},
		{"reminders quiet for today", 15, "s o o esc esc", "s o m", shows("Quiet through the evening of")},
		{"reminders speak again", 15, "s o o m esc esc", "s o m", func(w *walker) bool { return w.shows("Reminders are on") && !w.shows("Quiet") }},
		{"help", 15, "", "?", shows("keys")},
		{"a page to read", 15, "", "? enter enter", shows("That was a sleep start.")},
		{"settings", 15, "", "s", shows("settings")},
		{"change bedtime", 15, "", "s enter right", func(w *walker) bool {
			return w.file.Current().Schedule.Bedtime(0, time.UTC) == evening.At(23, 15).On(0, time.UTC)
		}},
	} {
		t.Run(c.act, func(t *testing.T) {
			evenings(t, c.hours, func(w *walker) {
				w.types(c.before)
				n := w.types(c.keys)
				if t.Logf("%d  %s", n, c.keys); n > 3 || !c.done(w) {
					t.Errorf("%d keys (%s) lead to\n%s", n, c.keys, ansi.Strip(w.app.View().Content))
				}
			})
		})
	}
}

// timer wakes lull, in memory.
type timer struct{ installed *remind.Job }

func (*timer) Name() string                { return "a timer" }
func (*timer) Ready(context.Context) error { return nil }
func (*timer) Files(context.Context, remind.Job) ([]remind.File, error) {
	return []remind.File{{Path: "/a/unit", Text: "run it\n"}}, nil
}

func (x *timer) Install(_ context.Context, job remind.Job) error {
	x.installed = &job
	return nil
}
func (x *timer) Look(context.Context) error { return nil }
func (x *timer) Remove(context.Context) ([]string, error) {
	x.installed = nil
	return []string{"/a/unit"}, nil
}

func (x *timer) Standing(context.Context, remind.Job) (remind.Standing, error) {
	return remind.Standing{Installed: x.installed != nil, Same: true}, nil
}

// Reminders are turned on from the settings: what is about to be written is
// shown first.
func TestRemindersAreTurnedOnFromTheSettings(t *testing.T) {
	evenings(t, 15, func(w *walker) {
		x := &timer{}
		w.lull.Reminders.Scheduler = x
		w.lull.Reminders.Program = func() (string, error) { return "/usr/bin/lull", nil }
		again := func() {
			w.close()
			w.begin(screen.Visit{Name: screen.TonightScreen})
			w.happens(tea.WindowSizeMsg{Width: 80, Height: 24})
			w.types("s r enter o")
		}
		again()
		if !w.shows("Reminders are off") || !w.shows("/a/unit") || !w.shows("o turn on") || x.installed != nil {
			t.Fatalf("before anything is written it shows\n%s", ansi.Strip(w.app.View().Content))
		}
		if w.types("o"); x.installed == nil || !w.shows("Reminders are on, by a timer") || !w.shows("o turn off") {
			t.Errorf("turned on it shows\n%s", ansi.Strip(w.app.View().Content))
		}
		if w.types("o"); x.installed != nil || !w.shows("Reminders are off") {
			t.Errorf("turned off it shows\n%s", ansi.Strip(w.app.View().Content))
		}
		w.lull.Reminders.Scheduler = nil
		if again(); !w.shows("Nothing here can wake a reminder") || !w.shows("An open lull shows them all the same") || !w.shows("lull.ics writes the times.") {
			t.Errorf("where nothing wakes it shows\n%s", ansi.Strip(w.app.View().Content))
		}
	})
}
