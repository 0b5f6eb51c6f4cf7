package insight

// The minimums (docs/evidence.md, Patterns on few nights).
const (
	// LeastNights is how many nights it takes before anything is compared.
	LeastNights = 14
	// LeastSide is how many of them must lie on each side.
	LeastSide = 5
	// LeastKind is how many nights there must be with a jerk, and without one.
	LeastKind = 3
	// EachTime is how many more nights it takes before the next look. Looking
	// every day finds patterns in noise.
	EachTime = 7
	// leastCell is how many nights a part of a stratum needs, and a factor
	// without another one for the two to be told apart.
	leastCell = 3
)

// Verdict is how much may be said.
type Verdict int8

// The verdicts, the weakest first.
const (
	TooFew  Verdict = iota // under the minimums: nothing is compared
	Unclear                // no clear difference so far
	Hint                   // may be chance
	Pattern                // in this log
)

func (v Verdict) String() string {
	return [...]string{"too-few", "unclear", "hint", "pattern"}[v]
}

// hintFrom and patternFrom are the chances from which on there is a hint and a
// pattern, among m pairs of a factor and an outcome. One that was chosen
// beforehand is alone.
func hintFrom(m int) float64    { return 1 - 0.02/float64(max(m, 1)) }
func patternFrom(m int) float64 { return 1 - 0.005/float64(max(m, 1)) }

func verdict(chance float64, m int) Verdict {
	switch {
	case chance >= patternFrom(m):
		return Pattern
	case chance >= hintFrom(m):
		return Hint
	}
	return Unclear
}

// looked gives how many of n logged nights the last look took in.
func looked(n int) int { return n - n%EachTime }

// next gives how many more nights it takes until a look sees need more than n.
func next(n, need int) int { return (n+need+EachTime-1)/EachTime*EachTime - n }

// lacking gives how many more nights the counts need at the least, 0 for none.
func (c Counts) lacking() int {
	n, k := c.N1+c.N0, c.K1+c.K0
	kinds := max(LeastKind-k, 0) + max(LeastKind-(n-k), 0)
	return max(c.thin(), kinds)
}

// thin is lacking for what has no kinds of nights: their number and the sides.
func (c Counts) thin() int {
	sides := max(LeastSide-c.N1, 0) + max(LeastSide-c.N0, 0)
	return max(LeastNights-c.N1-c.N0, sides)
}
