package cli

import (
	"context"

	"lull/routines/remind"
	"lull/ui"
	"lull/ui/terminal"
)

// ring claims a reminder for the terminal of an open lull.
func (h *House) ring(j marks) ui.Ringer {
	return func(ctx context.Context, m remind.Message) (string, error) {
		m, some, err := claim(ctx, j, m.Notices)
		if err != nil || !some {
			return "", err
		}
		words := m.Say(h.Say)
		return terminal.Notification(h.Getenv, words.Title, words.Body), nil
	}
}
