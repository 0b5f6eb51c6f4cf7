package ui

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
	"lull/routines/practice"
)

var errLocked = errors.New("somebody else holds the lock")

// closing writes what is left as main does, in virtual time.
func (b *bench) closing() error {
	ctx, cancel := context.WithTimeout(context.Background(), drainLimit)
	defer cancel()
	return b.Close(ctx)
}

// The write that is under way at quitting is waited for, or made again.
func TestAWriteUnderWayAtQuittingIsNotLost(t *testing.T) {
	for name, failing := range map[string]error{"answers late": nil, "fails late": errLocked} {
		t.Run(name, func(t *testing.T) {
			b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
				b.pass(3 * time.Second)
				stuck := make(chan struct{})
				b.shelf.stuck = stuck
				b.key("q")
				b.pass(quitLimit + 100*time.Millisecond)
				if !b.ended() {
					t.Error("a disk that does not answer holds the program")
				}
				b.shelf.broken = failing
				time.AfterFunc(2*time.Second, func() { close(stuck) })
				time.AfterFunc(2*time.Second+drainPause/2, func() {
					b.shelf.mu.Lock()
					defer b.shelf.mu.Unlock()
					b.shelf.broken = nil
				})
				if err := b.closing(); err != nil {
					t.Error(err)
				}
			})
			if b.shelf.ending != journal.Left || b.shelf.at < 2*time.Second {
				t.Errorf("kept as %s after %v, want left after 3s", b.shelf.ending, b.shelf.at)
			}
		})
	}
}

func TestADiskThatNeverAnswersIsSaid(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(3 * time.Second)
		stuck := make(chan struct{})
		defer close(stuck)
		b.shelf.stuck = stuck
		b.key("q")
		b.pass(quitLimit + 100*time.Millisecond)
		if err := b.closing(); err == nil {
			t.Error("nobody learns that the practice was not kept")
		}
	})
}

// Night rule 6: whatever the disk does, who drifted off is left in the dark.
func TestTheCurtainFallsOnADiskThatDoesNotAnswer(t *testing.T) {
	b := play(t, openPractice(practice.Breathe(calm(), 2*time.Minute)), func(b *bench) {
		b.pass(2*time.Minute - time.Second)
		stuck := make(chan struct{})
		b.shelf.stuck = stuck
		b.pass(time.Second + quitLimit + 100*time.Millisecond)
		if !b.ended() {
			t.Error("a disk that does not answer holds the program")
		}
		close(stuck)
		if err := b.closing(); err != nil {
			t.Error(err)
		}
	})
	if b.curtain != 1 || b.shelf.ending != journal.Drifted {
		t.Errorf("the curtain was drawn %d times, and it is kept as %s", b.curtain, b.shelf.ending)
	}
}

// Night rule 10: whichever writes fail, one that works keeps all of it.
func TestAPracticeWhoseFirstWritesFailIsKept(t *testing.T) {
	for name, fails := range map[string]time.Duration{
		"the first": time.Second, "the first phases": 30 * time.Second, "until after the end": 64 * time.Second,
	} {
		t.Run(name, func(t *testing.T) {
			b := play(t, openTonight, func(b *bench) {
				b.shelf.broken = errLocked
				time.AfterFunc(fails, func() {
					b.shelf.mu.Lock()
					defer b.shelf.mu.Unlock()
					b.shelf.broken = nil
				})
				b.App.start(practice.Breathe(calm(), 10*time.Minute))
				b.pass(time.Minute)
				b.key("q")
				b.pass(10*time.Second + retryAfter)
				if b.ended() {
					t.Fatal("the program ended")
				}
				if b.shelf.ending != journal.Left || b.shelf.at < 59*time.Second {
					t.Errorf("kept as %s after %v, want left after a minute", b.shelf.ending, b.shelf.at)
				}
				b.key("q")
				if err := b.closing(); err != nil {
					t.Errorf("it was kept in the end, and yet: %v", err)
				}
			})
			if !b.ended() {
				t.Error("the program goes on")
			}
		})
	}
}

func TestAPracticeThatIsNeverKeptIsSaidOnce(t *testing.T) {
	play(t, openPractice(practice.Breathe(calm(), time.Minute)), func(b *bench) {
		b.shelf.broken = errors.New("the disk is full")
		b.pass(15 * time.Second)
		if b.ended() {
			t.Error("a full disk ended the practice")
		}
		b.key("q")
		b.pass(time.Second)
		if err := b.closing(); err == nil || strings.Count(err.Error(), "full") != 1 {
			t.Errorf("it says %v", err)
		}
	})
}

// What was shown has been said, and what could not be shown is said at the end.
func TestAFaultIsSaidExactlyOnce(t *testing.T) {
	play(t, openTonight, func(b *bench) {
		b.shelf.broken = errors.New("no room")
		b.key("l")
		b.enters("coffee")
		b.pass(10 * time.Millisecond)
		b.wants(t, "no room")
		b.shelf.broken = nil
		b.key("ctrl+c")
		if err := b.closing(); err != nil {
			t.Errorf("it was shown, and is said again: %v", err)
		}
	})
	play(t, openPractice(practice.Breathe(calm(), time.Minute)), func(b *bench) {
		for _, said := range []string{"first", "second", "first"} {
			b.App.fail("reading", errors.New(said))
		}
		b.key("q")
		if err := b.closing(); err == nil || err.Error() != "first\nsecond" {
			t.Errorf("at the end it says %v", err)
		}
	})
}
