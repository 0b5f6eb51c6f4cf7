package ui

import (
	"lull/routines/settings"
	"lull/ui/theme"
)

// looks are the look of the settings, and the one in the night's ink while
// somebody lies down.
type looks struct{ day, night *theme.Theme }

// now is the look of this hour.
func (l *looks) now() *theme.Theme {
	if l.night != nil {
		return l.night
	}
	return l.day
}

// restyle builds the look anew; every screen is given it when it is drawn.
func (l *looks) restyle(s settings.Settings) {
	look := theme.New(s.Theme, l.day.Profile, theme.Options{ASCII: s.ASCII})
	l.day = &look
	l.darken(l.night != nil)
}

// darken takes the night's ink while somebody lies down.
func (l *looks) darken(lying bool) {
	l.night = nil
	if lying {
		l.night = l.day.Night()
	}
}
