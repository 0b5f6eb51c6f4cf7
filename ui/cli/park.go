package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/ui"
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

func (p parkCommand) run(ctx context.Context, text, step string) (err error) {
	text, step = strings.TrimSpace(text), strings.TrimSpace(step)
	if text == "" {
		if step != "" || p.lines() {
			return Usage{errors.New("park wants what to put down, such as lull park \"call the school\"")}
		}
		return p.stage.onScreen(ctx, ui.OpenParking)
	}
	file, j, err := p.disk.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	now := p.now()
	kept, err := j.Save(ctx, journal.Entry{
		Kind: journal.KindParked, At: now, Evening: file.Current().Schedule.Of(now),
		Parked: &journal.Parked{Text: text, Step: step},
	})
	switch {
	case err != nil:
		return err
	case p.flags.json:
		return p.asJSON(entryJSON(kept[0]))
	case p.flags.quiet:
		return nil
	}
	_, err = fmt.Fprintln(p.out, "It is written down, and comes back to you in the morning.")
	return err
}
