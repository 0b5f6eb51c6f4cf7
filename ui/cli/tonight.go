package cli

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"

	tonightscreen "lull/ui/tonight"
)

type tonightCommand onDisk

func (t tonightCommand) command() *cobra.Command {
	var line bool
	var format string
	cmd := &cobra.Command{
		Use: "tonight",
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case !slices.Contains(barFormats, format):
				return console.Misusef("--format is one of %s, not %q", strings.Join(barFormats, ", "),
					letters.Short(format))
			case line:
				return t.promptLine(cmd.Context(), format)
			case cmd.Flags().Changed("format"):
				return console.Misusef("--format goes with --line")
			}
			return t.run(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&line, "line", false, "one short line for a prompt, tmux or starship")
	cmd.Flags().StringVar(&format, "format", "plain",
		"with --line, the `form` for a bar: "+strings.Join(barFormats, ", "))
	console.Values(cmd, "format", barFormats...)
	return cmd
}

func (t tonightCommand) run(ctx context.Context) error {
	return t.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		reader, picture := o.Reader(), tonightscreen.New(t.Say)
		answer, err := reader.Read(ctx, o.Now, picture.Needs())
		if err == nil && answer.Toss != nil && o.GiveBack(ctx, *answer.Toss) == nil {
			answer, err = reader.Read(ctx, o.Now, picture.Needs())
		}
		if err != nil {
			return err
		}
		if t.Display.Pictures() && !answer.Tonight.Lying() {
			picture.Read(answer)
			err := t.Display.Draw(o.Settings, func(look *theme.Theme, width, height int) string {
				return screen.Printed(picture, screen.Area{Width: width, Height: height}, look) + "\n"
			})
			if err != nil || len(answer.Waiting) == 0 {
				return err
			}
			return o.GiveBack(ctx, journal.Returned(answer.Waiting, o.Now)...) // it stands on the picture
		}
		coin := ""
		if answer.Coin != nil {
			coin = answer.Coin.Say(t.Say)
		}
		if t.Flags.JSON {
			return t.tellJSON(answer.Tonight, coin, reader.Plans, answer.Waiting)
		}
		if err := giveBack(ctx, t.Console, o, answer.Waiting, t.Display.OnTerminal()); err != nil {
			return err
		}
		t.Printf("%s\n", plain.Tonight(answer.Tonight, coin, reader.Plans, t.Say))
		return nil
	})
}

// glance looks at the journal as it is: a prompt waits for nothing. Mostly nobody
// has it open, and then its file is read and nothing is written beside it.
func (t tonightCommand) glance(ctx context.Context, s settings.Settings) (lookup.Answer, error) {
	look := func(j storage.Resting) (lookup.Answer, error) {
		a, err := t.disk.Reading(s, nil).Glance(ctx, j, t.Now())
		return a, errors.Join(err, j.Close())
	}
	if still := t.disk.Openers.Still; still != nil {
		if j, unchanged, err := still(t.Flags.Data); err == nil {
			if a, err := look(j); err == nil && unchanged() {
				return a, nil
			}
		}
	}
	j, err := t.disk.Journal(ctx)
	if err != nil {
		return lookup.Answer{}, err
	}
	t.disk.Reads = nil // a prompt that comes every minute is no place for it
	return look(j)
}

func (t tonightCommand) promptLine(ctx context.Context, format string) error {
	s := t.disk.Settings().Current()
	answer, err := t.glance(ctx, s)
	if err != nil {
		return err
	}
	words := plain.PromptLine(answer.Tonight, t.Say)
	if words == "" {
		words = plain.Several(t.Say, "parked.line", len(answer.Waiting))
	}
	if answer.Due != nil {
		words = answer.Due.Say(t.Say).Short
	}
	if words == "" && !t.Flags.JSON {
		return nil
	}
	return barOf(t.Console, words, format, answer.Tonight, s).tell(t.Console, format)
}
