package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/journal"
)

// A journal that cannot be read is said, and the doors stay where they are.
func TestTonightSaysThatTheJournalCannotBeRead(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		b.App.stack[0] = newTonight(b.App.stack[0].(*tonightScreen).plans, b.deps.Say)
		b.App.read(readMsg{number: b.reads, err: errors.New("the journal is damaged inside")})
		if seen := ansi.Strip(b.App.View().Content); !strings.Contains(seen, "the journal is damaged inside") || !strings.Contains(seen, "breathe") {
			t.Errorf("it shows:\n%s", seen)
		}
	})
}

func TestRowsWithoutSenseAreSaidOnceByDay(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		answer, err := b.shelf.Read(t.Context(), b.deps.Now(), Query{})
		if err != nil {
			t.Fatal(err)
		}
		s := b.App.top().(*tonightScreen)
		answer.SetAside = 2
		answer.Tonight.Now = answer.Tonight.Bed.Add(-1)
		b.App.read(readMsg{number: b.reads, answer: answer})
		for _, size := range []area{{80, 24}, {40, 12}} {
			if !strings.Contains(ansi.Strip(s.draw(size, b.deps.Theme)), "journal.aside") {
				t.Errorf("at %v it says nothing of it", size)
			}
		}
		s.said = ""
		b.App.read(readMsg{number: b.reads, answer: answer})
		if s.said != "" {
			t.Errorf("it says it again: %q", s.said)
		}
		answer.SetAside, answer.Tonight.Now = 3, answer.Tonight.Bed.Add(1)
		b.App.read(readMsg{number: b.reads, answer: answer})
		if s.said != "" {
			t.Errorf("it says it at night: %q", s.said)
		}
	})
}

func TestLineThatCouldNotBeWrittenIsThereToBeTriedAgain(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		b.key("l")
		for _, letter := range "coffee" {
			b.key(string(letter))
		}
		b.shelf.broken = journal.ErrFull
		b.key("enter")
		b.pass(time.Second)
		s := b.top().(*logging)
		if s.field.value() != "coffee" || !strings.Contains(s.wrong, "the disk is full") || len(s.said) > 0 {
			t.Errorf("the line is %q, and it says %q and %q", s.field.value(), s.wrong, s.said)
		}
		b.shelf.broken = nil
		b.key("enter")
		b.pass(time.Second)
		if s.field.value() != "" || len(s.unwritten) > 0 || len(s.said) == 0 {
			t.Errorf("with room again the line is %q, and it says %q", s.field.value(), s.said)
		}
	})
}

func TestParkingDoesNotSayThatItIsWrittenWhereItIsNot(t *testing.T) {
	play(t, OpenTonight, func(b *bench) {
		b.key("p")
		b.key("x")
		b.shelf.broken = journal.ErrFull
		b.key("enter")
		b.pass(time.Second)
		seen := ansi.Strip(b.View().Content)
		if !strings.Contains(seen, "the disk is full") || strings.Contains(seen, "It is written down") {
			t.Errorf("it shows:\n%s", seen)
		}
		b.pass(parkFor)
	})
}
