package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lull/routines/settings"
	"lull/ui"
)

// configCommand shows and changes the settings.
type configCommand struct{ tools }

func (c configCommand) command() *cobra.Command {
	cmd := &cobra.Command{
		Aliases: []string{"settings"},
		Use:     "config",
		GroupID: "house",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return c.all() },
	}
	cmd.AddCommand(&cobra.Command{
		Use:               "get KEY",
		Args:              takes(1, 1, "takes one setting, such as: lull config get bedtime"),
		ValidArgsFunction: first(keys),
		RunE:              func(_ *cobra.Command, args []string) error { return c.get(args[0]) },
	}, &cobra.Command{
		Use:               "set KEY VALUE",
		Args:              takes(2, anyNumber, "takes a setting and its value, such as: lull config set bedtime 22:30"),
		ValidArgsFunction: c.complete.setting,
		RunE:              func(_ *cobra.Command, args []string) error { return c.set(args[0], strings.Join(args[1:], " ")) },
	}, &cobra.Command{
		Use:  "path",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return c.path() },
	}, &cobra.Command{
		Use:  "edit",
		Args: noArgs,
		RunE: withContext(c.edit),
	})
	return cmd
}

// all prints every setting, the person's own patterns, drinks and routines too.
func (c configCommand) all() error {
	s := c.disk.settings().Current()
	if c.flags.json {
		return c.asJSON(s)
	}
	for _, k := range settings.Keys() {
		if !repeats(k, s) {
			c.print("%s\n", line(k.Name, k.Value(s)))
		}
	}
	for _, name := range s.OwnNames() {
		if value, err := s.Value(name); err == nil {
			c.print("%s\n", line(name, value))
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

// line is a setting as the file has it.
func line(name, value string) string { return strings.TrimSpace(name + " = " + value) }

func (c configCommand) get(name string) error {
	k, err := settings.Find(name)
	if err != nil {
		return Usage{err}
	}
	s := c.disk.settings().Current()
	if c.flags.json {
		return c.asJSON(object{k.Name: k.JSON(s)})
	}
	c.print("%s\n", k.Value(s))
	return nil
}

func (c configCommand) set(name, value string) error {
	k, err := settings.Find(name)
	if err != nil {
		return Usage{err}
	}
	file, err := c.disk.writable()
	if err != nil {
		return err
	}
	s := file.Current()
	evenings := ui.EveningsBegin(s, c.say)
	if err := k.Set(&s, value); err != nil {
		return Usage{err}
	}
	for _, p := range c.catalog.misnamed(s) {
		if p.Key == k.Name {
			return Usage{p}
		}
	}
	if err := file.Set(k.Name, value); err != nil {
		return err
	}
	if now := ui.EveningsBegin(s, c.say); now != evenings {
		c.warn(errors.New("evenings now " + now))
	}
	if c.fixed(k) {
		c.warn(fmt.Errorf("saved; but %s is set in the environment and stands over it", k.Variable()))
	}
	return c.done(object{k.Name: k.JSON(s)}, line(k.Name, k.Value(s)))
}

func (c configCommand) path() error {
	file, err := c.disk.load()
	if file == nil {
		return err
	}
	if c.flags.json {
		return c.asJSON(object{"path": file.Path()})
	}
	c.print("%s\n", file.Path())
	return nil
}
