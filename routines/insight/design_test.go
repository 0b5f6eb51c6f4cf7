package insight

import (
	"math"
	"math/rand/v2"
	"testing"

	"lull/routines/evening"
)

// What is drawn evening by evening, without any block that is kept, is what
// blocks that are shuffled would give.
func TestEveningsAreDrawnAsBlocksWouldBe(t *testing.T) {
	const runs, evenings = 60_000, 7
	r := rand.New(rand.NewPCG(2, 4))
	code := func(with []bool) (n int) {
		for _, is := range with {
			n = 2*n + btoi(is)
		}
		return n
	}
	var byEvening, byBlock [1 << evenings]int
	arms, with := make([]Arm, evenings), make([]bool, evenings)
	for range runs {
		for i := range arms {
			arms[i] = Without
			if with[i] = r.Float64() < chanceOfWith(arms[:i]); with[i] {
				arms[i] = With
			}
		}
		byEvening[code(with)]++
		redraw(make([]bool, evenings), with, r)
		byBlock[code(with)]++
	}
	for i := range byEvening {
		a, b := float64(byEvening[i]), float64(byBlock[i])
		if math.Abs(a-b) > 5*math.Sqrt(a+b)+1 {
			t.Errorf("%07b: %v by evening, %v by block", i, a, b)
		}
	}
}

func TestNoRunIsLongerThanTwoBlocksAllow(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 2000 {
		var arms []Arm
		for range 40 {
			with := 0
			for _, a := range arms {
				with += btoi(a == With)
			}
			if off := 2*with - len(arms); off > 3 || off < -3 {
				t.Fatalf("%d of %d with", with, len(arms))
			}
			if p := chanceOfWith(arms); r.Float64() < p {
				arms = append(arms, With)
			} else {
				arms = append(arms, Without)
			}
		}
	}
	if p := chanceOfWith(nil); p != 0.5 {
		t.Errorf("the first evening is with by %v", p)
	}
	if p := chanceOfWith([]Arm{With, With, With, With, With, With, With, With}); math.IsNaN(p) || p < 0 || p > 1 {
		t.Errorf("after what the design cannot draw: %v", p)
	}
}

// trialOf plays a trial whose nights are drawn by night, and tells whether it shows
// a difference.
func trialOf(r *rand.Rand, evenings int, night func(with bool) float64) bool {
	days, free := make([]evening.Day, evenings), make([]bool, evenings)
	arms, figures := make([]bool, evenings), make([]Figure, evenings)
	for i := range days {
		days[i] = monday + evening.Day(i)
		free[i] = FreeNext(days[i])
	}
	redraw(free, arms, r)
	for i, is := range arms {
		figures[i] = figure(night(is))
	}
	return pValue(days, figures, arms, r.Uint64()) <= alpha
}

// findings gives of how many of 100 trials that is so, and how far chance may carry it.
func findings(r *rand.Rand, runs, evenings int, night func(with bool) float64) (got, off float64) {
	n := 0
	for range runs {
		n += btoi(trialOf(r, evenings, night))
	}
	got = 100 * float64(n) / float64(runs)
	return got, 400 * math.Sqrt(got/100*(1-got/100)/float64(runs))
}

// With LULL_TEST_PEOPLE=10000 this is ten thousand trials of each kind.
func TestATrialFindsWhatItPromisesAndHardlyMore(t *testing.T) {
	runs := people(t, 100)
	share := func(evenings int, with, without float64) (got, off float64) {
		r := rand.New(rand.NewPCG(uint64(evenings), uint64(1000*with)))
		return findings(r, runs, evenings, func(is bool) float64 {
			if is {
				return float64(btoi(r.Float64() < with))
			}
			return float64(btoi(r.Float64() < without))
		})
	}
	for _, l := range Lengths() {
		for _, same := range []float64{0.15, 0.30, 0.40} {
			if got, off := share(l.Evenings, same, same); got > 100*alpha+off {
				t.Errorf("%d evenings, %v on both sides: %.1f %% show a difference", l.Evenings, same, got)
			} else {
				t.Logf("%d evenings, %v on both sides: %.1f %%", l.Evenings, same, got)
			}
		}
		got, off := share(l.Evenings, 0.15, 0.40)
		t.Logf("%d evenings: %.1f %%, promised %d", l.Evenings, got, l.Finds)
		if math.Abs(got-float64(l.Finds)) > 2+off*float64(btoi(runs < 2500)) {
			t.Errorf("%d evenings: %.1f %% find it, promised %d", l.Evenings, got, l.Finds)
		}
	}
}

