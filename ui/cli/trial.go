package cli

import (
	"context"
	"errors"
	"math/rand/v2"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
)

// trialCommand runs a self-trial.
type trialCommand struct{ tools }

func (c trialCommand) command() *cobra.Command {
	cmd := &cobra.Command{Use: "trial", GroupID: "day", Args: noArgs, RunE: c.trying(c.result)}
	cmd.AddCommand(
		&cobra.Command{
			Use:  "start WHAT",
			Args: takes(1, anyNumber, `wants what is to be tried, such as "no tea after 14:00"`),
			RunE: func(cmd *cobra.Command, args []string) error {
				start := func(ctx context.Context, t trying) error { return c.start(ctx, t, strings.Join(args, " ")) }
				return c.trying(start)(cmd, args)
			},
		},
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

func (c trialCommand) start(ctx context.Context, t trying, text string) error {
	if running, ok := insight.Running(t.all); ok {
		return errors.New(running.AlreadyRunning().Say(c.say) + " lull trial stop ends it")
	}
	start, err := insight.Start(t.entry, text, rand.Uint64())
	if err != nil {
		return Usage{err}
	}
	// Past lights-out this evening has gone as it went.
	if bed := t.settings.Schedule.Bedtime(start.Evening, start.At.Location()); !start.At.Before(bed) {
		start.Evening++
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
	sayAll(c.console, begun.Begun())
	if line, ok := begun.Tonight(t.today()); ok {
		sayAll(c.console, line)
	}
	return nil
}

func (c trialCommand) tonight(ctx context.Context, t trying) error {
	running, ok := insight.Running(t.all)
	if !ok {
		return c.none()
	}
	arm, speaks := running.Arm(t.today())
	if c.flags.json {
		return c.asJSON(struct {
			Evening string      `json:"evening"`
			Trial   string      `json:"trial"`
			Arm     insight.Arm `json:"arm,omitempty"`
		}{t.today().String(), running.Text, arm})
	}
	line, _ := running.Tonight(t.today())
	if !speaks {
		line = running.Begun()
	}
	sayAll(c.console, line)
	return nil
}

func (c trialCommand) stop(ctx context.Context, t trying) error {
	running, ok := insight.Running(t.all)
	if !ok {
		return c.none()
	}
	stored, err := t.Save(ctx, running.Stop(t.entry))
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
	withheld := r.Needs == 0 && !latest.Ended && sheet.Withheld()
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
		Ended      bool            `json:"ended"`
		Nights     int             `json:"nights"`
		Kept       int             `json:"kept"`
		Needs      int             `json:"needs"`
		Withheld   bool            `json:"withheld,omitempty"` // until this morning's answers
		Outcome    insight.Outcome `json:"outcome,omitempty"`
		Verdict    string          `json:"verdict,omitempty"`
		K1         *int            `json:"k1,omitempty"`
		N1         *int            `json:"n1,omitempty"`
		K0         *int            `json:"k0,omitempty"`
		N0         *int            `json:"n0,omitempty"`
		Chance     float64         `json:"p,omitempty"`
		Difference *float64        `json:"difference,omitempty"`
		Low        *float64        `json:"low,omitempty"`
		High       *float64        `json:"high,omitempty"`
		With       *insight.Spread `json:"with_min,omitempty"`
		Without    *insight.Spread `json:"without_min,omitempty"`
	}{Trial: r.Text, Ended: r.Ended, Nights: r.Nights, Kept: r.Kept, Needs: r.Needs, Withheld: withheld}
	if r.Needs == 0 && !withheld {
		out.Outcome, out.Verdict, out.Chance = r.Outcome, r.Verdict.String(), r.Chance
		out.N1, out.N0 = &r.Counts.N1, &r.Counts.N0
		if r.Outcome == insight.Jerks {
			out.K1, out.K0, out.Difference, out.Low, out.High = &r.Counts.K1, &r.Counts.K0, &r.Difference, &r.Low, &r.High
		} else {
			out.With, out.Without = &r.With, &r.Without
		}
	}
	return c.asJSON(out)
}
