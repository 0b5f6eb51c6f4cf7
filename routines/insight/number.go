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
	above := sum(ranks[:n1]) - float64(n1)*float64(n1+1)/2
	all, pairs := float64(n1+n0), float64(n1)*float64(n0)
	chance, superior = 0.5, above/pairs
	// The variance that equals leave.
	if v := pairs / 12 * (all + 1 - ties/(all*(all-1))); v > 0 {
		chance = 0.5 * math.Erfc((pairs/2-above)/math.Sqrt(2*v))
	}
	return chance, superior
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
	all := slices.Concat(n.With, n.Without)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(all[a], all[b]) })
	ranks = make([]float64, len(all))
	for i := 0; i < len(all); {
		j := i + 1
		for j < len(all) && all[order[j]] == all[order[i]] {
			j++
		}
		for _, at := range order[i:j] {
			ranks[at] = float64(i+j+1) / 2
		}
		t := float64(j - i)
		ties += t*t*t - t
		i = j
	}
	return ranks, ties
}
