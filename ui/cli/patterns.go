package cli

import (
	"context"

	"lull/routines/insight"
	"lull/routines/sleep"
	"lull/ui/screen"
)

// patternsCommand tells what goes with what.
type patternsCommand struct{ tools }

// run opens the patterns on a terminal, or tells them.
func (k patternsCommand) run(ctx context.Context) error {
	if !k.lineMode() && !k.flags.json {
		return k.stage.onScreen(ctx, screen.Visit{Place: screen.PatternsPlace})
	}
	return k.disk.with(ctx, k.tell)
}

// tell tells what goes with what.
func (k patternsCommand) tell(ctx context.Context, o opened) error {
	sections, p, err := o.reader().Patterns(ctx, o.now)
	if err != nil {
		return err
	}
	if k.flags.json {
		regular, err := o.reader().Regular(ctx, o.today())
		if err != nil {
			return err
		}
		return k.tellJSON(sections, p, regular)
	}
	if o.telling.Lying {
		k.print("%s\n", screen.ForTheDay)
		return nil
	}
	for i, section := range sections {
		if i > 0 {
			k.print("\n")
		}
		sayAll(k.console, section...)
	}
	return nil
}

// tellJSON writes the comparisons as data; the shape is stable. While they
// are withheld there are none, and the words say why.
func (k patternsCommand) tellJSON(sections [][]insight.Line, p insight.Patterns, r sleep.Regular) error {
	words := []string{}
	for _, section := range sections {
		for _, l := range section {
			words = append(words, l.Say(k.say))
		}
	}
	type finding struct {
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
	type third struct {
		From   float64 `json:"from_mg"`
		N      int     `json:"n"`
		K      int     `json:"k,omitempty"`
		Median float64 `json:"median,omitempty"`
	}
	type comparison struct {
		Outcome   insight.Outcome    `json:"outcome"`
		Logged    int                `json:"logged"`
		Looked    int                `json:"looked"`
		Needs     int                `json:"needs,omitempty"`
		Next      int                `json:"next_look"`
		Factors   int                `json:"factors"`
		Among     int                `json:"among"` // pairs that were looked at
		Threshold float64            `json:"caffeine_mg"`
		Findings  []finding          `json:"findings"`
		Together  [][]insight.Factor `json:"together,omitempty"`
		Thirds    []third            `json:"caffeine_thirds,omitempty"`
	}
	type regularity struct {
		Nights int      `json:"nights"`
		Bed    float64  `json:"bed_spread_min"`
		Up     float64  `json:"up_spread_min"`
		Middle float64  `json:"midsleep_spread_min"`
		Index  *float64 `json:"sleep_regularity_index,omitempty"`
	}
	type watched struct {
		Factor insight.Factor `json:"factor"`
		Since  string         `json:"since"`
		comparison
	}
	compared := func(c insight.Comparison) comparison {
		out := comparison{c.Outcome, c.Logged, c.Looked, c.Needs, c.Next, c.Factors, c.Among, c.Threshold, []finding{}, c.Together, nil}
		for _, f := range c.Findings {
			x := finding{Factor: f.Factor, Verdict: f.Verdict.String(), Needs: f.Needs, N1: f.Counts.N1, N0: f.Counts.N0}
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
			out.Thirds = append(out.Thirds, third{x.From, x.N, x.K, x.Median})
		}
		return out
	}
	out := struct {
		Watched     *watched     `json:"watched"`
		Comparisons []comparison `json:"comparisons"`
		Regularity  *regularity  `json:"regularity,omitempty"`
		Words       []string     `json:"words"`
	}{Comparisons: []comparison{}, Words: words}
	if w := p.Watched; w != nil {
		out.Watched = &watched{w.Asked.Factor, w.Asked.Since.String(), compared(w.Comparison)}
	}
	if r.Nights >= sleep.SpreadNights {
		out.Regularity = &regularity{r.Nights, tenth(r.Bed.Spread.Minutes()), tenth(r.Up.Spread.Minutes()), tenth(r.Middle.Spread), nil}
		if index := tenth(r.Index); r.Pairs > 0 {
			out.Regularity.Index = &index
		}
	}
	for _, c := range p.Comparisons {
		out.Comparisons = append(out.Comparisons, compared(c))
	}
	return k.asJSON(out)
}
