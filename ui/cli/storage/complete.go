package storage

import (
	"slices"

	"github.com/spf13/cobra"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/repertoire"
	"lull/routines/settings"
)

// First completes the first word after a command, and no file's name.
func First(names func() []string) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return names(), cobra.ShellCompDirectiveNoFileComp
	}
}

// Complete completes the first word after a command by what the settings have.
func (d *Disk) Complete(names func(settings.Settings) []string) cobra.CompletionFunc {
	return First(func() []string {
		d.console.Muted.Store(true)
		file, _ := d.Load() // what is wrong in it does not matter for the tab key
		if file == nil {
			return nil
		}
		return names(file.Current())
	})
}

// Titled are names with a title each, as a shell takes them.
func Titled[T any](things []T, name func(T) (string, string)) []string {
	return lists.Each(things, func(t T) string {
		word, title := name(t)
		return word + "\t" + title
	})
}

// Names completes what there is of a kind, the person's own too.
func (c *Catalog) Names(kind string) func(settings.Settings) []string {
	return func(s settings.Settings) []string {
		there := c.Plans(s).OffersOf(kind)
		there = slices.DeleteFunc(there, func(o repertoire.Offer) bool { return o.Choice.Practice != kind })
		return Titled(there, func(o repertoire.Offer) (string, string) { return o.Choice.Name, o.Title })
	}
}

// Places are all of them: somebody may ask for one that is not offered.
func (c *Catalog) Places(settings.Settings) []string {
	return Titled(c.Guides().Places, func(p guided.Place) (string, string) { return p.Name, p.Title })
}

// Things are what can be noted or asked about.
func (c *Catalog) Things(s settings.Settings) []string {
	return lists.Each(c.Table(s).Items(), func(it intake.Item) string { return it.Name })
}
