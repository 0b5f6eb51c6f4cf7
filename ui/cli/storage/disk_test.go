package storage

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/history"
)

// drawer is an open journal that knows only what these tests ask of it.
type drawer struct {
	Journal
	saved, closed, kept int
	broken              error // what keeps it from being looked after
}

func (d *drawer) Save(_ context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	d.saved += len(entries)
	return entries, nil
}

func (d *drawer) Delete(context.Context, string) (journal.Entry, error) {
	return journal.Entry{}, journal.ErrNotFound
}
func (d *drawer) Upkeep(context.Context) error { d.kept++; return d.broken }
func (d *drawer) Close() error                 { d.closed++; return nil }
func (d *drawer) SetAside() int                { return 0 }

// paper is a settings file of a test.
type paper struct {
	is   settings.Settings
	full error // why nothing can be set
}

func (p *paper) Current() settings.Settings { return p.is }
func (p *paper) Set(key, value string) error {
	k, err := settings.Find(key)
	if err != nil || p.full != nil {
		return errors.Join(err, p.full)
	}
	return k.Set(&p.is, value)
}
func (*paper) Path() string { return "/home/config.toml" }
func (*paper) Where(key string) string {
	return map[string]string{"breath.pattern": "/home/config.toml:3:1"}[key]
}

// desk is a disk of fakes, what it says on standard error, and how often the
// reminders were brought up to date.
type desk struct {
	*Disk
	drawer  *drawer
	paper   *paper
	stderr  strings.Builder
	follows int
	behind  error // what keeps the reminders from being brought up to date
}

// afternoon is a time at which nobody lies down.
var afternoon = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{drawer: &drawer{}, paper: &paper{is: settings.Default()}}
	c := console.New(console.Given{
		Now: func() time.Time { return afternoon }, Stderr: &d.stderr, Environ: []string{"LULL_THEME=coal"},
		NewID: func() string { return "id" },
	})
	k := catalogOf(t, c)
	d.Disk = New(c, k, Openers{
		Settings: func(string) (SettingsFile, error) { return d.paper, nil },
		Journal: func(context.Context, string, func() time.Time) (Journal, error) {
			return d.drawer, nil
		},
	}, func(context.Context, SettingsFile) error { d.follows++; return d.behind })
	return d
}

func catalogOf(t *testing.T, c *console.Console) *Catalog {
	t.Helper()
	drinks, err := intake.NewTable(intake.OwnDrink("coffee", 95, 240))
	if err != nil {
		t.Fatal(err)
	}
	return &Catalog{
		Console: c,
		Breaths: func() []practice.Pattern { return []practice.Pattern{{Name: "calm", Title: "calm"}} },
		Drinks:  func() *intake.Table { return drinks },
		Read:    func(string) (repertoire.Guided, error) { return repertoire.Guided{}, nil },
	}
}

func TestAnOpenJournalIsClosedWhateverHappens(t *testing.T) {
	d := newDesk(t)
	failed := errors.New("it went wrong")
	err := d.With(t.Context(), func(_ context.Context, o Opened) error {
		if o.Today() != evening.DayOf(2026, 11, 23) || o.Telling.Lying || !o.Now.Equal(afternoon) {
			t.Errorf("it was opened for %v, at %v", o.Today(), o.Now)
		}
		return failed
	})
	if !errors.Is(err, failed) || d.drawer.closed != 1 || d.drawer.kept != 1 {
		t.Errorf("got %v; closed %d times, and looked after %d", err, d.drawer.closed, d.drawer.kept)
	}
}

// Bad news about the journal waits while somebody lies down, and where --now only
// tries something out the journal is not looked after at all.
func TestTheJournalIsLookedAfterWhenItIsClosed(t *testing.T) {
	for name, c := range map[string]struct {
		now         time.Time
		flags       console.Flags
		kept, lines int
	}{
		"by day":      {afternoon, console.Flags{}, 1, 1},
		"in bed":      {afternoon.Add(10 * time.Hour), console.Flags{}, 1, 0},
		"with --now":  {afternoon, console.Flags{Now: "2026-11-23T15:00:00Z"}, 0, 0},
		"and with -q": {afternoon, console.Flags{Quiet: true}, 1, 0},
	} {
		d := newDesk(t)
		d.drawer.broken = errors.New("the check found damage")
		d.console.Now = func() time.Time { return c.now }
		d.console.Flags = c.flags
		if err := d.With(t.Context(), func(context.Context, Opened) error { return nil }); err != nil {
			t.Errorf("%s: the command fails with %v", name, err)
		}
		if got := strings.Count(d.stderr.String(), "\n"); got != c.lines || d.drawer.kept != c.kept {
			t.Errorf("%s: said is %q, and it was looked after %d times", name, d.stderr.String(), d.drawer.kept)
		}
	}
}

// Nobody is kept from a breath by a journal that cannot be opened, or not at once.
func TestAPracticeBeginsWithoutItsJournal(t *testing.T) {
	for name, c := range map[string]struct {
		takes time.Duration
		err   error
		own   bool // it is the journal itself
	}{
		"at once": {0, nil, true},
		"broken":  {0, errors.New("it is locked"), false},
		"slow":    {2 * openPatience, nil, false},
	} {
		synctest.Test(t, func(t *testing.T) {
			d, standby := newDesk(t), &drawer{}
			d.Openers.Journal = func(context.Context, string, func() time.Time) (Journal, error) {
				time.Sleep(c.takes)
				return d.drawer, c.err
			}
			d.Openers.Standby = func(context.Context, string, func() time.Time) (Journal, error) { return standby, nil }
			err := d.Practising(t.Context(), func(ctx context.Context, o Opened) error {
				_, err := o.Save(ctx, journal.Entry{})
				return err
			})
			time.Sleep(time.Hour)
			synctest.Wait()
			if err != nil || d.drawer.saved == 1 != c.own || standby.saved == 1 == c.own {
				t.Errorf("%s: %v, saved are %d and %d on standby", name, err, d.drawer.saved, standby.saved)
			}
			if c.err == nil && d.drawer.closed != 1 {
				t.Errorf("%s: the journal was closed %d times", name, d.drawer.closed)
			}
		})
	}
}

