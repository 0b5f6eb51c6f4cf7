package practice

import (
	"testing"
	"time"
)

func TestWordsGetTheTimeTheyAreSpokenIn(t *testing.T) {
	p := NewPlan("relax", "x", "x", []Phase{
		{Cue: Say, Lasts: 3 * time.Second, Words: "short"},
		{Cue: Rest, Lasts: 4 * time.Second, Ends: true},
		{Cue: Say, Lasts: 3 * time.Second, Words: "long"},
		{Cue: Rest, Lasts: 4 * time.Second, Ends: true},
		{Cue: Tense, Lasts: 6 * time.Second, Words: "long"},
		{Cue: Release, Lasts: 30 * time.Second, Words: "long", Ends: true},
	})
	spoken := map[string]time.Duration{"short": 5 * time.Second, "long": 9050 * time.Millisecond}
	got := p.Stretched(func(words string) time.Duration { return spoken[words] })
	want := []time.Duration{3 * time.Second, 4 * time.Second, 5100 * time.Millisecond, 4 * time.Second, 6 * time.Second, 30 * time.Second}
	at := time.Duration(0)
	for i, phase := range got.Phases {
		if phase.Lasts != want[i] || phase.Start != at {
			t.Errorf("phase %d lasts %v from %v, want %v from %v", i, phase.Lasts, phase.Start, want[i], at)
		}
		at += phase.Lasts
	}
	if p.Phases[2].Lasts != 3*time.Second {
		t.Error("the plan it came from has changed")
	}
}

func TestAPlanWithTimeEnoughStaysAsItIs(t *testing.T) {
	p := Breathe(Pattern{Name: "x", In: 4 * time.Second, Out: 6 * time.Second}, time.Minute)
	got := p.Stretched(func(string) time.Duration { return time.Hour })
	if _, ok := got.Easier(0); !ok || got.Lasts() != p.Lasts() {
		t.Errorf("a breath was stretched to %v", got.Lasts())
	}
}
