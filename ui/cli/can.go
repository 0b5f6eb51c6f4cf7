package cli

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
)

type canCommand struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
}

func (c canCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:  "can WHAT [at TIME]",
		Args: console.Takes(1, console.AnyNumber, "wants what it is about, such as espresso or run hard"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },

		ValidArgsFunction: c.disk.Complete(c.catalog.Things),
	}
}

func (c canCommand) run(ctx context.Context, words []string) error {
	return c.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		known := c.catalog.NotingThings(o.Settings).Known
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

func (c canCommand) tellJSON(a intake.Answer) error {
	still, words := []console.Data{}, []string{}
	for _, o := range a.Still {
		still = append(still, console.Data{
			"what", o.What, "mg,omitempty", o.Milligrams, "latest,omitempty", clockOf(o.Limit),
			"latest_exact,omitempty", exactOf(o.Limit),
		})
	}
	for _, l := range a.Lines {
		words = append(words, l.Say(c.Say))
	}
	at := func(b intake.Load) console.Data {
		if !a.Modelled {
			return nil
		}
		return console.Data{"low", b.Low, "usual", b.Usual, "high", b.High}
	}
	return c.AsJSON(console.Data{
		"what", a.What,
		"answer", a.Verdict,
		"at", a.At.Format(time.RFC3339),
		"fit", a.Limit.Fit,
		"latest,omitempty", clockOf(a.Limit),
		"latest_exact,omitempty", exactOf(a.Limit),
		"latest_early,omitempty", clockOf(a.Early),
		"latest_late,omitempty", clockOf(a.Late),
		"mg_at_bed_without,omitempty", at(a.Without),
		"mg_at_bed_with,omitempty", at(a.With),
		"still_fine", still,
		"words", words,
	})
}

// clockOf is the moment of a limit, empty where it names none.
func clockOf(l intake.Limit) string { return momentOf(l, l.Latest) }

// exactOf is that moment before it was rounded, to the minute that has not passed it.
func exactOf(l intake.Limit) string { return momentOf(l, evening.WholeMinute(l.Exact)) }

func momentOf(l intake.Limit, at time.Time) string {
	if l.Fit != intake.Until {
		return ""
	}
	return at.Format(time.RFC3339)
}
