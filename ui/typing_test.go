package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/ui/screen/screentest"
)

// lines are the keys that lead to every line that is typed, from Tonight.
var lines = map[string][]string{
	"log": {"l"}, "park": {"p"}, "search": {"h", "/"}, "evening": {"h", "k", "enter", "a"},
	"setting": {"s", "down", "down", "down", "enter", "down", "enter", "ctrl+u"},
	"morning": {"h", "k", "enter", "n", "tab"},
}

// inEveryLine plays with each of them.
func inEveryLine(t *testing.T, during func(t *testing.T, b *bench)) {
	t.Helper()
	for name, keys := range lines {
		t.Run(name, func(t *testing.T) {
			opened(t, func(b *bench, _ *screentest.Diary) {
				b.key("esc")
				for _, k := range keys {
					b.key(k)
				}
				during(t, b)
			})
		})
	}
}

// In every line that is typed the shell's habits hold, and none of them reaches
// the journal.
func TestTheHabitsOfTheShellHoldInEveryLine(t *testing.T) {
	inEveryLine(t, func(t *testing.T, b *bench) {
		there := b.open.top()
		b.typed("xone xtwo")
		b.key("ctrl+w")
		if shown := b.words(screentest.Usual); !strings.Contains(shown, "xone") || strings.Contains(shown, "xtwo") {
			t.Errorf("ctrl+w leaves\n%s", shown)
		}
		for range 2 { // on an empty line too
			b.key("ctrl+u")
			if shown := b.words(screentest.Usual); strings.Contains(shown, "xone") || b.open.top() != there || b.leaving {
				t.Errorf("ctrl+u leaves %T:\n%s", b.open.top(), shown)
			}
		}
	})
}

// Escape lets nothing go that was typed before it has asked once.
func TestEscapeAsksOnceBeforeALineIsLetGo(t *testing.T) {
	inEveryLine(t, func(t *testing.T, b *bench) {
		b.typed("xwords")
		b.key("esc")
		b.wants(t, "xwords", "esc again")
		b.key("y") // who goes on is told again
		b.key("esc")
		b.wants(t, "xwordsy", "esc again")
		b.key("esc")
		if shown := b.words(screentest.Usual); strings.Contains(shown, "xwordsy") {
			t.Errorf("the second escape does not leave:\n%s", shown)
		}
	})
}

// What was noted is taken back by the word of the command, and named.
func TestTheLogTakesBackByAWordAndNamesIt(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		b.key("esc", "l")
		b.enters("coffee")
		b.pass(10 * time.Millisecond)
		n := len(d.Entries)
		b.enters("undo")
		b.pass(10 * time.Millisecond)
		if len(d.Entries) != n-1 {
			t.Errorf("%d of %d entries are left", len(d.Entries), n)
		}
		b.wants(t, "taken back: coffee")
	})
}

// Whether something still fits is asked in the line in which it would be noted,
// and notes nothing.
func TestTheLogAnswersWhetherSomethingStillFits(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		b.key("esc", "l")
		n := len(d.Entries)
		b.enters("can run hard")
		b.pass(10 * time.Millisecond)
		b.wants(t, "can.exercise.hard")
		b.enters("can sing")
		if b.wants(t, "not known here"); len(d.Entries) != n {
			t.Errorf("%d entries, want %d", len(d.Entries), n)
		}
	})
}

// What is pasted is one line and turns nothing around, on every screen.
func TestPastedTextIsLetters(t *testing.T) {
	opened(t, func(b *bench, d *screentest.Diary) {
		b.key("esc", "l")
		b.program.Send(tea.PasteMsg{Content: "cof\u202e\u2066fee\x1b[2J\nat noon"})
		b.pass(10 * time.Millisecond)
		b.wants(t, "coffee [2J at noon")
	})
}
