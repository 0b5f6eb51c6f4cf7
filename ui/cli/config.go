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
		Use:     "config",
		GroupID: "house",
		Args:    noArgs,
		RunE:    func(*cobra.Command, []string) error { return c.all() },
	}
	cmd.AddCommand(&cobra.Command{
		Use: "get KEY",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return Usage{errors.New("config get takes one setting, such as: lull config get bedtime")}
			}
			return nil
		},
		ValidArgsFunction: completeKeys,
		RunE:              func(_ *cobra.Command, args []string) error { return c.get(args[0]) },
	}, &cobra.Command{
		Use: "set KEY VALUE",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return Usage{errors.New("config set takes a setting and its value, such as: lull config set bedtime 22:30")}
			}
			return nil
		},
		ValidArgsFunction: c.complete.setting,
		RunE: func(_ *cobra.Command, args []string) error {
			return c.set(args[0], strings.Join(args[1:], " "))
		},
	}, &cobra.Command{
		Use:  "path",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error { return c.path() },
	}, &cobra.Command{
		Use:  "edit",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.edit(cmd.Context()) },
	})
	return cmd
}

// all prints every setting, one's own patterns, drinks and routines too.
func (c configCommand) all() error {
	file, err := c.disk.settings()
	if err != nil {
		return err
	}
	s := file.Current()
	if c.flags.json {
		return c.asJSON(s)
	}
	var out strings.Builder
	for _, k := range settings.Keys() {
		if !repeats(k, s) {
			writeSetting(&out, k.Name, k.Value(s))
		}
	}
	for _, name := range s.OwnNames() {
		if value, err := s.Value(name); err == nil {
			writeSetting(&out, name, value)
		}
	}
	_, err = fmt.Fprint(c.out, out.String())
	return err
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

func writeSetting(out *strings.Builder, name, value string) {
	out.WriteString(strings.TrimSpace(name + " = " + value))
	out.WriteByte('\n')
}

func (c configCommand) get(name string) error {
	k, err := settings.Find(name)
	if err != nil {
		return Usage{err}
	}
	file, err := c.disk.settings()
	if err != nil {
		return err
	}
	s := file.Current()
	if c.flags.json {
		return c.asJSON(map[string]any{k.Name: k.JSON(s)})
	}
	_, err = fmt.Fprintln(c.out, k.Value(s))
	return err
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
		c.mention(errors.New("evenings now " + now))
	}
	if c.fixed(k) {
		c.mention(fmt.Errorf("saved; but %s is set in the environment and stands over it", k.Variable()))
	}
	switch {
	case c.flags.json:
		return c.asJSON(map[string]any{k.Name: k.JSON(s)})
	case c.flags.quiet:
		return nil
	}
	var out strings.Builder
	writeSetting(&out, k.Name, k.Value(s))
	_, err = fmt.Fprint(c.out, out.String())
	return err
}

func (c configCommand) path() error {
	file, err := c.disk.load()
	if file == nil {
		return err
	}
	if c.flags.json {
		return c.asJSON(map[string]string{"path": file.Path()})
	}
	_, err = fmt.Fprintln(c.out, file.Path())
	return err
}
