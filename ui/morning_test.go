package ui

import (
	"slices"
	"testing"
	"time"

	journalscreen "lull/ui/journal"
	morningscreen "lull/ui/morning"
	"lull/ui/patterns"
)

func TestTheMorningSavesAndLeaves(t *testing.T) {
	b := play(t, openMorning, func(b *bench) {
		for range 7 {
			b.key("down")
		}
		b.key("4", "enter")
		b.pass(time.Second)
	})
	if !b.ended() || !slices.Contains(b.shelf.calls, "save") {
		t.Errorf("ended %v after %v", b.ended(), b.shelf.calls)
	}
}

func TestTheMorningAndThePatternsAreAKeyAway(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.pass(8 * time.Hour) // from midnight, where the bubble begins
		b.key("m")
		if _, ok := b.open.top().(*morningscreen.Screen); !ok {
			t.Errorf("m opens %T", b.open.top())
		}
		b.key("esc", "h", "p")
		if _, ok := b.open.top().(*patterns.Screen); !ok {
			t.Errorf("p opens %T", b.open.top())
		}
		b.key("esc")
		if _, ok := b.open.top().(*journalscreen.Screen); !ok {
			t.Errorf("esc leads to %T", b.open.top())
		}
		b.key("esc", "q")
	})
}
