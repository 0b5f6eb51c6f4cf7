package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/letters"
)

// copied is a journal of which a copy can be made.
type copied interface {
	Backup(ctx context.Context, to string) error
	BackupDated(ctx context.Context) (string, error)
}

// Files are the files of a journal that is not open: perhaps it cannot be.
type Files interface {
	rescuable
	erasable
}

// rescuable are files of which a journal is made again.
type rescuable interface {
	// Rescue makes a new journal of what can be read of a damaged one, or,
	// where that is allowed, of the newest backup alone.
	Rescue(ctx context.Context, how journal.RescueHow) (journal.Rescue, error)
	// Restore puts a copy in the place of the journal and keeps what was there.
	Restore(ctx context.Context, from string) (journal.Restored, error)
	// Copies gives the dated copies, the newest last.
	Copies() ([]string, error)
}

// erasable are files that can be taken away.
type erasable interface {
	// All gives every file there is.
	All() ([]string, error)
	// Erase removes them all.
	Erase(ctx context.Context) error
}

// backupCommand copies the journal, puts a copy back and rescues a damaged one.
type backupCommand struct{ tools }

func (b backupCommand) command() *cobra.Command {
	var rescue, yes, force bool
	cmd := &cobra.Command{
		Use:     "backup [FILE]",
		GroupID: "house",
		Args:    takes(0, 1, "takes a file and no more"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case rescue && len(args) > 0:
				return Usage{errors.New("--rescue takes no file; it makes the journal anew in its place")}
			case force && !rescue:
				return Usage{errors.New("--force goes with --rescue")}
			case yes && !rescue:
				return Usage{errors.New("--yes goes with --rescue; a backup asks nothing")}
			case rescue:
				return b.rescue(cmd.Context(), journal.RescueHow{Backup: yes, Undamaged: force})
			}
			return b.run(cmd.Context(), strings.Join(args, ""))
		},
	}
	cmd.Flags().BoolVar(&rescue, "rescue", false, "save what a damaged journal still holds")
	cmd.Flags().BoolVar(&yes, "yes", false, "with --rescue: take the newest backup where nothing can be read")
	cmd.Flags().BoolVar(&force, "force", false, "with --rescue: make the journal anew although no damage is found")
	cmd.AddCommand(b.restoring())
	return cmd
}

func (b backupCommand) run(ctx context.Context, to string) error {
	return b.disk.archive(ctx, func(j Archive) error {
		// A copy of a damaged journal must not push out one of a whole.
		err := j.Check(ctx)
		switch {
		case err != nil:
			return err
		case to == "":
			to, err = j.BackupDated(ctx)
		default:
			err = j.Backup(ctx, to)
		}
		if errors.Is(err, os.ErrExist) {
			err = fmt.Errorf("there is something at %s already, and it was left as it is; another name can be given", to)
		}
		if err != nil {
			return err
		}
		return b.done(object{"file": to}, "copied to "+letters.Plain(to))
	})
}

func (b backupCommand) rescue(ctx context.Context, how journal.RescueHow) error {
	files, err := b.disk.files()
	if err != nil {
		return err
	}
	r, err := files.Rescue(ctx, how)
	var unreadable *journal.UnreadableError
	switch {
	case errors.Is(err, journal.ErrUndamaged):
		return b.done(rescuedJSON{}, "The journal is whole, and nothing had to be rescued. With --force it is made anew all the same.")
	case errors.As(err, &unreadable) && unreadable.Backup != "":
		if !b.asks() {
			return fmt.Errorf("%w\nlull backup --rescue --yes puts it in its place and keeps the damaged file", err)
		}
		question := fmt.Sprintf("Nothing of the journal can be read. The newest backup is\n%s\nPut it in its place? The damaged file is kept. [y/N] ", letters.Plain(unreadable.Backup))
		if !b.agreed(question) {
			return b.done(nil, "Nothing was changed.")
		}
		how.Backup = true
		r, err = files.Rescue(ctx, how)
	}
	if err != nil {
		return err
	}
	words := counted(r.Saved, "entry was", "entries were") + " read from the damaged file"
	switch {
	case r.Lost > 0:
		words += "; " + counted(r.Lost, "entry", "entries") + " could not be read"
	case r.Senseless > 0:
		words += "; " + counted(r.Senseless, "row", "rows") + " in it told nothing that can be"
	}
	if r.Restored > 0 {
		words += "; " + counted(r.Restored, "entry", "entries") + " came from " + letters.Plain(r.Backup)
	}
	return b.done(rescuedJSON(r), words+".\nThe damaged file is kept as "+letters.Plain(r.Kept))
}

// rescuedJSON is what was saved as data; its shape is stable.
type rescuedJSON struct {
	Saved     int    `json:"saved"`
	Lost      int    `json:"lost"`
	Senseless int    `json:"senseless"`
	Restored  int    `json:"from_backup"`
	Backup    string `json:"backup,omitempty"`
	Kept      string `json:"damaged_file,omitempty"`
}

// counted says how many of something there are.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (b backupCommand) restoring() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return b.whichCopy()
			}
			return takes(1, 1, "takes one file")(cmd, args)
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
	data := object{"entries": r.Entries}
	words := "The journal is as in " + letters.Plain(from) + ", with " + counted(r.Entries, "entry", "entries") + "."
	if r.Kept != "" {
		data["kept"] = r.Kept
		words += "\nWhat was there is kept as " + letters.Plain(r.Kept)
	}
	return b.done(data, words)
}
