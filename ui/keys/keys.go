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
		of: of, back: screen.BackKey,
		learn: key.NewBinding(key.WithKeys("enter", "l"), key.WithHelp("enter", "learn: short pages to read")),
	}
}

func (m *Screen) Help() []key.Binding           { return []key.Binding{m.back, m.learn} }
func (m *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (m *Screen) Frame(time.Time) screen.Intent { return nil }
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
	p.Wrap("In a practice space pauses, - makes it easier, q leaves.", t.Faint)
	p.Foot(m.Help())
	return p.Draw()
}

// flow lays the keys out one after the other, so that all of them fit a small
// window.
func (m *Screen) flow(p *screen.Layout) {
	t, line := p.Theme, ""
	for _, k := range m.of {
		one := t.Key.Render(k.Help().Key) + t.Ground.Render(" ") + t.Ink.Render(k.Help().Desc)
		next := one
		if line != "" {
			next = line + t.Ground.Render("   ") + one
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
