package ui

import (
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/ui/screen/screentest"
)

// stroll is a small walk with a scene.
func stroll() practice.Plan {
	say := func(words string, rest time.Duration) []practice.Phase {
		return []practice.Phase{
			{Cue: practice.Say, Lasts: practice.Reading(words), Words: words, Scene: "waves", Ends: true},
			{Cue: practice.Rest, Lasts: rest, Scene: "waves", Ends: true},
		}
	}
	return practice.NewPlan("imagine", "shore", "A shore", append(
		say("A pebble lies in the palm of your hand, egg-sized, warm on one side.", 20*time.Second),
		say("Salt, first. Under the salt, something like cucumber, and under that the wool of the rug, and the tar.", 30*time.Second)...))
}

func TestWhereThereAreWordsNothingIsMadeEasierAndNothingOfBreathIsSaid(t *testing.T) {
	play(t, openPractice(stroll()), func(b *bench) {
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
	plan := stroll()
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
