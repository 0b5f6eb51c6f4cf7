package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

type Erase struct {
	*console.Console
	Disk   *storage.Disk
	Cancel func(context.Context) error // takes the reminders off
}

func (e Erase) Command() *cobra.Command {
	var yes, all bool
	cmd := &cobra.Command{
		Use:  "erase",
		RunE: console.WithContext(func(ctx context.Context) error { return e.run(ctx, yes, all) }),
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask, for scripts")
	cmd.Flags().BoolVar(&all, "all", false, "the settings too, and what you wrote beside them")
	return cmd
}

func (e Erase) run(ctx context.Context, yes, all bool) error {
	t, err := e.traces(all)
	if err != nil {
		return err
	}
	listed := slices.Concat(t.beside, t.journal, t.own)
	if len(listed) == 0 {
		return e.Done(console.Data{"erased", []string{}}, "There is nothing to take away.")
	}
	if !yes && !e.Asks() {
		return console.Misusef("erase asks once, and nobody can be asked here; --yes goes on without asking")
	}
	if !e.Flags.JSON && !e.Flags.Quiet || !yes {
		e.listFiles(listed, !all)
	}
	if e.Unprinted != nil {
		return nil // nothing goes that could not be listed
	}
	if !yes && e.Ask("The word erase takes it away, anything else leaves it. ") != "erase" {
		return e.Done(nil, "Nothing was taken away.")
	}
	if err := t.erase(ctx); err != nil {
		return err
	}
	if err := e.Cancel(ctx); err != nil {
		return err
	}
	return e.Done(console.Data{"erased", listed}, "It is gone.")
}

// traces is every file that goes.
type traces struct {
	files                storage.Erased
	beside, journal, own []string // own is what somebody wrote themselves
}

func (e Erase) traces(all bool) (t traces, err error) {
	if t.files, err = e.Disk.Files(); err != nil {
		return t, err
	}
	if t.journal, err = t.files.All(); err != nil {
		return t, err
	}
	if t.beside, err = e.Disk.Openers.Beside(e.Flags.Data); err == nil && all {
		t.own, err = e.Disk.Openers.OwnFiles(e.Flags.Config)
	}
	return t, err
}

// erase takes it away. What lies beside the journal goes first, since its folder
// goes with it.
func (t traces) erase(ctx context.Context) error {
	if err := remove(t.beside); err != nil {
		return fmt.Errorf("erasing what is beside the journal: %w", err)
	}
	if err := t.files.Erase(ctx); err != nil {
		return err
	}
	if err := remove(t.own); err != nil {
		return fmt.Errorf("erasing the settings: %w", err)
	}
	for _, name := range slices.Backward(t.own) { // the settings' folder comes last
		_ = os.Remove(filepath.Dir(name)) // it fails where something of somebody else's is in it
	}
	return nil
}

func remove(files []string) error {
	for _, name := range files {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) { // two links may lead to one
			return err
		}
	}
	return nil
}

func (e Erase) listFiles(all []string, settingsStay bool) {
	e.Printf("This goes, for good:\n\n")
	for _, name := range all {
		e.Printf("    %s\n", letters.Plain(name))
	}
	if settingsStay {
		e.Printf("\nThe settings stay; --all takes them too.")
	}
	e.Printf("\n")
}
