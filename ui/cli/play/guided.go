package play

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

type guidedFlags struct {
	length string
	seed   uint64
	cues   bool
}

func (g *guidedFlags) add(cmd *cobra.Command, length string) {
	f := cmd.Flags()
	if length != "" {
		f.StringVar(&g.length, "for", "", length)
	}
	f.Uint64Var(&g.seed, "seed", 0, "the same `number` gives the same words")
	f.BoolVar(&g.cues, "cues", false, "print the whole cue sheet and leave")
}

// usual gives what is played where nothing is named.
type usual func(ctx context.Context, r repertoire.Repertoire, o storage.Opened) (practice.Choice, error)

// guide plays a practice of a kind: what is named, or else what is usual.
func (x Commands) guide(
	ctx context.Context, g guidedFlags, w repertoire.Wish, kind string, named []string, usual usual,
) error {
	length, err := practiceLength(g.length)
	if err != nil {
		return console.Misuse(err)
	}
	return x.Disk.Practising(ctx, func(ctx context.Context, o storage.Opened) error {
		practised, err := lookup.Practised(ctx, o, o.Settings, o.Now)
		if err != nil {
			return err
		}
		r := x.Catalog.Plans(o.Settings).Practised(practised)
		if g.seed != 0 {
			r = r.With(x.Catalog.Guides, g.seed)
		} else {
			heard, err := lookup.Heard(ctx, o, o.Today())
			if err != nil {
				x.Warn(err) // what comes may have been heard lately
			}
			r = r.Remembering(heard)
		}
		x.Catalog.Guides()
		c := practice.Choice{Practice: kind, Name: strings.Join(named, "")}
		if len(named) == 0 {
			if c, err = usual(ctx, r, o); err != nil {
				return err
			}
		}
		if length != 0 {
			c.Length = length
		}
		w.Voice = !g.cues && x.Screens.Sounding.speaks(x.Console, o.Settings)
		plan, err := r.Wished(c, w)
		if err != nil {
			return console.Misuse(err)
		}
		warnOfLength(x.Console, length, plan)
		return x.play(ctx, o, plan, g.cues)
	})
}

func (x Commands) Imagine() *cobra.Command {
	var g guidedFlags
	var senses, pace string
	var steps, level bool
	cmd := &cobra.Command{
		Use:               "imagine [PLACE]",
		Args:              console.Takes(0, 1, "takes a place and no more"),
		ValidArgsFunction: x.Disk.Complete(x.Catalog.Places),
		RunE: func(cmd *cobra.Command, args []string) error {
			if steps && level {
				return console.Misusef("--steps and --level are two ways to the same place; one of them is enough")
			}
			leading, err := readSenses(senses)
			if err != nil {
				return console.Misuse(err)
			}
			wish := repertoire.Wish{Senses: leading, Steps: steps, Level: level}
			if pace != "" {
				if wish.Pace, err = guided.ParsePace(pace); err != nil {
					return console.Misusef("--pace: %w", err)
				}
			}
			return x.guide(cmd.Context(), g, wish, practice.KindImagine, args, x.tonightsPlace)
		},
	}
	g.add(cmd, "the `length`, 8m to 45m, so about")
	f := cmd.Flags()
	f.StringVar(&senses, "senses", "", "what leads: `senses` such as sound,touch; without sight nothing has to be seen")
	f.StringVar(&pace, "pace", "", "how much is said: `fuller`, usual or sparser")
	f.BoolVar(&level, "level", false, "a level way there, which is the usual")
	f.BoolVar(&steps, "steps", false, "over steps, where the place has some")
	console.Values(cmd, "pace", "fuller", "usual", "sparser")
	console.Values(cmd, "senses", "sight", "sound", "touch", "smell", "sound,touch", "touch,smell")
	return cmd
}

