package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"lull/routines/atomicfile"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
)

// whole is a journal that can be read from end to end.
type whole interface {
	ReadAll(ctx context.Context, entry func(journal.Entry) error, deleted func(journal.Tombstone) error) error
}

// exportCommand writes the journal as text.
type exportCommand struct{ tools }

func (c exportCommand) command() *cobra.Command {
	var format, to string
	cmd := &cobra.Command{
		Use:     "export",
		GroupID: "house",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "jsonl" && format != "csv" {
				return Usage{fmt.Errorf("--format takes jsonl or csv, not %q", letters.Short(format))}
			}
			return c.run(cmd.Context(), format, to)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl", "`jsonl` for everything, csv for a spreadsheet")
	cmd.Flags().StringVarP(&to, "output", "o", "", "the `file`, in place of standard output")
	return cmd
}

func (c exportCommand) run(ctx context.Context, format, to string) error {
	return c.disk.archive(ctx, func(j Archive) error {
		if to == "" || to == "-" {
			_, _, err := c.write(ctx, j, format, c.out)
			return err
		}
		if err := exportable(to); err != nil {
			return err
		}
		// Half of one never lies in a folder that another machine looks into.
		var entries, deleted int
		err := atomicfile.Replace(to, 0o600, func(f *atomicfile.File) (err error) {
			entries, deleted, err = c.write(ctx, j, format, f)
			return err
		})
		if err != nil {
			return err
		}
		return c.done(struct {
			File    string `json:"file"`
			Entries int    `json:"entries"`
			Deleted int    `json:"deleted"`
		}{to, entries, deleted}, counted(entries, "entry", "entries")+" written to "+letters.Plain(to))
	})
}

// write writes the journal in a format and says how many entries it has and
// how many deletions were written.
func (c exportCommand) write(ctx context.Context, j whole, format string, w io.Writer) (entries, deleted int, err error) {
	var out exported
	if format == "csv" {
		out, err = exchange.NewTable(w)
	} else {
		out, err = exchange.NewWriter(w)
	}
	if err != nil {
		return 0, 0, err
	}
	err = j.ReadAll(ctx, func(e journal.Entry) error {
		entries++
		return out.Entry(e)
	}, func(t journal.Tombstone) error {
		deleted++
		return out.Deleted(t)
	})
	return entries, deleted, errors.Join(err, out.Close())
}

// exported is an export while it is written.
type exported interface {
	Entry(journal.Entry) error
	Deleted(journal.Tombstone) error
	Close() error
}

// exportable refuses a place that something else has: only an export is
// replaced.
func exportable(path string) error {
	about, err := os.Stat(path)
	if err != nil || !about.Mode().IsRegular() {
		return nil //nolint:nilerr // what is wrong, if it is, is said by who writes there
	}
	switch ours, err := isExport(path); {
	case err != nil:
		return err
	case !ours:
		return fmt.Errorf("exporting to %s: something else is there, and it was left as it is; another name can be given", path)
	}
	return nil
}

// isExport tells whether a file is an export, or empty.
func isExport(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = file.Close() }() // nothing was written
	begin := make([]byte, 64)
	n, err := io.ReadFull(file, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	begin = begin[:n]
	return n == 0 || bytes.HasPrefix(begin, []byte(`{"kind":"lull"`)) || bytes.HasPrefix(begin, []byte(exchange.TableBegins)), nil
}

// output gives a text about somebody's nights: on standard output, or in a file
// that is named, for nobody else's eyes until they give it away.
func (c *console) output(file, text, written string) error {
	if file == "" || file == "-" {
		c.print("%s", text)
		return nil
	}
	err := atomicfile.Replace(file, 0o600, func(f *atomicfile.File) error {
		_, err := io.WriteString(f, text)
		return err
	})
	if err == nil && !c.flags.quiet {
		c.print("%s\n", written)
	}
	return err
}
