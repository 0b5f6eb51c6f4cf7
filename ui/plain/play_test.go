package plain

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"lull/routines/practice"
	"lull/routines/sound"
)

// What a rate comes to is said in tenths; the quarters somebody asked for stay.
func TestALineHasTheFiguresThatSomebodyUses(t *testing.T) {
	for lasts, want := range map[time.Duration]string{
		4 * time.Second: "in 4", 2623 * time.Millisecond: "in 2.6", 2980 * time.Millisecond: "in 3", 3250 * time.Millisecond: "in 3.25",
	} {
		if got := Line(practice.Phase{Cue: practice.In, To: 1, Lasts: lasts}); got != want {
			t.Errorf("%v is %q, want %q", lasts, got, want)
		}
	}
}

// Lines wait for a voice that is slower than the plan, and what is spoken only
// is no line.
func TestLinesWaitForTheVoice(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		spoken := make(chan sound.Speech)
		var lines strings.Builder
		var begun []time.Duration
		plan := practice.NewPlan("imagine", "x", "x", []practice.Phase{
			{Cue: practice.Say, Lasts: 5 * time.Second, Words: "one", Ends: true},
			{Cue: practice.Rest, Lasts: 4 * time.Second, Ends: true},
			{Cue: practice.Say, Lasts: 5 * time.Second, Words: "counted", Aloud: true, Ends: true},
			{Cue: practice.Say, Lasts: 5 * time.Second, Words: "two", Ends: true},
		})
		moved := 0
		p := Player{
			Out: &lines, Now: time.Now, After: time.After, Spoken: spoken, Moved: func(practice.Plan, practice.Stopwatch) { moved++ },
			Began: func(_ practice.Plan, at time.Duration) { begun = append(begun, at) },
		}
		go func() {
			time.Sleep(time.Second)
			spoken <- sound.Speech{Words: "one", Needs: 15 * time.Second}
		}()
		practised, err := p.Play(context.Background(), plan)
		if err != nil || practised != 29*time.Second || moved != 2 || lines.String() != "one\ntwo\n" {
			t.Errorf("%v practised, moved %d times, %q, %v", practised, moved, lines.String(), err)
		}
		if want := 24 * time.Second; begun[3] != want {
			t.Errorf("the last line came at %v, want %v", begun[3], want)
		}
	})
}
