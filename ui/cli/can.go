package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/ui/cli/console"
	"lull/ui/cli/desk"
)

type canCommand struct{ tools }

func (c canCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:  "can WHAT [at TIME]",
		Args: console.Takes(1, console.AnyNumber, "wants what it is about, such as espresso or run hard"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },

		ValidArgsFunction: c.Complete.First(c.Complete.Things),
	}
}

func (c canCommand) run(ctx context.Context, words []string) error {
	return c.Disk.With(ctx, func(ctx context.Context, o desk.Opened) error {
		known := c.Catalog.NotingThings(o.Settings).Known
		question, err := notation.Question(words, o.Now, known)
		if err != nil {
			return console.Misuse(err)
		}
		answer, err := lookup.Can(ctx, o, question, o.Now, o.Settings, known.Table)
		if err != nil {
			return err
		}
		if c.Flags.JSON {
			err = c.tellJSON(answer)
		} else {
			console.SayAll(c.Console, answer.Lines...)
		}
		if err == nil && !answer.Verdict.Fine() {
			err = console.ErrNo
		}
		return err
	})
}

// tellJSON writes an answer as data; its shape is stable.
func (c canCommand) tellJSON(a intake.Answer) error {
	type option struct {
		What   string  `json:"what"`
		Mg     float64 `json:"mg,omitempty"`
		Latest string  `json:"latest,omitempty"`
		Exact  string  `json:"latest_exact,omitempty"`
	}
	type load struct {
		Low   float64 `json:"low"`
		Usual float64 `json:"usual"`
		High  float64 `json:"high"`
	}
	still := []option{}
	for _, o := range a.Still {
		still = append(still, option{o.What, o.Milligrams, clockOf(o.Limit), exactOf(o.Limit)})
	}
	words := []string{}
	for _, l := range a.Lines {
		words = append(words, c.Say(l.ID, l.With))
	}
	var without, with *load
	if a.Modelled {
		without, with = (*load)(&a.Without), (*load)(&a.With)
	}
	return c.AsJSON(struct {
		What    string   `json:"what"`
		Answer  string   `json:"answer"`
		At      string   `json:"at"`
		Fit     string   `json:"fit"`
		Latest  string   `json:"latest,omitempty"`
		Exact   string   `json:"latest_exact,omitempty"`
		Early   string   `json:"latest_early,omitempty"`
		Late    string   `json:"latest_late,omitempty"`
		Without *load    `json:"mg_at_bed_without,omitempty"`
		With    *load    `json:"mg_at_bed_with,omitempty"`
		Still   []option `json:"still_fine"`
		Words   []string `json:"words"`
	}{
		a.What, string(a.Verdict), a.At.Format(time.RFC3339), string(a.Limit.Fit),
		clockOf(a.Limit), exactOf(a.Limit), clockOf(a.Early), clockOf(a.Late),
		without, with, still, words,
	})
}

// exactOf is the moment of a limit before it was rounded, to the minute that has
// not passed it, empty where it names none.
func exactOf(l intake.Limit) string {
	if l.Fit != intake.Until {
		return ""
	}
	return l.Exact.Truncate(time.Minute).Format(time.RFC3339)
}

// clockOf is the moment of a limit, empty where it names none.
func clockOf(l intake.Limit) string {
	if l.Fit != intake.Until {
		return ""
	}
	return l.Latest.Format(time.RFC3339)
}
