package insight

import (
	"cmp"
	"math"
	"slices"
)

// Numbers are figures of nights with and without a factor.
type Numbers struct{ With, Without []float64 }

// Median gives the middle of figures, the mean of the two middle ones where
// their number is even, and 0 where there is none. It sorts what it is given.
func Median(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	slices.Sort(x)
	half := len(x) / 2
	if len(x)%2 == 1 {
		return x[half]
	}
	return (x[half-1] + x[half]) / 2
}

// compare tells the figures with the factor from those without, by one ranking.
//
// chance is how sure it is that they are larger, by the normal curve that the sums
// of ranks follow when sides are drawn anew: a permutation test with ties at half
// (mid-p). With few nights the curve is slower to speak of a pattern than counting
// every choice of sides would be. superior is how likely a night with the factor
// has the larger figure than one without, ties half: (#(x>y) + ½#(=)) / (n1·n0).
// Both are ½ where nothing differs or a side is empty.
func (n Numbers) compare() (chance, superior float64) {
	n1, n0 := len(n.With), len(n.Without)
	if n1 == 0 || n0 == 0 {
		return 0.5, 0.5
	}
	ranks, ties := n.ranks()
	with := sum(ranks[:n1])
	least := float64(n1) * float64(n1+1) / 2
	return normal(with, float64(n1)*float64(n1+n0+1)/2, n1, n0, ties), (with - least) / (float64(n1) * float64(n0))
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

// ranks gives the rank of every figure, those with the factor first, equal
// ones sharing the middle of theirs, and Σ(t³-t) over the groups of equals.
func (n Numbers) ranks() (ranks []float64, ties float64) {
	type placed struct {
		v float64
		i int
	}
	all := make([]placed, 0, len(n.With)+len(n.Without))
	for i, v := range n.With {
		all = append(all, placed{v, i})
	}
	for i, v := range n.Without {
		all = append(all, placed{v, len(n.With) + i})
	}
	slices.SortFunc(all, func(a, b placed) int { return cmp.Compare(a.v, b.v) })
	ranks = make([]float64, len(all))
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[j].v == all[i].v {
			j++
		}
		for _, p := range all[i:j] {
			ranks[p.i] = float64(i+j+1) / 2
		}
		t := float64(j - i)
		ties += t*t*t - t
		i = j
	}
	return ranks, ties
}

// normal is the limit of the permutation test, with the variance that equals
// leave.
func normal(seen, middle float64, n1, n0 int, ties float64) float64 {
	n := float64(n1 + n0)
	v := float64(n1) * float64(n0) / 12 * (n + 1 - ties/(n*(n-1)))
	if v <= 0 {
		return 0.5
	}
	return 0.5 * math.Erfc(-(seen-middle)/math.Sqrt(2*v))
}
