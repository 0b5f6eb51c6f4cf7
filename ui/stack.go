package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/ui/keys"
	"lull/ui/screen"
	"lull/ui/theme"
)

// stack is the screens that are open; the last one is on top.
type stack []screen.Screen

func (s *stack) top() screen.Screen {
	if len(*s) == 0 {
		return blank{}
	}
	return (*s)[len(*s)-1]
}

func (s *stack) push(on screen.Screen) { *s = append(*s, on) }

func (s *stack) drop() { *s = (*s)[:len(*s)-1] }

func (s *stack) due(now time.Time) time.Time {
	if m, ok := s.top().(screen.Mover); ok {
		return m.Due(now)
	}
	return time.Time{}
}

func (s *stack) frame(now time.Time) screen.Intent {
	if m, ok := s.top().(screen.Mover); ok {
		return m.Frame(now)
	}
	return nil
}

func (s *stack) rest(at time.Time) {
	if r, ok := s.top().(screen.Rester); ok {
		r.Rest(at)
	}
}

func (s *stack) paste(line string) {
	if p, ok := s.top().(screen.Paster); ok {
		p.Paste(line)
	}
}

// notice lets the screen on top show a quiet line, and tells whether it can.
func (s *stack) notice(words string) bool {
	n, ok := s.top().(screen.Noticer)
	if ok {
		n.Notice(words)
	}
	return ok
}

// undoes tells whether u and U do something on top: where it can be said what
// they did, and they are no letters.
func (s *stack) undoes() bool {
	_, says := s.top().(screen.Noticer)
	t, types := s.top().(screen.Typist)
	return says && !(types && t.Types())
}

func (s *stack) keys(undo bool) screen.Screen {
	help := s.top().Help()
	if undo && s.undoes() {
		help = append(help, screen.UndoKey, screen.RedoKey)
	}
	about := ""
	if x, ok := s.top().(screen.Explained); ok {
		about = x.Explains()
	}
	return keys.New(help, about)
}

// blank stands where nothing is to be seen yet, and can be left.
type blank struct{}

func (blank) Help() []key.Binding { return nil }

func (blank) Draw(a screen.Area, t *theme.Theme) string { return t.Fill("", a.Width, a.Height) }

func (blank) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if key.Matches(k, screen.BackKey) {
		return screen.Back{}
	}
	return nil
}
