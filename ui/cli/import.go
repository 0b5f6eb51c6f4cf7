package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/notation"
	"lull/routines/settings"
)

// importFlags is how something is to be taken in.
type importFlags struct {
	from, habit, dates string
	dry                bool
}

// importable is a journal that takes a copy in.
type importable interface {
	whole
	News(ctx context.Context, c journal.Copy) (bool, error)
	BackupDated(ctx context.Context) (string, error)
	MergeCopy(ctx context.Context, c journal.Copy) (journal.Merged, error)
}

// importCommand takes a journal in.
type importCommand struct{ tools }

func (i importCommand) command() *cobra.Command {
	var how importFlags
	cmd := &cobra.Command{
		Use:     "import FILE",
		GroupID: "house",
		Args:    takes(1, 1, "wants a file, or - for standard input, and one file at a time"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := how.check(); err != nil {
				return Usage{err}
			}
			return i.run(cmd.Context(), args[0], how)
		},
	}
	f := cmd.Flags()
	f.StringVar(&how.from, "from", "jsonl", "what wrote it: `jsonl` for lull, csv, harsh")
	f.StringVar(&how.habit, "habit", "", "the `name` of the habit that is the wind-down")
	f.StringVar(&how.dates, "dates", "", "how dates such as 3/4/2026 are meant: `day-first` or month-first")
	f.BoolVar(&how.dry, "dry-run", false, "say what would be taken in, and take nothing")
	return cmd
}

func (i importFlags) check() error {
	switch i.from {
	case "jsonl", "csv", "harsh":
	default:
		return fmt.Errorf("--from takes jsonl, csv or harsh, not %q", letters.Short(i.from))
	}
	switch {
	case i.habit != "" && i.from == "jsonl":
		return errors.New("--habit goes with --from csv or --from harsh; an export of lull says by itself what it holds")
	case i.dates != "" && i.from != "csv":
		return errors.New("--dates goes with --from csv; other dates are clear")
	case i.dates != "" && i.dates != "day-first" && i.dates != "month-first":
		return fmt.Errorf("--dates takes day-first or month-first, not %q", letters.Short(i.dates))
	}
	return nil
}

// run reads everything before it opens the journal: nobody waits for a slow
// line, and nothing is touched where something is not right.
func (i importCommand) run(ctx context.Context, name string, how importFlags) error {
	taken, err := i.read(name, how, i.disk.settings().Current())
	if err != nil {
		return err
	}
	return i.disk.archive(ctx, func(j Archive) (err error) {
		done := imported{Lines: taken.Lines, Left: taken.Left, Dry: how.dry}
		if how.dry {
			would, tried := j.TryMerge(ctx, taken.Copy)
			done.merged, err = merged(would), tried
		} else {
			err = i.merge(ctx, j, taken.Copy, &done)
		}
		if err != nil {
			return err
		}
		return i.done(done, done.words())
	})
}

// read reads a file, or standard input.
func (i importCommand) read(name string, how importFlags, s settings.Settings) (exchange.Batch, error) {
	in := io.Reader(i.in)
	if name != "-" {
		opened, err := os.Open(name)
		if err != nil {
			return exchange.Batch{}, fmt.Errorf("importing: %w", err)
		}
		defer func() { _ = opened.Close() }() // nothing was written
		in = opened
	} else {
		name = "standard input"
	}
	taken, err := i.readAs(in, how, s)
	var bad *exchange.Problems
	if errors.As(err, &bad) {
		return taken, fmt.Errorf("importing %s: %s not right, and nothing was taken in\n%w",
			name, counted(len(bad.First)+bad.More, "line is", "lines are"), err)
	}
	if err != nil {
		return taken, fmt.Errorf("importing %s: %w; nothing was taken in", name, err)
	}
	return taken, nil
}

func (i importCommand) readAs(in io.Reader, how importFlags, s settings.Settings) (exchange.Batch, error) {
	if how.from == "jsonl" {
		return exchange.Read(in)
	}
	zone := i.now().Location()
	bedtime := func(d evening.Day) time.Time { return s.Schedule.Bedtime(d, zone) }
	if how.from == "harsh" {
		return exchange.ReadHarsh(in, how.habit, bedtime)
	}
	known := i.catalog.noting(s).Known
	return exchange.ReadTable(in, exchange.Foreign{
		Zone: zone, Dates: how.dates, Habit: how.habit, Evening: s.Schedule.Of, Bedtime: bedtime,
		Known: func(what string, at time.Time) (journal.Entry, error) {
			return notation.Entry(strings.Fields(what), at, known)
		},
	})
}

// merge takes in what was read. Undo does not reach a merge; a copy of the
// journal from before does. An empty journal needs none, and neither does one
// that learns nothing.
func (i importCommand) merge(ctx context.Context, j importable, c journal.Copy, done *imported) error {
	some := errors.New("there is something in it")
	err := j.ReadAll(ctx, func(journal.Entry) error { return some }, func(journal.Tombstone) error { return some })
	if errors.Is(err, some) {
		news, err := j.News(ctx, c)
		if err != nil {
			return err
		}
		if !news {
			done.Unchanged = len(c.Entries) + len(c.Deleted)
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

// imported is what an import did, or would have done, as data; its shape is
// stable.
type imported struct {
	Lines int `json:"lines"`
	merged
	Left   int    `json:"left_out"`
	Dry    bool   `json:"dry_run"`
	Backup string `json:"backup,omitempty"`
}

type merged struct {
	Added     int `json:"added"`
	Updated   int `json:"updated"`
	Deleted   int `json:"deleted"`
	Unchanged int `json:"unchanged"`
}

func (i imported) words() string {
	parts := []string{fmt.Sprintf("%d new", i.Added)}
	for _, p := range []struct {
		n    int
		what string
	}{{i.Updated, "changed"}, {i.Deleted, "deleted"}, {i.Unchanged, "known already"}, {i.Left, "left out"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.what))
		}
	}
	words := strings.Join(parts, ", ")
	if i.Dry {
		return "it would be: " + words + "; nothing was taken in"
	}
	if i.Backup != "" {
		words += "\na copy from before is in " + letters.Plain(i.Backup)
	}
	return words
}
