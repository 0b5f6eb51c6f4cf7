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
	"lull/routines/wording"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type trialCommand onDisk

func (c trialCommand) command() *cobra.Command {
	cmd := &cobra.Command{Use: "trial", RunE: c.with(c.result)}
	evenings, about := 0, ""
	start := &cobra.Command{
		Use:  "start WHAT",
		Args: console.Takes(1, console.AnyNumber, `wants what is to be tried, such as "no tea after 14:00"`),
		RunE: func(cmd *cobra.Command, args []string) error {
			start := func(ctx context.Context, t openTrials) error {
				return c.start(ctx, t, strings.Join(args, " "), evenings, about)
			}
			return c.with(start)(cmd, args)
		},
	}
	start.Flags().IntVar(&evenings, "evenings", insight.Lengths()[0].Evenings,
		"how many evenings it takes: 28, 42 or 56")
	start.Flags().StringVar(&about, "outcome", string(insight.Jerks),
		"what is looked at: jerks, sol, awake, quality or tension")
	console.Values(start, "outcome", "jerks", "sol", "awake", "quality", "tension")
	cmd.AddCommand(
		start,
		&cobra.Command{Use: "tonight", RunE: c.with(c.tonight)},
		&cobra.Command{Use: "result", RunE: c.with(c.result)},
		&cobra.Command{Use: "stop", RunE: c.with(c.stop)},
	)
	return cmd
}

type openTrials struct {
	storage.Opened
	reader lookup.Reader
	trials lookup.SelfTrials
	all    []insight.Trial
	entry  journal.Entry // at now, of this evening, still empty
}

func (c trialCommand) with(do func(context.Context, openTrials) error) func(*cobra.Command, []string) error {
	return c.disk.Command(func(ctx context.Context, o storage.Opened) (err error) {
		t := openTrials{Opened: o, reader: o.Reader(), trials: o.Reader().SelfTrials()}
		t.entry = journal.Entry{At: o.Now, Evening: o.Today()}
		if t.all, err = t.trials.All(ctx, o.Today()); err != nil {
			return err
		}
		return do(ctx, t)
	})
}

func (c trialCommand) start(ctx context.Context, t openTrials, text string, evenings int, about string) error {
	if running, ok := insight.Running(t.all); ok && !running.Done() {
		return errors.New(running.AlreadyRunning().Say(c.Say) + " lull trial stop ends it")
	}
	outcome, ok := insight.ParseOutcome(about, t.reader.Known.Words().Asked())
	if !ok {
		return console.Misusef("--outcome is one of jerks, sol, awake, quality or tension, not %s",
			letters.Quoted(about))
	}
	if old, ok := insight.Again(t.all, text, t.Today()); ok {
		return c.again(ctx, t, old)
	}
	t.entry.Evening = lookup.FirstOf(t.Settings.Schedule, t.Now)
	start, err := insight.Start(t.entry, text, evenings, outcome)
	if err != nil {
		return console.Misuse(err)
	}
	stored, err := t.Save(ctx, start)
	if err != nil {
		return err
	}
	begun := insight.Trials(stored)[0]
	if c.Flags.JSON {
		return c.AsJSON(storage.EntryJSON(stored[0]))
	}
	if c.Flags.Quiet {
		return nil
	}
	lines := []wording.Line{begun.Begun()}
	for _, l := range insight.Lengths() {
		if l.Evenings == evenings {
			lines = append(lines, l.Line(outcome))
		}
	}
	console.SayAll(c.Console, lines...)
	return nil
}

// again takes up a trial that was ended, with the coins that were tossed.
func (c trialCommand) again(ctx context.Context, t openTrials, old insight.Trial) error {
	for _, id := range old.Stops {
		if _, err := t.Delete(ctx, id); err != nil {
			return err
		}
	}
	return c.Done(console.Data{"id", old.ID, "taken_up", true, "trial", old.Text}, old.TakenUp().Say(c.Say))
}

func (c trialCommand) tonight(ctx context.Context, t openTrials) error {
	running, ok := insight.Running(t.all)
	if !ok {
		return c.none()
	}
	if toss := t.trials.Toss(running, t.Now); toss != nil {
		err := t.GiveBack(ctx, *toss)
		if err == nil {
			t.all, err = t.trials.All(ctx, t.Today())
		}
		if err != nil {
			return err
		}
		running, _ = insight.Running(t.all)
	}
	arm, drawn := running.Arm(t.Today())
	if c.Flags.JSON {
		return c.AsJSON(console.Data{"evening", t.Today().String(), "trial", running.Text, "arm,omitempty", arm})
	}
	line, _ := running.Tonight(t.Today())
	switch {
	case drawn:
	case t.Today() < running.Start:
		line = running.Begun()
	default:
		line = insight.NotTossed()
	}
	console.SayAll(c.Console, line)
	return nil
}

func (c trialCommand) stop(ctx context.Context, t openTrials) error {
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

// result tells what came of the last one, by day: what its nights were like is no
// news for the evening.
func (c trialCommand) result(ctx context.Context, t openTrials) error {
	latest, ok := insight.Latest(t.all)
	if !ok {
		return c.none()
	}
	r, withheld, err := t.trials.SoFar(ctx, latest, t.Now)
	if err != nil {
		return err
	}
	look, err := t.reader.Read(ctx, t.Now, lookup.Query{})
	if err != nil {
		return err
	}
	night := look.Tonight.Winding() && (r.Ready || r.Ended)
	switch {
	case c.Flags.JSON:
		return c.tellJSON(r, withheld || night)
	case night && r.Ended:
		console.SayAll(c.Console, r.Stopped())
	case night:
		c.Printf("%s\n", screen.ForTheDay)
	case withheld:
		console.SayAll(c.Console, insight.Withheld())
	default:
		console.SayAll(c.Console, r.Lines()...)
	}
	return nil
}

func (c trialCommand) none() error {
	return c.Tell(console.Data{"trial", nil}, insight.NoTrial().Say(c.Say))
}

// tellJSON writes a result as data. What is hidden in words is not there either.
func (c trialCommand) tellJSON(r insight.Result, withheld bool) error {
	out := console.Data{
		"trial", r.Text,
		"outcome", r.Outcome,
		"evenings", r.Evenings,
		"drawn", r.Drawn,
		"ended_early", r.Ended,
		"kept", r.Followed,
		"told", r.Answered,
		"withheld,omitempty", withheld, // until this morning's answers, or the day
	}
	n, jerks := r.Counts, r.Outcome == insight.Jerks
	switch counted := (r.Ready || r.Ended) && !withheld; {
	case counted && jerks:
		out = append(out, "k1", n.K1, "n1", n.N1, "k0", n.K0, "n0", n.N0)
	case counted:
		out = append(out, "n1", n.N1, "n0", n.N0)
	}
	if r.Ready && !withheld {
		if !jerks {
			out = append(out, "mean1", r.With, "mean0", r.Without)
		}
		out = append(out, "difference", r.Difference, "low", r.Low, "high", r.High, "p_two_sided", r.P,
			"differs", r.Differs())
	}
	return c.AsJSON(out)
}
