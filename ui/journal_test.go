package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/routines/sleep"
	"lull/routines/tonight"
	eveningscreen "lull/ui/evening"
	journalscreen "lull/ui/journal"
	"lull/ui/keys"
	"lull/ui/noting"
	"lull/ui/screen"
	"lull/ui/search"
	"lull/ui/theme"
	tonightscreen "lull/ui/tonight"
)

// diary is a journal in memory that can take back what was done to it.
type diary struct {
	mu      sync.Mutex
	entries []journal.Entry
	was     [][]journal.Entry
	undone  []journal.Undone // what each change would be called, once undone
	made    int
	broken  error
}

func (d *diary) change(u journal.Undone) {
	d.was = append(d.was, slices.Clone(d.entries))
	d.undone = append(d.undone, u)
}

func (d *diary) Save(_ context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken != nil {
		return nil, d.broken
	}
	for i, e := range entries {
		if err := e.Check(); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(d.entries, func(x journal.Entry) bool { return x.ID == e.ID && e.ID != "" })
		if at >= 0 {
			d.change(journal.Undone{Change: journal.Edited, Entry: e})
			d.entries[at] = e
			continue
		}
		d.made++
		e.ID = fmt.Sprint("made-", d.made)
		entries[i] = e
		d.change(journal.Undone{Change: journal.Made, Entry: e})
		d.entries = append(d.entries, e)
	}
	return entries, nil
}

func (d *diary) Delete(_ context.Context, id string) (journal.Entry, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	at := slices.IndexFunc(d.entries, func(x journal.Entry) bool { return x.ID == id })
	if at < 0 || d.broken != nil {
		return journal.Entry{}, journal.ErrNotFound
	}
	e := d.entries[at]
	d.change(journal.Undone{Change: journal.Deleted, Entry: e})
	d.entries = slices.Delete(slices.Clone(d.entries), at, at+1)
	return e, nil
}

func (d *diary) Undo(context.Context) ([]journal.Undone, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := len(d.was)
	if n == 0 {
		return nil, journal.ErrNothingToUndo
	}
	u := d.undone[n-1]
	d.entries, d.was, d.undone = d.was[n-1], d.was[:n-1], d.undone[:n-1]
	return []journal.Undone{u}, nil
}

func (d *diary) GiveBack(context.Context, ...journal.Entry) error { return nil }

func (d *diary) Read(_ context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	s := settings.Default()
	var days []evening.Day
	var entries []journal.Entry
	for _, e := range d.entries {
		if e.Counts() {
			days = append(days, e.Evening)
		}
		if q.Day != nil && e.Evening == *q.Day {
			entries = append(entries, e)
		}
	}
	slices.Sort(days)
	slices.SortFunc(entries, func(a, b journal.Entry) int { return a.At.Compare(b.At) })
	look := tonight.From(now, s, table(), tonight.Facts{Streak: journal.StreakOf(days, s.Schedule.Of(now)), First: len(d.entries) == 0})
	a := lookup.Answer{Tonight: look, Entries: entries, Days: slices.Compact(days)}
	if q.Day != nil {
		a.Curve = tonight.CurveOf(*q.Day, now.Location(), s, table(), entries)
	}
	if q.Weeks != nil {
		a.Weeks = sleep.Weeks(slices.SortedFunc(slices.Values(d.entries), func(a, b journal.Entry) int { return int(a.Evening - b.Evening) }))
	}
	if q.Find != nil {
		a.Found = d.find(*q.Find)
	}
	if q.After != nil {
		a.Morning = sleep.NewMorning(*q.After, false, slices.DeleteFunc(slices.Clone(d.entries), func(e journal.Entry) bool { return e.Evening != *q.After }), nil)
	}
	return a, nil
}

