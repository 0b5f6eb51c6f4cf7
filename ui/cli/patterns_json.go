package cli

import (
	"lull/routines/insight"
	"lull/routines/sleep"
)

// What goes with what as data; its shape is stable.
type (
	patternsJSON struct {
		Watched     *watchedJSON     `json:"watched"`
		Comparisons []comparisonJSON `json:"comparisons"`
		Regularity  *regularityJSON  `json:"regularity,omitempty"`
		Own         *ownLineJSON     `json:"own_line,omitempty"`
		Words       []string         `json:"words"`
	}
	watchedJSON struct {
		Factor insight.Factor `json:"factor"`
		Since  string         `json:"since"`
		comparisonJSON
	}
	comparisonJSON struct {
		Outcome   insight.Outcome    `json:"outcome"`
		Logged    int                `json:"logged"`
		Looked    int                `json:"looked"`
		Needs     int                `json:"needs,omitempty"`
		Next      int                `json:"next_look"`
		Factors   int                `json:"factors"`
		Among     int                `json:"among"` // pairs that were looked at
		Threshold float64            `json:"caffeine_mg"`
		Findings  []findingJSON      `json:"findings"`
		Together  [][]insight.Factor `json:"together,omitempty"`
		Thirds    []thirdJSON        `json:"caffeine_thirds,omitempty"`
	}
	findingJSON struct {
		Factor     insight.Factor `json:"factor"`
		Verdict    string         `json:"verdict"`
		Needs      int            `json:"needs,omitempty"`
		N1         int            `json:"n1"`
		N0         int            `json:"n0"`
		K1         *int           `json:"k1,omitempty"`
		K0         *int           `json:"k0,omitempty"`
		Median1    *float64       `json:"median1,omitempty"`
		Median0    *float64       `json:"median0,omitempty"`
		Chance     float64        `json:"p,omitempty"`
		More       *bool          `json:"more_with,omitempty"`
		Difference *float64       `json:"difference,omitempty"`
		Low        *float64       `json:"low,omitempty"`
		High       *float64       `json:"high,omitempty"`
		Stratified *float64       `json:"difference_by_weekend,omitempty"`
		Superior   *float64       `json:"superiority,omitempty"`
	}
	thirdJSON struct {
		From   float64  `json:"from_mg"`
		N      int      `json:"n"`
		K      *int     `json:"k,omitempty"`
		Median *float64 `json:"median,omitempty"`
	}
	regularityJSON struct {
		Nights int      `json:"nights"`
		Bed    *float64 `json:"bed_spread_min,omitempty"` // no device knows of going to bed
		Up     *float64 `json:"up_spread_min,omitempty"`
		Middle float64  `json:"midsleep_spread_min"`
		Index  *float64 `json:"sleep_regularity_index,omitempty"`
	}
	ownLineJSON struct {
		Outcome insight.Outcome `json:"outcome"`
		Nights  int             `json:"nights"`
		Needs   int             `json:"needs,omitempty"`
		Now     float64         `json:"now_mg"`
		Studies float64         `json:"studies_mg"`
		Scale   float64         `json:"weight_scale"`
		Found   *float64        `json:"line_mg,omitempty"`
		Low     *float64        `json:"low_mg,omitempty"`
		High    *float64        `json:"high_mg,omitempty"`
		K1      *int            `json:"k1,omitempty"`
		N1      *int            `json:"n1,omitempty"`
		K0      *int            `json:"k0,omitempty"`
		N0      *int            `json:"n0,omitempty"`
		Some    *float64        `json:"p_some,omitempty"`
		Beyond  *float64        `json:"p_beyond,omitempty"`
		Offered bool            `json:"offered"`
		Set     *string         `json:"set,omitempty"` // the value of caffeine.line that takes it, or takes it back
	}
)

// tellJSON writes the comparisons as data. While they are withheld there are
// none, and the words say why.
func (k patternsCommand) tellJSON(sections [][]insight.Line, p insight.Patterns, r sleep.Regular) error {
	out := patternsJSON{Comparisons: []comparisonJSON{}, Regularity: regularityOf(r), Own: ownLineOf(p.Own), Words: []string{}}
	for _, section := range sections {
		for _, l := range section {
			out.Words = append(out.Words, l.Say(k.Say))
		}
	}
	if w := p.Watched; w != nil {
		out.Watched = &watchedJSON{w.Asked.Factor, w.Asked.Since.String(), comparisonOf(w.Comparison)}
	}
	for _, c := range p.Comparisons {
		out.Comparisons = append(out.Comparisons, comparisonOf(c))
	}
	return k.AsJSON(out)
}

func comparisonOf(c insight.Comparison) comparisonJSON {
	out := comparisonJSON{c.Outcome, c.Logged, c.Looked, c.Needs, c.Next, c.Factors, c.Among, c.Threshold, []findingJSON{}, c.Together, nil}
	for _, f := range c.Findings {
		x := findingJSON{Factor: f.Factor, Verdict: f.Verdict.String(), Needs: f.Needs, N1: f.Counts.N1, N0: f.Counts.N0}
		if f.Verdict != insight.TooFew {
			x.Chance, x.More, x.Difference = f.Chance, &f.More, &f.Difference
			if c.Outcome == insight.Jerks {
				x.K1, x.K0, x.Low, x.High = &f.Counts.K1, &f.Counts.K0, &f.Low, &f.High
			} else {
				x.Median1, x.Median0, x.Superior = &f.With, &f.Without, &f.Superiority
			}
			if f.Apart.Known {
				x.Stratified = &f.Apart.Value
			}
		}
		out.Findings = append(out.Findings, x)
	}
	for _, x := range c.Thirds {
		third := thirdJSON{From: x.From, N: x.N}
		if c.Outcome == insight.Jerks {
			third.K = &x.K
		} else {
			third.Median = &x.Median
		}
		out.Thirds = append(out.Thirds, third)
	}
	return out
}

func regularityOf(r sleep.Regular) *regularityJSON {
	if r.Nights < sleep.SpreadNights {
		return nil
	}
	spread := func(c sleep.Clocks) *float64 {
		if c.N < sleep.SpreadNights {
			return nil
		}
		minutes := tenth(c.Spread.Minutes())
		return &minutes
	}
	out := &regularityJSON{r.Nights, spread(r.Bed), spread(r.Up), tenth(r.Middle.Spread), nil}
	if index := tenth(r.Index); r.Pairs > 0 {
		out.Index = &index
	}
	return out
}

func ownLineOf(o insight.OwnLine) *ownLineJSON {
	if o.Now <= 0 {
		return nil
	}
	own := ownLineJSON{Outcome: o.Outcome, Nights: o.Nights, Needs: o.Needs, Now: o.Now, Studies: o.Usual, Scale: o.Scale, Offered: o.Offers()}
	if o.Needs == 0 {
		own.Found, own.Low, own.High, own.Some, own.Beyond = &o.Line, &o.Low, &o.High, &o.Some, &o.Beyond
		own.K1, own.N1, own.K0, own.N0 = &o.Counts.K1, &o.Counts.N1, &o.Counts.K0, &o.Counts.N0
	}
	if value, some := o.Setting(); some {
		own.Set = &value
	}
	return &own
}
