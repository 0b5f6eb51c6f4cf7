package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/ui/plain"
)

// logCommand notes.
type logCommand struct{ tools }

func (l logCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "log WHAT...",
		GroupID: "day",
		Args:    someWords("what to note, such as coffee or session calm 10m"),
		RunE:    func(cmd *cobra.Command, args []string) error { return l.run(cmd.Context(), args) },

		ValidArgsFunction: l.complete.things,
	}
}

func (l logCommand) run(ctx context.Context, words []string) (err error) {
	file, j, err := l.disk.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	breath, err := lookup.Breath(ctx, j, l.catalog.plans(file.Current()))
	if err != nil {
		return err
	}
	entry, err := l.entry(words, file.Current(), breath.Name)
	if err != nil {
		return Usage{err}
	}
	kept, err := j.Save(ctx, entry)
	if err != nil {
		return err
	}
	if err := l.noted(telling(l.now(), file.Current()), kept[0]); err != nil || l.flags.json || l.flags.quiet {
		return err
	}
	return l.answer(ctx, file, j, kept[0])
}

// answer says at once what a late thing means for the night, in one kind line
// with the next best step, and why the suggestion is another one now. After
// lights-out it says nothing.
func (l logCommand) answer(ctx context.Context, file SettingsFile, j lookup.Journal, e journal.Entry) error {
	now, s := l.now(), file.Current()
	this, err := lookup.Evening(ctx, j, now, s, l.catalog.table(s))
	if err != nil {
		return err
	}
	lines := this.AtLogging(e, now)
	answer, err := l.disk.reading(file.Current(), j).Read(ctx, now, lookup.Query{})
	if err != nil {
		return err
	}
	if why, changed := answer.Tonight.Changed(e, now); changed {
		lines = append(lines, why)
	}
	return l.sayLines(lines)
}

// noted says what was noted, and after it what there is to say about it.
func (l logCommand) noted(t plain.Telling, e journal.Entry) error {
	if l.flags.json {
		return l.asJSON(entryJSON(e))
	}
	if l.flags.quiet {
		return nil
	}
	_, err := fmt.Fprintln(l.out, "noted: "+t.Entry(e))
	return err
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

// telling is from where the journal is told just now.
func telling(now time.Time, s settings.Settings) plain.Telling {
	day := s.Schedule.Of(now)
	bed, wake := s.Schedule.Bedtime(day, now.Location()), s.Schedule.WakeTime(day, now.Location())
	return plain.Telling{Today: day, Here: day, Lying: !now.Before(bed) && now.Before(wake)}
}
