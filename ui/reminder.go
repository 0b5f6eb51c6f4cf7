package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"lull/routines/remind"
)

// Ringer claims a reminder for this terminal and gives the bytes that make it
// notify its person; none where somebody else has shown it meanwhile.
type Ringer func(ctx context.Context, m remind.Message) (string, error)

// ring lets the terminal say what nobody has said yet. Screens that show what
// is remembered are asked; a practice is none, and is never disturbed.
func (a *App) ring(m *remind.Message) tea.Cmd {
	if m == nil || a.deps.Ring == nil {
		return nil
	}
	ring := a.deps.Ring
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
		defer cancel()
		bytes, err := ring(ctx, *m)
		if err != nil || bytes == "" {
			return nil // the line on the screen says it all the same
		}
		return tea.RawMsg{Msg: bytes}
	}
}
