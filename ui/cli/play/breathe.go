package play

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/lines"
	"lull/ui/plain"
	"lull/ui/screen"
)

type breatheFlags struct {
	length string
	cycles int
	glide  string
	match  bool
	cues   bool
}

func (x Commands) Breathe() *cobra.Command {
	var b breatheFlags
	cmd := &cobra.Command{
		Use:               "breathe [PATTERN]",
		SuggestFor:        []string{"breath", "breathing", "session", "inhale", "exhale"},
		Args:              console.Takes(0, 1, "takes a pattern and no more"),
		ValidArgsFunction: x.Disk.Complete(x.Catalog.Names(practice.KindBreathe)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("cycles") && (b.cycles < 1 || b.cycles > 10_000) {
				return console.Misusef("--cycles takes a number of breaths from 1 to 10000")
			}
			return x.breathe(cmd.Context(), b, args)
		},
	}
	f := cmd.Flags()
	f.StringVar(&b.length, "for", "", "the `length`, such as 10m; whole breaths, so about")
	f.IntVar(&b.cycles, "cycles", 0, "how many `breaths`")
	f.StringVar(&b.glide, "glide", "", "slow down between two `rates`, such as 11..6 breaths a minute")
	f.BoolVar(&b.match, "match", false, "start from your own rate: tap space on each in-breath")
	f.BoolVar(&b.cues, "cues", false, "print the whole cue sheet and leave")
	return cmd
}

func (x Commands) breathe(ctx context.Context, b breatheFlags, args []string) error {
	length, err := b.check(args)
	if err != nil {
		return console.Misuse(err)
	}
	return x.Disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		pattern, length, err := x.pattern(ctx, b, args, length, o)
		if err != nil {
			return err
		}
		plan := practice.Breathe(pattern, length)
		if b.cycles > 0 {
			plan = practice.BreatheCycles(pattern, b.cycles)
		}
		switch {
		case b.match && !x.Display.LineMode():
			return x.Screens.Run(ctx, o, screen.Match{Lasts: length})
		case b.match:
			plan, err = x.Lines.OwnRate(ctx, length)
			if errors.Is(err, plain.ErrLeft) {
				return nil
			}
			if err != nil {
				return err
			}
		}
		return x.play(ctx, o, plan, b.cues)
	})
}

func (b breatheFlags) check(args []string) (time.Duration, error) {
	switch {
	case b.length != "" && b.cycles != 0:
		return 0, errors.New("--for and --cycles both say how long; one of them is enough")
	case b.glide != "" && len(args) > 0:
		return 0, errors.New("--glide is a pattern of its own; leave the other one out")
	case b.match && (b.glide != "" || len(args) > 0 || b.cycles != 0):
		return 0, errors.New("--match finds its own pattern; only --for goes with it")
	case b.match && b.cues:
		return 0, errors.New("--match has no cue sheet before it has heard you breathe")
	}
	return practiceLength(b.length)
}

// practiceLength reads --for, nothing for none.
func practiceLength(s string) (time.Duration, error) {
	if s == "" {
		return 0, nil
	}
	d, ok := lines.ParseLength(s)
	if !ok {
		return 0, fmt.Errorf("--for takes a length from 1s to 12h such as 10m or 1h30m, not %q", letters.Short(s))
	}
	return d, nil
}

func (x Commands) pattern(
	ctx context.Context, b breatheFlags, args []string, length time.Duration, o storage.Opened,
) (practice.Pattern, time.Duration, error) {
	if b.glide != "" {
		from, to, err := practice.ParseGlide(b.glide)
		if err != nil {
			return practice.Pattern{}, 0, console.Misuse(err)
		}
		return practice.Glide(from, to), length, nil
	}
	practised, err := lookup.Practised(ctx, o, o.Settings, o.Now)
	if err != nil {
		return practice.Pattern{}, 0, err
	}
	plans := x.Catalog.Plans(o.Settings).Practised(practised)
	if len(args) > 0 {
		p, err := plans.Breaths.Asked(args[0])
		if err != nil {
			return p, 0, console.Misuse(err)
		}
		return p, length, nil
	}
	c, err := lookup.Breath(ctx, o, plans)
	if err != nil {
		x.Warn(err) // and nobody is kept from a breath
	}
	p, err := plans.Breaths.Breath(c.Name)
	if length == 0 {
		length = c.Length
	}
	return p, length, err
}
