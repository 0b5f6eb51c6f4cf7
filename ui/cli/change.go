package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/plain"
)

// changeCommands change one entry, or take it out.
type changeCommands struct{ tools }

func (x changeCommands) edit() *cobra.Command {
	return x.command("edit WHICH WHAT...",
		takes(2, anyNumber, "wants which entry, and what it was, such as 2 espresso at 15:40"), x.change)
}

func (x changeCommands) remove() *cobra.Command {
	return x.command("delete WHICH",
		takes(1, 1, "wants which entry: a number of lull today, an id, or last"), x.takeOut)
}

func (x changeCommands) command(use string, args cobra.PositionalArgs,
	do func(context.Context, opened, journal.Entry, []string) error,
) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use: use, GroupID: "day", Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			return x.disk.with(cmd.Context(), func(ctx context.Context, o opened) error {
				e, err := o.which(ctx, args[0], on)
				if err != nil {
					return err
				}
				return do(ctx, o, e, args[1:])
			})
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return first(func() []string { return x.complete.noted(cmd.Context(), on) })(cmd, args, typed)
		},
	}
	onFlag(cmd, &on)
	return cmd
}

func (x changeCommands) change(ctx context.Context, o opened, e journal.Entry, words []string) error {
	if e.Night != nil {
		return Usage{errors.New("a night is told anew by lull morning")}
	}
	noting := x.catalog.noting(o.settings)
	if label, _ := noting.FieldOf(e); label == "" {
		return Usage{fmt.Errorf("there is nothing to edit about %s; lull delete takes it out", plain.Entry(e).Name)}
	}
	changed, err := noting.Changed(e, strings.Join(words, " "), o.now)
	if err != nil {
		return Usage{err}
	}
	saved, err := o.Save(ctx, changed)
	if err != nil {
		return err
	}
	was, is := o.telling.Entry(e), o.telling.Entry(saved[0])
	return x.done(entryJSON(saved[0]), "changed: "+is+"; it was "+was)
}

func (x changeCommands) takeOut(ctx context.Context, o opened, e journal.Entry, _ []string) error {
	if e.Session != nil && e.Session.Ending == journal.Running {
		return fmt.Errorf("%s is still under way", plain.Entry(e).Name)
	}
	gone, err := o.Delete(ctx, e.ID)
	if err != nil {
		return err
	}
	return x.done(entryJSON(gone), "taken out: "+o.telling.Entry(gone)+"; lull undo brings it back")
}

// lately is how many evenings back an entry is looked for before all are.
const lately = 30

// which finds an entry by its number of an evening, by its id, or the last one
// that was made.
func (o opened) which(ctx context.Context, name, on string) (journal.Entry, error) {
	day, entries, err := o.noted(ctx, on)
	if err != nil {
		return journal.Entry{}, err
	}
	if n, err := strconv.Atoi(name); err == nil && len(name) < 4 {
		if n < 1 || n > len(entries) {
			return journal.Entry{}, Usage{noNumber(n, len(entries), o.telling.Day(day))}
		}
		return entries[n-1], nil
	}
	for _, from := range []evening.Day{o.today() - lately, 0} {
		all, err := o.Between(ctx, from, max(day, o.today()+1))
		if err != nil {
			return journal.Entry{}, err
		}
		if name == "last" && len(all) > 0 {
			return slices.MaxFunc(all, func(a, b journal.Entry) int { return cmp.Compare(a.ID, b.ID) }), nil
		}
		if i := slices.IndexFunc(all, func(e journal.Entry) bool { return e.ID == name }); i >= 0 {
			return all[i], nil
		}
	}
	if name == "last" {
		return journal.Entry{}, errors.New("nothing was noted yet")
	}
	return journal.Entry{}, Usage{fmt.Errorf("%s is no entry; a number of lull today, an id, or last goes here", letters.Quoted(name))}
}

func noNumber(n, of int, day string) error {
	switch of {
	case 0:
		return fmt.Errorf("nothing was noted %s", onDay(day))
	case 1:
		return fmt.Errorf("there is no number %d; 1 is all that was noted %s", n, onDay(day))
	}
	return fmt.Errorf("there is no number %d; 1 to %d were noted %s", n, of, onDay(day))
}

// onDay puts an evening as it is named into a sentence.
func onDay(day string) string {
	if day == "this evening" {
		return "today"
	}
	if day == "yesterday" {
		return day
	}
	return "on " + day
}

// noted completes the number of an entry, with what it is.
func (c completer) noted(ctx context.Context, on string) (names []string) {
	c.muted.Store(true)
	_ = c.disk.with(ctx, func(ctx context.Context, o opened) error { // without a journal nothing is offered
		_, entries, err := o.noted(ctx, on)
		for i, e := range entries {
			names = append(names, fmt.Sprintf("%d\t%s", i+1, o.telling.Entry(e)))
		}
		return err
	})
	return append(names, "last\tthe one that was noted last")
}
