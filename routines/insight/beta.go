package insight

import "math"

// Counts are nights with and without a factor: K1 of N1, and K0 of N0, had what is
// looked for.
type Counts struct {
	K1, N1 int
	K0, N0 int
}

func (c *Counts) add(with, had bool) {
	k := 0
	if had {
		k = 1
	}
	if with {
		c.N1, c.K1 = c.N1+1, c.K1+k
	} else {
		c.N0, c.K0 = c.N0+1, c.K0+k
	}
}

// Chance gives P(p1 > p0): how likely it is that what is looked for is more
// frequent on nights with the factor, starting from knowing nothing, that is
// from independent Beta(1,1) priors. The sum is exact (docs/evidence.md,
// Patterns on few nights). It is meaningless unless 0 <= K <= N on both sides.
func (c Counts) Chance() float64 {
	a0, b0 := float64(c.K0+1), float64(c.N0-c.K0+1)
	b1 := float64(c.N1 - c.K1 + 1)
	base := lnBeta(a0, b0)
	sum := 0.0
	for i := range c.K1 + 1 {
		x := float64(i)
		sum += math.Exp(lnBeta(a0+x, b1+b0) - math.Log(b1+x) - lnBeta(1+x, b1) - base)
	}
	return min(max(sum, 0), 1) // rounding of the last digits
}

// lnBeta is a logarithm, so that hundreds of nights do not overflow.
func lnBeta(a, b float64) float64 { return lnGamma(a) + lnGamma(b) - lnGamma(a+b) }

func lnGamma(x float64) float64 {
	v, _ := math.Lgamma(x) // x is at least 1, where the sign is +
	return v
}

// means are the expected shares on both sides: (k+1)/(n+2).
func (c Counts) means() (with, without float64) {
	return float64(c.K1+1) / float64(c.N1+2), float64(c.K0+1) / float64(c.N0+2)
}

// z90 is the normal quantile of a 90 % interval (docs/evidence.md, Patterns on few
// nights).
const z90 = 1.645

// Difference gives the difference of the expected shares, with minus without,
// and its 90 % interval, each between -1 and 1 (Agresti & Caffo 2000,
// DOI:10.1080/00031305.2000.10474560).
func (c Counts) Difference() (d, low, high float64) {
	m1, m0 := c.means()
	d = m1 - m0
	half := z90 * math.Sqrt(m1*(1-m1)/float64(c.N1+2)+m0*(1-m0)/float64(c.N0+2))
	return d, max(d-half, -1), min(d+half, 1)
}
