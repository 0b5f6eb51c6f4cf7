package ui

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/practice"
	"lull/ui/theme"
)

// asking is the one safety question, asked once, only where somebody chose a
// pattern that holds the breath (docs/evidence.md, Safety of breathing).
type asking struct {
	plan practice.Plan
	keys struct{ fine, without, back key.Binding }
}

func newAsking(plan practice.Plan) *asking {
	s := &asking{plan: plan}
	s.keys.fine = key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "holds are fine for me"))
	s.keys.without = key.NewBinding(key.WithKeys("n", "enter"), key.WithHelp("n", "without holds"))
	s.keys.back = key.NewBinding(key.WithKeys("esc", "q", "ctrl+c"), key.WithHelp("esc", "leave"))
	return s
}

func (s *asking) help() []key.Binding     { return []key.Binding{s.keys.fine, s.keys.without, s.keys.back} }
func (s *asking) due(time.Time) time.Time { return time.Time{} }
func (s *asking) frame(time.Time) intent  { return nil }

func (s *asking) press(k tea.KeyPressMsg, _ time.Time) intent {
	switch {
	case key.Matches(k, s.keys.fine):
		return answer{set{"safety.holds", "yes"}, s.plan}
	case key.Matches(k, s.keys.without):
		return answer{set{"safety.holds", "no"}, s.plan.Unheld()}
	case key.Matches(k, s.keys.back):
		return back{}
	}
	return nil
}

func (s *asking) draw(a area, t *theme.Theme) string {
	p := newPage(a, t)
	p.title("before this one", "")
	p.gap(2)
	p.wrap("This pattern holds the breath.", t.Ink)
	p.gap(1)
	p.wrap("Better without holds: in pregnancy, with lung, heart or eye disease, high blood pressure, "+
		"epilepsy, fainting, after an operation, or when holding the breath brings panic.", t.Ink)
	p.gap(1)
	p.wrap("If you are unsure, go without, and ask your clinician some day. This is asked once.", t.Faint)
	p.foot(s.help())
	return p.draw()
}
