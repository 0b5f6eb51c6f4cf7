package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/cli/console"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/history"
)

type configCommand struct {
	*console.Console
	disk     *storage.Disk
	catalog  *storage.Catalog
	schedule *reminders.Schedule
}

func (c configCommand) command() *cobra.Command {
	cmd := &cobra.Command{
		Aliases: []string{"settings"},
		Use:     "config",
		RunE:    func(*cobra.Command, []string) error { return c.all() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:               "get KEY",
		Args:              console.Takes(1, 1, "takes one setting, such as: lull config get bedtime"),
		ValidArgsFunction: storage.First(c.keys),
		RunE:              func(_ *cobra.Command, args []string) error { return c.get(args[0]) },
	}, &cobra.Command{
		Use: "set KEY VALUE",
		Args: console.Takes(2, console.AnyNumber,
			"takes a setting and its value, such as: lull config set bedtime 22:30"),
		ValidArgsFunction: c.complete,
		RunE: func(_ *cobra.Command, args []string) error {
			return c.set(args[0], strings.Join(args[1:], " "))
		},
	}, &cobra.Command{
		Use:  "path",
		RunE: func(*cobra.Command, []string) error { return c.path() },
	}, &cobra.Command{
		Use:  "init",
		RunE: func(*cobra.Command, []string) error { return c.create() },
	}, &cobra.Command{
		Use:  "edit",
		RunE: console.WithContext(c.edit),
	})
	return cmd
}

func (c configCommand) all() error {
	s := c.disk.Settings().Current()
	if c.Flags.JSON {
		return c.AsJSON(console.Data(s.Pairs()))
	}
	for _, k := range settings.Keys() {
		if !repeats(k, s) {
			c.Printf("%s\n", line(k.Name, k.Value(s)))
		}
	}
	for _, name := range s.OwnNames() {
		if value, err := s.Value(name); err == nil {
			c.Printf("%s\n", line(name, value))
		}
	}
	return nil
}

// repeats tells whether another line says the same: a week that is the same
// every day is one line, any other is a line a day.
func repeats(k settings.Key, s settings.Settings) bool {
	week := k.Name
	if k.Kind != settings.Clocks {
		week = k.Group()
	}
	all, err := s.Value(week)
	if err != nil { // no week: the group of another setting is no setting
		return false
	}
	differ := strings.Contains(all, ",")
	return differ == (k.Kind == settings.Clocks)
}

func line(name, value string) string { return strings.TrimSpace(name + " = " + value) }

func (c configCommand) get(name string) error {
	k, err := settings.Find(name)
	if err != nil {
		return console.Misuse(err)
	}
	s := c.disk.Settings().Current()
	return c.Tell(console.Data{k.Name, k.JSON(s)}, k.Value(s))
}

func (c configCommand) set(name, value string) error {
	k, err := settings.Find(name)
	if err != nil {
		return console.Misuse(err)
	}
	file, wrong := c.disk.Writable()
	if file == nil {
		return wrong
	}
	s := file.Current()
	was, evenings := k.Value(s), s.EveningsBegin(c.Say)
	if err := k.Set(&s, value); err != nil {
		return console.Misuse(err)
	}
	for _, p := range c.catalog.Misnamed(s) {
		if p.Key == k.Name {
			return console.Misuse(p)
		}
	}
	if err := file.Set(k.Name, value); err != nil {
		return err
	}
	c.Warn(wrong) // what keeps it from being saved would have said so
	c.disk.History.Add(history.Change{Key: k.Name, Was: was, Is: k.Value(s)})
	if now := s.EveningsBegin(c.Say); now != evenings {
		c.Warn(errors.New("evenings now " + now))
	}
	if c.Getenv(k.Variable()) != "" {
		c.Warn(fmt.Errorf("saved; but %s is set in the environment and stands over it", k.Variable()))
	}
	return c.Done(console.Data{k.Name, k.JSON(s)}, line(k.Name, k.Value(s)))
}

func (c configCommand) path() error {
	file, err := c.disk.Load()
	if file == nil {
		return err
	}
	path := file.Path()
	if c.Display.OnTerminal() { // a script needs it as it is, and a terminal would obey it
		path = letters.Plain(path)
	}
	return c.Tell(console.Data{"path", file.Path()}, path)
}

func (c configCommand) keys() []string {
	return storage.Titled(settings.Keys(), func(k settings.Key) (string, string) { return k.Name, k.Help(c.Say) })
}

// complete completes the name of a setting, and then its values where they are few;
// elsewhere the value as it is, to be changed.
func (c configCommand) complete(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 {
		return storage.First(c.keys)(cmd, args, typed)
	}
	k, err := settings.Find(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return c.disk.Complete(func(s settings.Settings) []string {
		switch value := k.Value(s); {
		case k.Name == "breath.pattern":
			return c.catalog.Names(practice.KindBreathe)(s)
		case k.Name == "caffeine.usual_drink":
			return s.DrinksOf(c.catalog.Drinks())
		case len(k.Allowed) > 0:
			return slices.Clone(k.Allowed)
		case value != "":
			return []string{value}
		}
		return nil
	})(cmd, nil, typed)
}
