// Package keys is the screen of all keys of the one below it.
package keys

import (
	"fmt"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/lists"
	"lull/ui/screen"
	"lull/ui/theme"
)

type Screen struct {
	screen.Saying
	of     []key.Binding
	scroll screen.Scroll
	about  string // how to read the screen below, nothing where it needs no words
}

var learnKey = screen.Bind("enter", "learn: short pages", "enter", "l")

func New(of []key.Binding, about string) *Screen { return &Screen{of: of, about: about} }

func (m *Screen) Help() []key.Binding { return []key.Binding{learnKey, screen.BackKey} }

// TakesLetters tells that ? goes back from here.
func (m *Screen) TakesLetters() bool { return true }

func (m *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	m.Said = ""
	switch {
	case key.Matches(k, learnKey):
		return screen.Visit{Name: screen.LearnScreen}
	case key.Matches(k, screen.BackKey, screen.HelpKey):
		return screen.Back{}
	}
	m.scroll.Press(k)
	return nil
}

func (m *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("keys", "", 1)
	all := m.scroll.Page(p)
	if p.Wide() && m.fits(all.Inner) {
		m.columns(all)
	} else {
		m.flow(all)
	}
	all.Gap(1)
	screen.Warn(p, m.Said)
	if m.about != "" {
		all.Wrap(m.about, t.Faint)
	}
	all.Wrap(fmt.Sprintf("In a practice %s pauses, %s makes it easier, %s leaves. %s leaves lull.",
		screen.PauseKey.Help().Key, screen.EasierKey.Help().Key, screen.QuitKey.Help().Key,
		screen.LeaveKey.Help().Key), t.Faint)
	m.scroll.Draw(p, all.Lines)
	return p.Draw(m.Help())
}

const keyColumn = 9

// half is how many keys stand in the left column, which is half as wide as the page.
func (m *Screen) half() int { return (len(m.of) + 1) / 2 }

// fits tells whether nothing that a key does is wider than its column.
func (m *Screen) fits(width int) bool {
	for i, k := range m.of {
		column := width / 2
		if i >= m.half() {
			column = width - column - screen.ColumnGap
		}
		if keyColumn+ansi.StringWidth(k.Help().Desc) > column {
			return false
		}
	}
	return true
}

// columns lays the keys out in two columns, the first ones in the left one.
func (m *Screen) columns(p *screen.Layout) {
	p.Split(p.Inner/2, screen.ColumnGap, func(left, right *screen.Layout) {
		for i, k := range m.of {
			column := left
			if i >= m.half() {
				column = right
			}
			column.Line(column.Fit(p.Theme.Padded(screen.Written(k, p.Theme), keyColumn, p.Theme.Faint) +
				p.Theme.Ink.Render(k.Help().Desc)))
		}
	})
}

func (m *Screen) flow(p *screen.Layout) {
	keys := lists.Each(m.of, func(k key.Binding) string { return screen.KeyWords(k, p.Theme, p.Theme.Ink) })
	p.Add(screen.Flow(keys, p.Theme.Air(3), p.Inner))
}
