// Package play plays what is practised, on the screen, as lines or into a file,
// and holds the commands that name a practice. Every practice goes through it.
package play

import (
	"context"
	"errors"
	"time"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui"
	"lull/ui/cli/attend"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/screen"
	"lull/ui/screens"
	"lull/ui/session"
	"lull/ui/terminal"
)

type Stage struct {
	storage.Deps
	Schedule *reminders.Schedule
	Sounding Sounding
	Machine  attend.Machine
	Pages    Pages
}

// warnOfLength says so where a practice could not be as long as was asked.
func (c *Stage) warnOfLength(length time.Duration, plan practice.Plan) {
	if length == 0 || (plan.Lasts()-length).Abs() <= time.Minute {
		return
	}
	c.Warn(errors.New("this one is " + repertoire.Minutes(plan.Lasts())))
}

func (c *Stage) Run(ctx context.Context, o storage.Opened, first screen.Intent) error {
	c.Disk.Reads = nil // the screens say it
	var heard session.Sound
	if player := c.player(c.Now); player != nil {
		defer player.Close()
		heard = player
	}
	around := c.attend(ctx)
	defer around.Close()
	app := c.App(ctx, o.File, o.Journal, heard, around, first)
	c.Muted.Store(true)
	defer c.Muted.Store(false)
	err := ui.Run(ctx, app, c.In, c.Out, c.Environ)
	if why := app.Unspoken(); why != nil {
		c.unspoken(why)
	}
	if c.Reader.Late() {
		c.ToStderr("note", c.Say("lines.late.reader", nil))
	}
	return err
}

// App is the app on a screen, with the journal and the settings behind it.
func (c *Stage) App(
	ctx context.Context, file storage.SettingsFile, j storage.Journal, heard session.Sound, around session.Desktop,
	first screen.Intent,
) *ui.App {
	s := file.Current()
	practised, err := lookup.Practised(ctx, j, s, c.Now())
	if err != nil {
		c.Warn(err) // a long hold is then as short as at first
	}
	read := func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
		a, err := c.Disk.Reading(file.Current(), j).Read(ctx, now, q)
		if err == nil && q.Reminding {
			a.Reminding, err = c.Schedule.ForScreen(ctx, file, j)
		}
		return a, err
	}
	return ui.New(ui.Deps{
		Practised: practised,
		Remind:    func(ctx context.Context, on bool) error { return c.Schedule.Turn(ctx, file, j, on) },
		Mute:      func(ctx context.Context, today bool) error { return c.Schedule.Mute(ctx, file, j, today) },
		Now:       c.Now, NewID: c.NewID,
		Practices: j, Journal: j, Read: read, Settings: file,
		Theme:   c.Theme(s),
		Breaths: c.Catalog.Breaths(), Say: c.Say, Contents: func() screens.Contents { return c.contents(ctx, file, j) },
		Ring: c.ring(j), Sound: heard, Desktop: around, Turns: true,
	}, first)
}

// contents are what can be chosen and named, and what was heard lately.
func (c *Stage) contents(ctx context.Context, file storage.SettingsFile, j lookup.Ranged) screens.Contents {
	all := c.Catalog.Contents()
	all.Pages, all.Search, all.Fixed = c.Pages.All(), c.Pages.Search, make(map[string]bool)
	for _, k := range settings.Keys() {
		all.Fixed[k.Name] = c.Getenv(k.Variable()) != ""
	}
	all.Speaks = c.speaks(file.Current())
	// Where it cannot be read, nothing was heard: nobody is kept from a walk.
	all.Heard, _ = lookup.Heard(ctx, j, file.Current().Schedule.Of(c.Now()))
	return all
}

// ring claims a reminder for the terminal of an open lull.
func (c *Stage) ring(j storage.Marks) ui.Ringer {
	return func(ctx context.Context, m remind.Message) (string, error) {
		m, some, err := reminders.Claim(ctx, j, m.Notices)
		if err != nil || !some {
			return "", err
		}
		words := m.Say(c.Say)
		return terminal.Notification(c.Getenv, words.Title, words.Body), nil
	}
}

// OnScreen opens the app.
func (c *Stage) OnScreen(ctx context.Context, first screen.Intent) error {
	return c.Disk.With(ctx, func(ctx context.Context, o storage.Opened) error { return c.Run(ctx, o, first) })
}

// player gives what is heard by a clock; nil with -q, and where nobody is known to
// be there. The caller closes it.
func (c *Stage) player(now func() time.Time) Player {
	if c.Sounding.Player == nil || c.Flags.Quiet || !c.OnTerminal() {
		return nil
	}
	return c.Sounding.Player(now)
}

func (c *Stage) speaks(s settings.Settings) bool {
	if c.Sounding.Voice == nil || c.Sounding.Player == nil || c.Flags.Quiet || !c.OnTerminal() || !s.Speaks() {
		return false
	}
	_, err := c.Sounding.Voice(s.Voice)
	return err == nil
}

func (c *Stage) unspoken(why error) {
	c.ToStderr("note", c.Say("practice.unspoken", map[string]string{"why": why.Error()}))
}

func (c *Stage) attend(ctx context.Context) *attend.Attendant {
	return c.Machine.Attend(ctx, c.Now, c.Flags.Config, c.Flags.Data)
}

// Happenings gives the file of events and the hooks, nil where they have no
// place.
func (c *Stage) Happenings() (attend.EventFile, attend.Hooks) {
	return c.Machine.Happenings(c.Flags.Config, c.Flags.Data)
}

// Pages is what there is to read, by name too.
type Pages interface {
	// All gives the pages in order.
	All() []screen.Page
	// Search gives the pages that have all the words, best first.
	Search(words string) []screen.Page
	// Find gives a page by its name or one of its other names.
	Find(name string) (screen.Page, bool)
	// Near gives the names that come closest to one that is not there.
	Near(name string) []string
}
