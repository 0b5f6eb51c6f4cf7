package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"lull/routines/letters"
)

func (h *House) eraseCommand() *cobra.Command {
	var yes, all bool
	cmd := &cobra.Command{
		Use:   "erase",
		Short: "Take the whole history away, for good",
		Long: `Take the whole history away, for good: the journal, its backups, and damaged
files that were kept. It says what goes and asks once. The settings stay, unless
--all takes them too, with the places, relaxations and routines you wrote. Where
one of these is a link, what it leads to goes as well.`,
		GroupID: "house",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return h.erase(cmd.Context(), yes, all) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask, for scripts")
	cmd.Flags().BoolVar(&all, "all", false, "the settings too, and what you wrote beside them")
	return cmd
}

func (h *House) erase(ctx context.Context, yes, all bool) error {
	files, err := h.Files(h.flags.data, h.Now)
	if err != nil {
		return err
	}
	gone, err := files.Belongings()
	if err != nil {
		return err
	}
	var own []string
	if all {
		if own, err = h.OwnFiles(h.flags.config); err != nil {
			return err
		}
	}
	listed := slices.Concat(gone, own)
	if len(listed) == 0 {
		return h.erased(listed, "There is nothing to take away.")
	}
	if !yes && !h.asks() {
		return Usage{errors.New("erase asks once, and nobody can be asked here; --yes goes on without asking")}
	}
	if !h.flags.json && !h.flags.quiet || !yes {
		if err := h.willGo(listed, !all); err != nil {
			return err
		}
	}
	if !yes && h.ask("The word erase takes it away, anything else leaves it. ") != "erase" {
		return h.sayDone("Nothing was taken away.")
	}
	if err := files.Erase(ctx); err != nil {
		return err
	}
	for _, name := range own {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) { // two links may lead to one
			return fmt.Errorf("erasing the settings: %w", err)
		}
	}
	for _, name := range slices.Backward(own) { // the settings' folder comes last
		_ = os.Remove(filepath.Dir(name)) // it fails where something of somebody else's is in it
	}
	if err := h.unscheduled(ctx); err != nil {
		return err
	}
	return h.erased(listed, "It is gone.")
}

// willGo says what goes.
func (h *House) willGo(all []string, settingsStay bool) error {
	var b strings.Builder
	b.WriteString("This goes, for good:\n\n")
	for _, name := range all {
		b.WriteString("    " + letters.Plain(name) + "\n")
	}
	if settingsStay {
		b.WriteString("\nThe settings stay; --all takes them too.")
	}
	_, err := fmt.Fprintln(h.Out, b.String())
	return err
}

// unscheduled takes reminders off: a timer that wakes lull would begin a new
// journal. Those of a journal elsewhere are not touched.
func (h *House) unscheduled(ctx context.Context) error {
	s := h.Reminders.Scheduler
	if h.flags.data != "" || s == nil || s.Ready(ctx) != nil {
		return nil
	}
	if _, err := s.Remove(ctx); err != nil {
		return fmt.Errorf("the journal is erased; taking the reminders off: %w", err)
	}
	return nil
}

func (h *House) erased(all []string, words string) error {
	if !h.flags.json {
		return h.sayDone(words)
	}
	if all == nil {
		all = []string{}
	}
	return writeJSON(h, struct {
		Erased []string `json:"erased"`
	}{all})
}

// asks tells whether there is somebody to ask.
func (h *House) asks() bool { return term.IsTerminal(h.In.Fd()) && !h.flags.json }

// ask asks, and gives the answer in small letters.
func (h *House) ask(question string) string {
	h.print("%s", question)
	line, _ := bufio.NewReader(h.In).ReadString('\n') // no answer is a no
	return strings.ToLower(strings.TrimSpace(line))
}
