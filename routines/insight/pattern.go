// Package insight tells what goes with what in a log of nights, and how little
// a few nights can tell: which factors came before nights with a jerk or slow
// nights, with raw counts, minimums below which nothing is compared, and words
// no stronger than the counts. It also holds the self-trial, in which a coin
// decides. The method is that of docs/evidence.md, Patterns on few nights.
//
// It refuses to speak of why anything happens, to take a missing answer for a
// no, to look again before seven more nights are logged, and to know a clock,
// a disk or a sentence: what it has to say is a wording.Line.
package insight

import (
	"slices"

	"lull/routines/intake"
)

// Outcome is what a morning or an evening was asked about.
type Outcome string

const (
	Jerks   Outcome = "jerks"   // whether a jerk was noted
	SOL     Outcome = "sol"     // minutes to fall asleep
	WASO    Outcome = "awake"   // minutes awake in between
	Quality Outcome = "quality" // 1 to 5
	Tension Outcome = "tension" // after the practice less before it
)

// Outcomes gives all of them, in the order in which they are told.
func Outcomes() []Outcome { return []Outcome{Jerks, SOL, WASO, Quality, Tension} }

// of gives an outcome of a night as a figure; a jerk is 1, none is 0.
func (o Outcome) of(n *Night) Figure {
	switch o {
	case Jerks:
		if n.Jerk == Missing {
			return Figure{}
		}
		return figure(float64(n.Jerk - No))
	case SOL:
		return n.SOL
	case WASO:
		return n.WASO
	case Quality:
		return n.Quality
	case Tension:
		return n.Tension
	}
	return Figure{}
}

// Finding is what came of comparing one outcome on nights with and without
// one factor. Under the minimums only Counts and Needs are told.
type Finding struct {
	Outcome Outcome
	Factor  Factor
	Counts  Counts // K1 and K0 only for jerks
	Verdict Verdict
	Needs   int // how many more logged nights it takes at the least, 0 when compared

	Chance     float64 // P*, ½ to 1
	More       bool    // larger, or more often, with the factor
	Difference float64 // of the expected shares, or of the medians
	Low, High  float64 // its 90 % interval, for jerks
	Stratified Figure  // for jerks, the difference with weekends looked at apart

	With, Without float64 // the medians, but for jerks
	Superiority   float64 // how likely the larger figure is the one with the factor, but for jerks
}

type Comparison struct {
	Outcome   Outcome
	Logged    int // nights with an answer
	Looked    int // of these, the first ones that the last look took in
	Jerks     int // logged nights with a jerk, for that outcome
	Needs     int // more logged nights before anything is compared, 0 when something may be
	Next      int // more logged nights until the next look
	Factors   int // how many factors had enough data
	Among     int // pairs of a factor and an outcome that were compared: the more, the stricter the lines
	Findings  []Finding
	Together  []Tied
	Threshold float64 // milligrams of caffeine at bedtime that counted as late
	Raised    bool    // it is [intake.LikelyFrom] since hardly a night lies under the usual one
	Thirds    []Third // by the caffeine at bedtime, from least to most; none where nights do not allow
	beside    bool    // a line of their own holds beside Threshold
}

// threshold is the milligrams of caffeine at bedtime by which nights are
// compared, and whether a line of their own holds beside it.
type threshold struct {
	mg  float64
	own bool
}

// Change is how tension moved over practices.
type Change struct {
	Sessions int
	Median   float64 // after less before, -10 to 10
}

// LeastSessions is how many practices with tension before and after it takes
// to tell of the change (docs/evidence.md, Diary and ratings).
const LeastSessions = 5

// Patterns is what can be told of a log: what was asked beforehand, and what
// somebody finds who only looks around.
type Patterns struct {
	Watched     *Watched
	Comparisons []Comparison
	Change      Change
	Own         OwnLine // the caffeine line of their own nights
}

// Look compares. The nights come in order; body gives the threshold, that of the
// studies also where a line of their own holds, and asked the pair that was chosen
// beforehand, which is left out of the rest.
func Look(nights []Night, body intake.Body, asked Question) Patterns {
	p := Patterns{Own: Own(nights, body, asked)}
	studied := threshold{mg: body.Studied().Threshold(), own: body.Line > 0}
	if asked.Factor != "" {
		p.Watched = watched(asked, nights, studied)
		p.Watched.addTogether(nights, studied)
	}
	for _, o := range Outcomes() {
		of := slices.DeleteFunc(slices.Clone(factors[:]), func(f Factor) bool {
			return o == asked.Outcome && f == asked.Factor
		})
		p.Comparisons = append(p.Comparisons, compare(o, nights, studied, of))
	}
	p.judge()
	var changes []float64
	for i := range nights {
		if f := nights[i].Tension; f.Known {
			changes = append(changes, f.Value)
		}
	}
	p.Change = Change{len(changes), Median(changes)}
	return p
}

// judge gives the verdicts, which depend on how much is looked at: the factors
// that were there on some nights and not on others, times the outcomes. Those
// that still have too few nights are among them, or the lines would be the
// laxest when nights are fewest.
func (p *Patterns) judge() {
	outcomes, looked := 0, map[Factor]bool{}
	for _, c := range p.Comparisons {
		if c.Logged > 0 {
			outcomes++
		}
		for _, f := range c.Findings {
			if min(f.Counts.N1, f.Counts.N0) > 0 {
				looked[f.Factor] = true
			}
		}
	}
	for i := range p.Comparisons {
		p.Comparisons[i].judge(outcomes * len(looked))
	}
}

