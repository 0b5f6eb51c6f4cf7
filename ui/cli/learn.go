package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui"
	"lull/ui/prose"
	"lull/ui/screen"
)

// Pages is what there is to read, by name too.
type Pages interface {
	screen.Library
	// Find gives a page by its name or one of its other names.
	Find(name string) (screen.Page, bool)
	// Near gives the names that come closest to one that is not there.
	Near(name string) []string
}

// learnCommand shows the pages.
type learnCommand struct {
	tools
	pages Pages
}

func (l learnCommand) command() *cobra.Command {
	var search string
	cmd := &cobra.Command{
		Use:               "learn [TOPIC]",
		GroupID:           "day",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: l.complete,
		RunE: func(cmd *cobra.Command, args []string) error {
			return l.run(cmd.Context(), strings.Join(args, " "), search)
		},
	}
	cmd.Flags().StringVar(&search, "search", "", "list the pages that have these `words`")
	return cmd
}

func (l learnCommand) run(ctx context.Context, topic, search string) error {
	switch {
	case search != "":
		return l.list(l.pages.Search(search))
	case topic != "":
		page, ok := l.pages.Find(topic)
		if !ok {
			message := "there is no page \"" + letters.Short(topic) + "\""
			if near := l.pages.Near(topic); len(near) > 0 {
				message += "; perhaps " + strings.Join(near, ", ")
			}
			return Usage{errors.New(message + ". lull learn lists them")}
		}
		return l.show(ctx, page)
	case l.lines() || l.flags.json:
		return l.list(l.pages.All())
	}
	return l.stage.onScreen(ctx, ui.OpenLearn)
}

func (l learnCommand) show(ctx context.Context, page screen.Page) error {
	switch {
	case l.flags.json:
		return l.asJSON(map[string]string{
			"name": page.Name, "title": page.Title, "summary": page.Summary, "markdown": page.Markdown,
		})
	case !l.lines():
		return l.stage.onScreen(ctx, ui.OpenPage(page))
	}
	width := prose.Measure
	if w, _, err := term.GetSize(l.out.Fd()); err == nil && w > 0 {
		width = w
	}
	_, err := fmt.Fprintln(l.out, strings.Join(prose.Render(page.Markdown, width, prose.Styles{}), "\n"))
	return err
}

func (l learnCommand) list(pages []screen.Page) error {
	if l.flags.json {
		type row struct {
			Name    string `json:"name"`
			Title   string `json:"title"`
			Summary string `json:"summary"`
		}
		rows := []row{}
		for _, p := range pages {
			rows = append(rows, row{p.Name, p.Title, p.Summary})
		}
		return l.asJSON(rows)
	}
	if len(pages) == 0 {
		_, err := fmt.Fprintln(l.out, "No page has these words.")
		return err
	}
	for _, p := range pages {
		if _, err := fmt.Fprintf(l.out, "%-18s %s\n", p.Name, p.Title); err != nil {
			return err
		}
	}
	return nil
}

func (l learnCommand) complete(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, p := range l.pages.All() {
		names = append(names, p.Name+"\t"+p.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}
