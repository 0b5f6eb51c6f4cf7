package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/journal"
)

func (h *House) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "undo",
		Short: "Take back the last change of the journal; again, the one before",
		Long: `Take back the last change of the journal: what was noted is taken out, what
was taken out is there again, what was edited is as before. Again, it takes
back the change before.`,
		GroupID: "day",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return h.undo(cmd.Context()) },
	}
}

func (h *House) undo(ctx context.Context) (err error) {
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	undone, err := j.Undo(ctx)
	if err != nil && !errors.Is(err, journal.ErrNothingToUndo) {
		return err
	}
	if h.flags.json {
		return writeJSON(h, undoneJSON(undone))
	}
	if h.flags.quiet {
		return nil
	}
	_, err = fmt.Fprintln(h.Out, h.telling(file.Current()).TookBack(undone))
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
