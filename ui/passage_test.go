package ui

import (
	"strings"
	"testing"
	"time"

	"lull/ui/screen/screentest"
)

func TestWhereThereAreWordsNothingIsMadeEasierAndNothingOfBreathIsSaid(t *testing.T) {
	play(t, openPractice(screentest.Stroll()), func(b *bench) {
		b.pass(2 * time.Second)
		before := b.practice(t).Plan.Lasts()
		b.key("-")
		if lasts := b.practice(t).Plan.Lasts(); lasts != before {
			t.Errorf("after - the plan lasts %v instead of %v", lasts, before)
		}
		b.wants(t, "let the words go by")
		b.pass(5 * time.Second)
		if shown := b.words(screentest.Usual); strings.Contains(shown, "let the words") {
			t.Errorf("the notice stays:\n%s", shown)
		}
	})
}

func TestAPracticeOfWordsEndsByItself(t *testing.T) {
	plan := screentest.Stroll()
	b := play(t, openPractice(plan), func(b *bench) {
		b.pass(plan.Lasts() + 100*time.Millisecond)
		if !b.ended() {
			t.Error("the walk is over and the program goes on")
		}
	})
	if b.shelf.at != plan.Lasts() {
		t.Errorf("kept after %v of %v", b.shelf.at, plan.Lasts())
	}
}
