// Package park is the screen on which the day is put down.
package park

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen puts the day down: tomorrow's first steps, and worries with one next
// step each (docs/evidence.md, Relaxation and imagery). Five minutes are
// enough; then it says so, without a clock.
type Screen struct {
	*screen.Field
	newID  func() string
	down   journal.Entry // what was put down and still wants a step
	parked []string
	began  time.Time
	enough bool
	wrong  string // why something is not written down
	keys   struct{ keep, back key.Binding }
}

// parkFor is how long parking takes: five minutes, as in the study with the
// to-do list (Scullin 2018).
const parkFor = 5 * time.Minute

func New(now time.Time, newID func() string) *Screen {
	s := &Screen{began: now, newID: newID}
	s.keys.keep = screen.Bind("enter", "put it down", "enter")
	s.keys.back = screen.Called(screen.EscapeKey, "that is all")
	s.ask()
	return s
}

// ask opens the field for the next thing.
func (s *Screen) ask() {
	s.down = journal.Entry{}
	s.Field = screen.NewField("something for tomorrow, or something that keeps turning", "")
}

// Help names the two keys, and the one that shows them.
func (s *Screen) Help() []key.Binding { return s.Field.Helps(s.keys.keep, s.keys.back) }

func (s *Screen) Due(time.Time) time.Time {
	if s.enough {
		return time.Time{}
	}
	return s.began.Add(parkFor)
}

func (s *Screen) Frame(time.Time) screen.Intent {
	s.enough = true
	return nil
}

func (s *Screen) Notice(text string) { s.wrong = text }

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	value := s.Field.Value()
	s.wrong = ""
	switch s.Field.Press(k) {
	case screen.Kept:
		return s.put(value, now)
	case screen.GaveUp:
		if s.down.Parked == nil {
			return screen.Back{}
		}
		s.ask()
	case screen.StillTyping:
	}
	return nil
}

// put keeps one thing, at once, and then again with its step.
func (s *Screen) put(value string, now time.Time) screen.Intent {
	if s.down.Parked == nil {
		s.down = journal.Entry{ID: s.newID(), Kind: journal.KindParked, At: now, Parked: &journal.Parked{Text: value}}
		s.parked = append(s.parked, value)
		s.Field = screen.NewField("a next step for it, if there is one", "")
		return screen.Note{Entry: s.down}
	}
	e := s.down
	e.Parked = &journal.Parked{Text: e.Parked.Text, Step: value}
	s.parked[len(s.parked)-1] += ": " + value
	s.ask()
	return screen.Note{Entry: e}
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	p.Title("park the day", "")
	p.Gap(2)
	s.Field.Draw(p)
	p.Gap(2)
	for _, line := range s.parked {
		p.Line(p.Fit(t.Faint.Render(t.Shapes.Bullet+" ") + t.Ink.Render(letters.Line(line))))
	}
	if s.wrong != "" {
		p.Gap(1)
		p.Wrap(s.wrong, t.Warm)
	} else if len(s.parked) > 0 {
		p.Gap(1)
		p.Wrap("It is written down, and comes back to you in the morning.", t.Faint)
	}
	if s.enough {
		p.Gap(1)
		p.Wrap("That may be enough for tonight. The rest will keep.", t.Ink)
	}
	return p.Draw(s.Help())
}
