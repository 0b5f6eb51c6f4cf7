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
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/cli/archive"
	"lull/ui/cli/console"
	"lull/ui/cli/storage"
	"lull/ui/plain"
)

type changeCommands struct {
	*console.Console
	disk    *storage.Disk
	catalog *storage.Catalog
}

func (x changeCommands) edit() *cobra.Command {
	return x.command("edit WHICH WHAT...",
		console.Takes(2, console.AnyNumber,
			"wants which entry, and what it was, such as 2 espresso at 15:40"), x.change)
}

func (x changeCommands) remove() *cobra.Command {
	which := console.Takes(1, 1,
		"wants which entry: a number of lull today, an id, or last; --source takes out all that came from one program")
	cmd, sources := x.command("delete WHICH", which, x.takeOut), archive.Sources{Console: x.Console, Disk: x.disk}
	var source string
	var yes bool
	cmd.Flags().StringVar(&source, "source", "", "all that was imported from one `program`, such as apple-health")
	cmd.Flags().BoolVar(&yes, "yes", false, "with --source: do not ask, for scripts")
	names := func(cmd *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
		return sources.Names(cmd.Context()), cobra.ShellCompDirectiveNoFileComp
	}
	_ = cmd.RegisterFlagCompletionFunc("source", names)
	one := cmd.RunE
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		switch {
		case yes && source == "":
			return console.Misusef("--yes goes with --source; one entry is taken out without a question")
		case source == "":
			return which(cmd, args)
		case len(args) > 0 || cmd.Flags().Changed("on"):
			return console.Misusef("--source takes out all of one program; an entry or an evening does not go with it")
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if source != "" {
			return sources.TakeOut(cmd.Context(), source, yes)
		}
		return one(cmd, args)
	}
	return cmd
}

func (x changeCommands) command(use string, args cobra.PositionalArgs,
	do func(context.Context, storage.Opened, journal.Entry, []string) error,
) *cobra.Command {
	var on string
	cmd := &cobra.Command{
		Use: use, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			return x.disk.With(cmd.Context(), func(ctx context.Context, o storage.Opened) error {
				e, err := which(ctx, o, args[0], on)
				if err != nil {
					return err
				}
				return do(ctx, o, e, args[1:])
			})
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
			return storage.First(func() []string { return x.numbers(cmd.Context(), on) })(cmd, args, typed)
		},
	}
	onFlag(cmd, &on)
	return cmd
}

func (x changeCommands) change(ctx context.Context, o storage.Opened, e journal.Entry, words []string) error {
	if e.Night != nil {
		return console.Misusef("a night is told anew by lull morning")
	}
	noting := x.catalog.Noting(o.Settings)
	if underWay(e) {
		return stillUnderWay(e)
	}
	if insight.Drawn(e) {
		return console.Misuse(errCoinStays)
	}
	if label, _ := noting.FieldOf(e); label == "" {
		return console.Misusef("there is nothing to edit about %s; lull delete takes it out", plain.Entry(e).Name)
	}
	changed, err := noting.Changed(e, strings.Join(words, " "), o.Now)
	if err != nil {
		return console.Misuse(err)
	}
	saved, err := o.Save(ctx, changed)
	if err != nil {
		return err
	}
	was, is := o.Telling.Entry(e), o.Telling.Entry(saved[0])
	return x.Done(storage.EntryJSON(saved[0]), "changed: "+is+"; it was "+was)
}

var errCoinStays = errors.New("the coin falls once for an evening; this stays. lull trial stop ends the trial")

func underWay(e journal.Entry) bool { return e.Session != nil && e.Session.Ending == journal.Running }

func stillUnderWay(e journal.Entry) error {
	return fmt.Errorf("%s is still under way", plain.Entry(e).Name)
}

func (x changeCommands) takeOut(ctx context.Context, o storage.Opened, e journal.Entry, _ []string) error {
	if underWay(e) {
		return stillUnderWay(e)
	}
	if insight.Drawn(e) {
		return console.Misuse(errCoinStays)
	}
	gone, err := o.Delete(ctx, e.ID)
	if err != nil {
		return err
	}
	return x.Done(storage.EntryJSON(gone), "taken out: "+o.Telling.Entry(gone)+"; lull undo brings it back")
}

// lately is how many evenings back an entry is looked for before all are.
const lately = 30

// which finds an entry by its number of an evening, by its id, or the last one
// that was made.
func which(ctx context.Context, o storage.Opened, name, on string) (journal.Entry, error) {
	day, entries, err := noted(ctx, o, on)
	if err != nil {
		return journal.Entry{}, err
	}
	if n, err := strconv.Atoi(name); err == nil && len(name) < 4 {
		if n < 1 || n > len(entries) {
			return journal.Entry{}, console.Misuse(noNumber(n, len(entries), o.Telling.Day(day)))
		}
		return entries[n-1], nil
	}
	from, to := []evening.Day{o.Today() - lately, 0}, max(day, o.Today()+1)
	if on != "" {
		from, to = []evening.Day{day}, day
	}
	for _, from := range from {
		all, err := o.Between(ctx, from, to)
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
	switch {
	case name == "last" && on != "":
		return journal.Entry{}, console.Misuse(noNumber(1, 0, o.Telling.Day(day)))
	case name == "last":
		return journal.Entry{}, errors.New("nothing was noted yet")
	}
	return journal.Entry{}, console.Misusef("%s is no entry; a number of lull today, an id, or last goes here",
		letters.Quoted(name))
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

func onDay(day string) string {
	switch day {
	case "today", "yesterday", "this evening":
		return day
	}
	return "on " + day
}

func (x changeCommands) numbers(ctx context.Context, on string) (names []string) {
	_ = x.Clock() // for the tab key nothing of a command was run yet
	x.Muted.Store(true)
	_ = x.disk.With(ctx, func(ctx context.Context, o storage.Opened) error { // without a journal nothing is offered
		_, entries, err := noted(ctx, o, on)
		for i, e := range entries {
			names = append(names, fmt.Sprintf("%d\t%s", i+1, o.Telling.Entry(e)))
		}
		return err
	})
	return append(names, "last\tthe one that was noted last")
}
