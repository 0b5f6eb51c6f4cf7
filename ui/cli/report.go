package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/letters"
	"lull/routines/sleep"
	"lull/ui/report"
)

// reportFlags is what the report is asked for.
type reportFlags struct {
	days   int
	format string
	file   string
	notes  bool
}

// reportCommand makes the page for a clinician.
type reportCommand struct{ tools }

func (c reportCommand) command() *cobra.Command {
	r := reportFlags{days: 14}
	cmd := &cobra.Command{
		Use:     "report",
		GroupID: "day",
		Args:    noArgs,
		RunE:    withContext(func(ctx context.Context) error { return c.run(ctx, r) }),
	}
	f := cmd.Flags()
	f.IntVar(&r.days, "days", 14, "how many nights, 14 or 28")
	f.StringVar(&r.format, "format", "", "text, md, html or csv; by itself what the `file` is called after")
	f.StringVarP(&r.file, "output", "o", "", "the `file` to write instead")
	f.BoolVar(&r.notes, "notes", false, "with the notes about the nights")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "md", "html", "csv"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

func (c reportCommand) run(ctx context.Context, r reportFlags) error {
	write, err := r.writer()
	if err != nil {
		return Usage{err}
	}
	return c.disk.with(ctx, func(ctx context.Context, o opened) error {
		// Up to the night that this morning could tell of.
		until, _ := sleep.MorningOf(o.settings.Schedule, o.now)
		entries, err := o.Between(ctx, until-evening.Day(r.days)+1, until)
		if err != nil {
			return err
		}
		page := report.New(report.Asked{Until: until, Days: r.days, Notes: r.notes, Signs: o.settings.Ticked(), Say: c.say, Entries: entries})
		if c.flags.json {
			return c.asJSON(page)
		}
		return c.output(r.file, write(page), "The page is in "+letters.Short(r.file)+".")
	})
}

// writer picks the format: the one named, or the one that the file's name
// ends in, or text.
func (r reportFlags) writer() (func(report.Page) string, error) {
	if r.days != 14 && r.days != 28 {
		return nil, fmt.Errorf("--days takes 14 or 28, not %d", r.days)
	}
	format := strings.ToLower(r.format)
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(r.file)), ".")
		if format != "md" && format != "html" && format != "csv" {
			format = "text"
		}
	}
	switch format {
	case "text", "txt":
		return report.Page.Text, nil
	case "md", "markdown":
		return report.Page.Markdown, nil
	case "html":
		return report.Page.HTML, nil
	case "csv":
		return report.Page.CSV, nil
	}
	return nil, fmt.Errorf("--format takes text, md, html or csv, not %q", letters.Short(r.format))
}
