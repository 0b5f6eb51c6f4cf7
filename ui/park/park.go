// Package park is the screen on which the day is put down.
package park

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/ui/plain"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen puts the day down: tomorrow's first steps, and worries with one next
// step each (docs/evidence.md, Relaxation and imagery). Five minutes are
// enough; then it says so, without a clock.
type Screen struct {
	screen.WithField
	screen.Saying
	newID  func() string
	say    screen.Say
	ids    []string      // of what was put down here
	down   journal.Entry // what was put down and still wants a step
	parked []string
	before []journal.Entry // what was put down earlier, the latest first; by day
	today  evening.Day
	list   screen.List // of it, from the field on
	began  time.Time
	enough bool
}

var (
	keepKey = screen.Bind("enter", "put down", "enter")
	backKey = screen.Called(screen.EscapeKey, "done")
	openKey = screen.Bind("enter", "its evening", "enter")
)

// parkFor is how long parking takes: five minutes, as in the study with the
// to-do list (docs/evidence.md, Relaxation and imagery).
const parkFor = 5 * time.Minute

func New(now time.Time, newID func() string, say screen.Say) *Screen {
	s := &Screen{began: now, newID: newID, say: say, list: screen.BelowLine()}
	s.ask()
	return s
}

func (s *Screen) Needs() lookup.Query { return lookup.Query{Parked: true} }

// Read takes what was put down before: from the wind-down on it is not what
// somebody needs to see.
func (s *Screen) Read(a lookup.Answer) {
	s.before, s.today = nil, a.Tonight.Day
	if !a.Tonight.Winding() {
		s.before = slices.DeleteFunc(a.Parked, func(e journal.Entry) bool { return slices.Contains(s.ids, e.ID) })
	}
	s.list.Within(len(s.before))
}

func (s *Screen) ask() {
	s.down = journal.Entry{}
	s.Field = screen.NewField("for tomorrow, or what keeps turning", "")
}

func (s *Screen) Help() []key.Binding {
	switch {
	case s.list.At >= 0:
		return s.Field.Helps(openKey, screen.UpArrow, backKey)
	case len(s.before) > 0:
		return s.Field.Helps(keepKey, screen.Called(screen.DownArrow, "put down before"), backKey)
	}
	return s.Field.Helps(keepKey, backKey)
}

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

func (s *Screen) Press(k tea.KeyPressMsg, now time.Time) screen.Intent {
	value := s.Field.Value()
	s.Said = ""
	if s.list.PressBelow(k, len(s.before)) {
		return nil
	}
	if at := s.list.At; at >= 0 && key.Matches(k, openKey) {
		return screen.OpenEvening{Day: s.before[at].Evening}
	}
	s.list.At = -1
	switch s.Field.Press(k) {
	case screen.Submitted:
		return s.put(value, now)
	case screen.Cancelled:
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
		s.parked, s.ids = append(s.parked, value), append(s.ids, s.down.ID)
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
	p.Title("park the day", "", 2)
	s.Field.Draw(p)
	p.Gap(1)
	for _, line := range s.parked {
		p.Line(p.Fit(t.Faint.Render(t.Shapes.Bullet+" ") + t.Ink.Render(letters.Line(line))))
	}
	if s.Said != "" {
		p.Gap(1)
		p.Wrap(s.Said, t.Warm)
	} else if len(s.parked) > 0 {
		p.Gap(1)
		p.Wrap(s.say("lines.park.down", nil), t.Faint)
	}
	if s.enough {
		p.Gap(1)
		p.Wrap("That may be enough for tonight. The rest will keep.", t.Ink)
	}
	s.drawBefore(p)
	return p.Draw(s.Help())
}

func (s *Screen) drawBefore(p *screen.Layout) {
	if len(s.before) == 0 {
		return
	}
	p.Gap(1)
	if p.Wide() {
		p.Line(p.Theme.Faint.Render("put down before"))
	}
	telling := plain.Telling{Today: s.today, Here: s.today}
	p.List(&s.list, len(s.before), 0, func(r screen.Row) {
		e := s.before[r.At]
		r.Choice(plain.Entry(e).What, telling.Day(e.Evening))
	})
}
