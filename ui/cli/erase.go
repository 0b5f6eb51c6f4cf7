package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
)

// eraseCommand takes the history away.
type eraseCommand struct{ tools }

func (e eraseCommand) command() *cobra.Command {
	var yes, all bool
	cmd := &cobra.Command{
		Use:     "erase",
		GroupID: "house",
		Args:    noArgs,
		RunE:    withContext(func(ctx context.Context) error { return e.run(ctx, yes, all) }),
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask, for scripts")
	cmd.Flags().BoolVar(&all, "all", false, "the settings too, and what you wrote beside them")
	return cmd
}

func (e eraseCommand) run(ctx context.Context, yes, all bool) error {
	files, err := e.disk.files()
	if err != nil {
		return err
	}
	gone, err := files.All()
	if err != nil {
		return err
	}
	var own []string
	if all {
		if own, err = e.disk.OwnFiles(e.flags.config); err != nil {
			return err
		}
	}
	listed := slices.Concat(gone, own)
	if len(listed) == 0 {
		return e.done(object{"erased": []string{}}, "There is nothing to take away.")
	}
	if !yes && !e.asks() {
		return Usage{errors.New("erase asks once, and nobody can be asked here; --yes goes on without asking")}
	}
	if !e.flags.json && !e.flags.quiet || !yes {
		e.listFiles(listed, !all)
	}
	if e.unsaid != nil {
		return nil // nothing goes that nobody was told of
	}
	if !yes && e.ask("The word erase takes it away, anything else leaves it. ") != "erase" {
		return e.done(nil, "Nothing was taken away.")
	}
	if err := files.Erase(ctx); err != nil {
		return err
	}
	for _, name := range own {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) { // two links may lead to one
			return fmt.Errorf("erasing the settings: %w", err)
		}
	}
	for _, name := range slices.Backward(own) { // the settings' folder comes last
		_ = os.Remove(filepath.Dir(name)) // it fails where something of somebody else's is in it
	}
	if err := e.schedule.cancel(ctx); err != nil {
		return err
	}
	return e.done(object{"erased": listed}, "It is gone.")
}

// listFiles says what goes.
func (e eraseCommand) listFiles(all []string, settingsStay bool) {
	var b strings.Builder
	b.WriteString("This goes, for good:\n\n")
	for _, name := range all {
		b.WriteString("    " + letters.Plain(name) + "\n")
	}
	if settingsStay {
		b.WriteString("\nThe settings stay; --all takes them too.")
	}
	e.print("%s\n", b.String())
}
