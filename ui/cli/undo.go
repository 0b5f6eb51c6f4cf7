package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
)

// undoCommand takes back.
type undoCommand struct{ tools }

func (u undoCommand) command() *cobra.Command {
	return &cobra.Command{Use: "undo", GroupID: "day", Args: noArgs, RunE: u.withJournal(u.run)}
}

func (u undoCommand) run(ctx context.Context, o opened) error {
	undone, err := o.Undo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToUndo) {
		return err
	}
	return u.done(undoneJSON(undone), o.telling.TookBack(undone))
}

// undoneJSON is what was taken back as data; its shape is stable.
func undoneJSON(undone []journal.Undone) any {
	out := []object{}
	for _, u := range undone {
		out = append(out, object{"change": u.Change, "entry": entryJSON(u.Entry)})
	}
	return out
}
