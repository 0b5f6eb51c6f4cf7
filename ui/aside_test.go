package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"lull/routines/journal"
	"lull/routines/lookup"
	"lull/ui/screen"
	"lull/ui/screen/screentest"
	tonightscreen "lull/ui/tonight"
)

// A journal that cannot be read is said, and the links stay where they are.
func TestTonightSaysThatTheJournalCannotBeRead(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.open[0] = tonightscreen.New(b.deps.Say)
		b.App.read(readMsg{number: b.reads.number, err: errors.New("the journal is damaged inside")})
		if seen := ansi.Strip(b.App.View().Content); !strings.Contains(seen, "the journal is damaged inside") || !strings.Contains(seen, "breathe") {
			t.Errorf("it shows:\n%s", seen)
		}
	})
}

func TestRowsWithoutSenseAreSaidOnceByDay(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		answer, err := b.shelf.Read(t.Context(), b.deps.Now(), lookup.Query{})
		if err != nil {
			t.Fatal(err)
		}
		s := b.open.top().(*tonightscreen.Screen)
		answer.SetAside = 2
		answer.Tonight.Now = answer.Tonight.Bed.Add(-1)
		b.App.read(readMsg{number: b.reads.number, answer: answer})
		for _, size := range []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}} {
			if !strings.Contains(ansi.Strip(s.Draw(size, b.looks.day)), "journal.aside") {
				t.Errorf("at %v it says nothing of it", size)
			}
		}
		s.Notice("")
		b.App.read(readMsg{number: b.reads.number, answer: answer})
		if s.Said != "" {
			t.Errorf("it says it again: %q", s.Said)
		}
		answer.SetAside, answer.Tonight.Now = 3, answer.Tonight.Bed.Add(1)
		b.App.read(readMsg{number: b.reads.number, answer: answer})
		if s.Said != "" {
			t.Errorf("it says it at night: %q", s.Said)
		}
	})
}

func TestLineThatCouldNotBeWrittenIsThereToBeTriedAgain(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.key("l")
		b.typed("coffee")
		b.shelf.broken = journal.ErrFull
		b.key("enter")
		b.pass(time.Second)
		b.wants(t, "› coffee", "the disk is full")
		if strings.Contains(b.words(screentest.Usual), "Noted") {
			t.Error("it says that it is noted")
		}
		b.shelf.broken = nil
		b.key("enter")
		b.pass(time.Second)
		b.wants(t, "can tea, undo", "Noted: coffee")
	})
}

func TestParkingDoesNotSayThatItIsWrittenWhereItIsNot(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.key("p", "x")
		b.shelf.broken = journal.ErrFull
		b.key("enter")
		b.pass(time.Second)
		seen := ansi.Strip(b.View().Content)
		if !strings.Contains(seen, "the disk is full") || strings.Contains(seen, "It is written down") {
			t.Errorf("it shows:\n%s", seen)
		}
		b.pass(5 * time.Minute)
	})
}
