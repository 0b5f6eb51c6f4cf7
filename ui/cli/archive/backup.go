package archive

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
)

// Backup copies the journal, puts a copy back and rescues a damaged one.
type Backup struct {
	*console.Console
	Disk *storage.Disk
}

func (b Backup) Command() *cobra.Command {
	var rescue, yes, force bool
	cmd := &cobra.Command{
		Use:  "backup [FILE]",
		Args: console.Takes(0, 1, "takes a file and no more"),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case rescue && len(args) > 0:
				return console.Misusef("--rescue takes no file; it makes the journal anew in its place")
			case force && !rescue:
				return console.Misusef("--force goes with --rescue")
			case yes && !rescue:
				return console.Misusef("--yes goes with --rescue; a backup asks nothing")
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

func (b Backup) run(ctx context.Context, to string) error {
	return b.Disk.Archive(ctx, func(j storage.Archive) error {
		err := b.LongWork(ctx, "copying the journal", func(ctx context.Context, _ func(float64)) error {
			// A copy of a damaged journal must not push out one of a sound one.
			err := j.Check(ctx)
			switch {
			case err != nil:
				return err
			case to == "":
				to, err = j.BackupDated(ctx)
			default:
				err = j.Backup(ctx, to)
			}
			return err
		})
		if errors.Is(err, os.ErrExist) {
			err = fmt.Errorf("there is something at %s already, and it was left as it is; another name can be given",
				to)
		}
		if err != nil {
			return err
		}
		return b.Done(console.Data{"file", to}, "copied to "+letters.Plain(to))
	})
}

func (b Backup) rescue(ctx context.Context, how journal.RescueHow) error {
	files, err := b.Disk.Files()
	if err != nil {
		return err
	}
	var r journal.Rescue
	rescue := func(ctx context.Context, _ func(float64)) (err error) {
		r, err = files.Rescue(ctx, how)
		return err
	}
	err = b.LongWork(ctx, "reading what is left", rescue)
	unreadable, _ := errors.AsType[*journal.UnreadableError](err)
	switch {
	case errors.Is(err, journal.ErrUndamaged):
		return b.Done(rescued(journal.Rescue{}),
			"The journal is whole, and nothing had to be rescued. With --force it is made anew all the same.")
	case unreadable != nil && unreadable.Backup != "":
		if !b.Asks() {
			return fmt.Errorf("%w\nlull backup --rescue --yes puts it in its place and keeps the damaged file", err)
		}
		question := fmt.Sprintf("Nothing of the journal can be read. The newest backup is\n%s\nPut it in its "+
			"place? The damaged file is kept.", letters.Plain(unreadable.Backup))
		if !b.Agreed(question) {
			return b.Done(nil, "Nothing was changed.")
		}
		how.Backup = true
		err = b.LongWork(ctx, "putting the backup in its place", rescue)
	}
	if err != nil {
		return err
	}
	words := plain.Counted(r.Saved, "entry was", "entries were") + " read from the damaged file"
	switch {
	case r.Lost > 0:
		words += "; " + plain.Counted(r.Lost, "entry", "entries") + " could not be read"
	case r.Senseless > 0:
		words += "; " + plain.Counted(r.Senseless, "row", "rows") + " in it told nothing that can be"
	}
	if r.Restored > 0 {
		words += "; " + plain.Counted(r.Restored, "entry", "entries") + " came from " + letters.Plain(r.Backup)
	}
	return b.Done(rescued(r), words+".\nThe damaged file is kept as "+letters.Plain(r.Damaged))
}

func rescued(r journal.Rescue) console.Data {
	return console.Data{
		"saved", r.Saved, "lost", r.Lost, "senseless", r.Senseless,
		"from_backup", r.Restored, "backup,omitempty", r.Backup, "damaged_file,omitempty", r.Damaged,
	}
}

func (b Backup) restoring() *cobra.Command {
	return &cobra.Command{
		Use: "restore FILE",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return b.whichCopy()
			}
			return console.Takes(1, 1, "takes one file")(cmd, args)
		},
		RunE: func(cmd *cobra.Command, args []string) error { return b.restore(cmd.Context(), args[0]) },
	}
}

func (b Backup) whichCopy() error {
	copies, err := b.Disk.Copies()
	switch {
	case err != nil:
		return err
	case len(copies) == 0:
		return console.Misusef("restore wants the file of a copy; there is none beside the journal")
	}
	return console.Misusef("restore wants the file of a copy; beside the journal there are\n%s",
		strings.Join(copies, "\n"))
}

func (b Backup) restore(ctx context.Context, from string) error {
	files, err := b.Disk.Files()
	if err != nil {
		return err
	}
	var r journal.Restored
	err = b.LongWork(ctx, "putting the copy in its place", func(ctx context.Context, _ func(float64)) (err error) {
		r, err = files.Restore(ctx, from)
		return err
	})
	if err != nil {
		return err
	}
	words := "The journal is as in " + letters.Plain(from) + ", with " +
		plain.Counted(r.Entries, "entry", "entries") + "."
	if r.Replaced != "" {
		words += "\nWhat was there is kept as " + letters.Plain(r.Replaced)
	}
	return b.Done(console.Data{"entries", r.Entries, "kept,omitempty", r.Replaced}, words)
}
