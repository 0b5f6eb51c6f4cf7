package screentest

import (
	"time"

	"lull/routines/practice"
)

// Stroll is a small walk with a scene.
func Stroll() practice.Plan {
	say := func(words string, rest time.Duration) []practice.Phase {
		return []practice.Phase{
			{Cue: practice.Say, Lasts: practice.Reading(words), Words: words, Scene: "waves", Ends: true},
			{Cue: practice.Rest, Lasts: rest, Scene: "waves", Ends: true},
		}
	}
	return practice.NewPlan("imagine", "shore", "A shore", append(
		say("A pebble lies in the palm of your hand, egg-sized, warm on one side.", 20*time.Second),
		say("Salt, first. Under the salt, something like cucumber, and under that the wool of the rug, and the tar.",
			30*time.Second)...))
}
