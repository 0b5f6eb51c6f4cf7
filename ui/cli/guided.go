package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/guided"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// guiding holds the flags that the guided practices share.
type guiding struct {
	length string
	seed   uint64
	cues   bool
}

func (g *guiding) add(cmd *cobra.Command, length string) {
	f := cmd.Flags()
	if length != "" {
		f.StringVar(&g.length, "for", "", length)
	}
	f.Uint64Var(&g.seed, "seed", 0, "the same `number` gives the same words")
	f.BoolVar(&g.cues, "cues", false, "print the whole cue sheet and leave")
}

// guidedCommands lead by words: places, relaxations, pictures and routines.
type guidedCommands struct{ tools }

// guide plays a choice, which may look at the journal first.
func (x guidedCommands) guide(ctx context.Context, g guiding, w repertoire.Wish,
	choose func(r repertoire.Repertoire, last journal.Entry, s settings.Settings) (practice.Choice, error),
) error {
	length, err := practiceLength(g.length)
	if err != nil {
		return Usage{err}
	}
	file, j, err := x.disk.toPractise(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = j.Close() }() // every write was already answered for
	last, err := j.LastSession(ctx)
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		x.mention(err) // and nobody is kept from a breath
	}
	practised, err := lookup.Practised(ctx, j, file.Current(), x.now())
	if err != nil {
		return err
	}
	r := x.catalog.plans(file.Current()).Practised(practised)
	if g.seed != 0 {
		r = r.With(x.catalog.aloud, g.seed)
	}
	x.catalog.aloud()
	c, err := choose(r, last, file.Current())
	if err != nil {
		return err
	}
	if length != 0 {
		c.Length = length
	}
	plan, err := r.Wished(c, w)
	if err != nil {
		return Usage{err}
	}
	x.stage.moved(length, plan)
	return x.stage.play(ctx, file, j, plan, g.cues)
}

func (x guidedCommands) imagine() *cobra.Command {
	var g guiding
	var senses string
	var steps, level bool
	cmd := &cobra.Command{
		Use:               "imagine [PLACE]",
		GroupID:           "night",
		Args:              atMostOne("a place"),
		ValidArgsFunction: x.complete.guided(placeNames),
		RunE: func(cmd *cobra.Command, args []string) error {
			if steps && level {
				return Usage{errors.New("--steps and --level are two ways to the same place; one of them is enough")}
			}
			leading, err := readSenses(senses)
			if err != nil {
				return Usage{err}
			}
			return x.guide(cmd.Context(), g, repertoire.Wish{Senses: leading, Steps: steps},
				func(r repertoire.Repertoire, last journal.Entry, s settings.Settings) (practice.Choice, error) {
					if len(args) > 0 {
						return practice.Choice{Practice: practice.KindImagine, Name: args[0]}, nil
					}
					return x.tonightsPlace(r, last, s)
				})
		},
	}
	g.add(cmd, "the `length`, 8m to 20m, so about")
	f := cmd.Flags()
	f.StringVar(&senses, "senses", "", "what leads: `senses` such as sound,touch; without sight nothing has to be seen")
	f.BoolVar(&level, "level", false, "a level way there, which is the usual")
	f.BoolVar(&steps, "steps", false, "over steps, where the place has some")
	_ = cmd.RegisterFlagCompletionFunc("senses", cobra.FixedCompletions( // the flag was defined above
		[]string{"sight", "sound", "touch", "smell", "sound,touch", "touch,smell"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// tonightsPlace is the place whose turn it is, and not that of last night.
func (x guidedCommands) tonightsPlace(r repertoire.Repertoire, last journal.Entry, s settings.Settings) (practice.Choice, error) {
	today, before := s.Schedule.Of(x.now()), ""
	if last.Session != nil && last.Session.Practice == practice.KindImagine {
		before = last.Session.Name
		if last.Evening == today {
			return practice.Choice{Practice: practice.KindImagine, Name: before}, nil
		}
	}
	p, err := r.PlaceTonight(today, before)
	return practice.Choice{Practice: practice.KindImagine, Name: p.Name}, err
}

// readSenses reads --senses.
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
		if !contains(out, sense) {
			out = append(out, sense)
		}
	}
	return out, nil
}

func contains[T comparable](list []T, thing T) bool {
	for _, t := range list {
		if t == thing {
			return true
		}
	}
	return false
}

func (x guidedCommands) relax() *cobra.Command {
	var g guiding
	var groups int
	var without []string
	cmd := &cobra.Command{
		Use:               "relax [RELAXATION]",
		GroupID:           "night",
		Args:              atMostOne("a relaxation"),
		ValidArgsFunction: x.complete.guided(relaxationNames),
		RunE: func(cmd *cobra.Command, args []string) error {
			name := "muscles"
			if len(args) > 0 {
				name = args[0]
			}
			switch {
			case groups != 0 && !contains(guided.GroupSets[:], groups):
				return Usage{errors.New("--groups takes 16, 7 or 4")}
			case groups != 0 && name != "muscles":
				return Usage{errors.New("--groups goes with muscles")}
			}
			return x.guide(cmd.Context(), g, repertoire.Wish{Groups: groups, Without: without},
				func(repertoire.Repertoire, journal.Entry, settings.Settings) (practice.Choice, error) {
					return practice.Choice{Practice: practice.KindRelax, Name: name}, nil
				})
		},
	}
	g.add(cmd, "the `length`, so about")
	f := cmd.Flags()
	f.IntVar(&groups, "groups", 0, "muscles: `16, 7 or 4` groups (usually 7)")
	f.StringSliceVar(&without, "without", nil, "leave out `parts` that hurt or were hurt, such as neck")
	return cmd
}

func (x guidedCommands) shuffle() *cobra.Command {
	var g guiding
	var every time.Duration
	cmd := &cobra.Command{
		Use:     "shuffle",
		GroupID: "night",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if cmd.Flags().Changed("every") && (every < guided.QuickestPicture || every > guided.SlowestPicture) {
				return Usage{fmt.Errorf("--every takes %v to %v", guided.QuickestPicture, guided.SlowestPicture)}
			}
			return x.guide(cmd.Context(), g, repertoire.Wish{Every: every},
				func(repertoire.Repertoire, journal.Entry, settings.Settings) (practice.Choice, error) {
					return practice.Choice{Practice: practice.KindShuffle, Name: repertoire.ShuffleName}, nil
				})
		},
	}
	g.add(cmd, "the `length`, so about")
	cmd.Flags().DurationVar(&every, "every", 0, "from picture to picture, a `time` from 5s to 8s (usually 7s)")
	return cmd
}

func (x guidedCommands) wind() *cobra.Command {
	var g guiding
	cmd := &cobra.Command{
		Use:               "wind [ROUTINE]",
		GroupID:           "night",
		Args:              atMostOne("a routine"),
		ValidArgsFunction: x.complete.guided(routineNames),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return x.guideTo(cmd.Context(), g, practice.Choice{Practice: practice.KindRoutine, Name: args[0]})
			}
			answer, _, err := x.disk.look(cmd.Context())
			if err != nil {
				return err
			}
			return x.guideTo(cmd.Context(), g, answer.Tonight.Suggestion.Choice)
		},
	}
	g.add(cmd, "")
	return cmd
}

// guideTo plays a choice as it is.
func (x guidedCommands) guideTo(ctx context.Context, g guiding, c practice.Choice) error {
	return x.guide(ctx, g, repertoire.Wish{}, func(repertoire.Repertoire, journal.Entry, settings.Settings) (practice.Choice, error) {
		return c, nil
	})
}
