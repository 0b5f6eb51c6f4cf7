package ui

import (
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
	practicescreen "lull/ui/practice"
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
	play(t, OpenPractice(stroll()), func(b *bench) {
		b.pass(2 * time.Second)
		before := b.practice(t).Plan.Lasts()
		b.key("-")
		p := b.practice(t)
		if p.Plan.Lasts() != before || strings.Contains(p.Notice, "breathe") || p.Notice == "" {
			t.Errorf("after - the plan lasts %v instead of %v, and the notice is %q", p.Plan.Lasts(), before, p.Notice)
		}
		b.pass(practicescreen.NoticeFor + time.Second)
		if p.Notice != "" {
			t.Errorf("the notice %q stays", p.Notice)
		}
	})
}

func TestAPracticeOfWordsEndsByItself(t *testing.T) {
	plan := stroll()
	b := play(t, OpenPractice(plan), func(b *bench) {
		b.pass(plan.Lasts() + 100*time.Millisecond)
		if !b.ended() {
			t.Error("the walk is over and the program goes on")
		}
	})
	if !b.dark || b.shelf.at != plan.Lasts() {
		t.Errorf("kept after %v of %v", b.shelf.at, plan.Lasts())
	}
}
