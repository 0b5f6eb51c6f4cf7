package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/screen"
)

// logCommand notes.
type logCommand struct{ tools }

func (l logCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "log [WHAT...]",
		GroupID: "day",
		RunE: func(cmd *cobra.Command, args []string) error {
			switch {
			case len(args) > 0:
				return l.run(cmd.Context(), args)
			case l.lineMode() || l.flags.json:
				return l.disk.with(cmd.Context(), func(ctx context.Context, o opened) error { return todayCommand(l).run(ctx, o, "") })
			}
			return l.stage.onScreen(cmd.Context(), screen.Visit{Place: screen.LogPlace})
		},

		ValidArgsFunction: l.complete.first(l.complete.things),
	}
}

func (l logCommand) run(ctx context.Context, words []string) error {
	return l.disk.with(ctx, func(ctx context.Context, o opened) error {
		breath, err := lookup.Breath(ctx, o, l.catalog.plans(o.settings))
		if err != nil {
			return err
		}
		entry, err := l.entry(words, o.settings, breath.Name)
		if err != nil {
			return Usage{err}
		}
		saved, err := o.Save(ctx, entry)
		if err != nil {
			return err
		}
		if err := l.done(entryJSON(saved[0]), "noted: "+o.telling.Entry(saved[0])); err != nil || l.flags.json || l.flags.quiet {
			return err
		}
		return l.answer(ctx, o, saved[0])
	})
}

// answer says at once what a late thing means for the night, in one kind line
// with the next best step, and why the suggestion is another one now. After
// lights-out it says nothing.
func (l logCommand) answer(ctx context.Context, o opened, e journal.Entry) error {
	reader := o.reader()
	this, err := lookup.Evening(ctx, o, o.now, o.settings, reader.Known.Table)
	if err != nil {
		return err
	}
	answer, err := reader.Read(ctx, o.now, lookup.Query{})
	if err != nil {
		return err
	}
	sayAll(l.console, this.AtLogging(e, o.now)...)
	if why, changed := answer.Tonight.Changed(e, o.now); changed {
		sayAll(l.console, why)
	}
	return nil
}

// entry reads a line. The places and relaxations, which take as long to read as
// all the rest, are looked at only where a word is not known without them.
func (l logCommand) entry(words []string, s settings.Settings, usual string) (journal.Entry, error) {
	noting, now := l.catalog.notingThings(s), l.now()
	noting.Usual = usual
	e, err := noting.Entry(words, now)
	var unknown *notation.Unknown
	if errors.As(err, &unknown) {
		noting = l.catalog.noting(s)
		noting.Usual = usual
		return noting.Entry(words, now)
	}
	return e, err
}
