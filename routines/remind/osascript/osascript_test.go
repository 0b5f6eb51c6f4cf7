package osascript

import (
	"context"
	"errors"
	"slices"
	"testing"

	"lull/routines/remind"
)

func TestWordsAreNoPartOfTheScript(t *testing.T) {
	var ran []string
	s := Script{Run: func(_ context.Context, name string, args ...string) error {
		ran = append([]string{name}, args...)
		return nil
	}}
	note := remind.Note{Title: `-e "quit"`, Body: `" & do shell script "x`, Choices: []remind.Choice{{Answer: remind.AnswerDone, Label: "Done"}}}
	if answer, err := s.Deliver(context.Background(), note); answer != "" || err != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
	at := slices.Index(ran, "--")
	if at < 0 || !slices.Equal(ran[at+1:], []string{note.Title, note.Body}) || ran[0] != "osascript" {
		t.Errorf("ran %q", ran)
	}
}

func TestFaultIsTold(t *testing.T) {
	fault := errors.New("no")
	s := Script{Run: func(context.Context, string, ...string) error { return fault }}
	if _, err := s.Deliver(context.Background(), remind.Note{}); !errors.Is(err, fault) {
		t.Errorf("Deliver = %v", err)
	}
}
