package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lull/routines/evening"
	"lull/routines/letters"
	"lull/routines/settings"
	"lull/ui"
)

// Probe looks at one thing the program can make use of. It says in a few words
// what it found, and whether that works.
type Probe struct {
	Name string
	Look func(ctx context.Context, s settings.Settings) (words string, works bool)
}

// checked is a journal whose file is looked over.
type checked interface {
	Check(ctx context.Context) error
	Mark(ctx context.Context, id string, on evening.Day, state string) error
	Path() string
}

// checkCommand says what works here.
type checkCommand struct {
	tools
	own    func(file string) (string, error)
	probes []Probe
}

func (c checkCommand) command() *cobra.Command {
	return &cobra.Command{
		Use:     "check [FILE]",
		GroupID: "house",
		Args:    takes(0, 1, "takes a file and no more"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return c.file(args[0])
			}
			return c.run(cmd.Context())
		},
	}
}

// found is one line of the answer.
type found struct {
	Name  string `json:"name"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

// run looks at everything. That something is missing is an answer and not a
// failure; settings that are wrong and a journal that cannot be read are.
func (c checkCommand) run(ctx context.Context) error {
	file, wrong := c.disk.load()
	if file == nil {
		return wrong
	}
	s := file.Current()
	wrong = errors.Join(wrong, c.disk.misplaced(file))
	journal, broken := c.journal(ctx)
	broken = errors.Join(wrong, broken)
	all := []found{c.terminal(), c.timeZone(), checkSettings(file, wrong), {"evenings", ui.EveningsBegin(s, c.say), true}, journal, c.copies()}
	all = append(all, c.reminders(ctx, file)...)
	for _, p := range c.probes {
		words, works := p.Look(ctx, s)
		all = append(all, found{p.Name, words, works})
	}
	var rows []row
	for _, f := range all {
		rows = append(rows, row{f, f.words(14)})
	}
	return errors.Join(c.show(rows), broken)
}

// words tells what was found, after a name in a column so wide.
func (f found) words(width int) string {
	mark := " "
	if !f.Works {
		mark = "-"
	}
	return fmt.Sprintf("%s %-*s %s", mark, width, f.Name, f.Words)
}

// terminal says what the terminal can show.
func (c checkCommand) terminal() found {
	if !c.onTerminal() {
		return found{"terminal", "none here: practices come as lines", true}
	}
	if c.getenv("TERM") == "dumb" {
		return found{"terminal", "a dumb one: practices come as lines", true}
	}
	words := map[colorprofile.Profile]string{
		colorprofile.TrueColor: "full colour", colorprofile.ANSI256: "256 colours", colorprofile.ANSI: "16 colours",
	}[c.colours()]
	if words == "" || c.getenv("NO_COLOR") != "" {
		words = "without colour"
	}
	if w, height, err := term.GetSize(c.out.Fd()); err == nil {
		words += fmt.Sprintf(", %d by %d cells", w, height)
	}
	return found{"terminal", words, true}
}

// timeZone says which zone the clock goes by. What was wrong with the one
// asked for has been said.
func (c checkCommand) timeZone() found {
	now := c.now()
	words := now.Format("MST, UTC-07:00")
	switch name := now.Location().String(); name {
	case "UTC":
		words = name
	case "Local":
		words += ", as the machine has it"
	default:
		words += ", by " + letters.Plain(name)
	}
	return found{"time zone", words, c.zone == nil}
}

// checkSettings names the file. What is wrong with it comes with the error, a
// line each.
func checkSettings(file SettingsFile, wrong error) found {
	if wrong != nil {
		return found{"settings", file.Path() + " is not right", false}
	}
	if _, err := os.Stat(file.Path()); err != nil {
		return found{"settings", "the usual ones; " + file.Path() + " is not there yet", true}
	}
	return found{"settings", file.Path(), true}
}

func (c checkCommand) journal(ctx context.Context) (found, error) {
	it := found{"journal", "cannot be read", false}
	err := c.disk.archive(ctx, func(j Archive) error {
		if err := j.Check(ctx); err != nil {
			it.Words = "damaged"
			return err
		}
		it.Words, it.Works = j.Path(), true
		// Nothing but writing shows whether it can be written.
		if err := j.Mark(ctx, "check", 0, ""); err != nil {
			it.Words, it.Works = errors.Unwrap(err).Error(), false
		}
		return nil
	})
	return it, err
}

// copies says which copies of the journal there are.
func (c checkCommand) copies() found {
	files, err := c.disk.files()
	var copies []string
	if err == nil {
		copies, err = files.Copies()
	}
	switch {
	case err != nil:
		return found{"copies", err.Error(), false}
	case len(copies) == 0:
		return found{"copies", "none yet; one is made by itself on every day of use", true}
	}
	return found{"copies", fmt.Sprintf("%d, the newest %s", len(copies), copies[len(copies)-1]), true}
}

// file says whether a file of the person's own is right.
func (c checkCommand) file(name string) error {
	var what string
	switch strings.ToLower(filepath.Ext(name)) {
	case ".toml":
		if _, err := os.Stat(name); err != nil {
			return fmt.Errorf("reading %s: %w", letters.Short(name), errors.Unwrap(err))
		}
		file, err := c.disk.Settings(name)
		if file != nil {
			err = errors.Join(err, c.disk.misplaced(file))
		}
		if err != nil {
			return err
		}
		what = "these settings are right"
	case ".md", ".markdown":
		read, err := c.own(name)
		if err != nil {
			return err
		}
		what = read
	default:
		return Usage{fmt.Errorf("%s is neither settings (.toml) nor a place or a relaxation (.md)", letters.Short(name))}
	}
	if c.flags.json {
		return c.asJSON(found{name, what, true})
	}
	c.print("%s: %s\n", name, what)
	return nil
}
