package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"lull/routines/atomicfile"
	"lull/routines/letters"
	"lull/routines/settings"
	"lull/routines/wording"
	"lull/ui/cli/console"
)

func (c configCommand) edit(ctx context.Context) error {
	file, err := c.disk.Load()
	if file == nil {
		return err
	}
	editor, err := c.editor(file.Path())
	if err != nil {
		return err
	}
	if _, err := createSettings(file.Path(), c.Say); err != nil {
		return err
	}
	run := exec.CommandContext(ctx, editor[0], append(editor[1:], file.Path())...)
	run.Stdin, run.Stdout, run.Stderr = c.In, c.Out, c.Stderr
	if err := run.Run(); err != nil {
		return fmt.Errorf("running the editor %q: %w", editor[0], err)
	}
	file, err = c.disk.Load()
	if file == nil {
		return err
	}
	return errors.Join(err, c.disk.Misplaced(file), c.schedule.Follow(ctx, file))
}

// editor is the one the environment names, else the one every system has, which
// needs a terminal unless it has a window of its own.
func (c configCommand) editor(path string) ([]string, error) {
	for _, variable := range []string{"VISUAL", "EDITOR"} {
		if words := strings.Fields(c.Getenv(variable)); len(words) > 0 {
			return words, nil
		}
	}
	usual := []string{"nano", "vi"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	} else if !c.Display.OnTerminal() || !c.Typed.ByHand() {
		return nil, errors.New("an editor needs a terminal; " + letters.Plain(path) +
			" is the file to edit, and lull config init lays it out")
	}
	for _, name := range usual {
		if path, err := exec.LookPath(name); err == nil {
			return []string{path}, nil
		}
	}
	return nil, errors.New("no editor is known here; EDITOR can name one, and lull config path says where the file is")
}

func (c configCommand) create() error {
	file, err := c.disk.Load()
	if file == nil {
		return err
	}
	path := file.Path()
	made, err := createSettings(path, c.Say)
	if err != nil {
		return err
	}
	words := "every setting stands in " + letters.Plain(path) + ", each behind a #: nothing is set by that"
	if !made {
		words = letters.Plain(path) + " is there already and stays as it is; lull config edit opens it"
	}
	return c.Done(console.Data{"made", made, "path", path}, words)
}

// createSettings puts a file with every setting in it, each behind a #, where
// there is none yet, for its person's eyes only, and tells whether it did.
func createSettings(path string, say wording.Say) (made bool, err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return false, fmt.Errorf("making the folder for the settings: %w", err)
	}
	err = atomicfile.Make(path, 0o600, func(f *atomicfile.File) error {
		_, err := io.WriteString(f, settingsTemplate(say))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return false, fmt.Errorf("making the settings file: %w", err)
	}
	return err == nil, nil
}

// settingsTemplate is the text of a settings file in which nothing is set yet. Its groups
// stand under headers, as what is set later does: TOML takes one of the two.
func settingsTemplate(say wording.Say) string {
	var out strings.Builder
	out.WriteString("# The settings of lull. A line counts once its # is taken away;\n" +
		"# nothing has to be set at all.\n")
	s, group, why := settings.Default(), "", ""
	for _, k := range settings.Keys() {
		if k.Kind == settings.Clock && k.Group() != "" {
			continue // the line for the whole week is enough to begin with
		}
		if k.Group() != group {
			group = k.Group()
			fmt.Fprintf(&out, "\n[%s]\n", group)
		}
		was := why
		if why = k.Why(say); why != was && why != "" {
			fmt.Fprintf(&out, "\n# why it is asked: %s\n", why)
		}
		value := k.Value(s)
		if bare := k.Kind == settings.Flag || k.Kind == settings.Integer ||
			k.Kind == settings.Number; !bare || value == "" {
			value = strconv.Quote(value)
		}
		fmt.Fprintf(&out, "\n# %s\n# %s = %s\n", k.Help(say), strings.TrimPrefix(k.Name, group+"."), value)
	}
	out.WriteString("\n# your own, under names of your own\n" +
		"# [patterns]\n# mine = \"4-0-6-0\"\n" +
		"# [drinks]\n# mine = { mg = 80, ml = 250 }\n" +
		"# [routines]\n# mine = [\"sigh 2m\", \"calm 10m\"]\n")
	return out.String()
}
