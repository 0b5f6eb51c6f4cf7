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

func (h *House) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "What works here; or whether a file of yours is right",
		Long: `What works here: terminal, settings, journal, sound, voice, reminders.

With a FILE it says whether that place, relaxation or settings file of yours is
right, and if not, where and how to mend it.`,
		GroupID: "house",
		Args:    atMostOne("a file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return h.checkFile(args[0])
			}
			return h.check(cmd.Context())
		},
	}
}

// found is one line of the answer.
type found struct {
	Name  string `json:"name"`
	Words string `json:"words"`
	Works bool   `json:"works"`
}

// check looks at everything. That something is missing is an answer and not a
// failure; settings that are wrong and a journal that cannot be read are.
func (h *House) check(ctx context.Context) error {
	file, wrong := h.Settings(h.flags.config)
	if file == nil {
		return wrong
	}
	s := file.Current()
	wrong = errors.Join(wrong, h.misplaced(file))
	journal, broken := h.checkJournal(ctx)
	broken = errors.Join(wrong, broken)
	all := []found{h.checkTerminal(), h.checkZone(), checkSettings(file, wrong), {"evenings", ui.EveningsBegin(s, h.Say), true}, journal, h.checkCopies()}
	all = append(all, h.checkReminders(ctx, file)...)
	for _, p := range h.Probes {
		words, works := p.Look(ctx, s)
		all = append(all, found{p.Name, words, works})
	}
	if h.flags.json {
		return errors.Join(writeJSON(h, all), broken)
	}
	for _, f := range all {
		mark := "  "
		if !f.Works {
			mark = "- "
		}
		if _, err := fmt.Fprintf(h.Out, "%s%-14s %s\n", mark, f.Name, f.Words); err != nil {
			return err
		}
	}
	return broken
}

// checkTerminal says what the terminal can show.
func (h *House) checkTerminal() found {
	if !term.IsTerminal(h.Out.Fd()) {
		return found{"terminal", "none here: practices come as lines", true}
	}
	if h.Getenv("TERM") == "dumb" {
		return found{"terminal", "a dumb one: practices come as lines", true}
	}
	words := map[colorprofile.Profile]string{
		colorprofile.TrueColor: "full colour", colorprofile.ANSI256: "256 colours", colorprofile.ANSI: "16 colours",
	}[colorprofile.Detect(h.Out, h.Environ)]
	if words == "" || h.Getenv("NO_COLOR") != "" {
		words = "without colour"
	}
	if w, height, err := term.GetSize(h.Out.Fd()); err == nil {
		words += fmt.Sprintf(", %d by %d cells", w, height)
	}
	return found{"terminal", words, true}
}

// checkZone says which zone the clock goes by. What was wrong with the one
// asked for has been said.
func (h *House) checkZone() found {
	now := h.Now()
	words := now.Format("MST, UTC-07:00")
	switch name := now.Location().String(); name {
	case "UTC":
		words = name
	case "Local":
		words += ", as the machine has it"
	default:
		words += ", by " + letters.Plain(name)
	}
	return found{"time zone", words, h.Zone == nil}
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

func (h *House) checkJournal(ctx context.Context) (found, error) {
	j, err := h.Journal(ctx, h.flags.data, h.Now)
	if err != nil {
		return found{"journal", "cannot be read", false}, err
	}
	defer func() { _ = j.Close() }() // nothing was written
	if err := j.Check(ctx); err != nil {
		return found{"journal", "damaged", false}, err
	}
	// Nothing but writing shows whether it can be written.
	if err := j.Mark(ctx, "check", 0, ""); err != nil {
		return found{"journal", errors.Unwrap(err).Error(), false}, nil
	}
	return found{"journal", j.Path(), true}, nil
}

// checkCopies says which copies of the journal there are.
func (h *House) checkCopies() found {
	files, err := h.Files(h.flags.data, h.Now)
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

// checkFile says whether a file of one's own is right.
func (h *House) checkFile(name string) error {
	var what string
	switch strings.ToLower(filepath.Ext(name)) {
	case ".toml":
		if _, err := os.Stat(name); err != nil {
			return fmt.Errorf("reading %s: %w", letters.Short(name), errors.Unwrap(err))
		}
		file, err := h.Settings(name)
		if file != nil {
			err = errors.Join(err, h.misplaced(file))
		}
		if err != nil {
			return err
		}
		what = "these settings are right"
	case ".md", ".markdown":
		read, err := h.Own(name)
		if err != nil {
			return err
		}
		what = read
	default:
		return Usage{fmt.Errorf("%s is neither settings (.toml) nor a place or a relaxation (.md)", letters.Short(name))}
	}
	if h.flags.json {
		return writeJSON(h, found{name, what, true})
	}
	_, err := fmt.Fprintln(h.Out, name+": "+what)
	return err
}
