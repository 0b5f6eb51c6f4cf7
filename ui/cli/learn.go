package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui/prose"
	"lull/ui/screen"
)

// Pages is what there is to read, by name too.
type Pages interface {
	// All gives the pages in order.
	All() []screen.Page
	// Search gives the pages that have all the words, best first.
	Search(words string) []screen.Page
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
		ValidArgsFunction: first(l.names),
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
		return l.page(ctx, page)
	case l.lineMode() || l.flags.json:
		return l.list(l.pages.All())
	}
	return l.stage.onScreen(ctx, screen.Visit{Place: screen.LearnPlace})
}

func (l learnCommand) page(ctx context.Context, page screen.Page) error {
	switch {
	case l.flags.json:
		return l.asJSON(map[string]string{
			"name": page.Name, "title": page.Title, "summary": page.Summary, "markdown": page.Markdown,
		})
	case !l.lineMode():
		return l.stage.onScreen(ctx, screen.Read{Page: page})
	}
	width := prose.Measure
	if w, _, err := term.GetSize(l.out.Fd()); err == nil && w > 0 {
		width = w
	}
	l.print("%s\n", strings.Join(prose.Render(page.Markdown, width, prose.Styles{}), "\n"))
	return nil
}

func (l learnCommand) list(pages []screen.Page) error {
	type data struct {
		Name    string `json:"name"`
		Title   string `json:"title"`
		Summary string `json:"summary"`
	}
	var rows []row
	for _, p := range pages {
		rows = append(rows, row{data{p.Name, p.Title, p.Summary}, fmt.Sprintf("%-18s %s", p.Name, p.Title)})
	}
	if len(rows) == 0 && !l.flags.json {
		l.print("No page has these words.\n")
	}
	return l.show(rows)
}

func (l learnCommand) names() []string {
	return titled(l.pages.All(), func(p screen.Page) (string, string) { return p.Name, p.Title })
}
