// Package archive is the journal as a whole, by command: taken in, written out,
// copied, put back and erased.
package archive

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/exchange"
	"lull/routines/health"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

type importFlags struct {
	from, habit, dates string
	dry, again         bool
}

type Import struct {
	*console.Console
	Disk    *storage.Disk
	Catalog *storage.Catalog
}

func (i Import) Command() *cobra.Command {
	var how importFlags
	cmd := &cobra.Command{
		Use:  "import FILE...",
		Args: console.Takes(1, console.AnyNumber, "wants a file, or - for standard input"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := how.check(len(args)); err != nil {
				return console.Misuse(err)
			}
			return i.run(cmd.Context(), args, how)
		},
	}
	f := cmd.Flags()
	f.StringVar(&how.from, "from", "", "what wrote it, where that does not show: `jsonl` for lull, csv, harsh")
	f.StringVar(&how.habit, "habit", "", "the `name` of the habit that is the wind-down")
	f.StringVar(&how.dates, "dates", "", "how dates such as 3/4/2026 are meant: `day-first` or month-first")
	f.BoolVar(&how.dry, "dry-run", false, "say what would be taken in, and take nothing")
	f.BoolVar(&how.again, "again", false, "take in as well what was changed or taken out here since")
	console.Values(cmd, "from", "jsonl", "csv", "harsh")
	console.Values(cmd, "dates", "day-first", "month-first")
	return cmd
}

func (i importFlags) check(files int) error {
	switch i.from {
	case "", "jsonl", "csv", "harsh":
	default:
		return fmt.Errorf("--from takes jsonl, csv or harsh, not %q", letters.Short(i.from))
	}
	switch {
	case i.from != "" && files > 1:
		return errors.New("--from takes one file at a time")
	case i.from == "jsonl":
		return i.ofOthers()
	case i.dates != "" && i.from == "harsh":
		return errors.New("--dates goes with --from csv; other dates are clear")
	case i.dates != "" && i.dates != "day-first" && i.dates != "month-first":
		return fmt.Errorf("--dates takes day-first or month-first, not %q", letters.Short(i.dates))
	}
	return nil
}

// ofOthers refuses for an export of this program what goes only with others.
func (i importFlags) ofOthers() error {
	switch {
	case i.habit != "" || i.again:
		return errors.New("--habit and --again go with files of other programs; an export of lull says by itself " +
			"what it holds")
	case i.dates != "":
		return errors.New("--dates goes with --from csv; other dates are clear")
	}
	return nil
}

// run reads everything before it opens the journal: nobody waits for a slow
// line, and nothing is touched where something is not right.
func (i Import) run(ctx context.Context, names []string, how importFlags) error {
	var done imported
	err := i.LongWork(ctx, "reading "+letters.Short(filepath.Base(called(names[0]))),
		func(ctx context.Context, far func(float64)) error {
			taken, err := i.read(ctx, names, how, i.Disk.Settings().Current(), far)
			if err == nil {
				done, err = i.take(ctx, taken, how)
			}
			return err
		})
	if err != nil {
		return err
	}
	return i.Done(done, done.words())
}

func (i Import) take(ctx context.Context, taken exchange.Batch, how importFlags) (done imported, err error) {
	err = i.Disk.Archive(ctx, func(j storage.Archive) (err error) {
		if len(taken.Sources) > 0 {
			if taken, err = against(ctx, j, taken, how.again); err != nil {
				return err
			}
		}
		done = imported{Lines: taken.Lines, Left: taken.Left, Dry: how.dry, Sources: taken.Sources, Out: taken.Out}
		if len(taken.Sources) > 0 {
			done.Found = thingsOf(taken)
		}
		if how.again {
			taken.Recorded = false
			for k := range taken.Entries {
				taken.Entries[k].Changed = i.Now()
			}
		}
		if how.dry {
			would, tried := j.TryMerge(ctx, taken.Copy)
			done.merged, err = merged(would), tried
		} else {
			err = i.merge(ctx, j, taken.Copy, &done)
		}
		return err
	})
	return done, err
}

// merge takes in what was read. Undo does not reach a merge; a copy of the
// journal from before does. An empty journal needs none, and neither does one
// that learns nothing.
func (i Import) merge(ctx context.Context, j storage.Archive, c journal.Copy, done *imported) error {
	some := errors.New("there is something in it")
	err := j.ReadAll(ctx, func(journal.Entry) error { return some }, func(journal.Tombstone) error { return some })
	if errors.Is(err, some) {
		news, err := j.News(ctx, c)
		if err != nil {
			return err
		}
		if news.Added+news.Updated+news.Deleted == 0 {
			done.merged = merged(news)
			return nil
		}
		if done.Backup, err = j.BackupDated(ctx); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	did, err := j.MergeCopy(ctx, c)
	done.merged = merged(did)
	return err
}

// against leaves out what somebody told here as well, and takes out what the
// files correct. Of two accounts of a night both stay, and the one that was reported
// counts.
func against(ctx context.Context, j storage.Whole, b exchange.Batch, again bool) (exchange.Batch, error) {
	var reported, recorded []journal.Entry
	gone := map[string]time.Time{}
	err := j.ReadAll(ctx, func(e journal.Entry) error {
		switch {
		case e.Imported():
			recorded = append(recorded, e)
		case e.Intake != nil || e.Session != nil:
			reported = append(reported, e)
		}
		return nil
	}, func(t journal.Tombstone) error {
		if !again {
			gone[t.ID] = t.Changed
		}
		return nil
	})
	return health.Replaced(health.WithoutReported(b, reported, recorded), recorded, gone), err
}
