package practice

import (
	"math"
	"testing"
	"testing/quick"
	"time"
)

func calm() Pattern {
	return Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
}

func box() Pattern {
	s := 4 * time.Second
	return Pattern{Name: "box", In: s, Hold: s, Out: s, Empty: s, Length: 4 * time.Minute}
}

func TestLengthRoundsToWholeBreaths(t *testing.T) {
	for _, c := range []struct {
		pattern Pattern
		length  time.Duration
		want    time.Duration
	}{
		{calm(), 0, 10 * time.Minute},
		{calm(), 64 * time.Second, time.Minute},
		{calm(), 66 * time.Second, 70 * time.Second},
		{calm(), time.Millisecond, 10 * time.Second},
		{box(), time.Minute, 64 * time.Second},
	} {
		plan := Breathe(c.pattern, c.length)
		if plan.Lasts() != c.want {
			t.Errorf("%s for %v lasts %v, want %v", c.pattern.Name, c.length, plan.Lasts(), c.want)
		}
		last := plan.Phases[len(plan.Phases)-1]
		if !last.Ends || last.To != 0 {
			t.Errorf("%s for %v ends on %q with the lungs %.1f full", c.pattern.Name, c.length, last.Cue, last.To)
		}
	}
}

// The slow-down of docs/evidence.md, Breathing patterns: over 8 minutes about 68
// breaths, the first 5.45 s long and the last ones near 10 s; over 20 minutes the
// rate is down after 12 and stays.
func TestSlowDownOfTheEvidence(t *testing.T) {
	short := Breathe(Glide(11, 6), 8*time.Minute)
	breaths := 0
	for _, p := range short.Phases {
		if p.Cue == In {
			breaths++
		}
	}
	if breaths < 67 || breaths > 69 {
		t.Errorf("8 minutes have %d breaths, want about 68", breaths)
	}
	first := short.Phases[0].Lasts + short.Phases[1].Lasts
	if first != 5455*time.Millisecond {
		t.Errorf("the first breath lasts %v, want 5.455s", first)
	}
	if share := float64(short.Phases[0].Lasts) / float64(first); math.Abs(share-0.4) > 0.001 {
		t.Errorf("the inhale is %.3f of the breath, want 0.4", share)
	}
	if d := (short.Lasts() - 8*time.Minute).Abs(); d > 5*time.Second {
		t.Errorf("8 minutes came to %v", short.Lasts())
	}
	long := Breathe(Glide(11, 6), 20*time.Minute)
	for _, p := range long.Cues(12*time.Minute, 20*time.Minute) {
		if p.Cue == In && p.Lasts != 4*time.Second {
			t.Fatalf("at %v the inhale lasts %v, want 4s from the twelfth minute on", p.Start, p.Lasts)
		}
	}
	for i := 2; i < len(long.Phases); i++ {
		if long.Phases[i].Lasts < long.Phases[i-2].Lasts {
			t.Fatalf("the breath quickens at %v", long.Phases[i].Start)
		}
	}
}

func TestBoundariesAreExactForEightHours(t *testing.T) {
	plan := Breathe(calm(), 8*time.Hour)
	for n := range 2880 {
		at := time.Duration(n) * 10 * time.Second
		if m := plan.At(at); m.Phase.Cue != In || m.Phase.Start != at {
			t.Fatalf("at %v: %q since %v; want the in-breath to begin", at, m.Phase.Cue, m.Phase.Start)
		}
		if m := plan.At(at + 4*time.Second - 1); m.Phase.Cue != In {
			t.Fatalf("a nanosecond before %v: %q, want in", at+4*time.Second, m.Phase.Cue)
		}
		if m := plan.At(at + 4*time.Second); m.Phase.Cue != Out || m.Phase.Start != at+4*time.Second {
			t.Fatalf("at %v: %q, want out to begin", at+4*time.Second, m.Phase.Cue)
		}
	}
}

func TestFullnessIsContinuous(t *testing.T) {
	for _, p := range []Pattern{calm(), box(), Glide(11, 6), {Name: "sigh", In: 2 * time.Second, TopUp: time.Second, Out: 7 * time.Second, Length: time.Minute}} {
		plan := Breathe(p, time.Minute)
		const step = 10 * time.Millisecond
		was := plan.At(0).Fullness
		for at := step; at < plan.Lasts(); at += step {
			is := plan.At(at).Fullness
			if math.Abs(is-was) > 0.02 || is < 0 || is > 1 {
				t.Fatalf("%s at %v: fullness goes from %.3f to %.3f", p.Name, at, was, is)
			}
			was = is
		}
	}
}

func TestLightOnlyGoesDownAfterTheRamp(t *testing.T) {
	law := func(minutes uint8) bool {
		plan := Breathe(calm(), time.Duration(minutes%60+1)*time.Minute)
		was := plan.At(min(RampIn, plan.Lasts()/8)).Light
		for at := min(RampIn, plan.Lasts()/8); at <= plan.Lasts(); at += 100 * time.Millisecond {
			is := plan.At(at).Light
			if is > was+1e-12 || was-is > 0.05 {
				return false
			}
			was = is
		}
		return plan.At(plan.Lasts()).Light == 0 && plan.At(0).Light > 0.3
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 30}); err != nil {
		t.Error(err)
	}
}

