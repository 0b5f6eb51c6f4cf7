package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines"
	"lull/routines/repertoire"
	"lull/routines/settings"
	"lull/ui/theme"
)

// choose lists the breathing patterns that may be offered. Enter begins one.
type choose struct {
	plans  repertoire.Repertoire
	offer  []routines.Pattern
	at     int
	length time.Duration
	keys   chooseKeys
}

type chooseKeys struct{ up, down, begin, back key.Binding }

func newChoose(plans repertoire.Repertoire, s settings.Settings) *choose {
	c := &choose{plans: plans, offer: plans.Offered(), keys: chooseKeys{
		up:    key.NewBinding(key.WithKeys("up", "k"), key.WithHelp("↑", "up")),
		down:  key.NewBinding(key.WithKeys("down", "j"), key.WithHelp("↓", "down")),
		begin: key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "begin")),
		back:  backKey,
	}}
	for i, p := range c.offer {
		if p.Name == s.Breath.Pattern {
			c.at = i
		}
	}
	return c
}

func (c *choose) help() []key.Binding {
	return []key.Binding{c.keys.begin, c.keys.up, c.keys.down, c.keys.back}
}
func (c *choose) due(time.Time) time.Time { return time.Time{} }
func (c *choose) frame(time.Time) intent  { return nil }

func (c *choose) press(k tea.KeyPressMsg, _ time.Time) intent {
	switch {
	case key.Matches(k, c.keys.up):
		c.at = max(c.at-1, 0)
	case key.Matches(k, c.keys.down):
		c.at = min(c.at+1, len(c.offer)-1)
	case key.Matches(k, c.keys.begin):
		return begin{routines.Breathe(c.offer[c.at], 0)}
	case key.Matches(k, c.keys.back):
		return back{}
	}
	return nil
}

func (c *choose) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("breathe", "")
	p.gap(2)
	for i, b := range c.offer {
		p.choice(b.Title, repertoire.Minutes(routines.Breathe(b, 0).Lasts()), i == c.at)
	}
	p.gap(2)
	p.wrap(c.offer[c.at].About, t.Faint)
	p.foot(c.help())
	return p.draw()
}
