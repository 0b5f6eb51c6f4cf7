package sound

import (
	"testing"
	"time"

	"lull/routines/practice"
)

// passages is a plan of passages: seconds to read, seconds of rest, words.
func passages(some ...any) practice.Plan {
	var phases []practice.Phase
	for i := 0; i+2 < len(some); i += 3 {
		phases = append(phases,
			practice.Phase{Cue: practice.Say, Lasts: time.Duration(some[i].(int)) * time.Second, Words: some[i+2].(string), Ends: true},
			practice.Phase{Cue: practice.Rest, Lasts: time.Duration(some[i+1].(int)) * time.Second, Ends: true})
	}
	return practice.NewPlan("imagine", "x", "x", phases)
}

func clipOf(seconds int) Clip { return Clip{Rate: 100, Samples: make([]float32, seconds*100)} }

func TestPassagesWaitForTheVoice(t *testing.T) {
	p := passages(3, 4, "one\n  two", 3, 4, "three", 3, 30, "four")
	n := NewNarration(p, false, 0)
	var end int64
	for i, want := range []struct {
		words   string
		seconds int
	}{{"one two", 12}, {"three", 9}, {"four", 2}} {
		words, ok := n.Words(Frames(time.Hour))
		if !ok || words != want.words {
			t.Fatalf("passage %d is %q, %v", i, words, ok)
		}
		at, ok := n.Place(clipOf(want.seconds), 0)
		if !ok || at < end {
			t.Errorf("%q begins at %v, before the one before it ends at %v", words, Lasts(at), Lasts(end))
		}
		end = at + int64(want.seconds)*Rate
	}
	if words, ok := n.Words(Frames(time.Hour)); ok {
		t.Errorf("after the last there is %q", words)
	}
}

func TestAPassageIsSpokenWithItsCaption(t *testing.T) {
	p := passages(5, 10, "one", 5, 10, "two")
	n := NewNarration(p, false, 0)
	for _, want := range []time.Duration{0, 15 * time.Second} {
		n.Words(Frames(time.Hour))
		at, ok := n.Place(clipOf(4), 0)
		if late := Lasts(at) - want; !ok || late < 0 || late > time.Second/2 {
			t.Errorf("spoken at %v, the caption is there at %v", Lasts(at), want)
		}
	}
}

func TestNothingIsSpokenPastTheEnd(t *testing.T) {
	n := NewNarration(passages(3, 4, "one"), false, 0)
	n.Words(1)
	if at, ok := n.Place(clipOf(9), 0); ok {
		t.Errorf("nine seconds begin at %v of seven", Lasts(at))
	}
}

func TestWordsAreAskedForAheadOfTime(t *testing.T) {
	n := NewNarration(passages(5, 10, "one", 5, 10, "two"), false, Frames(9*time.Second))
	if words, ok := n.Words(Frames(14 * time.Second)); ok {
		t.Errorf("at 9 s, looking 5 s ahead: %q", words)
	}
	if words, _ := n.Words(Frames(16 * time.Second)); words != "two" {
		t.Errorf("looking on: %q", words)
	}
	n.Leave()
	if words, ok := n.Words(Frames(time.Hour)); ok {
		t.Errorf("after leaving it: %q", words)
	}
}

func TestBreathWordsAreSpokenOnTimeOrNotAtAll(t *testing.T) {
	p := breathing(t, "4-2-6-0", time.Minute)
	if words, ok := NewNarration(p, false, 0).Words(Frames(time.Hour)); ok {
		t.Errorf("unasked: %q", words)
	}
	n := NewNarration(p, true, 0)
	for i, late := range []time.Duration{0, 0, time.Second, 0} {
		words, ok := n.Words(Frames(time.Hour))
		if want := p.Phases[i].Words; !ok || words != want {
			t.Fatalf("phase %d: %q, want %q", i, words, want)
		}
		at, ok := n.Place(clipOf(1), Frames(p.Phases[i].Start+late))
		if ok != (late == 0) || ok && at != Frames(p.Phases[i].Start) {
			t.Errorf("%q, %v late: spoken %v at %v", words, late, ok, Lasts(at))
		}
	}
}

func TestAChangedPlanForgetsWhatDidNotBegin(t *testing.T) {
	p := passages(5, 10, "one", 5, 10, "two", 5, 10, "three")
	n := NewNarration(p, false, 0)
	for range 3 {
		n.Words(Frames(time.Hour))
		n.Place(clipOf(4), 0)
	}
	n.Change(passages(5, 10, "one", 5, 10, "two", 5, 10, "other"), Frames(20*time.Second))
	words, ok := n.Words(Frames(time.Hour))
	if !ok || words != "other" {
		t.Errorf("after the change: %q, %v", words, ok)
	}
}
