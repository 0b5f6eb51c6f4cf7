package cli

import (
	"context"
	"errors"
	"time"

	"lull/routines/evening"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/remind"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui"
	"lull/ui/screen"
	"lull/ui/terminal"
)

// stage shows the app, and plays what is practised.
type stage struct {
	*console
	catalog  *catalog
	disk     *disk
	sounding Sounding
	machine  Machine
	pages    Pages
}

// warnOfLength says so where a practice could not be as long as was asked.
func (c *stage) warnOfLength(length time.Duration, plan practice.Plan) {
	if length == 0 || (plan.Lasts()-length).Abs() <= time.Minute {
		return
	}
	c.warn(errors.New("this one is " + repertoire.Minutes(plan.Lasts())))
}

// run opens the app on a screen.
func (c *stage) run(ctx context.Context, o opened, first screen.Intent) error {
	c.disk.reads = nil // the screens say it
	var heard ui.Sound
	if player := c.player(c.now); player != nil {
		defer player.Close()
		heard = player
	}
	around := c.attend(ctx)
	defer around.Close()
	app := c.app(ctx, o.file, o.Journal, heard, around, first)
	c.muted.Store(true)
	defer c.muted.Store(false)
	return ui.Run(ctx, app, c.in, c.out, c.environ)
}

// app is the app on a screen, with the journal and the settings behind it.
func (c *stage) app(ctx context.Context, file SettingsFile, j Journal, heard ui.Sound, around ui.Desktop, first screen.Intent) *ui.App {
	s := file.Current()
	practised, err := lookup.Practised(ctx, j, s, c.now())
	if err != nil {
		c.warn(err) // a long hold is then as short as at first
	}
	read := func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
		return c.disk.reading(file.Current(), j).Read(ctx, now, q)
	}
	return ui.New(ui.Deps{
		Practised: practised,
		Now:       c.now, NewID: c.newID,
		Practices: j, Journal: j, Read: read, Settings: file,
		Evening: func(at time.Time, practice string) evening.Day { return eveningOf(file.Current(), at, practice) },
		Theme:   c.theme(s),
		Breaths: c.catalog.breaths(), Say: c.say, Contents: func() ui.Contents { return c.contents(ctx, file, j) },
		Ring: c.ring(j), Sound: heard, Desktop: around, Turns: true,
	}, first)
}

// contents are what can be chosen and named, and what was heard lately.
func (c *stage) contents(ctx context.Context, file SettingsFile, j lookup.Ranged) ui.Contents {
	all := c.catalog.contents()
	all.Pages, all.Search, all.Fixed = c.pages.All(), c.pages.Search, make(map[string]bool)
	for _, k := range settings.Keys() {
		all.Fixed[k.Name] = c.fixed(k)
	}
	// Where it cannot be read, nothing was heard: nobody is kept from a walk.
	all.Heard, _ = lookup.Heard(ctx, j, file.Current().Schedule.Of(c.now()))
	return all
}

// ring claims a reminder for the terminal of an open lull.
func (c *stage) ring(j marks) ui.Ringer {
	return func(ctx context.Context, m remind.Message) (string, error) {
		m, some, err := claim(ctx, j, m.Notices)
		if err != nil || !some {
			return "", err
		}
		words := m.Say(c.say)
		return terminal.Notification(c.getenv, words.Title, words.Body), nil
	}
}

// onScreen opens the app, with the journal behind it.
func (c *stage) onScreen(ctx context.Context, first screen.Intent) error {
	return c.disk.with(ctx, func(ctx context.Context, o opened) error { return c.run(ctx, o, first) })
}

// player gives what is heard by a clock: nothing with -q, and nothing where
// nobody is known to be there: nil. Who asked closes it.
func (c *stage) player(now func() time.Time) Player {
	if c.sounding.Player == nil || c.flags.quiet || !c.onTerminal() {
		return nil
	}
	return c.sounding.Player(now)
}

// eveningOf decides which evening a practice belongs to.
func eveningOf(s settings.Settings, at time.Time, practice string) evening.Day {
	if practice == "night" {
		return s.Schedule.ForNight(at)
	}
	return s.Schedule.Of(at)
}
