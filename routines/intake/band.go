package intake

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"lull/routines/journal"
	"lull/routines/wording"
)

// The shares of a serving that a size or half of one has: who logged another
// amount typed it off a label, which has no range (docs/evidence.md, Caffeine
// contents).
var shares = [...]float64{0.5, 1, 1.5, 2}

// rangeOf gives how little and how much caffeine a drink that was logged may have
// had instead (docs/evidence.md, Caffeine contents), 0 and 0 where no range is known
// or the milligrams were typed.
func (t *Table) rangeOf(in journal.Intake) (low, high float64) {
	it, ok := t.Find(in.What)
	for rest, more := in.What, true; !ok && more; it, ok = t.Find(rest) { // large latte is a latte
		_, rest, more = strings.Cut(rest, " ")
	}
	if !ok || it.High == 0 || in.Count <= 0 {
		return 0, 0
	}
	of := in.Caffeine / (in.Count * it.Milligrams)
	if !slices.ContainsFunc(shares[:], func(s float64) bool { return math.Abs(of-s) < 0.01 }) {
		return 0, 0
	}
	return it.Low / it.Milligrams * in.Caffeine, it.High / it.Milligrams * in.Caffeine
}

// doseOf gives the caffeine of an entry, with its range where the band holds it.
func (n Tonight) doseOf(e journal.Entry) (Dose, bool) {
	d, ok := DoseOf(e)
	if ok && n.Ranges {
		d.Low, d.High = n.Table.rangeOf(*e.Intake)
	}
	return d, ok
}

// Doses gives the caffeine of all entries, with their ranges where the band holds
// them.
func (n Tonight) Doses() (out []Dose) {
	for _, e := range n.Entries {
		if d, ok := n.doseOf(e); ok {
			out = append(out, d)
		}
	}
	return out
}

// doseOfItem gives the caffeine of one serving of the table, likewise.
func (n Tonight) doseOfItem(it Item) Dose {
	d := Dose{Milligrams: it.Milligrams, Ka: it.Ka}
	if n.Ranges {
		d.Low, d.High = it.Low, it.High
	}
	return d
}

// weak and strong are a dose as the low and the high end of the band have it.
func (d Dose) weak() Dose   { return d.instead(d.Low) }
func (d Dose) strong() Dose { return d.instead(d.High) }

func (d Dose) instead(milligrams float64) Dose {
	if milligrams > 0 {
		d.Milligrams = milligrams
	}
	return d
}

// band says what the band around the figures holds: the half-lives, and how much
// drinks differ where that is wanted. It says nothing where the model is silent.
func (n Tonight) band() wording.Line {
	if n.Body.Silence() != "" {
		return wording.Line{}
	}
	low, _, high := n.Body.Kinetics()
	id := "band.half-life"
	if low == high {
		id = "band.known"
	}
	if n.Ranges {
		id += ".drinks"
	}
	hours := func(k Kinetics) string { return strconv.FormatFloat(math.Round(10*k.HalfLife)/10, 'f', -1, 64) }
	return wording.Of(id, "short", hours(low), "long", hours(high))
}
