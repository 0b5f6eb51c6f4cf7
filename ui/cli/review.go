package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lists"
	"lull/ui/cli/console"
	"lull/ui/cli/play"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
)

type reviewCommand struct {
	*console.Console
	disk    *storage.Disk
	screens *play.Screens
}

func (x reviewCommand) command() *cobra.Command {
	var on, words string
	var year int
	var patterns, afresh bool
	cmd := &cobra.Command{
		Use:     "review",
		Aliases: []string{"journal", "history"},
		SuggestFor: []string{
			"streak", "streaks", "stats", "statistics", "patterns", "insights", "calendar", "evenings",
			"year", "search",
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			given, err := console.OneFlag(cmd, "on", "year", "search", "patterns", "afresh")
			switch {
			case err != nil:
				return err
			case given == "year":
				return x.year(ctx, year)
			case given == "search":
				return x.search(ctx, words)
			case patterns:
				return patternsCommand(x).run(ctx)
			case afresh:
				return x.disk.With(ctx, x.startAfresh)
			}
			return x.disk.With(ctx, func(ctx context.Context, o storage.Opened) error { return x.run(ctx, o, on) })
		},
	}
	cmd.Flags().StringVar(&on, "on", "", "one evening, by its `date`: 2026-11-22, yesterday, mon")
	cmd.Flags().IntVar(&year, "year", 0, "the evenings of a `year`, such as 2026")
	cmd.Flags().StringVar(&words, "search", "", "the evenings with some `words` in a note or a name")
	cmd.Flags().BoolVar(&patterns, "patterns", false, "what goes with jerks and slow nights")
	cmd.Flags().BoolVar(&afresh, "afresh", false, "start the streak again from this evening")
	return cmd
}

func (x reviewCommand) run(ctx context.Context, o storage.Opened, on string) error {
	var first screen.Intent = screen.Visit{Name: screen.JournalScreen}
	tell := x.all
	if on != "" {
		day, err := eveningNamed(on, o.Today())
		if err != nil {
			return console.Misuse(err)
		}
		first = screen.OpenEvening{Day: day}
		tell = func(ctx context.Context, o storage.Opened) error { return x.evening(ctx, o, day) }
	}
	if x.Display.Screens() {
		return x.screens.Run(ctx, o, first)
	}
	return tell(ctx, o)
}

func (x reviewCommand) all(ctx context.Context, o storage.Opened) error {
	r, err := o.Streak(ctx, o.Today())
	if err != nil {
		return err
	}
	days, err := o.CountingBetween(ctx, 0, o.Today())
	if err != nil {
		return err
	}
	return x.Tell(console.Data{
		"evening", o.Today().String(),
		"last_seven", r.LastSeven[:],
		"of_seven", r.OfSeven,
		"total", r.Total,
		"streak", r.Current,
		"paused", r.Paused,
		"longest", r.Longest,
		"longest_without_pause", r.Stretch,
		"strength", r.Strength,
		"kept", lists.Each(days, evening.Day.String),
	}, plain.Review(o.Telling, r, days))
}

func (x reviewCommand) evening(ctx context.Context, o storage.Opened, d evening.Day) error {
	entries, err := o.Between(ctx, d, d)
	if err != nil {
		return err
	}
	return x.Tell(console.Data{
		"evening", d.String(), "kept", slices.ContainsFunc(entries, journal.Entry.Counts),
		"entries", storage.EntriesJSON(entries),
	}, plain.Evening(o.Telling, d, entries, false))
}

// eveningNamed reads which evening is meant, seen from this one: a date,
// today, yesterday, or a weekday, the nearest one up to now. At one in the
// night this evening is still the one that began the day before.
func eveningNamed(name string, today evening.Day) (evening.Day, error) {
	text := strings.ToLower(strings.TrimSpace(name))
	switch text {
	case "today", "tonight", "now":
		return today, nil
	case "yesterday":
		return today - 1, nil
	}
	if d, err := evening.ParseDay(text); err == nil {
		if year, _, _ := d.Date(); year < firstYear || year > lastYear {
			return 0, fmt.Errorf("--on: %s is too far away", d)
		}
		return d, nil
	}
	for ago := range evening.Day(7) {
		if weekday := strings.ToLower((today - ago).Weekday().String()); len(text) >= 3 &&
			strings.HasPrefix(weekday, text) {
			return today - ago, nil
		}
	}
	return 0, fmt.Errorf("--on takes an evening such as 2026-11-22, yesterday or mon, not %q", letters.Short(name))
}
