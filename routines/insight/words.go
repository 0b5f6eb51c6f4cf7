package insight

import (
	"slices"

	"lull/routines/evening"
	"lull/routines/lists"
	"lull/routines/wording"
)

// Lines tells an outcome; nothing where nobody was ever asked.
func (c Comparison) Lines() []wording.Line {
	switch {
	case c.Logged == 0:
		return nil
	case c.Needs > 0 && c.Outcome == Jerks:
		return []wording.Line{
			wording.Of("insight.wait.jerks", "n", number(c.Logged), "k", number(c.Jerks), "more", number(c.Needs)),
		}
	case c.Needs > 0:
		return []wording.Line{
			wording.Of("insight.wait."+string(c.Outcome), "n", number(c.Logged), "more", number(c.Needs)),
		}
	}
	out := []wording.Line{wording.Of("insight.logged."+string(c.Outcome), "n", number(c.Looked))}
	if c.Outcome == Jerks {
		out[0].With["n"], out[0].With["k"] = number(c.Logged), number(c.Jerks)
		if c.Looked < c.Logged {
			out = append(out, wording.Of("insight.looked", "looked", number(c.Looked)))
		}
	}
	if c.Raised {
		out = append(out, wording.Of("insight.raised", "mg", rounded(c.Threshold)))
	}
	out = append(out, c.findings()...)
	if c.Outcome == Jerks { // said once is enough
		out = append(out, wording.Of("insight.next", "next", number(c.Next)))
	}
	return out
}

// findings tells them, those that cannot be told apart together, the thin ones last.
func (c Comparison) findings() []wording.Line {
	var out, thin []wording.Line
	var told []Factor
	for _, f := range c.Findings {
		tied := slices.ContainsFunc(c.Together, func(t Tied) bool { return slices.Contains(t.Factors, f.Factor) })
		switch {
		case f.Verdict == TooFew:
			if min(f.Counts.N1, f.Counts.N0) > 0 {
				thin = append(thin, wording.Of("insight.thin", "n1", number(f.Counts.N1),
					"n", number(f.Counts.N1+f.Counts.N0)).
					Naming("with", c.with(f.Factor)))
			}
		case !tied:
			out = append(out, c.counts(f)...)
			if f.Factor == Caffeine {
				out = append(out, c.byThirds()...)
			}
			out = append(out, c.verdict(f.Verdict))
		}
		for _, t := range c.Together {
			if t.Factors[0] == f.Factor {
				out = append(out, c.together(t, told)...)
				told = append(told, t.Factors...)
			}
		}
	}
	if len(out) == 0 {
		out = append(out, wording.Of("insight.thin.all"))
	}
	return append(out, thin...)
}

// together tells what cannot be told apart, with the strongest verdict among it. What
// was told before is not told again.
func (c Comparison) together(t Tied, told []Factor) []wording.Line {
	var out []wording.Line
	strongest := Unclear
	for _, f := range c.Findings {
		if !slices.Contains(t.Factors, f.Factor) {
			continue
		}
		strongest = max(strongest, f.Verdict)
		if !slices.Contains(told, f.Factor) {
			out = append(out, c.counts(f)...)
		}
	}
	return append(out, c.verdict(strongest), t.line())
}

func (t Tied) line() wording.Line {
	names := lists.Each(t.Factors, func(f Factor) string { return "insight.name." + string(f) })
	line := wording.Of("insight.together.few")
	if t.Same {
		line = wording.Of("insight.together")
	}
	return line.Naming("names", names...)
}

// with gives the id of what nights with a factor are called.
func (c Comparison) with(f Factor) string {
	switch {
	case f == Caffeine && c.Raised:
		return "insight.with.caffeine.raised"
	case f == Caffeine && c.beside:
		return "insight.with.caffeine.studies"
	}
	return "insight.with." + string(f)
}

func (c Comparison) counts(f Finding) []wording.Line {
	counts := []string{"n1", number(f.Counts.N1), "n0", number(f.Counts.N0)}
	switch c.Outcome {
	case Jerks:
		counts = append(counts, "k1", number(f.Counts.K1), "k0", number(f.Counts.K0))
	case Tension:
		counts = append(counts, "m1", change(f.With), "m0", change(f.Without))
	default:
		counts = append(counts, "m1", middle(f.With), "m0", middle(f.Without))
	}
	seen := wording.Of("insight.counts."+string(c.Outcome), counts...).Naming("with", c.with(f.Factor))
	seen.About = &f
	out := []wording.Line{seen}
	if c.Outcome == Jerks && f.Verdict >= Hint {
		out = append(out, wording.Of("insight.difference", "d", signed(100*f.Difference), "low", signed(100*f.Low),
			"high", signed(100*f.High)))
		if f.Stratified.Known {
			out = append(out, wording.Of("insight.apart", "d", signed(100*f.Stratified.Value)))
		}
	}
	return out
}

