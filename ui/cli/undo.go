package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/journal"
)

// undoCommand takes back.
type undoCommand struct{ tools }

func (u undoCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		GroupID: "day",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return u.run(cmd.Context()) },
	}
}

func (u undoCommand) run(ctx context.Context) (err error) {
	file, j, err := u.disk.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	undone, err := j.Undo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToUndo) {
		return err
	}
	if u.flags.json {
		return u.asJSON(undoneJSON(undone))
	}
	if u.flags.quiet {
		return nil
	}
	_, err = fmt.Fprintln(u.out, telling(u.now(), file.Current()).TookBack(undone))
	return err
}

// undoneJSON is what was taken back as data; its shape is stable.
func undoneJSON(undone []journal.Undone) any {
	type one struct {
		Change journal.Change `json:"change"`
		Entry  any            `json:"entry"`
	}
	out := []one{}
	for _, u := range undone {
		out = append(out, one{u.Change, entryJSON(u.Entry)})
	}
	return out
}
