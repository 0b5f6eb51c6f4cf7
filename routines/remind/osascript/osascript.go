// Package osascript shows a reminder as a notification of macOS, by the
// program of that name.
//
// It refuses to make a sound, and it knows no buttons: a script's notification
// has none.
package osascript

import (
	"context"
	"fmt"
	"os/exec"
	"strings"

	"lull/routines/remind"
)

// Script is the program.
type Script struct {
	// Run runs a program; nil runs it really.
	Run func(ctx context.Context, name string, args ...string) error
}

// Name says what this is.
func (s Script) Name() string { return "the notifications of macOS" }

// Ready gives the name of what would show a reminder, or why nothing would.
func (s Script) Ready(context.Context) (string, error) {
	if s.Run != nil {
		return "osascript", nil
	}
	path, err := exec.LookPath("osascript")
	if err != nil {
		return "", fmt.Errorf("looking for osascript: %w", err)
	}
	return path, nil
}

// Deliver shows a note. There is never an answer.
func (s Script) Deliver(ctx context.Context, note remind.Note) (remind.Answer, error) {
	// The words are arguments and no part of the script.
	args := []string{
		"-e", "on run argv",
		"-e", "display notification (item 2 of argv) with title (item 1 of argv)",
		"-e", "end run", "--", note.Title, note.Body,
	}
	if err := s.run(ctx, "osascript", args...); err != nil {
		return "", fmt.Errorf("showing the reminder: %w", err)
	}
	return "", nil
}

func (s Script) run(ctx context.Context, name string, args ...string) error {
	if s.Run != nil {
		return s.Run(ctx, name, args...)
	}
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w: %s", err, strings.TrimSpace(string(out)))
	}
	return nil
}
