// Package holds is the screen that asks, once, whether breath holds may be
// offered.
package holds

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/ui/screen"
	"lull/ui/theme"
)

// Screen is the one safety question, asked once, only where somebody chose a
// pattern that holds the breath (docs/evidence.md, Safety of breathing).
type Screen struct {
	plan practice.Plan
	say  screen.Say
	keys struct{ fine, without, back key.Binding }
}

// New asks before a plan.
func New(plan practice.Plan, say screen.Say) *Screen {
	s := &Screen{plan: plan, say: say}
	s.keys.fine = screen.Bind("y", "holds are fine for me", "y")
	s.keys.without = screen.Bind("n", "without holds", "n", "enter")
	s.keys.back = screen.Called(screen.BackKey, "leave")
	return s
}

func (s *Screen) Help() []key.Binding {
	return []key.Binding{s.keys.fine, s.keys.without, s.keys.back, screen.HelpKey}
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	switch {
	case key.Matches(k, s.keys.fine):
		return screen.SetAndBegin{Set: screen.Set{Key: "safety.holds", Value: "yes"}, Then: s.plan}
	case key.Matches(k, s.keys.without):
		return screen.SetAndBegin{Set: screen.Set{Key: "safety.holds", Value: "no"}, Then: s.plan.Unheld()}
	case key.Matches(k, s.keys.back):
		return screen.Back{}
	}
	return nil
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	if p.Wide() { // else the words need the lines
		p.Title("before this one", "")
		p.Gap(2)
	}
	p.Wrap(s.say("holds.this", nil), t.Ink)
	p.Gap(1)
	p.Wrap(s.say("holds.better", nil), t.Ink)
	p.Gap(1)
	p.Wrap(s.say("holds.unsure", nil), t.Faint)
	if !p.Wide() { // both answers have to be there to be given
		k := s.keys
		return p.Draw([]key.Binding{screen.Called(k.fine, "with"), screen.Called(k.without, "without"), screen.Called(k.back, "back"), screen.HelpKey})
	}
	return p.Draw(s.Help())
}
