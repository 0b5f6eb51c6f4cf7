package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/ui/screen"
)

// parkCommand puts tomorrow down.
type parkCommand struct{ tools }

func (p parkCommand) command() *cobra.Command {
	var step string
	cmd := &cobra.Command{
		Use:     "park [TEXT]",
		GroupID: "night",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.run(cmd.Context(), strings.Join(args, " "), step)
		},
	}
	cmd.Flags().StringVar(&step, "step", "", "a next `step` for it")
	return cmd
}

func (p parkCommand) run(ctx context.Context, text, step string) error {
	text, step = strings.TrimSpace(text), strings.TrimSpace(step)
	if text == "" {
		if step != "" || p.lineMode() {
			return Usage{errors.New("park wants what to put down, such as lull park \"call the school\"")}
		}
		return p.stage.onScreen(ctx, screen.Visit{Place: screen.ParkPlace})
	}
	return p.disk.with(ctx, func(ctx context.Context, o opened) error {
		saved, err := o.Save(ctx, journal.Entry{
			Kind: journal.KindParked, At: o.now, Evening: o.today(),
			Parked: &journal.Parked{Text: text, Step: step},
		})
		if err != nil {
			return err
		}
		return p.done(entryJSON(saved[0]), "It is written down, and comes back to you in the morning.")
	})
}
