package play

import (
	"context"
	"time"

	"lull/routines/lookup"
	"lull/routines/remind"
	"lull/routines/settings"
	"lull/ui"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/screen"
	"lull/ui/screens"
	"lull/ui/session"
	"lull/ui/terminal"
)

// Screens open the app on a terminal, with the journal and the settings behind it.
type Screens struct {
	*console.Console
	Disk     *storage.Disk
	Catalog  *storage.Catalog
	Schedule *reminders.Schedule
	Sounding Sounding
	Machine  attend.Machine
	Pages    Pages
}

func (c *Screens) Run(ctx context.Context, o storage.Opened, first screen.Intent) error {
	c.Disk.Reads = nil // the screens say it
	var heard session.Sound
	if player := c.Sounding.player(c.Console, c.Now); player != nil {
		defer player.Close()
		heard = player
	}
	around := c.Machine.Attend(ctx, c.Now, c.Flags.Config, c.Flags.Data)
	defer around.Close()
	app := ui.New(c.AppDeps(ctx, o.File, o.Journal, heard, around), first)
	c.Muted.Store(true)
	defer c.Muted.Store(false)
	err := ui.Run(ctx, app, c.In, c.Out, c.Environ)
	if why := app.Unspoken(); why != nil {
		unspoken(c.Console, why)
	}
	if c.Display.Reader.Late() {
		c.ToStderr("note", c.Say("lines.late.reader", nil))
	}
	return err
}

// AppDeps is what the app on a screen is given: the journal, the settings, and what
// of the machine takes part.
func (c *Screens) AppDeps(
	ctx context.Context, file storage.SettingsFile, j storage.Journal, heard session.Sound, around session.Desktop,
) ui.Deps {
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
	return ui.Deps{
		Given: screens.Given{
			Now: c.Now, NewID: c.NewID, Say: c.Say, Breaths: c.Catalog.Breaths(), Practised: practised,
		},
		Remind:    func(ctx context.Context, on bool) error { return c.Schedule.Turn(ctx, file, j, on) },
		Mute:      func(ctx context.Context, today bool) error { return c.Schedule.Mute(ctx, file, j, today) },
		Practices: j, Journal: j, Read: read, Settings: file,
		Theme:    c.Display.Theme(s),
		Contents: func() screens.Contents { return c.contents(ctx, file, j) },
		Ring:     c.ring(j), Sound: heard, Desktop: around, Turns: true,
	}
}

// contents are what can be chosen and named, and what was heard lately.
func (c *Screens) contents(ctx context.Context, file storage.SettingsFile, j lookup.Ranged) screens.Contents {
	all := c.Catalog.Contents()
	all.Pages, all.Search, all.Fixed = c.Pages.All(), c.Pages.Search, make(map[string]bool)
	for _, k := range settings.Keys() {
		all.Fixed[k.Name] = c.Getenv(k.Variable()) != ""
	}
	all.Speaks = c.Sounding.speaks(c.Console, file.Current())
	// Where it cannot be read, nothing was heard: nobody is kept from a walk.
	all.Heard, _ = lookup.Heard(ctx, j, file.Current().Schedule.Of(c.Now()))
	return all
}

// ring claims a reminder for the terminal of an open lull.
func (c *Screens) ring(j storage.Marks) ui.Ringer {
	return func(ctx context.Context, m remind.Message) (string, error) {
		m, some, err := reminders.Claim(ctx, j, m.Notices)
		if err != nil || !some {
			return "", err
		}
		words := m.Say(c.Say)
		return terminal.Notification(c.Getenv, words.Title, words.Body), nil
	}
}

// Open opens the app.
func (c *Screens) Open(ctx context.Context, first screen.Intent) error {
	return c.Disk.With(ctx, func(ctx context.Context, o storage.Opened) error { return c.Run(ctx, o, first) })
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
