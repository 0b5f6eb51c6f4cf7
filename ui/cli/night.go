package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui"
	"lull/ui/night"
)

// nightCommand is for who lies awake.
type nightCommand struct{ tools }

func (n nightCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "night",
		GroupID: "night",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return n.run(cmd.Context()) },
	}
}

func (n nightCommand) run(ctx context.Context) (err error) {
	file, j, err := n.disk.toPractise(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if !n.lines() {
		return n.stage.run(ctx, file, j, ui.OpenNight)
	}
	plan, err := n.catalog.plans(file.Current()).Plan(practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName})
	if err != nil {
		return err
	}
	return n.stage.playLines(ctx, night.AtNight(plan), j, file.Current())
}
