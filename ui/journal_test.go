package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/settings"
	journalscreen "lull/ui/journal"
	"lull/ui/keys"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	tonightscreen "lull/ui/tonight"
)

// opened plays the journal over a past, at nine in the evening.
func opened(t *testing.T, during func(b *bench, d *screentest.Diary)) {
	t.Helper()
	play(t, openTonight, func(b *bench) {
		now := b.deps.Now // midnight, where the bubble begins
		b.deps.Now = func() time.Time { return now().Add(21 * time.Hour) }
		d := screentest.Past(b.deps.Now())
		b.deps.Journal, b.deps.Read = d, d.Read
		b.key("h")
		during(b, d)
		b.program.Kill()
		time.Sleep(2 * time.Minute) // the tick under way ends
	})
}

// yesterday plays the evening before it, opened.
func yesterday(t *testing.T, during func(b *bench, d *screentest.Diary)) {
	t.Helper()
	opened(t, func(b *bench, d *screentest.Diary) {
		b.key("k", "enter")
		during(b, d)
	})
}

func (b *bench) words(size screen.Area) string {
	b.area = size
	return ansi.Strip(b.View().Content)
}

func (b *bench) typed(text string) {
	for _, r := range text {
		b.key(strings.ReplaceAll(string(r), " ", "space"))
	}
}

// enters types a line and has it taken.
func (b *bench) enters(line string) {
	b.typed(line)
	b.key("enter")
}

func (b *bench) wants(t *testing.T, words ...string) {
	t.Helper()
	shown := b.words(screentest.Usual)
	for _, w := range words {
		if !strings.Contains(shown, w) {
			t.Errorf("%q is not on the screen:\n%s", w, shown)
		}
	}
}

func TestAnyEveningOpensFromTheCalendar(t *testing.T) {
	opened(t, func(b *bench, _ *screentest.Diary) {
		b.wants(t, "Saturday 1 January", "4 of the last 7")
		b.key("h", "j", "l", "k")
		b.wants(t, "Friday 31 December 1999, kept")
		b.key("enter")
		b.wants(t, "Friday 31 December 1999", "22:10  calm, 10 min", "drifted off", "15:40  2 coffees, about 192 mg", "19:30  run, 40 min, hard")
		b.key("esc")
		b.wants(t, "journal", "Friday 31 December")
		b.key("t")
		b.wants(t, "Saturday 1 January")
		b.key("l")
		b.wants(t, "Saturday 1 January") // there is nothing beyond this evening
		b.key("esc")
		if _, ok := b.open.top().(*tonightscreen.Screen); !ok {
			t.Errorf("esc leads to %T", b.open.top())
		}
	})
}

func TestWhatTheWordsMeanIsOneKeyAway(t *testing.T) {
	opened(t, func(b *bench, _ *screentest.Diary) {
		said := ""
		for range 4 {
			b.key("w")
			said += strings.Join(strings.Fields(b.words(screentest.Usual)), " ")
		}
		for _, want := range []string{journal.StreakSentence, journal.StrengthSentence} {
			if !strings.Contains(said, want) {
				t.Errorf("the journal never says %q", want)
			}
		}
		b.key("esc")
		b.wants(t, "Saturday 1 January")
	})
}

func TestOneTakenOutIsTakenBack(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		was := len(d.Entries)
		b.key("down", "d")
		b.wants(t, "taken out; u takes it back")
		if len(d.Entries) != was-1 || strings.Contains(b.words(screentest.Usual), "run") {
			t.Errorf("%d entries of %d are left, and the run is shown", len(d.Entries), was)
		}
		b.key("u")
		b.wants(t, "19:30  run", "taken back: run, 40 min, hard, 19:30, which is there again")
		b.key("u")
		b.wants(t, "there is nothing to take back")
		b.key("U")
		b.wants(t, "put back: run, 40 min, hard, 19:30, which is out again")
		b.key("U")
		b.wants(t, "there is nothing to put back")
		b.key("u")
		b.wants(t, "19:30  run")
		if len(d.Entries) != was {
			t.Errorf("%d entries after taking back, want %d", len(d.Entries), was)
		}
	})
}

