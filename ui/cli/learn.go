package cli

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/ui/cli/console"
	"lull/ui/cli/play"
	"lull/ui/cli/storage"
	"lull/ui/prose"
	"lull/ui/screen"
)

type learnCommand struct {
	*console.Console
	pages   play.Pages
	screens *play.Screens
	visits  visits
}

func (l learnCommand) command() *cobra.Command {
	var search string
	cmd := &cobra.Command{
		Use:               "learn [TOPIC]",
		Args:              cobra.ArbitraryArgs,
		ValidArgsFunction: storage.First(l.names),
		RunE: func(cmd *cobra.Command, args []string) error {
			return l.run(cmd.Context(), strings.Join(args, " "), search)
		},
	}
	cmd.Flags().StringVar(&search, "search", "", "list the pages that have these `words`")
	return cmd
}

func (l learnCommand) run(ctx context.Context, topic, search string) error {
	switch {
	case search != "" && topic != "":
		return console.Misusef("--search lists pages; a topic does not go with it")
	case search != "":
		return l.list(l.pages.Search(search))
	case topic != "":
		page, ok := l.pages.Find(topic)
		if !ok {
			perhaps := ""
			if near := l.pages.Near(topic); len(near) > 0 {
				perhaps = "; perhaps " + strings.Join(near, ", ")
			}
			return console.Misusef("there is no page %s%s. lull learn lists them", letters.Quoted(topic), perhaps)
		}
		return l.page(ctx, page)
	}
	all := func(context.Context) error { return l.list(l.pages.All()) }
	return l.visits.open(ctx, "learn", screen.LearnScreen, all)
}

func (l learnCommand) page(ctx context.Context, page screen.Page) error {
	switch {
	case l.Flags.JSON:
		return l.AsJSON(console.Data{
			"markdown", page.Markdown, "name", page.Name, "summary", page.Summary, "title", page.Title,
		})
	case !l.Display.LineMode():
		return l.screens.Open(ctx, screen.OpenPage{Page: page})
	}
	width, _ := l.Display.Size()
	l.Printf("%s\n", strings.Join(prose.Render(page.Markdown, cmp.Or(width, prose.Measure), prose.Styles{}), "\n"))
	return nil
}

func (l learnCommand) list(pages []screen.Page) error {
	var rows console.Rows
	for _, p := range pages {
		rows.Add(console.Data{"name", p.Name, "title", p.Title, "summary", p.Summary},
			fmt.Sprintf("%-18s %s", p.Name, p.Title))
	}
	if len(rows) == 0 {
		return l.Tell([]any{}, l.Say("lines.learn.none", nil))
	}
	return rows.Show(l.Console)
}

func (l learnCommand) names() []string {
	return storage.Titled(l.pages.All(), func(p screen.Page) (string, string) { return p.Name, p.Title })
}