// tonightsPlace is the place whose turn it is, and not that of last night.
func (x Commands) tonightsPlace(
	ctx context.Context, r repertoire.Repertoire, o storage.Opened,
) (practice.Choice, error) {
	last, err := o.LastSession(ctx)
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		x.Warn(err) // and nobody is kept from a breath
	}
	before, tonight := "", o.Settings.Schedule.ForNight(o.Now)
	if last.Session != nil && last.Session.Practice == practice.KindImagine {
		before = last.Session.Name
		if last.Evening == tonight {
			return practice.Choice{Practice: practice.KindImagine, Name: before}, nil
		}
	}
	p, err := r.PlaceTonight(tonight, before)
	return practice.Choice{Practice: practice.KindImagine, Name: p.Name}, err
}

func suggested(ctx context.Context, _ repertoire.Repertoire, o storage.Opened) (practice.Choice, error) {
	answer, err := o.Reader().Read(ctx, o.Now, lookup.Query{})
	return answer.Tonight.Suggestion.Choice, err
}

func readSenses(s string) ([]guided.Sense, error) {
	var out []guided.Sense
	for word := range strings.SplitSeq(s, ",") {
		if word = strings.ToLower(strings.TrimSpace(word)); word == "" {
			continue
		}
		sense, err := guided.ParseSense(letters.Short(word))
		if err != nil {
			return nil, fmt.Errorf("--senses: %w", err)
		}
		if !slices.Contains(out, sense) {
			out = append(out, sense)
		}
	}
	return out, nil
}

func (x Commands) Relax() *cobra.Command {
	var g guidedFlags
	var groups int
	var without []string
	cmd := &cobra.Command{
		Use:               "relax [RELAXATION]",
		Args:              console.Takes(0, 1, "takes a relaxation and no more"),
		ValidArgsFunction: x.Disk.Complete(x.Catalog.Names(practice.KindRelax)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{practice.Muscles}
			}
			switch {
			case groups != 0 && !slices.Contains(guided.GroupSets[:], groups):
				return console.Misusef("--groups takes 16, 7 or 4")
			case groups != 0 && args[0] != practice.Muscles:
				return console.Misusef("--groups goes with muscles")
			}
			wish := repertoire.Wish{Groups: groups, Without: without}
			return x.guide(cmd.Context(), g, wish, practice.KindRelax, args, nil)
		},
	}
	g.add(cmd, "the `length`, so about")
	f := cmd.Flags()
	f.IntVar(&groups, "groups", 0, "muscles: `16, 7 or 4` groups (usually 7)")
	f.StringSliceVar(&without, "without", nil, "leave out `parts` that hurt or were hurt, such as neck")
	return cmd
}

func (x Commands) Shuffle() *cobra.Command {
	var g guidedFlags
	var every time.Duration
	cmd := &cobra.Command{
		Use: "shuffle",
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("every") && (every < guided.QuickestPicture || every > guided.SlowestPicture) {
				return console.Misusef("--every takes %v to %v", guided.QuickestPicture, guided.SlowestPicture)
			}
			wish, pictures := repertoire.Wish{Every: every}, []string{repertoire.ShuffleName}
			return x.guide(cmd.Context(), g, wish, practice.KindShuffle, pictures, nil)
		},
	}
	g.add(cmd, "the `length`, so about")
	cmd.Flags().DurationVar(&every, "every", 0, "from picture to picture, a `time` from 5s to 8s (usually 7s)")
	return cmd
}

func (x Commands) Wind() *cobra.Command {
	var g guidedFlags
	cmd := &cobra.Command{
		Use:               "wind [ROUTINE]",
		SuggestFor:        []string{"sleep", "bed", "bedtime", "goodnight", "routine", "wind-down", "winddown"},
		Args:              console.Takes(0, 1, "takes a routine and no more"),
		ValidArgsFunction: x.Disk.Complete(x.Catalog.Names(practice.KindRoutine)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return x.guide(cmd.Context(), g, repertoire.Wish{}, practice.KindRoutine, args, suggested)
		},
	}
	g.add(cmd, "")
	return cmd
}
