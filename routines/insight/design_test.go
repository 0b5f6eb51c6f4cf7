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

// trialOf plays a trial: a jerk on so large a share of nights on each side.
func trialOf(r *rand.Rand, evenings int, with, without float64) bool {
	days, free := make([]evening.Day, evenings), make([]bool, evenings)
	arms, figures := make([]bool, evenings), make([]Figure, evenings)
	for i := range days {
		days[i] = monday + evening.Day(i)
		free[i] = freeNext(days[i])
	}
	redraw(free, arms, r)
	for i, is := range arms {
		share := without
		if is {
			share = with
		}
		figures[i] = figure(float64(btoi(r.Float64() < share)))
	}
	return surprise(days, figures, arms, r.Uint64()) <= doubted
}

// With LULL_TEST_PEOPLE=10000 this is ten thousand trials of each kind.
func TestATrialFindsWhatItPromisesAndHardlyMore(t *testing.T) {
	runs := people(t, 100)
	share := func(evenings int, with, without float64) (got, off float64) {
		r := rand.New(rand.NewPCG(uint64(evenings), uint64(1000*with)))
		found := 0
		for range runs {
			found += btoi(trialOf(r, evenings, with, without))
		}
		got = 100 * float64(found) / float64(runs)
		return got, 400 * math.Sqrt(got/100*(1-got/100)/float64(runs))
	}
	for _, l := range Lengths() {
		for _, same := range []float64{0.15, 0.30, 0.40} {
			if got, off := share(l.Evenings, same, same); got > 100*doubted+off {
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
