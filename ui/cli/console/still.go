package console

import (
	"io"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Pictures tells whether a screen can be drawn where the words would go: a
// window without room for one takes the words.
func (c *Console) Pictures() bool {
	if !c.Screens() {
		return false
	}
	width, height := c.Size()
	return width >= screen.LeastWidth && height >= screen.LeastHeight
}

// Drawn prints a picture in the colours that the terminal shows.
func (c *Console) Drawn(set settings.Settings, draw func(t *theme.Theme, width, height int) string) error {
	look, w := c.Theme(set), colorprofile.NewWriter(c.Out, c.Environ)
	w.Profile = look.Profile
	width, height := c.Size()
	_, err := io.WriteString(w, draw(look, width, height))
	return err
}
