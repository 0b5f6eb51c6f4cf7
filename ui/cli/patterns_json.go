package cli

import (
	"lull/routines/insight"
	"lull/routines/lists"
	"lull/routines/sleep"
	"lull/ui/cli/console"
)

// withoutFindings leaves out what the comparisons found, as the words do from the
// wind-down on. How many nights there are is no news.
func withoutFindings(p insight.Patterns) insight.Patterns {
	quiet := func(c insight.Comparison) insight.Comparison {
		c.Findings, c.Together, c.Thirds = nil, nil, nil
		return c
	}
	some := insight.Patterns{}
	if w := p.Watched; w != nil {
		some.Watched = &insight.Watched{Comparison: quiet(w.Comparison), Asked: w.Asked}
	}
	for _, c := range p.Comparisons {
		some.Comparisons = append(some.Comparisons, quiet(c))
	}
	return some
}

// dataOf writes the comparisons as data. While they are withheld there are none, at
// night nothing that they found, and the words say why.
func (k patternsCommand) dataOf(words []string, p insight.Patterns, r sleep.Regular) error {
	comparisons := []console.Data{}
	var watched any
	if w := p.Watched; w != nil {
		watched = append(console.Data{"factor", w.Asked.Factor, "since", w.Asked.Since.String()},
			comparisonOf(w.Comparison)...)
	}
	for _, c := range p.Comparisons {
		comparisons = append(comparisons, comparisonOf(c))
	}
	return k.AsJSON(console.Data{
		"watched", watched,
		"comparisons", comparisons,
		"regularity,omitempty", regularityOf(r),
		"own_line,omitempty", ownLineOf(p.Own),
		"words", words,
	})
}

func comparisonOf(c insight.Comparison) console.Data {
	findings, thirds := []console.Data{}, []console.Data{}
	for _, f := range c.Findings {
		findings = append(findings, findingOf(f, c.Outcome == insight.Jerks))
	}
	for _, x := range c.Thirds {
		third := console.Data{"from_mg", x.From, "n", x.N}
		if c.Outcome == insight.Jerks {
			third = append(third, "k", x.K)
		} else {
			third = append(third, "median", x.Median)
		}
		thirds = append(thirds, third)
	}
	return console.Data{
		"outcome", c.Outcome,
		"logged", c.Logged,
		"looked", c.Looked,
		"needs,omitempty", c.Needs,
		"next_look", c.Next,
		"factors", c.Factors,
		"among", c.Among, // pairs that were looked at
		"caffeine_mg", c.Threshold,
		"findings", findings,
		"together,omitempty", lists.Each(c.Together, func(t insight.Tied) []insight.Factor { return t.Factors }),
		"caffeine_thirds,omitempty", thirds,
	}
}

func findingOf(f insight.Finding, jerks bool) console.Data {
	out := console.Data{
		"factor", f.Factor, "verdict", f.Verdict.String(), "needs,omitempty", f.Needs,
		"n1", f.Counts.N1, "n0", f.Counts.N0,
	}
	if f.Verdict == insight.TooFew {
		return out
	}
	if jerks {
		out = append(out, "k1", f.Counts.K1, "k0", f.Counts.K0)
	} else {
		out = append(out, "median1", f.With, "median0", f.Without)
	}
	out = append(out, "p,omitempty", f.Chance, "more_with", f.More, "difference", f.Difference)
	if jerks {
		out = append(out, "low", f.Low, "high", f.High)
	}
	if f.Stratified.Known {
		out = append(out, "difference_by_weekend", f.Stratified.Value)
	}
	if !jerks {
		out = append(out, "superiority", f.Superiority)
	}
	return out
}

func regularityOf(r sleep.Regular) console.Data {
	if r.Nights < sleep.SpreadNights {
		return nil
	}
	out := console.Data{"nights", r.Nights}
	spread := func(name string, c sleep.Clocks) {
		if c.N >= sleep.SpreadNights { // no device knows of going to bed
			out = append(out, name, tenth(c.Spread.Minutes()))
		}
	}
	spread("bed_spread_min", r.Bed)
	spread("up_spread_min", r.Up)
	out = append(out, "midsleep_spread_min", tenth(r.Midsleep.Spread.Minutes()))
	if r.Pairs > 0 {
		out = append(out, "sleep_regularity_index", tenth(r.Index))
	}
	return out
}

func ownLineOf(o insight.OwnLine) console.Data {
	if o.Now <= 0 {
		return nil
	}
	out := console.Data{
		"outcome", o.Outcome, "nights", o.Nights, "needs,omitempty", o.Needs,
		"now_mg", o.Now, "studies_mg", o.Usual, "weight_scale", o.Scale,
	}
	if n := o.Counts; o.Needs == 0 {
		out = append(out, "line_mg", o.Line, "low_mg", o.Low, "high_mg", o.High,
			"k1", n.K1, "n1", n.N1, "k0", n.K0, "n0", n.N0, "p_some", o.Some, "p_beyond", o.Beyond)
	}
	out = append(out, "offered", o.Offers())
	if value, some := o.Setting(); some {
		out = append(out, "set", value) // the value of caffeine.line that takes it, or takes it back
	}
	return out
}
