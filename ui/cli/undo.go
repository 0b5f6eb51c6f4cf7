package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/desk"
	"lull/ui/history"
	"lull/ui/screen"
)

type undoCommand struct{ tools }

func (u undoCommand) undo() *cobra.Command {
	return &cobra.Command{Use: "undo", RunE: u.WithJournal(u.takeBack)}
}

func (u undoCommand) redo() *cobra.Command {
	return &cobra.Command{Use: "redo", RunE: u.WithJournal(u.putBack)}
}

func (u undoCommand) putBack(ctx context.Context, o desk.Opened) error {
	c := u.Disk.History.Redoing()
	if c.Key != "" {
		return u.reset(o, "put back", c, c.Is, u.Disk.History.Redone, u.Disk.History.Undone)
	}
	redone, err := o.Redo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToRedo) {
		return err
	}
	if len(redone) > 0 {
		u.Disk.History.Redone(c)
	}
	return u.Done(undoneJSON(redone), o.Telling.PutBack(redone))
}

func (u undoCommand) takeBack(ctx context.Context, o desk.Opened) error {
	c := u.Disk.History.Undoing()
	if c.Key != "" {
		return u.reset(o, "taken back", c, c.Was, u.Disk.History.Undone, u.Disk.History.Redone)
	}
	undone, err := o.Undo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToUndo) {
		return err
	}
	if len(undone) > 0 {
		u.Disk.History.Undone(c)
	}
	return u.Done(undoneJSON(undone), o.Telling.TookBack(undone))
}

// reset gives a setting a value that it had, and remembers the change as done,
// or as it was where that could not be. In bed it waits for the day: its value
// may be a clock.
func (u undoCommand) reset(o desk.Opened, what string, c history.Change, value string, done, left func(history.Change)) error {
	if o.Telling.Lying {
		left(c)
		u.Printf("%s\n", screen.ForTheDay)
		return nil
	}
	k, err := settings.Find(c.Key)
	if err != nil {
		return err // it could not have been set
	}
	if err := o.File.Set(c.Key, value); err != nil {
		left(c)
		return err
	}
	done(c)
	s := o.File.Current()
	return u.Done(console.Object{k.Name: k.JSON(s)}, history.Again(what, k, s))
}

// undoneJSON is what was taken back, or put back, as data; its shape is stable.
func undoneJSON(undone []journal.Undone) any {
	return lists.Each(undone, func(u journal.Undone) console.Object {
		return console.Object{"change": u.Change, "entry": desk.EntryJSON(u.Entry)}
	})
}
