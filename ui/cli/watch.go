package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui/screen"
)

// watchCommand asks a question before its nights come.
type watchCommand struct{ tools }

func (w watchCommand) command() *cobra.Command {
	return &cobra.Command{
		Use: "watch [WHAT]", GroupID: "day", Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			do := w.tell
			if words := strings.Join(args, " "); words != "" {
				do = func(ctx context.Context, o opened) error { return w.ask(ctx, o, words) }
			}
			return w.withJournal(do)(cmd, args)
		},
		ValidArgs: []string{"none"},
	}
}

// ask begins to watch a pair, or takes back what is watched.
func (w watchCommand) ask(ctx context.Context, o opened, words string) error {
	var q insight.Question
	if !strings.EqualFold(words, "none") && !strings.EqualFold(words, "nothing") {
		var err error
		if q, err = insight.ParseQuestion(words); err != nil {
			return Usage{err}
		}
	}
	asked, err := o.reader().Watched(ctx, o.today())
	if err != nil {
		return err
	}
	// The same again is no new question: its nights so far still count.
	if asked.Factor != q.Factor || asked.Outcome != q.Outcome {
		e := journal.Entry{ID: w.newID(), At: o.now, Evening: lookup.FirstOf(o.settings.Schedule, o.now)}
		if _, err = o.Save(ctx, q.Ask(e)); err != nil {
			return err
		}
	}
	if w.flags.json || w.flags.quiet {
		return w.tell(ctx, o)
	}
	sayAll(w.console, q.Begun())
	return nil
}

// tell tells what is watched, and by day what came of it so far.
func (w watchCommand) tell(ctx context.Context, o opened) error {
	if w.flags.quiet && !w.flags.json {
		return nil
	}
	asked, err := o.reader().Watched(ctx, o.today())
	if err != nil {
		return err
	}
	_, p, err := o.reader().Patterns(ctx, o.now)
	switch {
	case err != nil:
		return err
	case w.flags.json && asked.Factor == "":
		return w.asJSON(object{"watched": nil})
	case w.flags.json:
		out := object{"factor": asked.Factor, "outcome": asked.Outcome, "since": asked.Since.String()}
		if p.Watched != nil {
			f, _ := p.Watched.Finding()
			out["logged"], out["needs"], out["verdict"] = p.Watched.Logged, f.Needs, f.Verdict.String()
		}
		return w.asJSON(object{"watched": out})
	case asked.Factor == "":
		sayAll(w.console, insight.NothingAsked())
	case o.telling.Lying:
		w.print("%s\n", screen.ForTheDay)
	case p.Watched == nil:
		sayAll(w.console, insight.Withheld())
	default:
		sayAll(w.console, p.Watched.Lines()...)
	}
	return nil
}
