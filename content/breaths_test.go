package content

import (
	"testing"
	"time"
)

// The table of docs/evidence.md, Breathing patterns: breaths a minute.
func TestBreathsAreThoseOfTheEvidence(t *testing.T) {
	want := map[string]float64{"calm": 6, "even": 6, "long": 6, "easy": 8, "glide": 6, "sigh": 6, "478": 60.0 / 19, "box": 3.75}
	if len(Breaths()) != len(want) {
		t.Fatalf("there are %d patterns, want %d", len(Breaths()), len(want))
	}
	for _, p := range Breaths() {
		if p.Rate() != want[p.Name] {
			t.Errorf("%s comes to %.3f a minute, want %.3f", p.Name, p.Rate(), want[p.Name])
		}
		if p.Holds() != (p.Name == "478" || p.Name == "box") {
			t.Errorf("%s: holds is %v", p.Name, p.Holds())
		}
		if p.Name == "478" && (p.Cycles != 4 || time.Duration(p.Cycles)*p.Cycle() != 76*time.Second) {
			t.Errorf("4-7-8 is %d cycles, want 4 in 76 s", p.Cycles)
		}
	}
}

func BenchmarkReadBreaths(b *testing.B) {
	for b.Loop() {
		if _, err := readBreaths(); err != nil {
			b.Fatal(err)
		}
	}
}
