package ui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestMistakeOfOursEndsInOrder shows what is left of a panic: the program is
// asked to quit, so that the terminal is given back, and one sentence is kept
// for afterwards.
func TestMistakeOfOursEndsInOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		meet func(*guard)
	}{
		{"in Update", func(g *guard) { g.Update(tea.WindowSizeMsg{Width: 80, Height: 24}) }},
		{"in View", func(g *guard) { g.View() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := &guard{App: &App{}} // without a screen everything goes wrong
			c.meet(g)
			if g.fault == nil || !strings.Contains(g.fault.Error(), "the evening is kept") {
				t.Fatalf("the fault is %v", g.fault)
			}
			_, cmd := g.Update(tea.FocusMsg{})
			if cmd == nil {
				t.Fatal("the program goes on")
			}
			if _, quits := cmd().(tea.QuitMsg); !quits {
				t.Error("the program was asked for something else than to quit")
			}
		})
	}
}
