package cli

import (
	"context"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/cli/console"
	"lull/ui/cli/play"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type nightCommand struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
	screens *play.Screens
	lines   *play.Lines
	visits  visits
}

func (n nightCommand) command() *cobra.Command {
	return &cobra.Command{Use: "night", RunE: console.WithContext(n.run)}
}

func (n nightCommand) run(ctx context.Context) error {
	if asked, err := n.visits.room(ctx, "night"); asked {
		return err
	}
	return n.disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		if !n.Display.LineMode() {
			return n.screens.Run(ctx, o, screen.Visit{Name: screen.NightScreen})
		}
		shuffle := practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName}
		plan, err := n.catalog.Plans(o.Settings).Plan(shuffle)
		if err != nil {
			return err
		}
		_, err = n.lines.Play(ctx, o, plan.AtNight())
		return err
	})
}
