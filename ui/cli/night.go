package cli

import (
	"context"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type nightCommand struct{ tools }

func (n nightCommand) command() *cobra.Command {
	return &cobra.Command{Use: "night", RunE: console.WithContext(n.run)}
}

func (n nightCommand) run(ctx context.Context) error {
	if asked, err := n.opens(ctx, "night"); asked {
		return err
	}
	return n.Disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		if !n.LineMode() {
			return n.Run(ctx, o, screen.Visit{Name: screen.NightScreen})
		}
		plan, err := n.Catalog.Plans(o.Settings).Plan(practice.Choice{Practice: practice.KindShuffle,
			Name: repertoire.ShuffleName})
		if err != nil {
			return err
		}
		_, err = n.Lines(ctx, o, plan.AtNight())
		return err
	})
}
