package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/lookup"
	"lull/routines/notation"
)

// canCommand answers whether something still fits.
type canCommand struct{ tools }

func (c canCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "can WHAT [at TIME]",
		GroupID: "day",
		Args:    takes(1, anyNumber, "wants what it is about, such as espresso or run hard"),
		RunE:    func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },

		ValidArgsFunction: c.complete.first(c.complete.things),
	}
}

func (c canCommand) run(ctx context.Context, words []string) error {
	return c.disk.with(ctx, func(ctx context.Context, o opened) error {
		known := c.catalog.notingThings(o.settings).Known
		question, err := notation.Question(words, o.now, known)
		if err != nil {
			return Usage{err}
		}
		question.Today = o.today()
		at := question.At
		if at.IsZero() {
			at = o.now
		}
		evening, err := lookup.Evening(ctx, o, at, o.settings, known.Table)
		if err != nil {
			return err
		}
		answer := evening.Can(question, o.now)
		if c.flags.json {
			err = c.tellJSON(answer)
		} else {
			sayAll(c.console, answer.Lines...)
		}
		if err == nil && !answer.Verdict.Fine() {
			err = ErrNo
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
	}
	type load struct {
		Low   float64 `json:"low"`
		Usual float64 `json:"usual"`
		High  float64 `json:"high"`
	}
	still := []option{}
	for _, o := range a.Still {
		still = append(still, option{o.What, o.Milligrams, clockOf(o.Limit)})
	}
	words := []string{}
	for _, l := range a.Lines {
		words = append(words, c.say(l.ID, l.With))
	}
	var without, with *load
	if a.Modelled {
		without, with = (*load)(&a.Without), (*load)(&a.With)
	}
	return c.asJSON(struct {
		What    string   `json:"what"`
		Answer  string   `json:"answer"`
		At      string   `json:"at"`
		Fit     string   `json:"fit"`
		Latest  string   `json:"latest,omitempty"`
		Early   string   `json:"latest_early,omitempty"`
		Late    string   `json:"latest_late,omitempty"`
		Without *load    `json:"mg_at_bed_without,omitempty"`
		With    *load    `json:"mg_at_bed_with,omitempty"`
		Still   []option `json:"still_fine"`
		Words   []string `json:"words"`
	}{
		a.What, string(a.Verdict), a.At.Format(time.RFC3339), string(a.Limit.Fit),
		clockOf(a.Limit), clockOf(a.Early), clockOf(a.Late),
		without, with, still, words,
	})
}

// clockOf is the moment of a limit, empty where it names none.
func clockOf(l intake.Limit) string {
	if l.Fit != intake.Until {
		return ""
	}
	return l.Latest.Format(time.RFC3339)
}