func TestAPracticeWithNowhereToWriteSaysSo(t *testing.T) {
	d := newDesk(t)
	d.Openers.Journal = func(context.Context, string, func() time.Time) (Journal, error) { return nil, io.ErrClosedPipe }
	d.Openers.Standby = func(context.Context, string, func() time.Time) (Journal, error) {
		return &drawer{}, errors.New("there is no folder")
	}
	if err := d.Practising(t.Context(), func(context.Context, Opened) error { return nil }); err != nil {
		t.Error(err)
	}
	if want := "lull: there is no folder\nlull: nothing is written down this time\n"; d.stderr.String() != want {
		t.Errorf("said is %q, want %q", d.stderr.String(), want)
	}
}

// What changed the journal can be taken back in its order; what did not is no change.
func TestChangesOfTheJournalAreRemembered(t *testing.T) {
	d := newDesk(t)
	j, err := d.Journal(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.History.Add(history.Change{Key: "theme"})
	_, _ = j.Delete(t.Context(), "not there")
	if _, err := j.Save(t.Context()); err != nil || d.History.Undoing().Key != "theme" {
		t.Errorf("%v; what changed nothing stands before the setting", err)
	}
	d.History.Add(history.Change{Key: "theme"})
	if _, err := j.Save(t.Context(), journal.Entry{}); err != nil || d.History.Undoing().Key != "" {
		t.Errorf("%v; what was noted does not stand before the setting", err)
	}
}

func TestAMistakeInTheSettingsIsSaidAndKeepsNobodyFromABreath(t *testing.T) {
	d := newDesk(t)
	d.paper.is.Breath.Pattern = "kalm"
	if s := d.Settings().Current(); s.Breath.Pattern != settings.Default().Breath.Pattern {
		t.Errorf("what is breathed is %q", s.Breath.Pattern)
	}
	if said := d.stderr.String(); !strings.HasPrefix(said, "lull: /home/config.toml:3:1: ") || !strings.Contains(said, `"kalm"`) {
		t.Errorf("said is %q", said)
	}
}

// Where no settings file can be, those of the environment hold, and nothing is saved.
func TestWithoutAPlaceForSettings(t *testing.T) {
	d := newDesk(t)
	nowhere := errors.New("there is no home")
	d.Openers.Settings = func(string) (SettingsFile, error) { return nil, nowhere }
	file := d.Settings()
	if s := file.Current(); s.Theme != "coal" {
		t.Errorf("the theme of the environment is %q", s.Theme)
	}
	if err := file.Set("theme", "day"); !errors.Is(err, nowhere) || file.Path() != "" || file.Where("theme") != "" {
		t.Errorf("setting gives %v", err)
	}
	if d.console.Display.Settings().Theme != settings.Default().Theme {
		t.Error("what is shown has another theme than the usual one")
	}
}

func TestTheFileNobodyMadeYetIsNoMistakeWhereItIsMade(t *testing.T) {
	d := newDesk(t)
	d.Openers.Settings = func(string) (SettingsFile, error) { return d.paper, settings.ErrNoFile }
	if _, err := d.Writable(); err != nil {
		t.Errorf("got %v", err)
	}
}

// A setting that may move a reminder brings the schedule up to date; another does not.
func TestASettingBringsTheRemindersUpToDate(t *testing.T) {
	d := newDesk(t)
	file, err := d.Writable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		key, value string
		follows    int
	}{{"theme", "day", 0}, {"bedtime", "22:30", 1}, {"caffeine.line", "", 2}, {"frame_rate", "20", 2}} {
		if err := file.Set(c.key, c.value); err != nil || d.follows != c.follows {
			t.Errorf("%s: %v, and the reminders were brought up to date %d times, want %d", c.key, err, d.follows, c.follows)
		}
	}
	d.behind = errors.New("no timer")
	if err := file.Set("bedtime", "23:30"); err == nil || !strings.HasPrefix(err.Error(), "it is saved, but ") {
		t.Errorf("what could not be brought up to date is %v", err)
	}
	d.paper.full = errors.New("no room")
	if err := file.Set("bedtime", "23:00"); !errors.Is(err, d.paper.full) || d.follows != 3 {
		t.Errorf("what could not be saved is %v, and followed %d times", err, d.follows)
	}
}

// The tab key says nothing of what is wrong, and offers nothing where nothing is known.
func TestTheTabKey(t *testing.T) {
	d := newDesk(t)
	complete := d.Complete(d.catalog.Names(practice.KindBreathe))
	if names, _ := complete(nil, nil, ""); !slices.Equal(names, []string{"calm\tcalm"}) {
		t.Errorf("it offers %q", names)
	}
	if names, _ := complete(nil, []string{"calm"}, ""); names != nil {
		t.Errorf("after a pattern it offers %q", names)
	}
	d.Openers.Settings = func(string) (SettingsFile, error) { return nil, io.EOF }
	if names, _ := complete(nil, nil, ""); names != nil || d.stderr.Len() > 0 {
		t.Errorf("without settings it offers %q, and says %q", names, d.stderr.String())
	}
}