func (c Comparison) byThirds() []wording.Line {
	if len(c.Thirds) == 0 || rounded(c.Thirds[1].From) == rounded(0) { // under nothing there is no night
		return nil
	}
	with := []string{"a", rounded(c.Thirds[1].From), "b", rounded(c.Thirds[2].From)}
	id := "insight.thirds"
	if c.Outcome == Jerks {
		id = "insight.thirds.jerks"
	}
	for i, t := range c.Thirds {
		at := number(i + 1)
		if c.Outcome == Jerks {
			with = append(with, "k"+at, number(t.K), "n"+at, number(t.N))
		} else {
			with = append(with, "m"+at, middle(t.Median))
		}
	}
	return []wording.Line{wording.Of(id, with...)}
}

func (c Comparison) verdict(v Verdict) wording.Line {
	switch {
	case v == Pattern && c.Among == 1:
		return wording.Of("insight.pattern.one")
	case v == Pattern:
		return wording.Of("insight.pattern", "m", number(c.Among))
	}
	return wording.Of("insight." + v.String())
}

// Notes gives what belongs under all of it: how tension moved, what a log can
// not tell, and the better test to offer.
func (p Patterns) Notes() []wording.Line {
	var out []wording.Line
	if c := p.Change; c.Sessions >= LeastSessions {
		out = append(out, wording.Of("insight.tension", "n", number(c.Sessions), "m", change(c.Median)),
			wording.Of("insight.tension.note"))
	}
	compared, caffeine := p.Watched != nil && p.Watched.Factors > 0, false
	for _, c := range p.Comparisons {
		compared = compared || c.Logged > 0 && c.Needs == 0
		caffeine = caffeine || slices.ContainsFunc(c.Findings, func(f Finding) bool {
			return f.Factor == Caffeine && f.Verdict != TooFew
		})
	}
	if caffeine || compared && p.Watched != nil && p.Watched.Asked.Factor == Caffeine {
		out = append(out, wording.Of("insight.unnoticed"))
	}
	if compared {
		out = append(out, wording.Of("insight.once"), wording.Of("insight.offer"))
	}
	return out
}

// Withheld is said while this morning's check-in is still to come.
func Withheld() wording.Line { return wording.Of("insight.withheld") }

// Span is how far back the comparisons look, in evenings: whole blocks of 52
// weeks, two before the running one. People change, and evenings of ten years
// ago say little about tonight. The blocks begin at fixed evenings, so that
// "every seventh night" does not shift from day to day (docs/evidence.md, Patterns
// on few nights).
const Span = 52 * 7

// Since gives the first evening that comparisons made on an evening take in.
func Since(today evening.Day) evening.Day { return today - today%Span - 2*Span }

// Window says from when on nights are compared, where there may be older ones.
func Window(nights []Night, today evening.Day) (wording.Line, bool) {
	if len(nights) == 0 || nights[0].Evening >= Since(today)+EachTime {
		return wording.Line{}, false
	}
	return wording.Of("insight.window", "since", Since(today).Long()), true
}

func (p Patterns) Any() bool {
	return p.Watched != nil || slices.ContainsFunc(p.Comparisons, func(c Comparison) bool { return c.Logged > 0 })
}

// Sections gives all that there is to tell: the question that was asked; then,
// as a look around, one section an outcome, those that wait for more nights
// together, and what belongs under all of it. The first line of a longer section
// is what it is about.
func (p Patterns) Sections(nights []Night, today evening.Day) [][]wording.Line {
	if !p.Any() {
		return [][]wording.Line{{wording.Of("insight.none")}}
	}
	var around [][]wording.Line
	var waiting []wording.Line
	for _, c := range p.Comparisons {
		switch lines := c.Lines(); {
		case len(lines) == 0:
		case c.Needs > 0:
			waiting = append(waiting, lines...)
		default:
			around = append(around, lines)
		}
	}
	out := [][]wording.Line{{NothingAsked()}}
	if p.Watched != nil {
		out[0] = p.Watched.Lines()
	}
	if own := p.Own.Lines(); len(own) > 0 {
		out = append(out, own)
	}
	if among := p.Among(); among > 0 {
		noise := wording.Of("insight.around.noise", "m", number(among))
		if among == 1 {
			noise = wording.Of("insight.around.one")
		}
		out = append(out, []wording.Line{wording.Of("insight.around"), noise})
	}
	out = append(out, around...)
	if len(waiting) > 0 {
		out = append(out, append([]wording.Line{wording.Of("insight.wait")}, waiting...))
	}
	notes := p.Notes()
	if l, ok := Window(nights, today); ok {
		notes = append(notes, l)
	}
	if len(notes) > 0 {
		out = append(out, notes)
	}
	return out
}
