package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
)

// undoCommand takes back, and puts back.
type undoCommand struct{ tools }

func (u undoCommand) undo() *cobra.Command {
	return &cobra.Command{Use: "undo", GroupID: "day", Args: noArgs, RunE: u.withJournal(u.takeBack)}
}

func (u undoCommand) redo() *cobra.Command {
	return &cobra.Command{Use: "redo", GroupID: "day", Args: noArgs, RunE: u.withJournal(u.putBack)}
}

func (u undoCommand) putBack(ctx context.Context, o opened) error {
	redone, err := o.Redo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToRedo) {
		return err
	}
	return u.done(undoneJSON(redone), o.telling.PutBack(redone))
}

func (u undoCommand) takeBack(ctx context.Context, o opened) error {
	undone, err := o.Undo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToUndo) {
		return err
	}
	return u.done(undoneJSON(undone), o.telling.TookBack(undone))
}

// undoneJSON is what was taken back, or put back, as data; its shape is stable.
func undoneJSON(undone []journal.Undone) any {
	out := []object{}
	for _, u := range undone {
		out = append(out, object{"change": u.Change, "entry": entryJSON(u.Entry)})
	}
	return out
}
