package insight

import (
	"math/bits"
	"slices"
)

// agreeing is on how many nights two factors agree that cannot be told apart
// (docs/evidence.md, Patterns on few nights).
const agreeing = 0.80

// Tied are factors of which no two can be told apart, in the order of all. What ties
// the first to the second, and the second to the third, does not tie the first to the
// third: then there are two of these.
type Tied struct {
	Factors []Factor
	Same    bool // any two came on the same nights, else some hardly came without each other
}

// tie tells how two factors came on so much the same nights that they cannot be told
// apart, if they did. Nights on which either is not known do not count.
func tie(a, b Factor, threshold float64, seen []*Night) (tied, same bool) {
	var nights [3][3]int // by the answers about both
	for _, n := range seen {
		nights[n.Exposed(a, threshold)][n.Exposed(b, threshold)]++
	}
	alike, onlyA, onlyB := nights[Yes][Yes]+nights[No][No], nights[Yes][No], nights[No][Yes]
	same = float64(alike) >= agreeing*float64(alike+onlyA+onlyB)
	return same || min(onlyA, onlyB) < leastCell, same
}

// tieUp finds what cannot be told apart, among the factors that were compared: each
// set of them in which that is so of any two, and that is in no larger one.
func (c *Comparison) tieUp(seen []*Night) {
	c.Together = nil
	var compared []Factor
	for _, f := range factors {
		if slices.ContainsFunc(c.Findings, func(x Finding) bool { return x.Factor == f && x.Verdict != TooFew }) {
			compared = append(compared, f)
		}
	}
	var ties, sames [len(factors)]uint // of each factor, those that it is tied to
	for i, a := range compared {
		for j, b := range compared[:i] {
			tied, same := tie(a, b, c.Threshold, seen)
			if tied {
				ties[i], ties[j] = ties[i]|1<<j, ties[j]|1<<i
			}
			if same {
				sames[i], sames[j] = sames[i]|1<<j, sames[j]|1<<i
			}
		}
	}
	for set := range uint(1) << len(compared) {
		t := Tied{Same: true}
		whole, largest := true, true
		for i, f := range compared {
			others := set &^ (1 << i)
			switch in := others != set; {
			case in:
				t.Factors = append(t.Factors, f)
				whole, t.Same = whole && others&^ties[i] == 0, t.Same && others&^sames[i] == 0
			case set&^ties[i] == 0:
				largest = false
			}
		}
		if whole && largest && bits.OnesCount(set) > 1 {
			c.Together = append(c.Together, t)
		}
	}
	slices.SortFunc(c.Together, func(a, b Tied) int {
		return slices.CompareFunc(a.Factors, b.Factors, func(a, b Factor) int {
			return slices.Index(factors[:], a) - slices.Index(factors[:], b)
		})
	})
}
