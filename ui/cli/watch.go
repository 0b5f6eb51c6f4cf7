package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/insight"
	"lull/routines/lookup"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type watchCommand onDisk

func (w watchCommand) command() *cobra.Command {
	return &cobra.Command{
		Use: "watch [WHAT]", Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			do := w.tell
			if words := strings.Join(args, " "); words != "" {
				do = func(ctx context.Context, o storage.Opened) error { return w.ask(ctx, o, words) }
			}
			return w.disk.Command(do)(cmd, args)
		},
		ValidArgs: []string{"none"},
	}
}

func (w watchCommand) ask(ctx context.Context, o storage.Opened, words string) error {
	var q insight.Question
	if !strings.EqualFold(words, "none") && !strings.EqualFold(words, "nothing") {
		var err error
		if q, err = insight.ParseQuestion(words, o.Reader().Known.Words().Asked()); err != nil {
			return console.Misuse(err)
		}
	}
	asked, err := o.Reader().Watched(ctx, o.Today())
	if err != nil {
		return err
	}
	foretold, err := o.Reader().Foretold(ctx, o.Now)
	if err != nil {
		return err
	}
	e, said, err := lookup.Ask(q, asked, foretold, o.Settings.Schedule, o.Now)
	if err != nil {
		return console.Misuse(err)
	}
	if e != nil {
		if _, err = o.Save(ctx, *e); err != nil {
			return err
		}
	}
	if w.Flags.JSON || w.Flags.Quiet {
		return w.tell(ctx, o)
	}
	console.SayAll(w.Console, said)
	return nil
}

// tell tells what is watched and what came of it so far, by day: from wind-down
// on it waits, as everything that is compared.
func (w watchCommand) tell(ctx context.Context, o storage.Opened) error {
	if w.Flags.Quiet && !w.Flags.JSON {
		return nil
	}
	asked, err := o.Reader().Watched(ctx, o.Today())
	if err != nil {
		return err
	}
	_, p, err := o.Reader().Patterns(ctx, o.Now)
	if err != nil {
		return err
	}
	look, err := o.Reader().Read(ctx, o.Now, lookup.Query{})
	switch {
	case err != nil:
		return err
	case w.Flags.JSON && asked.Factor == "":
		return w.AsJSON(console.Data{"watched", nil})
	case w.Flags.JSON:
		out, verdict := console.Data{"factor", asked.Factor}, ""
		if p.Watched != nil {
			f, _ := p.Watched.Finding()
			out = append(out, "logged", p.Watched.Logged, "needs", f.Needs)
			if !look.Tonight.Winding() {
				verdict = f.Verdict.String()
			}
		}
		out = append(out, "outcome", asked.Outcome, "since", asked.Since.String(),
			"verdict,omitempty", verdict)
		return w.AsJSON(console.Data{"watched", out})
	case look.Tonight.Winding():
		w.Printf("%s\n", screen.ForTheDay)
	case asked.Factor == "":
		console.SayAll(w.Console, insight.Typed(insight.NothingAsked()))
	case p.Watched == nil:
		console.SayAll(w.Console, insight.Withheld())
	default:
		console.SayAll(w.Console, p.Watched.Lines()...)
	}
	return nil
}
