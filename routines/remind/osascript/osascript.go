// Package osascript shows a reminder as a notification of macOS, by the
// program of that name.
//
// It refuses to make a sound, and it knows no buttons: a script's notification
// has none.
package osascript

import (
	"context"
	"fmt"

	"lull/routines/remind"
)

type Script struct{ Programs remind.Programs }

func (s Script) Name() string { return "the notifications of macOS" }

// Ready gives the name of what would show a reminder, or why nothing would.
func (s Script) Ready(context.Context) (string, error) {
	return remind.Here(s.Programs, "osascript", "osascript")
}

// Deliver shows a note. There is never an answer.
func (s Script) Deliver(ctx context.Context, note remind.Note) (remind.Answer, error) {
	// The words are arguments and no part of the script.
	if _, err := s.Programs.Run(ctx, nil, "osascript",
		"-e", "on run argv",
		"-e", "display notification (item 2 of argv) with title (item 1 of argv)",
		"-e", "end run", "--", note.Title, note.Body,
	); err != nil {
		return "", fmt.Errorf("showing the reminder: %w", err)
	}
	return "", nil
}
