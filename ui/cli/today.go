package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
)

type todayCommand onDisk

func (x todayCommand) command() *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use:  "today",
		RunE: x.disk.Command(func(ctx context.Context, o storage.Opened) error { return x.run(ctx, o, on) }),
	}
	onFlag(cmd, &on)
	return cmd
}

func onFlag(cmd *cobra.Command, on *string) {
	cmd.Flags().StringVar(on, "on", "", "another evening, by its `date`: 2026-11-22, yesterday, mon")
}

func (x todayCommand) run(ctx context.Context, o storage.Opened, on string) error {
	day, entries, err := noted(ctx, o, on)
	if err != nil {
		return err
	}
	data := console.Data{"evening", day.String(), "entries", storage.EntriesJSON(entries)}
	return x.Tell(data, plain.Evening(o.Telling, day, entries, true))
}

// noted gives what was noted on an evening, this one where none is named, in
// the order of its numbers. Until the wake time this one is the night's, and the
// next one as far as it has begun.
func noted(ctx context.Context, o storage.Opened, on string) (evening.Day, []journal.Entry, error) {
	day, from := o.Today(), o.Telling.Today
	if on != "" {
		var err error
		if day, err = eveningNamed(on, day); err != nil {
			return day, nil, console.Misuse(err)
		}
		from = day
	}
	entries, err := o.Between(ctx, from, day)
	if err != nil {
		return day, nil, fmt.Errorf("reading the evening: %w", err)
	}
	return day, entries, nil
}
