package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// more shows every key of the screen below it.
type more struct {
	of          []key.Binding
	learn, back key.Binding
}

func newMore(of []key.Binding) *more {
	return &more{
		of: of, back: backKey,
		learn: key.NewBinding(key.WithKeys("enter", "l"), key.WithHelp("enter", "learn: short pages to read")),
	}
}

// backKey leaves a screen for the one below it.
var backKey = key.NewBinding(key.WithKeys("esc", "q", "ctrl+c", "?"), key.WithHelp("esc", "back"))

func (m *more) help() []key.Binding     { return []key.Binding{m.back, m.learn} }
func (m *more) due(time.Time) time.Time { return time.Time{} }
func (m *more) frame(time.Time) intent  { return nil }
func (m *more) press(k tea.KeyPressMsg, _ time.Time) intent {
	if key.Matches(k, m.learn) {
		return visit{learnPlace}
	}
	if key.Matches(k, m.back) {
		return back{}
	}
	return nil
}

func (m *more) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("keys", "")
	p.gap(2)
	if p.wide() {
		for _, k := range m.of {
			p.pair(k.Help().Key, t.Ink.Render(k.Help().Desc), "")
		}
	} else {
		m.flow(p)
	}
	p.gap(1)
	p.wrap("In a practice space pauses, - makes it easier, q leaves.", t.Faint)
	p.foot(m.help())
	return p.draw()
}

// flow lays the keys out one after the other, so that all of them fit a small
// window.
func (m *more) flow(p *page) {
	t, line := p.theme, ""
	for _, k := range m.of {
		one := t.Key.Render(k.Help().Key) + t.Ground.Render(" ") + t.Ink.Render(k.Help().Desc)
		next := one
		if line != "" {
			next = line + t.Ground.Render("   ") + one
		}
		if line != "" && ansi.StringWidth(next) > p.inner() {
			p.line(line)
			next = one
		}
		line = next
	}
	if line != "" {
		p.line(line)
	}
}
