package cli

import (
	"context"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/night"
	"lull/ui/screen"
)

// nightCommand is for who lies awake.
type nightCommand struct{ tools }

func (n nightCommand) command() *cobra.Command {
	return &cobra.Command{Use: "night", GroupID: "night", Args: noArgs, RunE: withContext(n.run)}
}

func (n nightCommand) run(ctx context.Context) error {
	return n.disk.practising(ctx, func(ctx context.Context, o opened) error {
		if !n.lineMode() {
			return n.stage.run(ctx, o, screen.Visit{Place: screen.NightPlace})
		}
		plan, err := n.catalog.plans(o.settings).Plan(practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName})
		if err != nil {
			return err
		}
		return n.stage.playLines(ctx, o, night.AtNight(plan))
	})
}
