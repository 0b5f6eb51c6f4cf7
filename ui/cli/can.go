package cli

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/lookup"
	"lull/routines/notation"
)

func (h *House) canCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "can WHAT [at TIME]",
		Short: "Can I still? The answer, and the latest time for it",
		Long: `Can I still? The answer, the latest time for it tonight, and what would
still be fine. It leaves with 0 for yes and with 3 for every other answer.

With --json the answer is one of
  yes      it fits
  smaller  not this one, but half of it, fewer of it or an easier one
  no       neither
  ask      not for this program to say: a midwife, a doctor or a pharmacist knows
and mg_at_bed_without and mg_at_bed_with are there only where caffeine is asked
about and the model speaks.`,
		Example: `  lull can espresso
  lull can coffee at 16:30
  lull can run hard
  lull can wine 2`,
		GroupID: "day",
		Args:    someWords("what it is about, such as espresso or run hard"),
		RunE:    func(cmd *cobra.Command, args []string) error { return h.can(cmd.Context(), args) },

		ValidArgsFunction: h.completeThings,
	}
}

func (h *House) can(ctx context.Context, words []string) error {
	file, err := h.settings()
	if err != nil {
		return err
	}
	now, known := h.Now(), h.notingThings(file.Current()).Known
	question, err := notation.Question(words, now, known)
	if err != nil {
		return Usage{err}
	}
	j, err := h.Journal(ctx, h.flags.data, h.Now)
	if err != nil {
		return err
	}
	defer func() { _ = j.Close() }() // nothing was written
	at := question.At
	if at.IsZero() {
		at = now
	}
	question.Today = file.Current().Schedule.Of(now)
	evening, err := lookup.Evening(ctx, j, at, file.Current(), known.Table)
	if err != nil {
		return err
	}
	answer := evening.Can(question, now)
	if h.flags.json {
		err = h.canJSON(answer)
	} else {
		err = h.sayLines(answer.Lines)
	}
	if err == nil && !answer.Verdict.Fine() {
		err = ErrNo
	}
	return err
}

// sayLines prints sentences, one a line.
func (h *House) sayLines(lines []intake.Line) error {
	for _, l := range lines {
		if words := h.Say(l.ID, l.With); words != "" {
			if _, err := fmt.Fprintln(h.Out, words); err != nil {
				return err
			}
		}
	}
	return nil
}

// canJSON writes an answer as data; its shape is stable.
func (h *House) canJSON(a intake.Answer) error {
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
		words = append(words, h.Say(l.ID, l.With))
	}
	var without, with *load
	if a.Modelled {
		without, with = (*load)(&a.Without), (*load)(&a.With)
	}
	return writeJSON(h, struct {
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