// find looks for notes and drinks, the latest evening first.
func (d *diary) find(f lookup.Find) []journal.Entry {
	var found []journal.Entry
	for _, e := range d.entries {
		text := ""
		switch {
		case e.Note != nil:
			text = e.Note.Text
		case e.Intake != nil:
			text = e.Intake.What
		}
		if strings.Contains(text, f.Words) && (f.Kinds == nil || slices.Contains(f.Kinds, e.Kind)) {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(a, b journal.Entry) int { return int(b.Evening - a.Evening) })
	return found
}

func table() *intake.Table {
	t, err := intake.NewTable(
		intake.Item{Name: "coffee", Kind: intake.Drink, Milligrams: 96, Millilitres: 240},
		intake.Item{Name: "run", Kind: intake.Movement, Effort: journal.Vigorous},
	)
	if err != nil {
		panic(err)
	}
	return t
}

func reads(s settings.Settings) noting.Noting {
	return noting.Noting{
		Known:    notation.Known{Table: table(), Practices: map[string]string{"calm": "breathe"}},
		Schedule: s.Schedule, Usual: "calm",
	}
}

// past is a diary of somebody who kept every third evening out and noted a few
// things on the last one. The evening before now is the last one in it.
func past(now time.Time) *diary {
	d := &diary{}
	today := settings.Default().Schedule.Of(now)
	for ago := evening.Day(1); ago < 60; ago++ {
		if ago%3 == 0 || ago > 20 && ago < 30 {
			continue
		}
		at := evening.At(22, 10).On(today-ago, now.Location())
		d.entries = append(d.entries, journal.Entry{
			ID: fmt.Sprint("kept-", ago), Kind: journal.KindSession, At: at, Evening: today - ago,
			Session: &journal.Session{Practice: "breathe", Name: "calm", Planned: 10 * time.Minute, Practised: 10 * time.Minute, Ending: journal.Drifted},
		})
	}
	yesterday := func(hour, minute int) time.Time { return evening.At(hour, minute).On(today-1, now.Location()) }
	d.entries = append(d.entries,
		journal.Entry{ID: "coffee", Kind: journal.KindIntake, At: yesterday(15, 40), Evening: today - 1, Intake: &journal.Intake{What: "coffee", Count: 2, Caffeine: 192}},
		journal.Entry{ID: "run", Kind: journal.KindExercise, At: yesterday(19, 30), Evening: today - 1, Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous, Lasted: 40 * time.Minute}},
		journal.Entry{ID: "note", Kind: journal.KindNote, At: yesterday(21, 5), Evening: today - 1, Note: &journal.Note{Text: "rain all evening, and the window stood open until late"}},
	)
	return d
}

// opened plays the journal over a past, at nine in the evening.
func opened(t *testing.T, during func(b *bench, d *diary)) {
	t.Helper()
	play(t, OpenTonight, func(b *bench) {
		now := b.deps.Now // midnight, where the bubble begins
		b.deps.Now = func() time.Time { return now().Add(21 * time.Hour) }
		d := past(b.deps.Now())
		b.deps.Journal, b.deps.Read = d, d.Read
		b.deps.Contents = func() Contents { return Contents{Noting: reads} }
		b.key("h")
		during(b, d)
		b.program.Kill()
		time.Sleep(2 * time.Minute) // the tick under way ends
	})
}

func press(name string) tea.KeyPressMsg {
	return tea.KeyPressMsg{Text: name, Code: []rune(name)[0]}
}

func (b *bench) Words(size screen.Area) string {
	b.area = size
	return ansi.Strip(b.View().Content)
}

func (b *bench) typed(text string) {
	for _, r := range text {
		if r == ' ' {
			b.key("space")
			continue
		}
		b.key(string(r))
	}
}

func (b *bench) wants(t *testing.T, words ...string) {
	t.Helper()
	shown := b.Words(screen.Area{Width: 80, Height: 24})
	for _, w := range words {
		if !strings.Contains(shown, w) {
			t.Errorf("%q is not on the screen:\n%s", w, shown)
		}
	}
}

func (b *bench) evening(t *testing.T) *eveningscreen.Screen {
	t.Helper()
	s, ok := b.top().(*eveningscreen.Screen)
	if !ok {
		t.Fatalf("on the screen is %T, want an evening", b.top())
	}
	return s
}

