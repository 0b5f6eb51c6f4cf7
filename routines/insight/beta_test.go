package insight

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// The test vectors of docs/evidence.md, Patterns on few nights, to the printed
// digit.
func TestChanceOfThePrintedCounts(t *testing.T) {
	for _, v := range []struct {
		counts Counts
		chance string
		fisher string
	}{
		{Counts{4, 6, 1, 9}, "0.98247", "0.0889"},
		{Counts{3, 5, 1, 5}, "0.87879", "0.5238"},
		{Counts{5, 5, 0, 5}, "0.99892", "0.0079"},
		{Counts{0, 5, 5, 5}, "0.00108", "0.0079"},
		{Counts{8, 12, 4, 18}, "0.99119", "0.0243"},
		{Counts{2, 4, 2, 4}, "0.50000", "1.0000"},
	} {
		if got := fmt.Sprintf("%.5f", v.counts.Chance()); got != v.chance {
			t.Errorf("%+v: chance %s, want %s", v.counts, got, v.chance)
		}
		if got := fmt.Sprintf("%.4f", fisher(v.counts)); got != v.fisher {
			t.Errorf("%+v: Fisher %s, want %s", v.counts, got, v.fisher)
		}
	}
}

func TestDifferenceOfThePrintedCounts(t *testing.T) {
	d, low, high := Counts{4, 6, 1, 9}.Difference()
	if got := fmt.Sprintf("%.2f %.2f %.2f", d, low, high); got != "0.44 0.10 0.78" {
		t.Errorf("got %s, want 0.44 0.10 0.78", got)
	}
}

func TestChanceIsTurnedRoundWithItsSides(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n1, n0 := r.IntN(60), r.IntN(60)
		c := Counts{r.IntN(n1 + 1), n1, r.IntN(n0 + 1), n0}
		p, q := c.Chance(), Counts{c.K0, c.N0, c.K1, c.N1}.Chance()
		if math.Abs(p+q-1) > 1e-9 {
			t.Fatalf("%+v: %v and %v turned round are not 1 together", c, p, q)
		}
		if c.K1 < n1 {
			if more := (Counts{c.K1 + 1, n1, c.K0, n0}).Chance(); more < p-1e-9 {
				t.Fatalf("%+v: one more with the factor lowers the chance from %v to %v", c, p, more)
			}
		}
		if d, low, high := c.Difference(); low > d || d > high || low < -1 || high > 1 {
			t.Fatalf("%+v: difference %v from %v to %v", c, d, low, high)
		}
	}
}

func TestChanceOfManyNightsStaysFinite(t *testing.T) {
	c := Counts{9000, 18000, 8000, 18500}
	if p := c.Chance(); math.IsNaN(p) || p < 0.999 {
		t.Errorf("%+v: got %v", c, p)
	}
}

// fisher gives the two-sided p of Fisher's exact test, the figure that other
// programs would show for the same counts.
func fisher(c Counts) float64 {
	n, k := c.N1+c.N0, c.K1+c.K0
	lnChoose := func(n, k int) float64 {
		return lnGamma(float64(n+1)) - lnGamma(float64(k+1)) - lnGamma(float64(n-k+1))
	}
	p := func(k1 int) float64 {
		return math.Exp(lnChoose(c.N1, k1) + lnChoose(c.N0, k-k1) - lnChoose(n, k))
	}
	const same = 1 + 1e-7 // tables as likely as this one, but for rounding
	here, sum := p(c.K1), 0.0
	for k1 := max(0, k-c.N0); k1 <= min(k, c.N1); k1++ {
		if x := p(k1); x <= here*same {
			sum += x
		}
	}
	return min(sum, 1)
}
