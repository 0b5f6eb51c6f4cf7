// Package reminders is the screen on which reminders are turned on and off, and
// are quiet for a day. It shows what turning them on writes on the machine before
// it is written.
package reminders

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"lull/routines/lookup"
	"lull/ui/prose"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen tells how the reminders stand. Once somebody lies down it can wait.
type Screen struct {
	screen.Looked
	is     *lookup.Reminding // nil until it is known
	scroll screen.Scroll
	turns  bool // something was asked for, and the answer is on its way
}

var (
	onKey   = screen.Bind("o", "turn on", "o")
	muteKey = screen.Bind("m", "quiet for today", "m")
)

func New() *Screen { return &Screen{} }

func (s *Screen) Help() []key.Binding {
	keys := []key.Binding{screen.BackKey, screen.HelpKey}
	switch {
	case s.Look.Lying() || s.is == nil:
		return keys
	case s.is.On && s.is.Muted:
		keys = append([]key.Binding{screen.Called(onKey, "turn off"), screen.Called(muteKey, "speak again")}, keys...)
	case s.is.On:
		keys = append([]key.Binding{screen.Called(onKey, "turn off"), muteKey}, keys...)
	default:
		keys = append([]key.Binding{onKey}, keys...)
	}
	return append(keys, s.scroll.Help()...)
}

func (s *Screen) Needs() lookup.Query { return lookup.Query{Reminding: true} }

func (s *Screen) Read(a lookup.Answer) {
	s.See(a)
	s.is, s.turns = a.Reminding, false
}

func (s *Screen) Notice(text string) { s.Said, s.turns = text, false }

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	s.Said = ""
	switch {
	case key.Matches(k, screen.BackKey):
		return screen.Back{}
	case s.is == nil || s.Look.Lying() || s.turns:
	case key.Matches(k, onKey):
		s.turns = true
		return screen.Remind{On: !s.is.On}
	case key.Matches(k, muteKey) && s.is.On:
		s.turns = true
		return screen.Mute{Today: !s.is.Muted}
	default:
		s.scroll.Press(k)
	}
	return nil
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("reminders", "", 1)
	if s.Look.Lying() {
		p.Wrap(screen.ForTheDay, t.Faint)
		return p.Draw(s.Help())
	}
	screen.Warn(p, s.Said)
	if s.is != nil {
		s.draw(p)
	}
	return p.Draw(s.Help())
}

// draw shows how they stand, and below it what would be written.
func (s *Screen) draw(p *screen.Layout) {
	all := s.scroll.Page(p)
	add := func(words string, style lipgloss.Style) {
		for line := range strings.Lines(words) {
			line = strings.TrimRight(line, "\n")
			indent := len(line) - len(strings.TrimLeft(line, " "))
			for _, l := range prose.Wrap(strings.TrimSpace(line), max(all.Inner-indent, 1)) {
				all.Line(style.Render(line[:indent] + l))
			}
		}
	}
	add(s.is.Words, p.Theme.Ink)
	if s.is.Writes != "" {
		all.Line("")
		add(s.is.Writes, p.Theme.Faint)
	}
	s.scroll.Draw(p, all.Lines)
}