// Minutes, quality and tension: what is found of a difference that is as large as the
// spread of the nights, and of half of it. The promise is that of a normal curve; of
// minutes, of which a few are long, and of marks of 1 to 5 no fewer are found, and no
// more where there is nothing. Those are played with LULL_TEST_PEOPLE only.
func TestATrialOfFiguresFindsWhatItPromises(t *testing.T) {
	const few = 30
	runs := people(t, few)
	shapes := map[string]func(*rand.Rand) float64{"a normal curve": (*rand.Rand).NormFloat64}
	if runs > few {
		shapes["a long tail"] = func(r *rand.Rand) float64 { return (math.Exp(0.6*r.NormFloat64()) - 1.1972) / 0.7880 }
		shapes["marks"] = func(r *rand.Rand) float64 { return math.Round(r.NormFloat64()) / 1.0408 }
	}
	for _, l := range Lengths() {
		for name, shape := range shapes {
			for by, promised := range map[float64]int{0: 100 * alpha, 0.5: l.FindsHalf, 1: l.FindsWhole} {
				r := rand.New(rand.NewPCG(uint64(l.Evenings), uint64(1000*by)))
				got, off := findings(r, runs, l.Evenings, func(with bool) float64 { return shape(r) + by*float64(btoi(with)) })
				t.Logf("%d evenings, %s, a difference of %v: %.1f, promised %d", l.Evenings, name, by, got, promised)
				off = max(off, 2)
				if got < float64(promised)-off && by > 0 || got > float64(promised)+off && (by == 0 || name == "a normal curve") {
					t.Errorf("%d evenings, %s, a difference of %v: %.1f, promised %d", l.Evenings, name, by, got, promised)
				}
			}
		}
	}
}

// counted is the same by counting out every pair of counts instead of playing: even
// halves, no blocks, and sides drawn anew in every way there is.
func counted(half int, with, without float64) (found float64) {
	choose := func(n, k int) float64 {
		return math.Exp(lnGamma(float64(n+1)) - lnGamma(float64(k+1)) - lnGamma(float64(n-k+1)))
	}
	share := func(k int, p float64) float64 {
		return choose(half, k) * math.Pow(p, float64(k)) * math.Pow(1-p, float64(half-k))
	}
	for k1 := range half + 1 {
		for k0 := range half + 1 {
			k, p := k1+k0, 0.0
			seen := max(k1-k0, k0-k1)
			for a := max(0, k-half); a <= min(half, k); a++ {
				likely := choose(half, a) * choose(half, k-a) / choose(2*half, k)
				switch off := max(2*a-k, k-2*a); {
				case off > seen:
					p += likely
				case off == seen:
					p += likely / 2
				}
			}
			if p <= alpha {
				found += share(k1, with) * share(k0, without)
			}
		}
	}
	return 100 * found
}

// What a trial is promised to find is what comes out without any chance as well,
// within what blocks and odd counts change.
func TestPromisesOfTrialsAreThoseThatAreCountedOut(t *testing.T) {
	for i, want := range []float64{27.8, 38.9, 55.4} {
		l := Lengths()[i]
		if got := counted(l.Evenings/2, 0.15, 0.40); math.Abs(got-want) > 0.05 || math.Abs(got-float64(l.Finds)) > 6 {
			t.Errorf("%d evenings: %.1f, want %.1f, promised %d", l.Evenings, got, want, l.Finds)
		}
		for _, same := range []float64{0.15, 0.40} {
			if got := counted(l.Evenings/2, same, same); got > 100*alpha+0.5 {
				t.Errorf("%d evenings, %v on both sides: %.1f", l.Evenings, same, got)
			}
		}
	}
}
