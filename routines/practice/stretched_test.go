package practice

import (
	"slices"
	"testing"
	"time"
)

// said is a passage and the silence after it, in seconds.
func said(words string, lasts, silence time.Duration) []Phase {
	return []Phase{{Cue: Say, Lasts: lasts * time.Second, Words: words}, {Cue: Rest, Lasts: silence * time.Second, Ends: true}}
}

func TestWordsGetTheTimeTheyAreSpokenIn(t *testing.T) {
	p := NewPlan("relax", "x", "x", append(slices.Concat(said("short", 3, 4), said("long", 3, 4)),
		Phase{Cue: Tense, Lasts: 6 * time.Second, Words: "long"},
		Phase{Cue: Release, Lasts: 30 * time.Second, Words: "long", Ends: true}))
	spoken := map[string]time.Duration{"short": 5 * time.Second, "long": 9050 * time.Millisecond}
	got := p.Stretched(-1, func(words string) time.Duration { return spoken[words] })
	// The first words take 2 s of a silence that has none to give, the second 6 s.
	want := []time.Duration{5 * time.Second, 4 * time.Second, 9100 * time.Millisecond, 4 * time.Second, 6 * time.Second, 30 * time.Second}
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
	got := p.Stretched(-1, func(string) time.Duration { return time.Hour })
	if _, ok := got.Easier(0); !ok || got.Lasts() != p.Lasts() {
		t.Errorf("a breath was stretched to %v", got.Lasts())
	}
}

// What is spoken longer than it is read takes it from a long silence after it,
// and the whole keeps its length; what runs already is not changed.
func TestALongSilenceGivesTime(t *testing.T) {
	p := NewPlan("imagine", "x", "x", slices.Concat(said("slow", 5, 20), said("slow", 5, 6)))
	slow := func(string) time.Duration { return 9 * time.Second }
	for _, c := range []struct {
		from time.Duration
		want [4]time.Duration
	}{
		{-1, [4]time.Duration{9e9, 16e9, 9e9, 4e9}},
		{2 * time.Second, [4]time.Duration{9e9, 16e9, 9e9, 4e9}},
		{10 * time.Second, [4]time.Duration{5e9, 20e9, 9e9, 4e9}},  // there is silence enough
		{32 * time.Second, [4]time.Duration{5e9, 20e9, 5e9, 8e9}},  // the words have been read
		{36 * time.Second, [4]time.Duration{5e9, 20e9, 5e9, 6e9}},  // it is over
		{500 * time.Second, [4]time.Duration{5e9, 20e9, 5e9, 6e9}}, // and long ago
	} {
		got := p.Stretched(c.from, slow)
		for i, phase := range got.Phases {
			if phase.Lasts != c.want[i] {
				t.Errorf("from %v phase %d lasts %v, want %v", c.from, i, phase.Lasts, c.want[i])
			}
		}
		if again := got.Stretched(c.from, slow); !again.same(got) {
			t.Errorf("from %v: stretched twice it is another plan", c.from)
		}
	}
}

// A routine whose words wait for the voice can still be made easier, and
// neither makes it any brighter.
func TestAStretchedRoutineHasAnEasierOneAndNoMoreLight(t *testing.T) {
	words := NewPlan("imagine", "x", "x", said("slow", 5, 4))
	calm := Pattern{Name: "x", In: 4 * time.Second, Out: 6 * time.Second}
	p := Routine("x", words, Breathe(calm, time.Minute), words)
	was, at := 1.0, 20*time.Second
	step := func(what string, now Plan) {
		t.Helper()
		if now.Lasts() <= p.Lasts() && what == "stretched" {
			t.Errorf("%s it lasts %v, before %v", what, now.Lasts(), p.Lasts())
		}
		for ; at < 40*time.Second; at += time.Second / 10 {
			if is := now.At(at).Light; is > was+1e-12 {
				t.Fatalf("%s it is lighter at %v: %.4f after %.4f", what, at, is, was)
			} else {
				was = is
			}
			if at%(5*time.Second) == 0 {
				at += time.Second / 10
				break
			}
		}
		p = now
	}
	step("as it is", p)
	step("stretched", p.Stretched(at, func(string) time.Duration { return 30 * time.Second }))
	easier, ok := p.Easier(at)
	if !ok {
		t.Fatal("there is no easier one")
	}
	step("easier", easier)
	if got := p.Phases[len(p.Phases)-2].Lasts; got != 30*time.Second {
		t.Errorf("made easier, the words have %v, want 30 s", got)
	}
	step("stretched", p.Stretched(at, func(string) time.Duration { return 90 * time.Second }))
}
