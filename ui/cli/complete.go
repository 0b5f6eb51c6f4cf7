package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/intake"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// completer finishes words for the tab key of a shell.
type completer struct {
	*session
	catalog *catalog
	disk    *disk
}

// patterns completes the names of breathing patterns, one's own too.
func (c completer) patterns(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	file, _ := c.disk.load() // what is wrong in it is no matter for the tab key
	if file == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, p := range repertoire.New(c.catalog.breaths(), file.Current()).Offered() {
		names = append(names, p.Name+"\t"+p.Title)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// things completes the names of what can be noted or asked about.
func (c completer) things(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	file, _ := c.disk.load() // what is wrong in it is no matter for the tab key
	if len(args) > 0 || file == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, it := range c.catalog.table(file.Current()).Items() {
		names = append(names, it.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// setting completes the name of a setting, and then its values where
// they are few; elsewhere the value as it is, to be changed.
func (c completer) setting(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return completeKeys(cmd, args, typed)
	}
	k, err := settings.Find(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	switch {
	case k.Name == "breath.pattern":
		return c.patterns(cmd, nil, typed)
	case k.Name == "caffeine.usual_drink":
		return c.drinks(), cobra.ShellCompDirectiveNoFileComp
	case len(k.Allowed) > 0:
		return slices.Clone(k.Allowed), cobra.ShellCompDirectiveNoFileComp
	}
	file, _ := c.disk.load() // what is wrong is no matter here
	if file == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if value := k.Value(file.Current()); value != "" {
		return []string{value}, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// drinks are the drinks with caffeine, one's own first.
func (c completer) drinks() []string {
	var names []string
	if file, _ := c.disk.load(); file != nil {
		for _, d := range file.Current().Drinks {
			names = append(names, d.Name)
		}
	}
	if c.catalog.drinks == nil {
		return names
	}
	for _, it := range c.catalog.drinks().Items() {
		if it.Kind == intake.Drink {
			names = append(names, it.Name)
		}
	}
	return names
}

// guided completes names of what is guided.
func (c completer) guided(names func(repertoire.Repertoire) []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		file, _ := c.disk.load() // what is wrong in it is no matter for the tab key
		if len(args) > 0 || file == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		c.catalog.quietly()
		return names(c.catalog.plans(file.Current())), cobra.ShellCompDirectiveNoFileComp
	}
}
