package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/history"
	"lull/ui/screen"
)

type undoCommand onDisk

func (u undoCommand) undo() *cobra.Command {
	return &cobra.Command{Use: "undo", RunE: u.disk.Command(u.takeBack)}
}

func (u undoCommand) redo() *cobra.Command {
	return &cobra.Command{Use: "redo", RunE: u.disk.Command(u.putBack)}
}

func (u undoCommand) putBack(ctx context.Context, o storage.Opened) error {
	h := &u.disk.History
	if c := h.Redoing(); c.Key != "" {
		return u.reset(o, "put back", c, c.Is, h.Redone, h.Undone)
	}
	redone, err := o.Redo(ctx)
	return u.answer(redone, err, h.Redone, o.Telling.PutBack)
}

func (u undoCommand) takeBack(ctx context.Context, o storage.Opened) error {
	h := &u.disk.History
	if c := h.Undoing(); c.Key != "" {
		return u.reset(o, "taken back", c, c.Was, h.Undone, h.Redone)
	}
	undone, err := o.Undo(ctx)
	return u.answer(undone, err, h.Undone, o.Telling.TookBack)
}

// answer tells what became of changes of the journal. As data its shape is stable.
func (u undoCommand) answer(
	changes []journal.Undone, err error, done func(history.Change), words func([]journal.Undone) string,
) error {
	nothing := errors.Is(err, journal.ErrNothingToUndo) || errors.Is(err, journal.ErrNothingToRedo)
	if err != nil && !nothing {
		return err
	}
	if len(changes) > 0 {
		done(history.Change{})
	}
	return u.Done(lists.Each(changes, func(u journal.Undone) console.Data {
		return console.Data{"change", u.Change, "entry", storage.EntryJSON(u.Entry)}
	}), words(changes))
}

// reset gives a setting a value that it had, and remembers the change as done,
// or as it was where that could not be. In bed it waits for the day: its value
// may be a clock.
func (u undoCommand) reset(
	o storage.Opened, what string, c history.Change, value string, done, left func(history.Change),
) error {
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
	return u.Done(console.Data{k.Name, k.JSON(s)}, history.Again(what, k, s))
}
