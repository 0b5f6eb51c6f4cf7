package insight

import (
	"math"
	"slices"

	"lull/routines/intake"
	"lull/routines/lists"
	"lull/routines/wording"
)

// What an offer to move the caffeine line takes (docs/evidence.md, A line of
// your own).
const (
	// leastOwn is how many nights with caffeine and an answer it takes.
	leastOwn = 42
	// sureOfLine is how likely it has to be that there is a line at all, and that
	// it lies on the other side of the one that holds.
	sureOfLine = 0.95
	// lineStep is how far the lines that are weighed lie apart, in milligrams.
	lineStep = 5.0
	// lineRise is how steep the rise around a line is: the share of it that is
	// there at so many milligrams is 1/(1 + (line/mg)^lineRise).
	lineRise = 3.0
	// lineWidth is how far a line may be from that of the studies before anything
	// is known, as the spread of its logarithm: 20 and 60 mg are then the ends of
	// the middle 90 %.
	lineWidth = 0.33
	// LongAwake is from how many minutes on falling asleep, or being awake, counts
	// as long (Lichstein 2003).
	LongAwake = 31
)

// OwnLine is what somebody's own nights tell of the milligrams of caffeine at
// bedtime from which on they have more of an outcome. Milligrams are those of a
// body of 70 kg, as the setting has them.
type OwnLine struct {
	Outcome Outcome
	Nights  int     // with caffeine and an answer, that the last look took in
	Needs   int     // how many more at the least, 0 when it was weighed
	Now     float64 // the line that holds
	Usual   float64 // the line of the studies
	Held    bool    // the one that holds is their own
	Scale   float64 // their weight as a share of 70 kg
	Line    float64 // the middle one of those that fit
	Low     float64 // and the middle 90 % of them
	High    float64
	Counts  Counts  // with that line
	Some    float64 // how likely there is a line at all, 0 to 1
	Beyond  float64 // how likely it lies on that side of the one that holds
	Was     float64 // hours before bed that are best for a cup by itself, 0 for any
	Then    float64 // and with the line in place of the one that holds
}

// Offers says whether the line may be offered: there is one, and it is not the
// one that holds.
func (o OwnLine) Offers() bool {
	return o.Needs == 0 && o.Some >= sureOfLine && o.Beyond >= sureOfLine && o.Line != o.Now
}

// Own weighs the lines from the sensitive to the lenient one against nights, by
// whether a jerk came, or a long time awake where that was asked beforehand.
// Before anything is known the line is that of the studies, which no offer that
// was taken moves: the same nights would count twice.
func Own(nights []Night, body intake.Body, asked Question) OwnLine {
	o := OwnLine{Outcome: Jerks, Now: body.Line70(), Usual: body.Studied().Line70(), Held: body.Line > 0}
	o.Scale = body.Threshold() / o.Now
	if asked.Factor == Caffeine && (asked.Outcome == SOL || asked.Outcome == WASO) {
		o.Outcome = asked.Outcome
	}
	var loads []float64
	var had []bool
	for i := range nights {
		n := &nights[i]
		if f := o.Outcome.of(n); f.Known && n.Load.Known {
			loads = append(loads, n.Load.Value/o.Scale)
			had = append(had, o.had(f.Value))
		}
	}
	o.Nights = looked(len(loads))
	if o.Nights < leastOwn {
		o.Needs = next(o.Nights, leastOwn-o.Nights) - (len(loads) - o.Nights)
		return o
	}
	o.weigh(loads[:o.Nights], had[:o.Nights])
	_, usual, _ := body.Kinetics()
	cup := intake.Dose{Milligrams: intake.Cup}
	o.Was, o.Then = usual.Cutoff(cup, o.Now*o.Scale), usual.Cutoff(cup, o.Line*o.Scale)
	return o
}

func (o OwnLine) had(v float64) bool {
	if o.Outcome == Jerks {
		return v == 1
	}
	return v >= LongAwake
}

// weigh gives every line its share by Bayes' rule. Around each the share of nights
// rises from one figure to a larger one, of which nothing else is known; against
// all of them stands one share for all nights.
func (o *OwnLine) weigh(loads []float64, had []bool) {
	var lines, shares []float64
	groups, one := grouped(loads, had)
	before, all := 0.0, 0.0
	for mg := intake.Sensitive.Threshold(); mg <= intake.Lenient.Threshold(); mg += lineStep {
		off := math.Log(mg/o.Usual) / lineWidth
		prior := math.Exp(-off * off / 2)
		share := prior * math.Exp(risingAt(mg, groups)-one)
		lines, shares = append(lines, mg), append(shares, share)
		before, all = before+prior, all+share
	}
	o.Some = all / (all + before) // one share for all nights counts 1
	quantile := func(q float64) float64 {
		sum := 0.0
		for i, s := range shares {
			if sum += s; sum >= q*all {
				return lines[i]
			}
		}
		return lines[len(lines)-1]
	}
	o.Low, o.Line, o.High = quantile(0.05), quantile(0.5), quantile(0.95)
	for i, mg := range lines {
		if o.Line < o.Now && mg < o.Now || o.Line > o.Now && mg > o.Now {
			o.Beyond += shares[i] / all
		}
	}
	for i, load := range loads {
		o.Counts.add(load >= o.Line, had[i])
	}
}

