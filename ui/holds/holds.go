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
	keys struct{ fine, without, back key.Binding }
}

func New(plan practice.Plan) *Screen {
	s := &Screen{plan: plan}
	s.keys.fine = key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "holds are fine for me"))
	s.keys.without = key.NewBinding(key.WithKeys("n", "enter"), key.WithHelp("n", "without holds"))
	s.keys.back = key.NewBinding(key.WithKeys("esc", "q", "ctrl+c"), key.WithHelp("esc", "leave"))
	return s
}

func (s *Screen) Help() []key.Binding           { return []key.Binding{s.keys.fine, s.keys.without, s.keys.back} }
func (s *Screen) Due(time.Time) time.Time       { return time.Time{} }
func (s *Screen) Frame(time.Time) screen.Intent { return nil }

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
	p.Title("before this one", "")
	p.Gap(2)
	p.Wrap("This pattern holds the breath.", t.Ink)
	p.Gap(1)
	p.Wrap("Better without holds: in pregnancy, with lung, heart or eye disease, high blood pressure, "+
		"epilepsy, fainting, after an operation, or when holding the breath brings panic.", t.Ink)
	p.Gap(1)
	p.Wrap("If you are unsure, go without, and ask your clinician some day. This is asked once.", t.Faint)
	p.Foot(s.Help())
	return p.Draw()
}
