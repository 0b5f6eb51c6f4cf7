package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/routines/notation"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/noting"
	"lull/ui/plain"
)

func (h *House) logCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "log WHAT...",
		Short: "Note something: a practice, a drink, a run, a few words",
		Long: `Note something: a practice, a drink, a run, a few words. A time goes with
most things: at 15:40, 20m ago, yesterday 22:40. Without one it is now.

rest says that you went straight to sleep content; the evening counts.
lull undo takes the last one back.`,
		Example: `  lull log coffee
  lull log 2 espresso at 15:40
  lull log run 40m hard at 19:30
  lull log session calm 10m at yesterday 22:40
  lull log rest
  lull log note "rain all evening"`,
		GroupID: "day",
		Args:    someWords("what to note, such as coffee or session calm 10m"),
		RunE:    func(cmd *cobra.Command, args []string) error { return h.log(cmd.Context(), args) },

		ValidArgsFunction: h.completeThings,
	}
}

func (h *House) log(ctx context.Context, words []string) (err error) {
	file, j, err := h.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	breath, err := lookup.Breath(ctx, j, h.plans(file.Current()))
	if err != nil {
		return err
	}
	entry, err := h.entry(words, file.Current(), breath.Name)
	if err != nil {
		return Usage{err}
	}
	kept, err := j.Save(ctx, entry)
	if err != nil {
		return err
	}
	if err := h.noted(h.telling(file.Current()), kept[0]); err != nil || h.flags.json || h.flags.quiet {
		return err
	}
	return h.answer(ctx, file, j, kept[0])
}

// answer says at once what a late thing means for the night, in one kind line
// with the next best step, and why the suggestion is another one now. After
// lights-out it says nothing.
func (h *House) answer(ctx context.Context, file SettingsFile, j Journal, e journal.Entry) error {
	now, s := h.Now(), file.Current()
	this, err := lookup.Evening(ctx, j, now, s, h.table(s))
	if err != nil {
		return err
	}
	lines := this.AtLogging(e, now)
	answer, err := h.reading(file, j).Read(ctx, now, lookup.Query{})
	if err != nil {
		return err
	}
	if why, changed := answer.Tonight.Changed(e, now); changed {
		lines = append(lines, why)
	}
	return h.sayLines(lines)
}

// noted says what was noted, and after it what there is to say about it.
func (h *House) noted(t plain.Telling, e journal.Entry) error {
	if h.flags.json {
		return writeJSON(h, entryJSON(e))
	}
	if h.flags.quiet {
		return nil
	}
	_, err := fmt.Fprintln(h.Out, "noted: "+t.Entry(e))
	return err
}

// entry reads a line. The places and relaxations, which take as long to read as
// all the rest, are looked at only where a word is not known without them.
func (h *House) entry(words []string, s settings.Settings, usual string) (journal.Entry, error) {
	noting, now := h.notingThings(s), h.Now()
	noting.Usual = usual
	e, err := noting.Entry(words, now)
	var unknown *notation.Unknown
	if errors.As(err, &unknown) {
		noting = h.noting(s)
		noting.Usual = usual
		return noting.Entry(words, now)
	}
	return e, err
}

// noting is how typed lines are read with some settings.
func (h *House) noting(s settings.Settings) noting.Noting { return h.notingWith(s, h.quietly()) }

// notingThings is the same without the places and relaxations, for where no
// session is meant.
func (h *House) notingThings(s settings.Settings) noting.Noting {
	return h.notingWith(s, repertoire.Guided{})
}

func (h *House) notingWith(s settings.Settings, g repertoire.Guided) noting.Noting {
	return noting.Noting{
		Known:    notation.Known{Table: h.table(s), Practices: h.practices(s, g)},
		Schedule: s.Schedule, Usual: s.Breath.Pattern,
	}
}

// table is what can be had, one's own drinks beside the shipped ones. Those
// that do not fit are left out, so that nobody is kept from noting.
func (h *House) table(s settings.Settings) *intake.Table {
	table, err := tonight.Drinks(h.Drinks(), s)
	if err != nil {
		h.mention(err)
		return h.Drinks()
	}
	return table
}

// practices gives the names a session can have, each with what it is.
func (h *House) practices(s settings.Settings, guided repertoire.Guided) map[string]string {
	names := map[string]string{}
	for _, r := range guided.Routines {
		names[r.Name] = "wind"
	}
	for _, x := range guided.Relaxations {
		names[x.Name] = "relax"
	}
	for _, p := range guided.Places {
		names[p.Name] = "imagine"
	}
	for _, r := range s.Routines {
		names[r.Name] = "wind"
	}
	for _, name := range repertoire.New(h.Breaths(), s).Names() {
		names[name] = "breathe"
	}
	return names
}

// telling is from where the journal is told just now.
func (h *House) telling(s settings.Settings) plain.Telling {
	now := h.Now()
	day := s.Schedule.Of(now)
	bed, wake := s.Schedule.Bedtime(day, now.Location()), s.Schedule.WakeTime(day, now.Location())
	return plain.Telling{Today: day, Here: day, Lying: !now.Before(bed) && now.Before(wake)}
}