// Among is how many pairs were compared by looking around.
func (p Patterns) Among() int {
	among := 0
	for _, c := range p.Comparisons {
		among = max(among, c.Among)
	}
	return among
}

// compare looks at one outcome, at the nights that the last look takes in.
func compare(o Outcome, nights []Night, by threshold, factors []Factor) Comparison {
	c := Comparison{Outcome: o, Threshold: by.mg, beside: by.own}
	answered := make([]*Night, 0, len(nights))
	for i := range nights {
		f := o.of(&nights[i])
		if !f.Known {
			continue
		}
		answered = append(answered, &nights[i])
		if o == Jerks && f.Value == 1 {
			c.Jerks++
		}
	}
	c.Logged, c.Looked = len(answered), looked(len(answered))
	c.Next = EachTime - c.Logged%EachTime
	seen := answered[:c.Looked]
	if short := c.short(seen); short > 0 {
		c.Needs = c.until(short)
		return c
	}
	c.raise(seen)
	for _, f := range factors {
		found := c.find(f, seen)
		if found.Verdict != TooFew {
			c.Factors++
		}
		c.Findings = append(c.Findings, found)
	}
	c.Thirds = thirds(o, seen)
	c.tieUp(seen)
	return c
}

// short gives how many more nights it takes before anything can be compared.
func (c *Comparison) short(seen []*Night) int {
	n := len(seen)
	if c.Outcome != Jerks {
		return max(LeastNights-n, 0)
	}
	k := 0
	for _, x := range seen {
		k += int(x.Jerk - No)
	}
	return max(LeastNights-n, LeastKind-k, LeastKind-(n-k), 0)
}

// until gives how many more nights a look takes that sees so many more.
func (c *Comparison) until(more int) int {
	return next(c.Looked, more) - (c.Logged - c.Looked)
}

// raise takes 60 mg as the threshold where hardly a night lies under a lower one.
func (c *Comparison) raise(seen []*Night) {
	x := c.sides(Caffeine, seen)
	known, under := len(x.With)+len(x.Without), len(x.Without)
	if known >= LeastNights && under < LeastSide && c.Threshold < intake.LikelyFrom {
		c.Threshold, c.Raised = intake.LikelyFrom, true
	}
}

// sides gives the figures with and without a factor; those not known are left out.
func (c *Comparison) sides(f Factor, seen []*Night) Numbers {
	x := Numbers{make([]float64, 0, len(seen)), make([]float64, 0, len(seen))}
	for _, n := range seen {
		v := c.Outcome.of(n).Value
		switch n.Exposed(f, c.Threshold) {
		case Yes:
			x.With = append(x.With, v)
		case No:
			x.Without = append(x.Without, v)
		case Missing:
		}
	}
	return x
}

func (c *Comparison) find(f Factor, seen []*Night) Finding {
	x := c.sides(f, seen)
	found := Finding{Outcome: c.Outcome, Factor: f, Counts: x.counts(c.Outcome)}
	lacking := found.Counts.thin()
	if c.Outcome == Jerks {
		lacking = found.Counts.lacking()
	}
	if lacking > 0 {
		found.Needs = c.until(lacking)
		return found
	}
	found.Verdict = Unclear
	found.compare(x)
	if c.Outcome == Jerks {
		found.Stratified = stratified(f, c.Threshold, seen)
	}
	return found
}

func (n Numbers) counts(o Outcome) Counts {
	c := Counts{N1: len(n.With), N0: len(n.Without)}
	if o == Jerks {
		c.K1, c.K0 = int(sum(n.With)), int(sum(n.Without))
	}
	return c
}

func (f *Finding) compare(x Numbers) {
	var p float64
	if f.Outcome == Jerks {
		p = f.Counts.Chance()
		f.Difference, f.Low, f.High = f.Counts.Difference()
		f.More = p >= 0.5
	} else {
		p, f.Superiority = x.compare()
		f.More = f.Superiority >= 0.5
		f.With, f.Without = Median(x.With), Median(x.Without)
		f.Difference = f.With - f.Without
	}
	f.Chance = max(p, 1-p)
}

func (c *Comparison) judge(among int) {
	c.Among = among
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Verdict != TooFew {
			f.Verdict = verdict(f.Chance, among)
		}
	}
}

// stratified gives the difference in the share of jerk nights with the evenings
// before free days and the others looked at apart, where each cell has nights
// enough: RD = Σ w·d / Σ w with w = n1·n0/(n1+n0).
func stratified(f Factor, threshold float64, seen []*Night) Figure {
	strata := map[bool]*Counts{true: {}, false: {}} // by whether the day after is a free one
	for _, n := range seen {
		if with := n.Exposed(f, threshold); with != Missing {
			strata[FreeNext(n.Evening)].add(with == Yes, n.Jerk == Yes)
		}
	}
	return acrossStrata(*strata[false], *strata[true])
}

func acrossStrata(strata ...Counts) Figure {
	sum, weights := 0.0, 0.0
	for _, s := range strata {
		if min(s.N1, s.N0) < leastCell {
			return Figure{}
		}
		n1, n0 := float64(s.N1), float64(s.N0)
		w := n1 * n0 / (n1 + n0)
		sum += w * (float64(s.K1)/n1 - float64(s.K0)/n0)
		weights += w
	}
	return figure(sum / weights)
}
