package cli

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

type logCommand struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
	visits  visits
}

func (l logCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:  "log [WHAT...]",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return l.run(cmd.Context(), args)
			}
			return l.visits.open(cmd.Context(), "log", screen.LogScreen, func(ctx context.Context) error {
				return l.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
					return todayCommand{l.Console, l.disk}.run(ctx, o, "")
				})
			})
		},

		ValidArgsFunction: l.disk.Complete(l.catalog.Things),
	}
}

func (l logCommand) run(ctx context.Context, words []string) error {
	return l.disk.With(ctx, func(ctx context.Context, o storage.Opened) error {
		breath, err := lookup.Breath(ctx, o, l.catalog.Plans(o.Settings))
		if err != nil {
			return err
		}
		entries, err := l.entries(words, o.Settings, breath.Name)
		if err != nil {
			return console.Misuse(err)
		}
		if entry := entries[0]; entry.Nothing != nil { // said twice, one undo would leave it said
			before, err := o.Between(ctx, entry.Evening, entry.Evening, journal.KindNothing)
			if err != nil {
				return err
			}
			if len(before) > 0 {
				return l.Done(storage.EntryJSON(before[0]), "noted already: "+o.Telling.Entry(before[0]))
			}
		}
		saved, err := o.Save(ctx, entries...)
		if err != nil {
			return err
		}
		for _, e := range saved {
			if err := l.Done(storage.EntryJSON(e), "noted: "+o.Telling.Entry(e)); err != nil {
				return err
			}
		}
		if l.Flags.JSON || l.Flags.Quiet || o.Telling.Lying {
			return nil
		}
		return l.answer(ctx, o, saved[0])
	})
}

// answer says at once what a late thing means for the night, in one kind line
// with the next best step, and why the suggestion is another one now. After
// lights-out it says nothing.
func (l logCommand) answer(ctx context.Context, o storage.Opened, e journal.Entry) error {
	reader := o.Reader()
	this, err := lookup.Evening(ctx, o, o.Now, o.Settings, reader.Known.Table)
	if err != nil {
		return err
	}
	answer, err := reader.Read(ctx, o.Now, lookup.Query{})
	if err != nil {
		return err
	}
	console.SayAll(l.Console, this.AtLogging(e, o.Now)...)
	if why, changed := answer.Tonight.Changed(e, o.Now); changed {
		console.SayAll(l.Console, why)
	}
	return nil
}

// entries reads a line. The places and relaxations, which take as long to read as
// all the rest, are looked at only where a word is not known without them.
func (l logCommand) entries(words []string, s settings.Settings, usual string) ([]journal.Entry, error) {
	noting, now := l.catalog.NotingThings(s), l.Now()
	noting.Usual = usual
	all, err := noting.Entries(words, now)
	if _, unknown := errors.AsType[*notation.Unknown](err); unknown {
		noting.Known = l.catalog.Noting(s).Known
		return noting.Entries(words, now)
	}
	return all, err
}
