package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
)

// trialCommand runs a self-trial.
type trialCommand struct{ tools }

func (c trialCommand) command() *cobra.Command {
	cmd := &cobra.Command{Use: "trial", GroupID: "day", Args: noArgs, RunE: c.trying(c.result)}
	evenings, about := 0, ""
	start := &cobra.Command{
		Use:  "start WHAT",
		Args: takes(1, anyNumber, `wants what is to be tried, such as "no tea after 14:00"`),
		RunE: func(cmd *cobra.Command, args []string) error {
			start := func(ctx context.Context, t trying) error {
				return c.start(ctx, t, strings.Join(args, " "), evenings, about)
			}
			return c.trying(start)(cmd, args)
		},
	}
	start.Flags().IntVar(&evenings, "evenings", insight.Lengths()[0].Evenings, "how many evenings it takes: 28, 42 or 56")
	start.Flags().StringVar(&about, "outcome", string(insight.Jerks), "what is looked at: jerks, sol, awake, quality or tension")
	cmd.AddCommand(
		start,
		&cobra.Command{Use: "tonight", Args: noArgs, RunE: c.trying(c.tonight)},
		&cobra.Command{Use: "result", Args: noArgs, RunE: c.trying(c.result)},
		&cobra.Command{Use: "stop", Args: noArgs, RunE: c.trying(c.stop)},
	)
	return cmd
}

// trying is what the commands of a trial work with.
type trying struct {
	opened
	read  lookup.Reader
	all   []insight.Trial
	entry journal.Entry // at now, of this evening, still empty
}

func (c trialCommand) trying(do func(context.Context, trying) error) func(*cobra.Command, []string) error {
	return c.withJournal(func(ctx context.Context, o opened) (err error) {
		t := trying{opened: o, read: o.reader()}
		t.entry = journal.Entry{ID: c.newID(), At: o.now, Evening: o.today()}
		if t.all, err = t.read.Trials(ctx, o.today()); err != nil {
			return err
		}
		return do(ctx, t)
	})
}

func (c trialCommand) start(ctx context.Context, t trying, text string, evenings int, about string) error {
	if running, ok := insight.Running(t.all); ok && !running.Done() {
		return errors.New(running.AlreadyRunning().Say(c.say) + " lull trial stop ends it")
	}
	outcome, ok := insight.ParseOutcome(about)
	if !ok {
		return Usage{errors.New("--outcome is one of jerks, sol, awake, quality or tension, not " + letters.Quoted(about))}
	}
	if old, ok := insight.Again(t.all, text, t.today()); ok {
		return c.again(ctx, t, old)
	}
	t.entry.Evening = lookup.FirstOf(t.settings.Schedule, t.now)
	start, err := insight.Start(t.entry, text, evenings, outcome)
	if err != nil {
		return Usage{err}
	}
	stored, err := t.Save(ctx, start)
	if err != nil {
		return err
	}
	begun := insight.Trials(stored)[0]
	if c.flags.json {
		return c.asJSON(entryJSON(stored[0]))
	}
	if c.flags.quiet {
		return nil
	}
	lines := []insight.Line{begun.Begun()}
	for _, l := range insight.Lengths() {
		if l.Evenings == evenings && outcome == insight.Jerks {
			lines = append(lines, l.Line())
		}
	}
	sayAll(c.console, lines...)
	return nil
}

// again takes up a trial that was ended, with the coins that were tossed.
func (c trialCommand) again(ctx context.Context, t trying, old insight.Trial) error {
	if _, err := t.Delete(ctx, old.Stop); err != nil {
		return err
	}
	if c.flags.json {
		return c.asJSON(object{"trial": old.Text, "id": old.ID, "taken_up": true})
	}
	if !c.flags.quiet {
		sayAll(c.console, old.TakenUp())
	}
	return nil
}

