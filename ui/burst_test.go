package ui

import (
	"context"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/lookup"
	eveningscreen "lull/ui/evening"
	practicescreen "lull/ui/practice"
	"lull/ui/screens"
)

// slowly is an opening on a journal that is read slowly.
func slowly(b *bench) (answered chan struct{}) {
	answered = make(chan struct{})
	read := b.deps.Read
	b.deps.Read = func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error) {
		<-answered
		return read(ctx, now, q)
	}
	return answered
}

// Keys that come in one burst all count, also while the journal is being read.
func TestNoKeyOfABurstIsLost(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		answered := slowly(b)
		b.program.Send(tea.KeyPressMsg{Code: 'h', Text: "h"})
		b.program.Send(tea.KeyPressMsg{Code: tea.KeyEnter})
		b.pass(time.Second)
		close(answered)
		b.pass(10 * time.Millisecond)
		if _, ok := b.open.top().(*eveningscreen.Screen); !ok {
			t.Errorf("on the screen is %T, want the evening that enter opens", b.open.top())
		}
	})
}

// The first key may come before the first look.
func TestAKeyBeforeTheFirstLookBeginsThePractice(t *testing.T) {
	a, _, _ := hearing(t, openTonight)
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if _, ok := a.open.top().(*practicescreen.Screen); ok {
		t.Fatal("a practice began before anything was known")
	}
	answer, err := a.deps.Read(t.Context(), a.deps.Now(), lookup.Query{})
	a.Update(readMsg{a.reads.number, answer, err})
	if _, ok := a.open.top().(*practicescreen.Screen); !ok {
		t.Errorf("on the screen is %T", a.open.top())
	}
}

// The ways out wait for nothing.
func TestAWayOutWaitsForNoJournal(t *testing.T) {
	for _, k := range []string{"q", "ctrl+c"} {
		play(t, openTonight, func(b *bench) {
			answered := slowly(b)
			b.key("h")
			if k == "q" {
				b.key("esc")
			}
			b.key(k)
			b.pass(10 * time.Millisecond)
			if !b.ended() {
				t.Errorf("%s waits for the journal", k)
			}
			close(answered)
		})
	}
}

// What is pasted after a key means what the key opens.
func TestAPasteAfterAKeyIsNotLost(t *testing.T) {
	var found chan struct{}
	play(t, openTonight, func(b *bench) {
		b.program.Send(tea.KeyPressMsg{Code: 'l', Text: "l"})
		b.program.Send(tea.PasteMsg{Content: "two coffees"})
		b.pass(time.Second)
		close(found)
		b.pass(10 * time.Millisecond)
		b.wants(t, "› two coffees")
	}, func(d *Deps) {
		found = make(chan struct{})
		contents := d.Contents
		d.Contents = func() screens.Contents {
			<-found
			return contents()
		}
	})
}
