// Package play plays what is practised, on the screen, as lines or into a file,
// and holds the commands that name a practice. Every practice goes through it.
package play

import (
	"context"
	"errors"
	"time"

	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
)

// Commands name a practice: a breath, or one that leads by words.
type Commands struct {
	*console.Console
	Disk    *storage.Disk
	Catalog *storage.Catalog
	Screens *Screens
	Lines   *Lines
}

// play plays a plan: as a cue sheet, on the screen, or as lines. Every practice goes
// through here.
func (x Commands) play(ctx context.Context, o storage.Opened, plan practice.Plan, cues bool) error {
	WarnOfHolds(x.Console, plan, o.Settings, cues || x.Display.LineMode())
	switch {
	case cues && x.Flags.JSON:
		return plain.SheetJSON(x.Out, plan)
	case cues:
		return plain.Sheet(x.Out, plan)
	case !x.Display.LineMode():
		return x.Screens.Run(ctx, o, screen.Begin{Plan: plan})
	}
	_, err := x.Lines.Play(ctx, o, plan)
	return err
}

// WarnOfHolds says that a plan goes without holds, or, where no screen asks first,
// that it has some.
func WarnOfHolds(c *console.Console, plan practice.Plan, s settings.Settings, unasked bool) {
	switch {
	case plan.Withheld() && s.Safety.Unread:
		c.ToStderr("note",
			"this goes without holds: a safety answer may stand in what could not be read of the settings.")
	case plan.Withheld():
		id := "holds.out"
		if s.Safety.Holds != settings.No { // a yes there would change nothing
			id = "holds.out.others"
		}
		c.ToStderr("note", c.Say(id, nil))
	case unasked && plan.Holds() && s.Holds() != settings.Yes:
		said := c.Say("holds.this", nil) + " " + c.Say("holds.better", nil) + " " + c.Say("holds.ease", nil)
		c.ToStderr("note", letters.LowerFirst(said))
	}
}

// warnOfLength says so where a practice could not be as long as was asked.
func warnOfLength(c *console.Console, length time.Duration, plan practice.Plan) {
	if length == 0 || (plan.Lasts()-length).Abs() <= time.Minute {
		return
	}
	c.Warn(errors.New("this one is " + repertoire.Minutes(plan.Lasts())))
}
