package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/practice"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// completer finishes words for the tab key of a shell.
type completer struct {
	*console
	catalog *catalog
	disk    *disk
}

// first completes the first word after a command, and no file's name.
func first(names func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(), cobra.ShellCompDirectiveNoFileComp
	}
}

// first completes the first word by what the settings have.
func (c completer) first(names func(settings.Settings) []string) cobra.CompletionFunc {
	return first(func() []string {
		c.muted.Store(true)
		file, _ := c.disk.load() // what is wrong in it does not matter for the tab key
		if file == nil {
			return nil
		}
		return names(file.Current())
	})
}

// titled are names with a title each, as a shell takes them.
func titled[T any](things []T, name func(T) (string, string)) []string {
	var names []string
	for _, t := range things {
		word, title := name(t)
		names = append(names, word+"\t"+title)
	}
	return names
}

// patterns are the breathing patterns, the person's own too.
func (c completer) patterns(s settings.Settings) []string {
	return titled(repertoire.New(c.catalog.breaths(), s).Offered(), func(p practice.Pattern) (string, string) { return p.Name, p.Title })
}

func (c completer) places(settings.Settings) []string {
	return titled(c.catalog.guides().Places, func(p guided.Place) (string, string) { return p.Name, p.Title })
}

func (c completer) relaxations(settings.Settings) []string {
	return titled(c.catalog.guides().Relaxations, func(r guided.Relaxation) (string, string) { return r.Name, r.Title })
}

func (c completer) routines(s settings.Settings) []string {
	return titled(c.catalog.plans(s).Routines(), func(r repertoire.Routine) (string, string) { return r.Name, r.Title })
}

// things are what can be noted or asked about.
func (c completer) things(s settings.Settings) []string {
	return itemNames(c.catalog.table(s).Items())
}

func itemNames(items []intake.Item) []string {
	var names []string
	for _, it := range items {
		names = append(names, it.Name)
	}
	return names
}

// keys are the settings.
func keys() []string {
	return titled(settings.Keys(), func(k settings.Key) (string, string) { return k.Name, k.Help })
}

// setting completes the name of a setting, and then its values where
// they are few; elsewhere the value as it is, to be changed.
func (c completer) setting(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return first(keys)(cmd, args, typed)
	}
	k, err := settings.Find(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c.first(func(s settings.Settings) []string {
		switch value := k.Value(s); {
		case k.Name == "breath.pattern":
			return c.patterns(s)
		case k.Name == "caffeine.usual_drink":
			return c.drinks(s)
		case len(k.Allowed) > 0:
			return slices.Clone(k.Allowed)
		case value != "":
			return []string{value}
		}
		return nil
	})(cmd, nil, typed)
}

// drinks are the drinks with caffeine, the person's own first.
func (c completer) drinks(s settings.Settings) []string {
	var names []string
	for _, d := range s.Drinks {
		names = append(names, d.Name)
	}
	shipped := slices.DeleteFunc(slices.Clone(c.catalog.drinks().Items()), func(it intake.Item) bool { return it.Kind != intake.Drink })
	return append(names, itemNames(shipped)...)
}
