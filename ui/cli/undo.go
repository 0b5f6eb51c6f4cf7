package cli

import (
	"context"

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
	return &cobra.Command{Use: "undo", RunE: u.disk.Command(u.step(history.Back))}
}

func (u undoCommand) redo() *cobra.Command {
	return &cobra.Command{Use: "redo", RunE: u.disk.Command(u.step(history.Forth))}
}

// step goes one change on, and tells what became of it. As data its shape is stable.
func (u undoCommand) step(d history.Direction) func(ctx context.Context, o storage.Opened) error {
	return func(ctx context.Context, o storage.Opened) error {
		h := &u.disk.History
		c := d.Next(h)
		if c.Key != "" {
			return u.reset(o, d, c)
		}
		changes, err := d.Step(ctx, o)
		if err != nil {
			return err
		}
		if len(changes) > 0 {
			d.Remember(h, c)
		}
		return u.Done(lists.Each(changes, func(u journal.Undone) console.Data {
			return console.Data{"change", u.Change, "entry", storage.EntryJSON(u.Entry)}
		}), d.Words(o.Telling, changes))
	}
}

// reset gives a setting a value that it had, and remembers the change as done,
// or as it was where that could not be. In bed it waits for the day: its value
// may be a clock.
func (u undoCommand) reset(o storage.Opened, d history.Direction, c history.Change) error {
	h := &u.disk.History
	if o.Telling.Lying {
		d.Leave(h, c)
		u.Printf("%s\n", screen.ForTheDay)
		return nil
	}
	k, err := settings.Find(c.Key)
	if err != nil {
		return err // it could not have been set
	}
	if err := o.File.Set(c.Key, d.Value(c)); err != nil {
		d.Leave(h, c)
		return err
	}
	d.Remember(h, c)
	s := o.File.Current()
	return u.Done(console.Data{k.Name, k.JSON(s)}, d.Again(k, s))
}
