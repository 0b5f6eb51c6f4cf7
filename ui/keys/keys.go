// Package keys is the screen of all keys of the one below it.
package keys

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen shows every key of the screen below it.
type Screen struct {
	of          []key.Binding
	learn, back key.Binding
}

func New(of []key.Binding) *Screen {
	return &Screen{
		of: of, back: screen.Bind("esc", "back", append(screen.HelpKey.Keys(), screen.BackKey.Keys()...)...),
		learn: screen.Bind("enter", "learn: short pages to read", "enter", "l"),
	}
}

func (m *Screen) Help() []key.Binding { return []key.Binding{m.back, m.learn} }

// TakesLetters tells that ? goes back from here.
func (m *Screen) TakesLetters() bool { return true }

func (m *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if key.Matches(k, m.learn) {
		return screen.Visit{Place: screen.LearnPlace}
	}
	if key.Matches(k, m.back) {
		return screen.Back{}
	}
	return nil
}

func (m *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("keys", "")
	p.Gap(2)
	if p.Wide() {
		for _, k := range m.of {
			p.Pair(k.Help().Key, t.Ink.Render(k.Help().Desc), "")
		}
	} else {
		m.flow(p)
	}
	p.Gap(1)
	p.Wrap("In a practice space pauses, - makes it easier, q leaves. ctrl+c leaves lull.", t.Faint)
	return p.Draw(m.Help())
}

// flow lays the keys out one after the other, so that all of them fit a small
// window.
func (m *Screen) flow(p *screen.Layout) {
	t, line := p.Theme, ""
	for _, k := range m.of {
		one := p.Key(k, t.Ink)
		next := one
		if line != "" {
			next = line + t.Air(3) + one
		}
		if line != "" && ansi.StringWidth(next) > p.Inner() {
			p.Line(line)
			next = one
		}
		line = next
	}
	if line != "" {
		p.Line(line)
	}
}
