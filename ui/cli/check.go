package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"

	"lull/routines/letters"
	"lull/routines/settings"
	"lull/ui/cli/attend"
	"lull/ui/cli/console"
	"lull/ui/cli/manual"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/prose"
)

// Probe looks at one thing the program can make use of. It says in a few words
// what it found, and whether that works.
type Probe struct {
	Name string
	Look func(ctx context.Context, s settings.Settings) (words string, works bool)
}

type checkCommand struct {
	*console.Console
	disk     *storage.Disk
	schedule *reminders.Schedule
	machine  attend.Machine

	own    func(file string) (string, error)
	probes []Probe
}

func (c checkCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:  "check [FILE]",
		Args: console.Takes(0, 1, "takes a file and no more"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return c.file(args[0])
			}
			return c.run(cmd.Context())
		},
	}
}

// run looks at everything. That something is missing is an answer and not a
// failure; settings that are wrong and a journal that cannot be read, or written, are.
func (c checkCommand) run(ctx context.Context) error {
	file, wrong := c.disk.Load()
	if file == nil {
		return wrong
	}
	s := file.Current()
	wrong = errors.Join(wrong, c.disk.Misplaced(file))
	journal, broken := c.journal(ctx)
	broken = errors.Join(wrong, broken)
	all := []console.Finding{
		c.terminal(), c.timeZone(), checkSettings(file, wrong),
		console.Found("evenings", s.EveningsBegin(c.Say), true), journal, c.copies(),
	}
	all = append(all, c.schedule.Found(ctx, file)...)
	for _, p := range c.probes {
		words, works := p.Look(ctx, s)
		all = append(all, console.Found(p.Name, words, works))
	}
	all = append(all, c.hooks()...)
	var rows console.Rows
	for _, f := range all {
		const width = 14
		words, cure := f.Line(width), ""
		if !f.Works {
			cure = c.Say("cure."+strings.ReplaceAll(f.Name, " ", "-"), nil)
		}
		if cure != "" {
			indent := "\n" + strings.Repeat(" ", width+3)
			words += indent + strings.Join(prose.Wrap(cure, manual.HelpWidth-len(indent)), indent)
		}
		rows.Add(console.Data{"name", f.Name, "words", f.Words, "works", f.Works, "cure,omitempty", cure}, words)
	}
	return errors.Join(rows.Show(c.Console), broken)
}

func (c checkCommand) terminal() console.Finding {
	if !c.Display.OnTerminal() {
		return console.Found("terminal", "none here: practices come as lines", true)
	}
	if c.Display.Dumb() {
		return console.Found("terminal", "a dumb one: practices come as lines", true)
	}
	words := map[colorprofile.Profile]string{
		colorprofile.TrueColor: "full colour", colorprofile.ANSI256: "256 colours", colorprofile.ANSI: "16 colours",
	}[c.Display.Colours()]
	if words == "" || c.Display.Colourless() {
		words = "without colour"
	}
	if width, height := c.Display.Size(); width > 0 {
		words += fmt.Sprintf(", %d by %d cells", width, height)
	}
	return console.Found("terminal", words, true)
}

// timeZone names the zone of the clock. What was wrong with the one asked for has
// been said.
func (c checkCommand) timeZone() console.Finding {
	now := c.Now()
	words := now.Format("MST, UTC-07:00")
	switch name := now.Location().String(); name {
	case "UTC":
		words = name
	case "Local":
		words += ", as the machine has it"
	default:
		words += ", by " + letters.Plain(name)
	}
	return console.Found("time zone", words, c.Zone == nil)
}

// checkSettings names the file. What is wrong with it comes with the error, a
// line each.
func checkSettings(file storage.SettingsFile, wrong error) console.Finding {
	if wrong != nil {
		return console.Found("settings", file.Path()+" is not right", false)
	}
	if _, err := os.Stat(file.Path()); err != nil {
		return console.Found("settings", "the usual ones; "+file.Path()+" is not there yet", true)
	}
	return console.Found("settings", file.Path(), true)
}

func (c checkCommand) journal(ctx context.Context) (console.Finding, error) {
	it := console.Found("journal", "cannot be read", false)
	err := c.disk.Archive(ctx, func(j storage.Archive) error {
		if err := j.Check(ctx); err != nil {
			it.Words = "damaged"
			return err
		}
		it.Words, it.Works = j.Path(), true
		// Nothing but writing shows whether it can be written.
		err := j.Mark(ctx, "check", 0, "")
		if err != nil {
			it.Words, it.Works = errors.Unwrap(err).Error(), false
		}
		return err
	})
	return it, err
}

func (c checkCommand) copies() console.Finding {
	switch copies, err := c.disk.Copies(); {
	case err != nil:
		return console.Found("copies", err.Error(), false)
	case len(copies) == 0:
		return console.Found("copies", "none yet; one is made by itself on every day of use", true)
	default:
		return console.Found("copies", fmt.Sprintf("%d, the newest %s", len(copies), copies[len(copies)-1]), true)
	}
}

func (c checkCommand) file(name string) error {
	ending := strings.ToLower(filepath.Ext(name))
	if !slices.Contains([]string{".toml", ".md", ".markdown"}, ending) {
		return console.Misusef("%s is neither settings (.toml) nor a place or a relaxation (.md)", letters.Short(name))
	}
	if _, err := os.Stat(name); err != nil {
		return fmt.Errorf("reading %s: %w", letters.Short(name), errors.Unwrap(err))
	}
	read := c.own
	if ending == ".toml" {
		read = c.ownSettings
	}
	what, err := read(name)
	if err != nil {
		return err
	}
	return c.Tell(console.Found(name, what, true), letters.Plain(name)+": "+what)
}

func (c checkCommand) ownSettings(name string) (string, error) {
	file, err := c.disk.Openers.Settings(name)
	if file != nil {
		err = errors.Join(err, c.disk.Misplaced(file))
	}
	return "these settings are right", err
}
