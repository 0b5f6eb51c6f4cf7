package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/ui/theme"
)

// parking puts the day down: tomorrow's first steps, and worries with one next
// step each (docs/evidence.md, Relaxation and imagery). Five minutes are
// enough; then it says so, without a clock.
type parking struct {
	field  *field
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

func newParking(now time.Time, newID func() string) *parking {
	s := &parking{began: now, newID: newID}
	s.keys.keep = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "put it down"))
	s.keys.back = key.NewBinding(key.WithKeys("esc", "ctrl+c"), key.WithHelp("esc", "that is all"))
	s.ask()
	return s
}

// ask opens the field for the next thing.
func (s *parking) ask() {
	s.down = journal.Entry{}
	s.field = newField("something for tomorrow, or something that keeps turning", "", nil)
}

func (s *parking) help() []key.Binding { return []key.Binding{s.keys.keep, s.keys.back} }

func (s *parking) due(time.Time) time.Time {
	if s.enough {
		return time.Time{}
	}
	return s.began.Add(parkFor)
}

func (s *parking) frame(time.Time) intent {
	s.enough = true
	return nil
}

func (s *parking) notice(text string) { s.wrong = text }

func (s *parking) paste(text string) { s.field.paste(text) }

func (s *parking) press(k tea.KeyPressMsg, now time.Time) intent {
	if k.String() == "ctrl+c" {
		return back{}
	}
	value := s.field.value()
	s.wrong = ""
	switch s.field.press(k) {
	case kept:
		return s.put(value, now)
	case gaveUp:
		if s.down.Parked == nil {
			return back{}
		}
		s.ask()
	case stillTyping:
	}
	return nil
}

// put keeps one thing, at once, and then again with its step.
func (s *parking) put(value string, now time.Time) intent {
	if s.down.Parked == nil {
		s.down = journal.Entry{ID: s.newID(), Kind: journal.KindParked, At: now, Parked: &journal.Parked{Text: value}}
		s.parked = append(s.parked, value)
		s.field = newField("a next step for it, if there is one", "", nil)
		return note{s.down}
	}
	e := s.down
	e.Parked = &journal.Parked{Text: e.Parked.Text, Step: value}
	s.parked[len(s.parked)-1] += ": " + value
	s.ask()
	return note{e}
}

func (s *parking) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("park the day", "")
	p.gap(2)
	s.field.draw(p)
	p.gap(2)
	for _, line := range s.parked {
		p.line(p.fit(t.Faint.Render(t.Shapes.Bullet+" ") + t.Ink.Render(letters.Line(line))))
	}
	if s.wrong != "" {
		p.gap(1)
		p.wrap(s.wrong, t.Warm)
	} else if len(s.parked) > 0 {
		p.gap(1)
		p.wrap("It is written down, and comes back to you in the morning.", t.Faint)
	}
	if s.enough {
		p.gap(1)
		p.wrap("That may be enough for tonight. The rest will keep.", t.Ink)
	}
	p.foot(s.help())
	return p.draw()
}