func (c trialCommand) tonight(ctx context.Context, t trying) error {
	running, ok := insight.Running(t.all)
	if !ok {
		return c.none()
	}
	if toss := t.read.Toss(running, t.now); toss != nil {
		err := t.GiveBack(ctx, *toss)
		if err == nil {
			t.all, err = t.read.Trials(ctx, t.today())
		}
		if err != nil {
			return err
		}
		running, _ = insight.Running(t.all)
	}
	arm, drawn := running.Arm(t.today())
	if c.flags.json {
		return c.asJSON(struct {
			Evening string      `json:"evening"`
			Trial   string      `json:"trial"`
			Arm     insight.Arm `json:"arm,omitempty"`
		}{t.today().String(), running.Text, arm})
	}
	line, _ := running.Tonight(t.today())
	switch {
	case drawn:
	case t.today() < running.Start:
		line = running.Begun()
	default:
		line = insight.NotTossed()
	}
	sayAll(c.console, line)
	return nil
}

func (c trialCommand) stop(ctx context.Context, t trying) error {
	running, ok := insight.Running(t.all)
	if !ok || running.Done() {
		return c.none()
	}
	stored, err := t.Save(ctx, running.End(t.entry))
	if err != nil {
		return err
	}
	running.Ended, running.Last = true, stored[0].Evening
	t.all = []insight.Trial{running}
	return c.result(ctx, t)
}

func (c trialCommand) result(ctx context.Context, t trying) error {
	latest, ok := insight.Latest(t.all)
	if !ok {
		return c.none()
	}
	r, err := t.read.TrialResult(ctx, latest, t.today())
	if err != nil {
		return err
	}
	// A result that goes on growing has no say in what a morning remembers.
	sheet, err := t.read.LastNight(ctx, t.now)
	if err != nil {
		return err
	}
	withheld := r.Ready && sheet.Withheld()
	switch {
	case c.flags.json:
		return c.tellJSON(r, withheld)
	case withheld:
		sayAll(c.console, insight.Withheld())
	default:
		sayAll(c.console, r.Lines()...)
	}
	return nil
}

func (c trialCommand) none() error {
	if c.flags.json {
		return c.asJSON(object{"trial": nil})
	}
	sayAll(c.console, insight.NoTrial())
	return nil
}

// tellJSON writes a result as data; the shape is stable. What is hidden in
// words is not there either.
func (c trialCommand) tellJSON(r insight.Result, withheld bool) error {
	out := struct {
		Trial      string          `json:"trial"`
		Outcome    insight.Outcome `json:"outcome"`
		Evenings   int             `json:"evenings"`
		Drawn      int             `json:"drawn"`
		Ended      bool            `json:"ended_early"`
		Kept       int             `json:"kept"`
		Told       int             `json:"told"`
		Withheld   bool            `json:"withheld,omitempty"` // until this morning's answers
		K1         *int            `json:"k1,omitempty"`
		N1         *int            `json:"n1,omitempty"`
		K0         *int            `json:"k0,omitempty"`
		N0         *int            `json:"n0,omitempty"`
		Mean1      *float64        `json:"mean1,omitempty"`
		Mean0      *float64        `json:"mean0,omitempty"`
		Difference *float64        `json:"difference,omitempty"`
		Low        *float64        `json:"low,omitempty"`
		High       *float64        `json:"high,omitempty"`
		Surprise   *float64        `json:"p_two_sided,omitempty"`
		Differs    *bool           `json:"differs,omitempty"`
	}{
		Trial: r.Text, Outcome: r.Outcome, Evenings: r.Evenings, Drawn: r.Drawn, Ended: r.Ended,
		Kept: r.Kept, Told: r.Told, Withheld: withheld,
	}
	if (r.Ready || r.Ended) && !withheld {
		out.N1, out.N0 = &r.Counts.N1, &r.Counts.N0
		if r.Outcome == insight.Jerks {
			out.K1, out.K0 = &r.Counts.K1, &r.Counts.K0
		}
	}
	if r.Ready && !withheld {
		differs := r.Differs()
		out.Difference, out.Low, out.High, out.Surprise, out.Differs = &r.Difference, &r.Low, &r.High, &r.Surprise, &differs
		if r.Outcome != insight.Jerks {
			out.Mean1, out.Mean0 = &r.With, &r.Without
		}
	}
	return c.asJSON(out)
}
