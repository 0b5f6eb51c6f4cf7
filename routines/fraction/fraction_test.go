package fraction

import (
	"math"
	"testing"
)

func TestOfKeepsBetweenTheEnds(t *testing.T) {
	for v, want := range map[float64]float64{
		math.Inf(-1): 0, -0.1: 0, 0: 0, 0.25: 0.25, 1: 1, 1.1: 1, math.Inf(1): 1, math.NaN(): 0,
	} {
		if got := Of(v); got != want {
			t.Errorf("of %v: %v, want %v", v, got, want)
		}
	}
}

// It rises, ends where it should, is as far from one end as it will be from the
// other, and sets out and arrives at rest.
func TestSmoothHasNoCorner(t *testing.T) {
	last := 0.0
	for i := range 1001 {
		v := float64(i) / 1000
		got := Smooth(v)
		if got < last || math.Abs(got+Smooth(1-v)-1) > 1e-12 {
			t.Errorf("at %v: %v after %v", v, got, last)
		}
		last = got
	}
	const step = 1e-6
	if Smooth(0) != 0 || Smooth(1) != 1 || Smooth(-3) != 0 || Smooth(3) != 1 || Smooth(step) > 1e-11 {
		t.Errorf("its ends are %v and %v, and after a step it is %v", Smooth(0), Smooth(1), Smooth(step))
	}
}

// The first numbers of the seed 1234567, as the reference implementation gives
// them (Vigna, splitmix64.c).
func TestMixIsSplitMix64(t *testing.T) {
	for i, want := range []uint64{
		6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821,
	} {
		if got := Mix(1234567, uint64(i)+1); got != want {
			t.Errorf("number %d: %d, want %d", i+1, got, want)
		}
	}
}

func TestChanceIsSpreadEvenly(t *testing.T) {
	const n = 100_000
	var tenths [10]int
	for i := range uint64(n) {
		v := Chance(Mix(7, i))
		if v < 0 || v >= 1 {
			t.Fatalf("number %d is %v", i, v)
		}
		tenths[int(v*10)]++
	}
	for i, got := range tenths {
		if got < n/10*97/100 || got > n/10*103/100 {
			t.Errorf("%d of %d lie in tenth %d", got, n, i)
		}
	}
	if Chance(0) != 0 || Chance(math.MaxUint64) >= 1 {
		t.Errorf("the ends are %v and %v", Chance(0), Chance(math.MaxUint64))
	}
}
