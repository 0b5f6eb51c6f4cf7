package console

import (
	"io"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/terminal"
	"lull/ui/theme"
)

// Display is what a run is shown on: screens, or lines in their place.
type Display struct {
	Terminal
	Settings func() settings.Settings // as they are in the file
	Reader   Reader
	flags    *Flags
	because  *string // why it goes line by line, once it was asked for
}

// LineMode tells whether there are lines in the place of screens.
func (d *Display) LineMode() bool { return !d.OnTerminal() || d.Because() != "" }

// Screens tells whether a screen answers: nobody wants lines or data.
func (d *Display) Screens() bool { return !d.LineMode() && !d.flags.JSON }

// Pictures tells whether a screen can be drawn where the words would go: a
// window without room for one takes the words.
func (d *Display) Pictures() bool {
	if !d.Screens() {
		return false
	}
	width, height := d.Size()
	return width >= screen.LeastWidth && height >= screen.LeastHeight
}

// Draw prints a picture in the colours that the terminal shows.
func (d *Display) Draw(s settings.Settings, picture func(t *theme.Theme, width, height int) string) error {
	look, w := d.Theme(s), colorprofile.NewWriter(d.Out, d.Environ)
	w.Profile = look.Profile
	width, height := d.Size()
	_, err := io.WriteString(w, picture(look, width, height))
	return err
}

// Theme builds the look for this terminal.
func (d *Display) Theme(s settings.Settings) *theme.Theme {
	profile := d.Colours()
	if d.Colourless() {
		profile = colorprofile.Ascii
	}
	t := theme.New(s.Theme, profile, theme.Options{ASCII: s.ASCII, Cut: terminal.UsualCut(d.Getenv)})
	return &t
}

func (d *Display) Colourless() bool { return d.flags.NoColor || d.Getenv("NO_COLOR") != "" }
