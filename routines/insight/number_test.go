package insight

import (
	"math"
	"math/rand/v2"
	"testing"
)

func chance(n Numbers) float64 {
	p, _ := n.compare()
	return p
}

func superiority(n Numbers) float64 {
	_, p := n.compare()
	return p
}

func TestMedianAndSuperiorityOfAFewNights(t *testing.T) {
	for _, c := range []struct {
		n       Numbers
		m1, m0  float64
		p       float64
		clearly bool
	}{
		{Numbers{[]float64{30, 40, 20}, []float64{10, 20}}, 30, 15, 5.5 / 6, false},
		{Numbers{[]float64{5, 5}, []float64{5, 5, 5}}, 5, 5, 0.5, false},
		{Numbers{[]float64{45, 50, 60, 40, 55, 70, 48}, []float64{10, 20, 15, 12, 30, 25, 18}}, 50, 18, 1, true},
	} {
		if got := superiority(c.n); math.Abs(got-c.p) > 1e-12 {
			t.Errorf("%+v: superiority %v, want %v", c.n, got, c.p)
		}
		if got := chance(c.n) >= patternFrom(1); got != c.clearly {
			t.Errorf("%+v: chance %v", c.n, chance(c.n))
		}
		if m1, m0 := Median(c.n.With), Median(c.n.Without); m1 != c.m1 || m0 != c.m0 {
			t.Errorf("medians %v and %v, want %v and %v", m1, m0, c.m1, c.m0)
		}
	}
}

// For a handful of nights every choice of sides can be counted.
func TestPermutationTestAgreesWithCountingAllSides(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	for range 40 {
		var all [10]float64
		for i := range all {
			all[i] = float64(r.IntN(8))
		}
		n := Numbers{all[:5], all[5:]}
		ranks, _ := n.ranks()
		seen, as, of := sum(ranks[:5]), 0.0, 0.0
		for mask := range 1 << 10 {
			s, k := 0.0, 0
			for i, rank := range ranks {
				if mask>>i&1 == 1 {
					s, k = s+rank, k+1
				}
			}
			if k == 5 {
				of++
				switch {
				case s > seen+1e-9:
					as++
				case s > seen-1e-9: // mid-p
					as += 0.5
				}
			}
		}
		want := 1 - as/of
		if got := chance(n); math.Abs(got-want) > 0.035 || max(got, 1-got) > hintFrom(1)+0.002 && max(want, 1-want) < max(got, 1-got) {
			t.Errorf("%v: chance %v, counted %v", all, got, want)
		}
	}
}

func TestPermutationTestGivesTheSameAnswerTwiceAndTurnedRound(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 50 {
		var n Numbers
		for range 5 + r.IntN(20) {
			n.With = append(n.With, float64(r.IntN(12)*5))
		}
		for range 5 + r.IntN(20) {
			n.Without = append(n.Without, float64(r.IntN(12)*5))
		}
		p := chance(n)
		if again := chance(n); p != again {
			t.Fatalf("%v and then %v", p, again)
		}
		if q := chance(Numbers{n.Without, n.With}); math.Abs(p+q-1) > 1e-9 {
			t.Fatalf("%v and %v turned round", p, q)
		}
	}
}

// Where most figures are the same, the larger side is still the larger one.
func TestTiesDoNotTurnTheDirectionRound(t *testing.T) {
	for _, n := range []Numbers{
		{With: []float64{10, 10, 10, 10, 10, 20}, Without: []float64{10, 10, 10, 10, 10, 10, 10, 10, 20}},
		{With: []float64{5, 5, 5, 5, 9}, Without: []float64{5, 5, 5, 5, 5, 5, 5, 5, 9}},
	} {
		var f Finding
		f.compare(n)
		if f.Superiority <= 0.5 || !f.More || f.Chance < 0.5 || f.Chance > 0.9 {
			t.Errorf("%+v: %+v", n, f)
		}
		turned := Finding{}
		turned.compare(Numbers{With: n.Without, Without: n.With})
		if turned.More || turned.Chance != f.Chance {
			t.Errorf("turned round: %+v, want the chance of %+v", turned, f)
		}
	}
}
