package archive

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/atomicfile"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
)

type Export struct {
	*console.Console
	Disk *storage.Disk
}

func (c Export) Command() *cobra.Command {
	var format, to string
	cmd := &cobra.Command{
		Use: "export",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(exportFormats, format) {
				return console.Misusef("--format takes %s, not %q", letters.Listed(exportFormats, "or"),
					letters.Short(format))
			}
			return c.run(cmd.Context(), format, to)
		},
	}
	cmd.Flags().StringVar(&format, "format", "jsonl",
		"`jsonl` for everything, csv for a spreadsheet, apple-health, loop")
	cmd.Flags().StringVarP(&to, "output", "o", "", "the `file`, in place of standard output")
	console.Values(cmd, "format", exportFormats...)
	return cmd
}

var exportFormats = []string{"jsonl", "csv", "apple-health", "loop"}

func (c Export) run(ctx context.Context, format, to string) error {
	return c.Disk.Archive(ctx, func(j storage.Archive) error {
		if to == "" || to == "-" {
			_, _, err := c.write(ctx, j, format, c.Out)
			return err
		}
		if err := console.Replaceable("exporting to", to, isExport); err != nil {
			return err
		}
		// Half of one never lies in a folder that another machine looks into.
		var entries, deleted int
		err := c.LongWork(ctx, "writing the export", func(ctx context.Context, _ func(float64)) error {
			return atomicfile.Replace(to, 0o600, func(f *atomicfile.File) (err error) {
				entries, deleted, err = c.write(ctx, j, format, f)
				return err
			})
		})
		if err != nil {
			return err
		}
		one, many := "entry", "entries"
		if format != "jsonl" {
			one, many = "row", "rows"
		}
		return c.Done(console.Data{"file", to, "entries", entries, "deleted", deleted},
			plain.Counted(entries, one, many)+" written to "+letters.Plain(to))
	})
}

// write writes the journal in a format and says how many entries, or rows of a
// table, and how many deletions were written.
func (c Export) write(
	ctx context.Context, j storage.Whole, format string, w io.Writer,
) (entries, deleted int, err error) {
	var out exported
	switch format {
	case "csv":
		out, err = exchange.NewTable(w)
	case "apple-health":
		out, err = exchange.NewSamples(w)
	case "loop":
		out, err = exchange.NewCheckmarks(w)
	default:
		out, err = exchange.NewWriter(w)
	}
	if err != nil {
		return 0, 0, err
	}
	err = errors.Join(j.ReadAll(ctx, out.Entry, out.Deleted), out.Close())
	entries, deleted = out.Written()
	return entries, deleted, err
}

type exported interface {
	Entry(journal.Entry) error
	Deleted(journal.Tombstone) error
	Written() (entries, deleted int)
	Close() error
}

// isExport tells by how a file begins whether it is an export.
func isExport(begin []byte) bool {
	begin = begin[:min(len(begin), 256)]
	// A table for another program begins as that one's own does. Samples name the
	// program that wrote them; checkmarks do not, and are never taken for ours.
	return bytes.HasPrefix(begin, []byte(`{"kind":"lull"`)) || bytes.HasPrefix(begin, []byte(exchange.TableBegins)) ||
		bytes.HasPrefix(begin, []byte(exchange.SamplesBegin)) && bytes.Contains(begin, []byte(",lull,"))
}
