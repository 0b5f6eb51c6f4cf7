package ui

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"

	"lull/routines/settings"
	"lull/ui/theme"
)

// looks are the look of the settings, and the one in the night's ink while
// somebody lies down.
type looks struct {
	day, night *theme.Theme
	light      bool // no colours are wanted, and the terminal's ground is a light one
}

// now is the look of this hour.
func (l *looks) now() *theme.Theme {
	if l.night != nil {
		return l.night
	}
	return l.day
}

// restyle builds the look anew; every screen is given it when it is drawn.
func (l *looks) restyle(s settings.Settings) {
	l.show(l.day.Profile, s)
}

// show builds the look anew for the colours of a terminal.
func (l *looks) show(profile colorprofile.Profile, s settings.Settings) {
	look := theme.New(s.Theme, profile, theme.Options{ASCII: s.ASCII})
	l.day = &look
	l.darken(l.night != nil)
}

// capable are the colours of a terminal by what it says it can do, unless they
// are known to be more.
func (l *looks) capable(said string) colorprofile.Profile {
	name, value, _ := strings.Cut(said, "=")
	switch colours, _ := strconv.Atoi(value); {
	case !l.day.Coloured():
	case name == "RGB", name == "Tc":
		return colorprofile.TrueColor
	case name == "Co" && colours >= 256:
		return max(l.day.Profile, colorprofile.ANSI256)
	}
	return l.day.Profile
}

// reversed is a picture without colours in reverse video: light on dark on a
// terminal that is dark on light.
func reversed(picture string) string {
	const on, off = "\x1b[7m", "\x1b[m"
	picture = strings.ReplaceAll(picture, off, off+on)
	return on + strings.ReplaceAll(picture, "\n", off+"\n"+on) + off
}

// darken takes the night's ink while somebody lies down.
func (l *looks) darken(lying bool) {
	l.night = nil
	if lying {
		l.night = l.day.Night()
	}
}
