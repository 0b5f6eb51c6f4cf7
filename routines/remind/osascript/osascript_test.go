package osascript

import (
	"context"
	"errors"
	"slices"
	"testing"

	"lull/routines/remind"
)

// programs stand in for those of macOS.
type programs struct {
	ran     []string
	failure error
}

func (p *programs) Find(name string) (string, error) { return name, nil }

func (p *programs) Run(_ context.Context, _ []string, name string, args ...string) (string, error) {
	p.ran = append([]string{name}, args...)
	return "", p.failure
}

func TestWordsAreNoPartOfTheScript(t *testing.T) {
	p := &programs{}
	s := Script{p}
	note := remind.Note{Title: `-e "quit"`, Body: `" & do shell script "x`, Choices: []remind.Choice{{Answer: remind.AnswerDone, Label: "Done"}}}
	if answer, err := s.Deliver(context.Background(), note); answer != "" || err != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
	ran := p.ran
	at := slices.Index(ran, "--")
	if at < 0 || !slices.Equal(ran[at+1:], []string{note.Title, note.Body}) || ran[0] != "osascript" {
		t.Errorf("ran %q", ran)
	}
}

func TestErrorIsPassedOn(t *testing.T) {
	failure := errors.New("no")
	s := Script{&programs{failure: failure}}
	if _, err := s.Deliver(context.Background(), remind.Note{}); !errors.Is(err, failure) {
		t.Errorf("Deliver = %v", err)
	}
}