func TestAnyEveningOpensFromTheCalendar(t *testing.T) {
	opened(t, func(b *bench, _ *diary) {
		b.wants(t, "Saturday 1 January", "4 of the last 7")
		for _, k := range []string{"h", "j", "l", "k"} {
			b.key(k)
		}
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
		if _, ok := b.top().(*tonightscreen.Screen); !ok {
			t.Errorf("esc leads to %T", b.top())
		}
	})
}

func TestWhatTheWordsMeanIsOneKeyAway(t *testing.T) {
	opened(t, func(b *bench, _ *diary) {
		said := ""
		for range journalscreen.Meanings {
			b.key("w")
			said += strings.Join(strings.Fields(b.Words(screen.Area{Width: 80, Height: 24})), " ")
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
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		was := len(d.entries)
		b.key("down")
		b.key("d")
		b.wants(t, "taken out; u takes it back")
		if len(d.entries) != was-1 || strings.Contains(b.Words(screen.Area{Width: 80, Height: 24}), "run") {
			t.Errorf("%d entries of %d are left, and the run is shown", len(d.entries), was)
		}
		b.key("u")
		b.wants(t, "19:30  run", "taken back: run, 40 min, hard, 19:30, which is there again")
		b.key("u")
		b.wants(t, "nothing was changed here")
		if len(d.entries) != was {
			t.Errorf("%d entries after taking back, want %d", len(d.entries), was)
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
		opened(t, func(b *bench, d *diary) {
			b.key("k")
			b.key("enter")
			s := b.evening(t)
			b.key("a")
			b.typed(c.typed)
			b.key("enter")
			last := d.entries[len(d.entries)-1]
			if last.Evening != s.Day || last.At.Format("15:04") != c.at || !strings.HasPrefix(last.ID, "made") {
				t.Errorf("%q became %+v of %s at %s, want %s of %s", c.typed, last, last.Evening, last.At, c.at, s.Day)
			}
			b.wants(t, "noted: "+c.what, c.at+"  "+c.what)
		})
	}
}

func TestAWordThatIsNotKnownLosesNothingTyped(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		was := len(d.entries)
		b.key("a")
		b.typed("cofee at 15:40")
		b.key("enter")
		b.wants(t, "cofee at 15:40", "perhaps coffee")
		if len(d.entries) != was {
			t.Error("something was saved")
		}
		b.key("esc")
		b.wants(t, "22:10  calm")
	})
}

func TestEditingChangesTimeAndLength(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		s := b.evening(t)
		for range 3 {
			b.key("down")
		}
		id := s.Entries[s.At].ID
		b.key("e")
		b.wants(t, "time and length", "22:10 10m")
		b.program.Send(tea.PasteMsg{Content: ""}) // changes nothing
		for range len("22:10 10m") {
			b.program.Send(tea.KeyPressMsg{Code: tea.KeyBackspace})
		}
		b.typed("21:50 25m")
		b.key("enter")
		b.wants(t, "21:50  calm, 25 min", "drifted off")
		for _, e := range d.entries {
			if e.ID == id && (e.Session.Practised != 25*time.Minute || e.Session.Ending != journal.Drifted) {
				t.Errorf("it became %+v", e.Session)
			}
		}
		b.key("u")
		b.wants(t, "22:10  calm, 10 min", "the change to calm")
	})
}

func TestAnEditThatChangesNothingIsNone(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		for range 4 {
			b.key("e")
			b.key("enter")
			b.key("down")
		}
		if len(d.was) != 0 || b.evening(t).Changes != 0 {
			t.Errorf("%d changes were written", len(d.was))
		}
	})
}

func TestANoteIsRetyped(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		b.key("down")
		b.key("down")
		b.key("e")
		b.typed("!")
		b.key("enter")
		if got := d.entries[len(d.entries)-1].Note.Text; !strings.HasSuffix(got, "until late!") {
			t.Errorf("the note is %q", got)
		}
	})
}

