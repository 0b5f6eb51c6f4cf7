package cli

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/manual"
	"lull/ui/cli/storage"
	"lull/ui/report"
	"lull/ui/screen"
	"lull/ui/theme"
)

type reportFlags struct {
	days   int
	format string
	file   string
	notes  bool
}

type reportCommand onDisk

func (c reportCommand) command() *cobra.Command {
	var r reportFlags
	cmd := &cobra.Command{
		Use:  "report",
		RunE: console.WithContext(func(ctx context.Context) error { return c.run(ctx, r) }),
	}
	f := cmd.Flags()
	f.IntVar(&r.days, "days", 14, "how many nights, 14 or 28")
	f.StringVar(&r.format, "format", "", "text, md, html or csv; by itself what the `file` is called after")
	f.StringVarP(&r.file, "output", "o", "", "the `file` to write instead")
	f.BoolVar(&r.notes, "notes", false, "with the notes about the nights")
	console.Values(cmd, "format", "text", "md", "html", "csv")
	return cmd
}

func (c reportCommand) run(ctx context.Context, r reportFlags) error {
	write, err := r.writer()
	if err != nil {
		return console.Misuse(err)
	}
	return c.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		if o.Telling.Lying && r.file == "" && !c.Flags.JSON { // a file is read by day
			c.Printf("%s\n", screen.ForTheDay)
			return nil
		}
		of, err := o.Reader().Report(ctx, o.Now, r.days)
		if err != nil {
			return err
		}
		page := report.New(report.Asked{Report: of, Notes: r.notes, Say: c.Say})
		if c.Flags.JSON && r.file == "" {
			return c.AsJSON(page)
		}
		title, _, _ := strings.Cut(c.Say("report.title", map[string]string{"from": "\x00", "to": ""}), "\x00")
		err = c.Output(r.file, write(page), "The page is in "+letters.Short(r.file)+".",
			title, c.Say("report.night", nil)+",") // the second of a table
		if err != nil {
			return err
		}
		if r.file != "" || r.format != "" || !c.Display.Pictures() {
			return nil
		}
		return c.Display.Draw(o.Settings, func(t *theme.Theme, width, _ int) string {
			if nights := page.Drawn(t, min(width, manual.HelpWidth)); nights != nil {
				return "\n" + c.Say("report.drawn", nil) + "\n" + strings.Join(nights, "\n") + "\n"
			}
			return ""
		})
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
		if !slices.Contains([]string{"md", "html", "csv", "pdf"}, format) { // the last is refused
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
	return nil, fmt.Errorf("--format takes text, md, html or csv, not %q", letters.Short(format))
}
