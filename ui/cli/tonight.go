package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/repertoire"
	"lull/routines/tonight"
	"lull/ui/plain"
)

// tonightCommand tells the evening.
type tonightCommand struct{ tools }

func (t tonightCommand) command() *cobra.Command {
	var line bool
	var format string
	cmd := &cobra.Command{
		Use: "tonight", GroupID: "day", Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case !slices.Contains(barFormats, format):
				return Usage{fmt.Errorf("--format is one of %s, not %q", strings.Join(barFormats, ", "), letters.Short(format))}
			case line:
				return t.promptLine(cmd.Context(), format)
			case cmd.Flags().Changed("format"):
				return Usage{errors.New("--format goes with --line")}
			}
			return t.run(cmd.Context())
		},
	}
	cmd.Flags().BoolVar(&line, "line", false, "one short line for a prompt, tmux or starship")
	cmd.Flags().StringVar(&format, "format", "plain", "with --line, the `form` for a bar: "+strings.Join(barFormats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(barFormats, cobra.ShellCompDirectiveNoFileComp)) // the flag was defined above
	return cmd
}

func (t tonightCommand) run(ctx context.Context) error {
	return t.disk.with(ctx, func(ctx context.Context, o opened) error {
		reader := o.reader()
		answer, err := reader.Read(ctx, o.now, lookup.Query{})
		if err == nil && answer.Toss != nil && o.GiveBack(ctx, *answer.Toss) == nil {
			answer, err = reader.Read(ctx, o.now, lookup.Query{})
		}
		if err != nil {
			return err
		}
		coin := ""
		if answer.Coin != nil {
			coin = answer.Coin.Say(t.say)
		}
		if t.flags.json {
			return t.tellJSON(answer.Tonight, coin, reader.Plans)
		}
		return plain.Tonight(t.out, answer.Tonight, coin, reader.Plans, t.say)
	})
}

// tellJSON writes the look as data; its shape is stable.
func (t tonightCommand) tellJSON(l tonight.Look, coin string, plans repertoire.Repertoire) error {
	type late struct {
		Cause string `json:"cause"`
		What  string `json:"what"`
		At    string `json:"at"`
		Best  string `json:"best"`
	}
	type cutoff struct {
		Cause   string `json:"cause"`
		What    string `json:"what,omitempty"`
		Fit     string `json:"fit"`
		Latest  string `json:"latest,omitempty"`
		Passed  bool   `json:"passed"`
		Minutes int    `json:"minutes_left"`
	}
	type caffeine struct {
		Low     *float64 `json:"low,omitempty"` // with the next two not there where the model is silent
		Usual   *float64 `json:"usual,omitempty"`
		High    *float64 `json:"high,omitempty"`
		Zone    string   `json:"zone,omitempty"`
		Logged  float64  `json:"logged_mg"`
		Silence string   `json:"silence,omitempty"`
	}
	type suggestion struct {
		Practice string  `json:"practice"`
		Name     string  `json:"name"`
		Title    string  `json:"title"`
		Seconds  float64 `json:"s"`
		Because  string  `json:"because"`
		Words    string  `json:"words"`
	}
	o, s := l.Outlook, l.Suggestion
	figure := func(mg float64) *float64 {
		if mg = tenth(mg); o.Silence != "" {
			return nil
		}
		return &mg
	}
	lates, cutoffs, still := []late{}, []cutoff{}, []string{}
	for _, e := range o.Late {
		lates = append(lates, late{string(e.Cause), t.say(e.Name.ID, e.Name.With), e.Entry.At.Format(time.RFC3339), t.say(e.Best.ID, e.Best.With)})
	}
	for _, c := range o.Cutoffs {
		cutoffs = append(cutoffs, cutoff{string(c.Cause), c.What, string(c.Limit.Fit), clockOf(c.Limit), c.Passed, int(c.Left.Round(time.Minute).Minutes())})
	}
	for _, option := range o.Still {
		still = append(still, option.What)
	}
	return t.asJSON(struct {
		Evening    string     `json:"evening"`
		Now        string     `json:"now"`
		LightsOut  string     `json:"lights_out"`
		Wake       string     `json:"wake"`
		Minutes    int        `json:"minutes_to_lights_out"`
		LastSeven  []bool     `json:"last_seven"`
		OfSeven    int        `json:"of_seven"`
		Caffeine   caffeine   `json:"caffeine_at_bed"`
		Late       []late     `json:"late"`
		Cutoffs    []cutoff   `json:"cutoffs"`
		Still      []string   `json:"still_fine"`
		Suggestion suggestion `json:"suggestion"`
		Coin       string     `json:"coin,omitempty"`
	}{
		l.Day.String(), l.Now.Format(time.RFC3339), l.Bed.Format(time.RFC3339), l.Wake.Format(time.RFC3339),
		int(l.ToBed().Round(time.Minute).Minutes()), l.Streak.LastSeven[:], l.Streak.OfSeven,
		caffeine{figure(o.Caffeine.Low), figure(o.Caffeine.Usual), figure(o.Caffeine.High), string(o.Zone), tenth(o.Logged), string(o.Silence)},
		lates, cutoffs, still,
		suggestion{s.Practice, s.Name, plans.Title(s.Choice), plans.Lasts(s.Choice).Seconds(), string(s.Because), t.say(l.Because().ID, l.Because().With)},
		coin,
	})
}

// tenth rounds a figure of the model; more digits would be pretence.
func tenth(v float64) float64 { return math.Round(v*10) / 10 }

// promptLine prints the one line for a prompt. After bedtime there is nothing
// to say.
func (t tonightCommand) promptLine(ctx context.Context, format string) error {
	s := t.disk.settings().Current()
	j, err := t.disk.journal(ctx) // as it is: a prompt waits for nothing
	if err != nil {
		return err
	}
	t.disk.reads = nil // a prompt that comes every minute is no place for it
	answer, err := t.disk.reading(s, j).Read(ctx, t.now(), lookup.Query{})
	if err = errors.Join(err, j.Close()); err != nil {
		return err
	}
	words := plain.PromptLine(answer.Tonight, t.say)
	if answer.Due != nil {
		words = answer.Due.Say(t.say).Short
	}
	if words == "" {
		return nil
	}
	return t.bar(words, answer.Tonight, s).tell(t.console, format)
}