// The fourth night rule: no streak, total or clock once somebody lies down.
func TestAfterBedtimeTheJournalHasNoNumbers(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.pass(2 * time.Hour)
		b.wants(t, "this evening", "can wait for the day")
		seen := []string{b.Words(screen.Area{Width: 80, Height: 24}), b.Words(screen.Area{Width: 40, Height: 12})}
		b.key("w")
		b.key("h")
		b.key("k")
		b.key("k")
		seen = append(seen, b.Words(screen.Area{Width: 80, Height: 24}))
		b.key("t")
		b.key("k")
		b.key("enter")
		was := len(d.entries)
		for _, k := range []string{"d", "a", "e", "u"} {
			b.key(k)
			seen = append(seen, b.Words(screen.Area{Width: 80, Height: 24}), b.Words(screen.Area{Width: 40, Height: 12}))
		}
		for _, s := range seen {
			if strings.ContainsAny(s, "0123456789") {
				t.Errorf("there is a number on screen at night:\n%s", s)
			}
		}
		if len(d.entries) != was {
			t.Error("something was changed at night")
		}
		b.wants(t, "calm", "drifted off")
		b.pass(8 * time.Hour)
		b.wants(t, "22:10  calm, 10 min")
	})
}

func TestAFailedChangeIsSaidAndNothingElseIsTakenBack(t *testing.T) {
	opened(t, func(b *bench, d *diary) {
		b.key("k")
		b.key("enter")
		d.broken = journal.ErrFull
		b.key("a")
		b.typed("coffee at 16:00")
		b.key("enter")
		b.wants(t, "This did not work")
		d.broken = nil
		was := len(d.entries)
		b.key("u")
		if len(d.entries) != was {
			t.Error("taking back a change that failed took back another one")
		}
	})
}