// group is nights with about the same caffeine at bedtime, k of n with the outcome.
type group struct{ mg, k, n float64 }

// grouped puts together the nights whose milligrams differ by less than an
// eighth, and gives the logarithm of how likely they are with one share for all.
func grouped(loads []float64, had []bool) (groups []group, one float64) {
	const each = 8
	k := 0
	for i, mg := range loads {
		at := int(math.Round(each * math.Log(max(mg, 1))))
		for at >= len(groups) {
			groups = append(groups, group{mg: math.Exp(float64(len(groups)) / each)})
		}
		groups[at].n++
		if had[i] {
			groups[at].k++
			k++
		}
	}
	groups = slices.DeleteFunc(groups, func(g group) bool { return g.n == 0 })
	return groups, lnBeta(float64(k+1), float64(len(loads)-k+1))
}

// risingAt gives the logarithm of how likely groups are where the share rises
// around a line, over all pairs of a lower and a higher share.
func risingAt(line float64, groups []group) float64 {
	const parts = 20
	rise := lists.Each(groups, func(g group) float64 { return 1 / (1 + math.Pow(line/g.mg, lineRise)) })
	var logs []float64
	for low := range parts {
		for high := low; high < parts; high++ {
			p0, p1 := (float64(low)+0.25)/parts, (float64(high)+0.75)/parts
			sum := 0.0
			for i, g := range groups {
				p := p0 + (p1-p0)*rise[i]
				sum += g.k*math.Log(p) + (g.n-g.k)*math.Log1p(-p)
			}
			logs = append(logs, sum)
		}
	}
	top := slices.Max(logs)
	likely := 0.0
	for _, l := range logs {
		likely += math.Exp(l - top)
	}
	return top + math.Log(likely/float64(len(logs)))
}

// Summary is the offer of another line with its numbers, or that a line of their
// own holds; nothing where there is neither.
func (o OwnLine) Summary() []wording.Line {
	switch {
	case o.Offers():
		out := []wording.Line{
			wording.Of("insight.own.offer", "mg", o.inBody(o.Line), "low", o.inBody(o.Low), "high", o.inBody(o.High),
				"now", o.inBody(o.Now)),
			wording.Of("insight.own."+string(o.Outcome), "mg", o.inBody(o.Line),
				"k1", number(o.Counts.K1), "n1", number(o.Counts.N1), "k0", number(o.Counts.K0),
				"n0", number(o.Counts.N0)),
		}
		return append(out, o.cup()...)
	case o.Held:
		return []wording.Line{wording.Of("insight.own.held", "mg", o.inBody(o.Now), "usual", o.inBody(o.Usual))}
	}
	return nil
}

// cup tells when a cup by itself is best, with no hour that is very far from bed.
func (o OwnLine) cup() []wording.Line {
	late := func(hours float64) bool { return hours > intake.LongestCutoff.Hours() }
	switch {
	case o.Was <= 0 || o.Then <= 0 || late(o.Was) && late(o.Then):
		return nil
	case late(o.Then):
		return []wording.Line{wording.Of("insight.own.cup.morning", "was", quarters(o.Was))}
	case late(o.Was):
		return []wording.Line{wording.Of("insight.own.cup.later", "then", quarters(o.Then))}
	}
	return []wording.Line{wording.Of("insight.own.cup", "then", quarters(o.Then), "was", quarters(o.Was))}
}

// Lines is the summary with what it is about, and how the line is taken and taken back.
func (o OwnLine) Lines() []wording.Line {
	if !o.Offers() && !o.Held {
		return nil
	}
	out := append([]wording.Line{wording.Of("insight.own.about")}, o.Summary()...)
	if !o.Offers() {
		return append(out, wording.Of("insight.own.back"))
	}
	set, mine := rounded(o.Line), o.inBody(o.Line)
	out = append(out, wording.Of("insight.own.take", "set", set))
	if set != mine {
		out = append(out, wording.Of("insight.own.scaled", "set", set, "mg", mine))
	}
	return out
}

// Setting gives the value that takes the offer, or takes back the line that holds.
func (o OwnLine) Setting() (value string, some bool) {
	if o.Offers() {
		return rounded(o.Line), true
	}
	return "", o.Held
}

// inBody writes milligrams of 70 kg as those of this body.
func (o OwnLine) inBody(mg float64) string { return rounded(mg * o.Scale) }

// quarters writes hours before bed up to the next quarter, and never down: that
// much earlier the promise holds too.
func quarters(x float64) string { return plain(math.Ceil(4*x) / 4) }

// Typed is a line as it is said where no key is named.
func Typed(l wording.Line) wording.Line {
	switch l.ID {
	case "insight.own.take", "insight.own.back", "insight.ask", "insight.offer":
		l.ID += ".typed"
	}
	return l
}
