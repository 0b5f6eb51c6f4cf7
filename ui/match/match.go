// Package match is the screen that listens for somebody's own rate of
// breathing.
package match

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/ui/orb"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen listens for somebody's own rate: space on each in-breath. Each tap
// lets the picture swell a little, so that it is seen to be heard.
type Screen struct {
	length time.Duration
	pacer  orb.Pacer
	began  time.Time
	taps   practice.Taps
}

var tapKey = screen.Bind("space", "on each in-breath", "space")

func New(length time.Duration, pacer orb.Pacer) *Screen {
	return &Screen{length: length, pacer: pacer}
}

func (m *Screen) Help() []key.Binding { return []key.Binding{tapKey, screen.QuitKey, screen.HelpKey} }

func (m *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	switch {
	case key.Matches(k, screen.QuitKey):
		return screen.Back{}
	case key.Matches(k, tapKey):
		if len(m.taps) == 0 {
			m.began = now
		}
		m.taps = append(m.taps, now.Sub(m.began))
		if rate, known := m.taps.Rate(); known {
			m.taps = nil // after the practice it listens anew
			return screen.Begin{Plan: practice.Breathe(practice.Matched(rate), m.length)}
		}
	}
	return nil
}

func (m *Screen) Draw(a screen.Area, t *theme.Theme) string {
	place, row := orb.Layout(a.Width, a.Height)
	// A tap more, a little fuller: a quarter of the way for each.
	full := min(float64(len(m.taps))/4, 1)
	f := orb.Frame{Width: place.Width, Height: place.Height, Fullness: full, Light: light, Shape: a.Shape}
	dusk := t.AtDusk(light)
	ink := dusk.Dimmed(max(light, t.Legible()))
	tap := []string{tapKey.Help().Key + " " + tapKey.Help().Desc}
	return screen.Beneath(a, &dusk, m.pacer.Draw(f), f.Height, row, tap, ink)
}

// light is the light while listening: as at the start of a practice.
const light = 0.6
