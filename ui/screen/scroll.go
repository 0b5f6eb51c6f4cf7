package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// Scroll is a text longer than the window, read a screen at a time.
type Scroll struct {
	top   int
	lines int // of the text as it was last drawn
	rows  int // of the window as it was last drawn
}

var (
	nextKey   = Bind("space", "on", "space", "pgdown", "enter")
	beforeKey = Bind("b", "back a screen", "b", "pgup")
)

func (s *Scroll) Help() []key.Binding {
	return []key.Binding{nextKey, beforeKey, UpKey, DownKey, homeKey, endKey}
}

// Press moves, one line staying in sight from screen to screen.
func (s *Scroll) Press(k tea.KeyPressMsg) {
	switch {
	case key.Matches(k, nextKey):
		s.top += max(s.rows-1, 1)
	case key.Matches(k, beforeKey):
		s.top -= max(s.rows-1, 1)
	case key.Matches(k, DownKey):
		s.top++
	case key.Matches(k, UpKey):
		s.top--
	case key.Matches(k, homeKey):
		s.top = 0
	case key.Matches(k, endKey):
		s.top = s.lines
	}
	s.top = s.first()
}

func (s *Scroll) first() int { return max(min(s.top, s.lines-s.rows), 0) }

// Page is where the text is laid: as wide as a page, but for the marks at the right.
func (s *Scroll) Page(p *Layout) *Layout { return p.Within(p.Inner - 2) }

// Draw adds the lines that fit above the keys, with marks where there are more.
func (s *Scroll) Draw(p *Layout, all []string) {
	s.lines, s.rows = len(all), p.Free(p.Air())
	first := s.first()
	last := min(first+s.rows, s.lines)
	for i := first; i < last; i++ {
		if i == first && first > 0 || i == last-1 && last < s.lines {
			p.Spread(all[i], p.Theme.Faint.Render(p.Theme.Shapes.More))
		} else {
			p.Line(all[i])
		}
	}
}
