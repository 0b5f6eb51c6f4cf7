package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
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
--all takes them too; places and routines you wrote stay in any case.`,
		GroupID: "house",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return h.erase(cmd.Context(), yes, all) },
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask, for scripts")
	cmd.Flags().BoolVar(&all, "all", false, "the settings file too")
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
	config := ""
	if all {
		if config, err = h.settingsPath(); err != nil {
			return err
		}
	}
	listed := gone
	if config != "" {
		listed = append(listed, config)
	}
	if len(listed) == 0 {
		return h.erased(listed, "There is nothing to take away.")
	}
	if !yes && !h.asks() {
		return Usage{errors.New("erase asks once, and nobody can be asked here; --yes goes on without asking")}
	}
	if !h.flags.json && !h.flags.quiet || !yes {
		if err := h.willGo(listed, config == ""); err != nil {
			return err
		}
	}
	if !yes && h.ask("The word erase takes it away, anything else leaves it. ") != "erase" {
		return h.sayDone("Nothing was taken away.")
	}
	if err := files.Erase(ctx); err != nil {
		return err
	}
	if config != "" {
		if err := os.Remove(config); err != nil {
			return fmt.Errorf("erasing the settings: %w", err)
		}
		_ = os.Remove(filepath.Dir(config)) // it fails where one's own places lie in it
	}
	if err := h.unscheduled(ctx); err != nil {
		return err
	}
	return h.erased(listed, "It is gone.")
}

// settingsPath gives where the settings are, empty where there are none.
func (h *House) settingsPath() (string, error) {
	file, err := h.Settings(h.flags.config)
	if file == nil {
		return "", err
	}
	if _, err := os.Stat(file.Path()); errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	return file.Path(), nil
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
