package storage

import (
	"github.com/spf13/cobra"

	"lull/routines/guided"
	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/practice"
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

// Patterns are the breathing patterns, the person's own too.
func (c *Catalog) Patterns(s settings.Settings) []string {
	return Titled(repertoire.New(c.Breaths(), s).Offered(), func(p practice.Pattern) (string, string) {
		return p.Name, p.Title
	})
}

func (c *Catalog) Places(settings.Settings) []string {
	return Titled(c.Guides().Places, func(p guided.Place) (string, string) { return p.Name, p.Title })
}

func (c *Catalog) Relaxations(settings.Settings) []string {
	return Titled(c.Guides().Relaxations, func(r guided.Relaxation) (string, string) { return r.Name, r.Title })
}

func (c *Catalog) Routines(s settings.Settings) []string {
	return Titled(c.Plans(s).Routines(), func(r repertoire.Routine) (string, string) { return r.Name, r.Title })
}

// Things are what can be noted or asked about.
func (c *Catalog) Things(s settings.Settings) []string {
	return lists.Each(c.Table(s).Items(), func(it intake.Item) string { return it.Name })
}
