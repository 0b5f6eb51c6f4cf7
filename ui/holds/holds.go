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
}

var (
	fineKey    = screen.Bind("y", "holds are fine for me", "y")
	withoutKey = screen.Bind("n", "without holds", "n", "enter")
	backKey    = screen.Called(screen.BackKey, "leave")
)

// New asks before a plan.
func New(plan practice.Plan, say screen.Say) *Screen { return &Screen{plan: plan, say: say} }

func (s *Screen) Help() []key.Binding {
	return []key.Binding{fineKey, withoutKey, backKey, screen.HelpKey}
}

func (s *Screen) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	switch {
	case key.Matches(k, fineKey):
		return screen.SetAndBegin{Set: screen.Set{Key: "safety.holds", Value: "yes"}, Then: s.plan}
	case key.Matches(k, withoutKey):
		return screen.SetAndBegin{Set: screen.Set{Key: "safety.holds", Value: "no"}, Then: s.plan.Unheld()}
	case key.Matches(k, backKey):
		return screen.Back{}
	}
	return nil
}

func (s *Screen) Draw(a screen.Area, t *theme.Theme) string {
	p := screen.NewLayout(a, t)
	if p.Wide() { // else the words need the lines
		p.Title("before this one", "", 2)
	}
	p.Wrap(s.say("holds.this", nil), t.Ink)
	p.Gap(1)
	p.Wrap(s.say("holds.better", nil), t.Ink)
	p.Gap(1)
	p.Wrap(s.say("holds.unsure", nil), t.Faint)
	if !p.Wide() { // both answers have to be there to be given
		with, without := screen.Called(fineKey, "with"), screen.Called(withoutKey, "without")
		return p.Draw([]key.Binding{with, without, screen.BackKey, screen.HelpKey})
	}
	return p.Draw(s.Help())
}
