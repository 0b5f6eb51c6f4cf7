package sound

import (
	"math"
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
)

func TestAMixtureIsWrittenInWords(t *testing.T) {
	got, err := ParseMixture("rain 60, fire 40")
	for i, b := range Beds {
		wanted := map[Bed]float64{Rain: 0.6, Fire: 0.4}[b]
		if err != nil || got[i] != wanted {
			t.Errorf("%s is %v in it, want %v; %v", b, got[i], wanted, err)
		}
	}
	loud, err := ParseMixture("rain,fire, wind 100")
	power := 0.0
	for _, x := range loud {
		power += x * x
	}
	if err != nil || math.Abs(power-1) > 1e-9 {
		t.Errorf("three at once have a power of %v, %v", power, err)
	}
	for _, wrong := range []string{"", "rian", "rain 0", "rain 101", "rain x", "rain 1.5", "rain,", "rain, wind, fire, brown", "rain 1e9"} {
		if _, err := ParseMixture(wrong); err == nil {
			t.Errorf("%q is taken", wrong)
		} else if strings.ContainsAny(err.Error(), "\n\x1b") {
			t.Errorf("%q is refused with %q", wrong, err)
		}
	}
}

// The rain stops and the fire sinks: whatever gives way to whatever, and however
// soon after the change before, nothing steps, dips or startles.
func TestOneMixtureGivesWayToTheNextWithoutASeam(t *testing.T) {
	var phases []practice.Phase
	for _, one := range []struct {
		bed     string
		seconds int
	}{{"rain", 60}, {"rain 40, fire 60", 12}, {"fire", 12}, {"wind 50, fire 30", 15}, {"stream 50, leaves 40", 90}, {"leaves 30", 60}} {
		phases = append(phases, practice.Phase{Cue: practice.Say, Lasts: time.Duration(one.seconds) * time.Second, Words: "x", Bed: one.bed, Ends: true})
	}
	p := practice.NewPlan("imagine", "x", "x", phases)
	spans := bedsOf(p, Fitting)
	if len(spans) != len(phases) {
		t.Fatalf("%d spans for %d beds", len(spans), len(phases))
	}
	was := spans[0].at(0)
	for i, frame := 0, 0.0; frame < float64(Frames(p.Lasts())); frame += Rate / 100 {
		for i+1 < len(spans) && spans[i+1].start <= frame {
			i++
		}
		is := spans[i].at(frame)
		before, after := 0.0, 0.0
		for k := range is {
			before, after = before+was[k]*was[k], after+is[k]*is[k]
			if math.Abs(is[k]*is[k]-was[k]*was[k]) > 0.01 {
				t.Fatalf("at %.2f s %s steps from %.3f to %.3f", frame/Rate, Beds[k], was[k], is[k])
			}
		}
		if after > 1+1e-9 || math.Abs(after-before) > 0.01 {
			t.Fatalf("at %.2f s the power of all goes from %.3f to %.3f", frame/Rate, before, after)
		}
		was = is
	}
	x := read(p, Options{Seed: 3, Noise: 60, Fade: 2 * time.Second}, 20, 200)
	if slope := Rise(x); slope > 25 {
		t.Errorf("it rises by %.0f dB a second", slope)
	} else {
		t.Logf("it rises by %.0f dB a second at most", slope)
	}
	jump := float32(0)
	for i := Channels; i < len(x); i++ {
		d := x[i] - x[i-Channels]
		jump = max(jump, d, -d)
	}
	t.Logf("the greatest jump is %.4f", jump)
	if jump > 0.25 {
		t.Errorf("a jump of %.3f", jump)
	}
}
