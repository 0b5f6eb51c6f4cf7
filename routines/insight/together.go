package insight

import "slices"

// agreeing is on how many nights two factors agree that cannot be told apart
// (docs/evidence.md, Patterns on few nights).
const agreeing = 0.80

// entangled says whether two factors came on so much the same nights that they cannot
// be told apart. Nights on which either is not known do not count.
func entangled(a, b Factor, threshold float64, seen []*Night) bool {
	var nights [3][3]int // by the answers about both
	for _, n := range seen {
		nights[n.Exposed(a, threshold)][n.Exposed(b, threshold)]++
	}
	same, onlyA, onlyB := nights[Yes][Yes]+nights[No][No], nights[Yes][No], nights[No][Yes]
	return min(onlyA, onlyB) < leastCell || float64(same) >= agreeing*float64(same+onlyA+onlyB)
}

// group finds the factors that cannot be told apart, among those that were
// compared. What hangs together with one of a group belongs to it.
func (c *Comparison) group(seen []*Night) {
	var groups [][]Factor
	for _, f := range c.Findings {
		if f.Verdict == TooFew {
			continue
		}
		var mine []Factor
		groups = slices.DeleteFunc(groups, func(group []Factor) bool {
			hangs := slices.ContainsFunc(group, func(g Factor) bool {
				return entangled(g, f.Factor, c.Threshold, seen)
			})
			if hangs {
				mine = append(mine, group...)
			}
			return hangs
		})
		groups = append(groups, append(mine, f.Factor))
	}
	order := func(a, b Factor) int { return slices.Index(factors[:], a) - slices.Index(factors[:], b) }
	for _, group := range groups {
		slices.SortFunc(group, order)
	}
	slices.SortFunc(groups, func(a, b []Factor) int { return order(a[0], b[0]) })
	c.Together = slices.DeleteFunc(groups, func(group []Factor) bool { return len(group) == 1 })
}
