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

func (h *House) parkCommand() *cobra.Command {
	var step string
	cmd := &cobra.Command{
		Use:   "park [TEXT]",
		Short: "Put tomorrow down; it comes back in the morning",
		Long: `Put down tomorrow's first steps and what keeps turning in the head, each with
a next step if there is one. It is given back the next morning, once.

Best early in the evening and not in bed. Five minutes are enough.`,
		Example: `  lull park "call the school" --step "number is on the fridge"
  lull park`,
		GroupID: "night",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return h.park(cmd.Context(), strings.Join(args, " "), step)
		},
	}
	cmd.Flags().StringVar(&step, "step", "", "a next `step` for it")
	return cmd
}

func (h *House) park(ctx context.Context, text, step string) (err error) {
	text, step = strings.TrimSpace(text), strings.TrimSpace(step)
	if text == "" {
		if step != "" || h.lines() {
			return Usage{errors.New("park wants what to put down, such as lull park \"call the school\"")}
		}
		return h.onScreen(ctx, ui.OpenParking)
	}
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	now := h.Now()
	kept, err := j.Save(ctx, journal.Entry{
		Kind: journal.KindParked, At: now, Evening: file.Current().Schedule.Of(now),
		Parked: &journal.Parked{Text: text, Step: step},
	})
	switch {
	case err != nil:
		return err
	case h.flags.json:
		return writeJSON(h, entryJSON(kept[0]))
	case h.flags.quiet:
		return nil
	}
	_, err = fmt.Fprintln(h.Out, "It is written down, and comes back to you in the morning.")
	return err
}
