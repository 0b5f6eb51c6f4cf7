package insight

// agreeing is the share of nights on which two factors agree from which on
// they cannot be told apart.
const agreeing = 0.80

// entangled says whether two factors came on so much the same nights that
// they cannot be told apart: too few nights with one and without the other, or
// agreement on most nights. Nights on which either is not known do not count.
func entangled(a, b Factor, threshold float64, seen []*Night) bool {
	var only [2]int
	same, all := 0, 0
	for _, n := range seen {
		x, y := n.Exposed(a, threshold), n.Exposed(b, threshold)
		if x == Missing || y == Missing {
			continue
		}
		all++
		switch {
		case x == y:
			same++
		case x == Yes:
			only[0]++
		default:
			only[1]++
		}
	}
	return min(only[0], only[1]) < leastCell || float64(same) >= agreeing*float64(all)
}

// group finds the factors that cannot be told apart, among those that were
// compared. What hangs together with one of a group belongs to it.
func (c *Comparison) group(seen []*Night) {
	var compared []Factor
	for _, f := range c.Findings {
		if f.Verdict != TooFew {
			compared = append(compared, f.Factor)
		}
	}
	of := make([]int, len(compared)) // the number of each one's group
	for i := range of {
		of[i] = i
	}
	for i, a := range compared {
		for j := i + 1; j < len(compared); j++ {
			if of[i] == of[j] || !entangled(a, compared[j], c.Threshold, seen) {
				continue
			}
			from, to := max(of[i], of[j]), min(of[i], of[j])
			for k := range of {
				if of[k] == from {
					of[k] = to
				}
			}
		}
	}
	for g := range compared {
		var together []Factor
		for i, f := range compared {
			if of[i] == g {
				together = append(together, f)
			}
		}
		if len(together) > 1 {
			c.Together = append(c.Together, together)
		}
	}
}
