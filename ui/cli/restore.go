package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/letters"
)

func (b backupCommand) restoring() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE",
		Args: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return b.whichCopy()
			case 1:
				return nil
			}
			return Usage{fmt.Errorf("restore takes one file; %q is too much", letters.Short(args[1]))}
		},
		RunE: func(cmd *cobra.Command, args []string) error { return b.restore(cmd.Context(), args[0]) },
	}
}

// whichCopy says that a file is wanted, and which there are.
func (b backupCommand) whichCopy() error {
	files, err := b.disk.files()
	if err != nil {
		return err
	}
	copies, err := files.Copies()
	if err != nil {
		return err
	}
	if len(copies) == 0 {
		return Usage{errors.New("restore wants the file of a copy; there is none beside the journal")}
	}
	words := "restore wants the file of a copy; beside the journal there are"
	for _, c := range copies {
		words += "\n" + c
	}
	return Usage{errors.New(words)}
}

func (b backupCommand) restore(ctx context.Context, from string) error {
	files, err := b.disk.files()
	if err != nil {
		return err
	}
	r, err := files.Restore(ctx, from)
	if err != nil {
		return err
	}
	if b.flags.json {
		return b.asJSON(struct {
			Entries int    `json:"entries"`
			Kept    string `json:"kept,omitempty"`
		}{r.Entries, r.Kept})
	}
	words := "The journal is as in " + letters.Plain(from) + ", with " + counted(r.Entries, "entry", "entries") + "."
	if r.Kept != "" {
		words += "\nWhat was there is kept as " + letters.Plain(r.Kept)
	}
	return b.sayDone(words)
}