func TestWhatIsAddedBelongsToTheEveningOpened(t *testing.T) {
	for _, c := range []struct{ typed, what, at string }{
		{"calm 12m at 22:40", "calm", "22:40"},
		{"calm 12m", "calm", "22:48"}, // it ended at bedtime
		{"session 5m", "calm", "22:55"},
		{"coffee at 1:30", "coffee", "01:30"},
		{"coffee", "coffee", "23:00"},
		{"rest", "straight to sleep", "23:00"},
	} {
		yesterday(t, func(b *bench, d *screentest.Diary) {
			day := settings.Default().Schedule.Of(b.deps.Now()) - 1
			b.key("a")
			b.enters(c.typed)
			last := d.Entries[len(d.Entries)-1]
			if last.Evening != day || last.At.Format("15:04") != c.at || !strings.HasPrefix(last.ID, "made") {
				t.Errorf("%q became %+v of %s at %s, want %s of %s", c.typed, last, last.Evening, last.At, c.at, day)
			}
			b.wants(t, "noted: "+c.what, c.at+"  "+c.what)
		})
	}
}

func TestAWordThatIsNotKnownLosesNothingTyped(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		was := len(d.Entries)
		b.key("a")
		b.enters("cofee at 15:40")
		b.wants(t, "cofee at 15:40", "perhaps coffee")
		if len(d.Entries) != was {
			t.Error("something was saved")
		}
		b.key("esc")
		b.wants(t, "22:10  calm")
	})
}

func TestEditingChangesTimeAndLength(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		for range 3 {
			b.key("down")
		}
		b.key("e")
		b.wants(t, "time and length", "22:10 10m")
		b.program.Send(tea.PasteMsg{Content: ""}) // changes nothing
		for range len("22:10 10m") {
			b.program.Send(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		b.enters("21:50 25m")
		b.wants(t, "21:50  calm, 25 min", "drifted off")
		for _, e := range d.Entries {
			if e.ID == "kept-1" && (e.Session.Practised != 25*time.Minute || e.Session.Ending != journal.Drifted) {
				t.Errorf("it became %+v", e.Session)
			}
		}
		b.key("u")
		b.wants(t, "22:10  calm, 10 min", "the change to calm")
	})
}

func TestAnEditThatChangesNothingIsNone(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		for range 4 {
			b.key("e", "enter", "down")
		}
		if len(d.Changes) != 0 {
			t.Errorf("%d changes were written", len(d.Changes))
		}
	})
}

func TestANoteIsRetyped(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		b.key("down", "down", "e")
		b.enters("!")
		if got := d.Entries[len(d.Entries)-1].Note.Text; !strings.HasSuffix(got, "until late!") {
			t.Errorf("the note is %q", got)
		}
	})
}

// The fourth night rule: no streak, total or clock once somebody lies down.
func TestAfterBedtimeTheJournalHasNoNumbers(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		b.pass(2 * time.Hour)
		b.wants(t, "this evening", "can wait for the day")
		seen := []string{b.words(screentest.Usual), b.words(screentest.Small)}
		b.key("w", "h", "k", "k")
		seen = append(seen, b.words(screentest.Usual))
		b.key("t", "k", "enter")
		was := len(d.Entries)
		for _, k := range []string{"d", "a", "e", "u"} {
			b.key(k)
			seen = append(seen, b.words(screentest.Usual), b.words(screentest.Small))
		}
		for _, s := range seen {
			if strings.ContainsAny(s, "0123456789") {
				t.Errorf("there is a number on screen at night:\n%s", s)
			}
		}
		if len(d.Entries) != was {
			t.Error("something was changed at night")
		}
		b.wants(t, "calm", "drifted off")
		b.pass(8 * time.Hour)
		b.wants(t, "22:10  calm, 10 min")
	})
}

func TestAFailedChangeIsSaidAndNothingElseIsTakenBack(t *testing.T) {
	yesterday(t, func(b *bench, d *screentest.Diary) {
		d.Broken = journal.ErrFull
		b.key("a")
		b.enters("coffee at 16:00")
		b.wants(t, "This did not work")
		d.Broken = nil
		was := len(d.Entries)
		b.key("u")
		if len(d.Entries) != was {
			t.Error("taking back a change that failed took back another one")
		}
	})
}

// The keys of the journal, as they are shown.
func TestPicturesOfTheKeys(t *testing.T) {
	for name, size := range map[string]screen.Area{"usual": screentest.Usual, "small": screentest.Small} {
		t.Run(name, func(t *testing.T) {
			screentest.Picture(t, keys.New(journalscreen.New(evening.DefaultSchedule(), screentest.Words).Help(), ""), size, screentest.Bare())
		})
	}
}
