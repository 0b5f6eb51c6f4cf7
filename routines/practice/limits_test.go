package practice

import (
	"testing"
	"time"
)

// breathsOf gives when each breath of a plan begins and how long it lasts.
func breathsOf(p Plan) (starts, lasts []time.Duration) {
	for _, phase := range p.Phases {
		switch {
		case phase.Cue == In:
			starts, lasts = append(starts, phase.Start), append(lasts, phase.Lasts)
		case phase.Breath():
			lasts[len(lasts)-1] += phase.Lasts
		}
	}
	return starts, lasts
}

func TestALongHoldIsBreathedFourTimesAndThenCalm(t *testing.T) {
	for _, numbers := range []string{"4-7-8", "4-7-8-0", "2-1-2-9"} {
		p, err := ParsePattern(numbers)
		if err != nil {
			t.Fatal(err)
		}
		for _, used := range []bool{false, true} {
			p.Practised = used
			most := map[bool]int{false: 4, true: 8}[used]
			for _, plan := range []Plan{Breathe(p, 20*time.Minute), BreatheCycles(p, 60), Breathe(p, 200*time.Second), BreatheCycles(p, 9)} {
				held, said, after := 0, 0, 0
				for _, phase := range plan.Phases {
					switch {
					case phase.Cue == Hold:
						held++
					case phase.Cue == Say:
						said++
					case phase.Cue == In && said > 0:
						after++
						if phase.Lasts != calmIn {
							t.Errorf("after the words one breathes in for %v", phase.Lasts)
						}
					}
				}
				if p.Empty > 0 && p.Hold > 0 {
					held /= 2
				}
				if held != most || said != 1 || after == 0 || plan.Practice != "breathe" || plan.Name != numbers {
					t.Errorf("%s, practised %v: %d held, said %d times, then %d breaths, as %s %s", numbers, used, held, said, after, plan.Practice, plan.Name)
				}
			}
		}
	}
	p, _ := ParsePattern("4-7-8")
	if d := Breathe(p, 20*time.Minute).Lasts(); (d - 20*time.Minute).Abs() > 10*time.Second {
		t.Errorf("20 minutes are %v", d)
	}
	if plan := BreatheCycles(p, 4); len(plan.Phases) != 12 {
		t.Errorf("four have %d phases", len(plan.Phases))
	}
	if plan := BreatheCycles(box(), 15); len(plan.Phases) != 60 {
		t.Errorf("a short hold is bounded: %d phases", len(plan.Phases))
	}
	easier, ok := Breathe(p, 10*time.Minute).Easier(5 * time.Minute)
	if at := easier.At(6 * time.Minute).Phase; !ok || at.Cue == Hold || easier.Practice != "breathe" || easier.Name != "4-7-8" {
		t.Errorf("made easier in its calm part it is %s %s, at a %s", easier.Practice, easier.Name, at.Cue)
	}
}

func TestTheirOwnRateIsMetWithinBounds(t *testing.T) {
	for rate, want := range map[float64]float64{4: 5, 5: 5, 5.5: 5.5, 9: 9, 12: 12, 30: 12} {
		p := Matched(rate)
		if p.From != want || p.To > p.From || p.To > 6 || p.To < 5 {
			t.Errorf("somebody who breathes %g a minute is led from %g to %g", rate, p.From, p.To)
		}
	}
}

func TestASlowDownIsNeverSteepAndEndsAtItsGoal(t *testing.T) {
	const falls = 0.7
	for _, g := range []Pattern{Glide(11, 6), Glide(12, 6), Glide(12, 4.5), Matched(12)} {
		var plans []Plan
		for _, minutes := range []time.Duration{1, 2, 3, 5, 8, 9, 10, 14, 20, 60} {
			plan := Breathe(g, minutes*time.Minute)
			if d := (plan.Lasts() - minutes*time.Minute).Abs(); d > cycleAt(g.To)/2 {
				t.Errorf("%d minutes of %g..%g are %v", minutes, g.From, g.To, plan.Lasts())
			}
			plans = append(plans, plan)
		}
		for _, n := range []int{1, 2, 10, 25, 68, 200} {
			plan := BreatheCycles(g, n)
			if starts, _ := breathsOf(plan); len(starts) != n {
				t.Errorf("%d breaths are %d", n, len(starts))
			}
			plans = append(plans, plan)
		}
		for _, plan := range plans {
			starts, lasts := breathsOf(plan)
			rate := func(i int) float64 { return 60 / lasts[i].Seconds() }
			for i := 1; i < len(starts); i++ {
				minutes := (starts[i] - starts[i-1]).Minutes()
				if fell := rate(i-1) - rate(i); fell < -1e-9 || fell > falls*minutes+0.005 { // lengths are whole milliseconds
					t.Fatalf("%g..%g in %v: at %v it falls by %.2f in %.2f minutes", g.From, g.To, plan.Lasts(), starts[i], fell, minutes)
				}
			}
			for i := max(len(lasts)-2, 0); i < len(lasts); i++ {
				if lasts[i] != cycleAt(g.To) {
					t.Errorf("%g..%g in %v: breath %d of %d lasts %v, not %v", g.From, g.To, plan.Lasts(), i+1, len(lasts), lasts[i], cycleAt(g.To))
				}
			}
		}
	}
	if _, lasts := breathsOf(Breathe(Glide(11, 6), 8*time.Minute)); lasts[0] != cycleAt(11) {
		t.Errorf("in 8 minutes the first breath lasts %v", lasts[0])
	}
	if _, lasts := breathsOf(Breathe(Matched(12), 10*time.Minute)); lasts[0] != cycleAt(12) {
		t.Errorf("in 10 minutes there is room from 12 on, and the first breath lasts %v", lasts[0])
	}
}
