package intake

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/wording"
)

// mostOffered is how many other drinks an answer names: not about the body.
const mostOffered = 3

func (r *reply) caffeine(in journal.Intake) {
	n := r.n
	if ask, ok := n.Body.askCaffeine(); ok {
		r.judge(Ask, Limit{Fit: Unsaid}, append([]wording.Line{ask}, n.notes(in.Caffeine, in.Over)...)...)
		return
	}
	d, _ := n.doseOf(journal.Entry{At: r.At, Intake: &in})
	earlier := n.Doses()
	r.Modelled = true
	r.Without, r.With = n.Body.Load(earlier, n.Bed), n.loadWith(d, earlier)
	l, early, late := n.Body.Limits(d, earlier, n.Bed)
	half := d
	half.Milligrams, half.Low, half.High = d.Milligrams/2, d.Low/2, d.High/2
	r.limited(l, n.fits(half, earlier), r.caffeineLines(l)...)
	if r.Limit == l {
		r.Early, r.Late = early, late
	}
	if !l.Holds(r.At) {
		r.Still = append(r.Still, n.offers(r.At, in.Caffeine, earlier)...)
	} else if early.Fit == Until && late.Fit == Until {
		band := wording.Of("can.caffeine.band", "early", n.at(early.Latest), "late", n.at(late.Latest))
		r.Lines = append(r.Lines, band)
	}
	r.Lines = append(r.Lines, n.notes(in.Caffeine, in.Over)...)
}

// askCaffeine gives what to say where no cutoff may be named.
func (b Body) askCaffeine() (wording.Line, bool) {
	switch {
	case b.Silence() != "":
		return wording.Of("ask." + string(b.Silence())), true
	case b.Pregnant:
		return wording.Of("ask.pregnant"), true
	}
	return wording.Line{}, false
}

// loadWith gives the bedtime load with d. A drink later than bed is counted
// as one at bed, since the load looks no further than an hour.
func (n Tonight) loadWith(d Dose, earlier []Dose) Load {
	if d.At.After(n.Bed) {
		d.At = n.Bed
	}
	return n.Body.Load(append(earlier[:len(earlier):len(earlier)], d), n.Bed)
}

// fits says whether d at its time keeps the evening within the threshold.
func (n Tonight) fits(d Dose, earlier []Dose) bool {
	_, usual, _ := n.Body.Kinetics()
	if usual.slight(d) {
		return true
	}
	return n.loadWith(d, earlier).Usual <= n.Body.Threshold()
}

func (r *reply) caffeineLines(l Limit) []wording.Line {
	if l.Holds(r.At) || l.Fit == NoRoom {
		return []wording.Line{r.line("caffeine", l)}
	}
	n := r.n
	with := []string{
		"what", r.What, "What", letters.UpperFirst(r.What), "at", n.at(r.At), "bed", n.at(n.Bed),
		"mg", rounded(r.With.Usual), "threshold", rounded(n.Body.Threshold()),
	}
	lines := []wording.Line{wording.Of("can.caffeine.no."+string(n.Body.Zone(r.With.Usual)), with...)}
	if l.Fit == Morning {
		return append(lines, wording.Of("best.caffeine.morning", "What", letters.UpperFirst(r.What)))
	}
	return append(lines, wording.Of("best.caffeine", "What", letters.UpperFirst(r.What), "latest", n.at(l.Latest)))
}

// offers gives the drinks of the table with less caffeine than most that fit
// at the given moment, strongest first. The gentlest is always among them.
func (n Tonight) offers(at time.Time, most float64, earlier []Dose) []Option {
	var out []Option
	for _, it := range n.Table.Items() {
		d := n.doseOfItem(it)
		d.At = at
		if !it.Offered || it.Milligrams >= most || !n.fits(d, earlier) {
			continue
		}
		if l := n.Body.limit(d, earlier, n.Bed); l.Holds(at) {
			out = append(out, Option{What: it.Name, Milligrams: it.Milligrams, Limit: l})
		}
	}
	slices.SortStableFunc(out, func(x, y Option) int { return cmp.Compare(y.Milligrams, x.Milligrams) })
	if len(out) > mostOffered {
		out = append(out[:mostOffered-1], out[len(out)-1])
	}
	return out
}

// notes gives what there is to note about the amount alone: much at once, and
// much in a day. more is what comes on top of the evening's entries.
func (n Tonight) notes(more float64, over time.Duration) []wording.Line {
	if n.Body.Silence() == Pharmacist {
		return nil
	}
	if n.Body.Under18 {
		if limit, ok := n.Body.DayLimit(); ok {
			return []wording.Line{wording.Of("note.young.weight", "limit", rounded(limit))}
		}
		return []wording.Line{wording.Of("note.young")}
	}
	var out []wording.Line
	if more > singleLimit && over <= 0 {
		out = append(out, wording.Of("note.single", "mg", rounded(more)))
	}
	sum := more + n.caffeineOfDay()
	if limit, _ := n.Body.DayLimit(); sum > limit {
		id := "note.day"
		if limit == dayLimitLow {
			id = "note.day.low"
		}
		out = append(out, wording.Of(id, "mg", rounded(sum), "limit", rounded(limit)))
	}
	return out
}

func (n Tonight) caffeineOfDay() float64 {
	sum := 0.0
	for _, e := range n.Entries {
		if d, ok := DoseOf(e); ok && e.Evening == n.Day {
			sum += d.Milligrams
		}
	}
	return sum
}