// The pictures, as they are without colours.
func TestPicturesOfTheJournal(t *testing.T) {
	bare := theme.New("ember", colorprofile.Ascii, theme.Options{})
	letters := theme.New("ember", colorprofile.Ascii, theme.Options{ASCII: true})
	now := time.Date(2026, 11, 23, 21, 42, 0, 0, time.UTC)
	day := settings.Default().Schedule.Of(now)
	full, empty, long := past(now), &diary{}, years(now)
	resting := past(now)
	resting.entries = slices.DeleteFunc(resting.entries, func(e journal.Entry) bool { return e.Evening > day-6 })
	for _, c := range []struct {
		name  string
		diary *diary
		at    time.Time
		size  screen.Area
		open  screen.Screen
		keys  string
		theme *theme.Theme
	}{
		{"journal", full, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "", &bare},
		{"journal small", full, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "", &bare},
		{"journal in letters", full, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "hk", &letters},
		{"journal large", full, now, screen.Area{Width: 120, Height: 36}, journalscreen.New(), "", &bare},
		{"journal resting", resting, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "", &bare},
		{"journal resting small", resting, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "", &bare},
		{"journal empty", empty, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "", &bare},
		{"journal empty small", empty, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "", &bare},
		{"journal at night", full, now.Add(2 * time.Hour), screen.Area{Width: 80, Height: 24}, journalscreen.New(), "", &bare},
		{"journal at night small", full, now.Add(2 * time.Hour), screen.Area{Width: 40, Height: 12}, journalscreen.New(), "", &bare},
		{"journal far back", full, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "hhhhhhhhhhhhhhhhhhhh", &bare},
		{"year", long, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "y", &bare},
		{"year small", long, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "y", &bare},
		{"year in letters", long, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "yhk", &letters},
		{"year small in letters", long, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "y", &letters},
		{"year in sixty columns", long, now, screen.Area{Width: 60, Height: 20}, journalscreen.New(), "y[", &bare},
		{"year large", long, now, screen.Area{Width: 120, Height: 36}, journalscreen.New(), "y", &bare},
		{"year young", full, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "y", &bare},
		{"year empty", empty, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "y", &bare},
		{"year at night", long, now.Add(20 * time.Minute), screen.Area{Width: 80, Height: 24}, journalscreen.New(), "ysw", &bare},
		{"sleep", long, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "s", &bare},
		{"sleep small", long, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "s", &bare},
		{"sleep in letters", long, now, screen.Area{Width: 80, Height: 24}, journalscreen.New(), "s[", &letters},
		{"sleep in sixty columns", long, now, screen.Area{Width: 60, Height: 20}, journalscreen.New(), "s", &bare},
		{"sleep empty", full, now, screen.Area{Width: 40, Height: 12}, journalscreen.New(), "s", &bare},
		{"search", full, now, screen.Area{Width: 80, Height: 24}, search.New("o"), "", &bare},
		{"search small", full, now, screen.Area{Width: 40, Height: 12}, search.New("o"), "", &bare},
		{"search in vain", full, now, screen.Area{Width: 80, Height: 24}, search.New("lighthouse"), "", &bare},
		{"search at night", full, now.Add(2 * time.Hour), screen.Area{Width: 80, Height: 24}, search.New("o"), "", &bare},
		{"evening with its night", long, now, screen.Area{Width: 80, Height: 24}, eveningscreen.New(day-2, reads(settings.Default())), "", &bare},
		{"evening in letters", full, now, screen.Area{Width: 80, Height: 24}, eveningscreen.New(day-1, reads(settings.Default())), "", &letters},
		{"evening typing", full, now, screen.Area{Width: 80, Height: 24}, eveningscreen.New(day-1, reads(settings.Default())), "e", &bare},
		{"evening", full, now, screen.Area{Width: 80, Height: 24}, eveningscreen.New(day-1, reads(settings.Default())), "j", &bare},
		{"evening small", full, now, screen.Area{Width: 40, Height: 12}, eveningscreen.New(day-1, reads(settings.Default())), "jj", &bare},
		{"evening empty", full, now, screen.Area{Width: 80, Height: 24}, eveningscreen.New(day, reads(settings.Default())), "", &bare},
		{"evening typing small", full, now, screen.Area{Width: 40, Height: 12}, eveningscreen.New(day-1, reads(settings.Default())), "jje", &bare},
		{"keys of the journal", full, now, screen.Area{Width: 80, Height: 24}, keys.New(journalscreen.New().Help()), "", &bare},
		{"keys of the journal small", full, now, screen.Area{Width: 40, Height: 12}, keys.New(journalscreen.New().Help()), "", &bare},
		{"too small", full, now, screen.Area{Width: 34, Height: 9}, journalscreen.New(), "", &bare},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, reads := c.open.(screen.Reader)
			look := func() {
				if !reads {
					return
				}
				answer, _ := c.diary.Read(t.Context(), c.at, r.Needs())
				r.Read(answer)
			}
			look()
			for _, k := range c.keys {
				if _, again := c.open.Press(press(string(k)), c.at).(screen.Refresh); again {
					look()
				}
			}
			content := c.open.Draw(c.size, c.theme)
			lines := strings.Split(ansi.Strip(content), "\n")
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

func TestEveryCalendarHasItsWidth(t *testing.T) {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	days := []evening.Day{19000, 20000, 20001, 20400}
	for today := evening.Day(20401); today < 20420; today++ {
		for _, width := range []int{7, 20, 38, 74, 200} {
			for _, back := range []evening.Day{0, 1, 6, 7, 30, 365, 1400, journalscreen.ReachBack} {
				c := journalscreen.Calendar{Days: days, Today: today, Cursor: today - back}
				lines := c.Draw(width, &look)
				marks := 0
				for i, l := range lines {
					if w := ansi.StringWidth(l); w > width || w != ansi.StringWidth(lines[0]) {
						t.Fatalf("today %s, %d back, %d wide: line %d is %d wide", today, back, width, i, w)
					}
					marks += strings.Count(l, look.Shapes.Cursor)
				}
				if len(lines) != journalscreen.RowsTall || marks != 1 {
					t.Fatalf("today %s, %d back, %d wide: %d lines and %d cursors", today, back, width, len(lines), marks)
				}
			}
		}
	}
}