// However the looks at the clock fall, each cue is seen once and in order.
func TestEveryCueIsSeenOnce(t *testing.T) {
	plan := Breathe(box(), 3*time.Minute)
	law := func(steps []uint16) bool {
		seen, from := 0, time.Duration(-1)
		for i := 0; from < plan.Lasts(); i++ {
			step := time.Second
			if len(steps) > 0 {
				step = time.Duration(steps[i%len(steps)]+1) * time.Millisecond
			}
			to := from + step
			for _, p := range plan.Cues(from, to) {
				if p.Start != plan.Phases[seen].Start {
					return false
				}
				seen++
			}
			from = to
		}
		return seen == len(plan.Phases)
	}
	if err := quick.Check(law, &quick.Config{MaxCount: 200}); err != nil {
		t.Error(err)
	}
}

func TestEasierKeepsWhatWasBreathedAndTheLength(t *testing.T) {
	for _, p := range []Pattern{calm(), box(), Glide(11, 6), {Name: "468", In: 4e9, Hold: 6e9, Out: 8e9, Length: 3 * time.Minute}} {
		plan := Breathe(p, 5*time.Minute)
		at := 67 * time.Second
		for range 12 {
			easier, ok := plan.Easier(at)
			if !ok {
				break
			}
			for i, was := range plan.Phases {
				if was.Start > at {
					break
				}
				if easier.Phases[i] != was {
					t.Fatalf("%s: easing changed the phase at %v", p.Name, was.Start)
				}
			}
			if d := (easier.Lasts() - plan.Lasts()).Abs(); d > 10*time.Second {
				t.Errorf("%s: easing moved the end by %v", p.Name, d)
			}
			last := easier.Phases[len(easier.Phases)-1]
			if !last.Ends || last.To != 0 {
				t.Errorf("%s: the easier practice ends in mid-breath", p.Name)
			}
			plan, at = easier, at+20*time.Second
		}
		end := plan.Phases[len(plan.Phases)-2:]
		if end[0].Lasts != easyIn || end[1].Lasts != easyOut {
			t.Errorf("%s: the gentlest is %v in and %v out, want the easy pattern", p.Name, end[0].Lasts, end[1].Lasts)
		}
	}
}

func TestHoldsAreEasedBeforeTheRate(t *testing.T) {
	p, ok := box().easier()
	if !ok || p.Hold != 2*time.Second || p.Empty != 2*time.Second || p.In != 4*time.Second {
		t.Errorf("box made easier is %+v, want holds of 2 s and the same breath", p)
	}
}

func TestPatternsInNumbers(t *testing.T) {
	for in, want := range map[string][4]time.Duration{
		"4-6":           {4e9, 0, 6e9, 0},
		"4-0-6-0":       {4e9, 0, 6e9, 0},
		"4-7-8":         {4e9, 7e9, 8e9, 0},
		"4.25-0-6.75-1": {4.25e9, 0, 6.75e9, 1e9},
	} {
		p, err := ParsePattern(in)
		if got := [4]time.Duration{p.In, p.Hold, p.Out, p.Empty}; err != nil || got != want {
			t.Errorf("%q gives %v, %v; want %v", in, got, err, want)
		}
	}
	for _, in := range []string{"", "4", "4-", "-4-6", "1-1", "4-6-8-1-2", "4.1-6", "0-6", "6-0", "four-six", "99-99", "NaN-6", "1e300-6", "4--6"} {
		if p, err := ParsePattern(in); err == nil {
			t.Errorf("%q is taken as %+v", in, p)
		}
	}
}

func FuzzParsePattern(f *testing.F) {
	for _, s := range []string{"4-6", "4-7-8", "4.25-0-6-0", "0-0", "x", "4-6s"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := ParsePattern(s)
		if err != nil {
			return
		}
		if p.Cycle() <= 0 || p.Rate() > FastestRate || p.In%Step != 0 || p.Out%Step != 0 {
			t.Errorf("%q gives %+v", s, p)
		}
		if plan := Breathe(p, time.Minute); plan.Lasts() <= 0 {
			t.Errorf("%q gives a plan of %v", s, plan.Lasts())
		}
	})
}

func TestMatchStartsFromTheirOwnRate(t *testing.T) {
	var taps Taps
	for _, s := range []float64{0, 4, 8.2, 8.5, 12} {
		taps = append(taps, time.Duration(s*float64(time.Second)))
	}
	if rate, ok := taps[:3].Rate(); ok {
		t.Errorf("three taps already give %v", rate)
	}
	rate, ok := taps.Rate()
	if !ok || rate < 14 || rate > 16.5 {
		t.Errorf("breaths four seconds apart give %v a minute, %v", rate, ok)
	}
	if p := Matched(5); p.To != 5 || p.From != 5 {
		t.Errorf("somebody who breathes five a minute is led to %v", p.To)
	}
}

// Whatever is taken out of a breath, it never becomes a quick one.
func TestABreathThatLosesItsHoldsIsNeverQuick(t *testing.T) {
	p, err := ParsePattern("1-6-1-0")
	if err != nil {
		t.Fatal(err)
	}
	if u := p.Unheld(); u.Rate() > FastestRate || u.Holds() {
		t.Errorf("without holds it comes to %.1f breaths a minute", u.Rate())
	}
	plan := Breathe(p, 5*time.Minute)
	for range 8 {
		plan, _ = plan.Easier(time.Second)
		if plan.pattern.Rate() > FastestRate {
			t.Fatalf("made easier it comes to %.1f breaths a minute", plan.pattern.Rate())
		}
	}
}
