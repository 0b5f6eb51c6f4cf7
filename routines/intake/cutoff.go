package intake

import (
	"math"
	"slices"
	"time"

	"lull/routines/lists"
)

// Fit says in what way a thing still fits into an evening.
type Fit string

const (
	Anytime Fit = "anytime" // no limit tonight
	Until   Fit = "until"   // until Limit.Latest
	Morning Fit = "morning" // its limit is over 12 hours before bed: best kept to the morning, or smaller
	NoRoom  Fit = "noroom"  // what was had before leaves no room at all
	Unsaid  Fit = "unsaid"  // no limit is named for this body
)

// Limit is the latest time for one thing on one evening.
type Limit struct {
	Fit Fit
	// set for Until: the quarter of an hour at or before Exact, so that keeping to it keeps what it promises
	Latest time.Time
	Exact  time.Time // set for Until and Morning: before rounding
}

// Holds says whether at is not too late. It uses the rounded time, so that
// no answer differs from the time it names.
func (l Limit) Holds(at time.Time) bool {
	switch l.Fit {
	case Anytime:
		return true
	case Until:
		return !at.After(l.Latest)
	case Morning:
		return !at.After(l.Exact)
	default:
		return false
	}
}

// LongestCutoff is the hours before bed past which no clock time is named
// (docs/evidence.md, Caffeine cutoff).
const LongestCutoff = 12 * time.Hour

func limitAt(exact, bed time.Time) Limit {
	if bed.Sub(exact) > LongestCutoff {
		return Limit{Fit: Morning, Exact: exact}
	}
	return until(exact)
}

// Grid is what the clock times of cutoffs are rounded down to: a minute would
// promise more than the model can keep (docs/evidence.md, Caffeine cutoff).
const Grid = 15 * time.Minute

// until makes a Limit that names a clock time.
func until(exact time.Time) Limit { return Limit{Fit: Until, Latest: quarter(exact), Exact: exact} }

// quarter rounds down to a quarter of an hour on the clock of t's zone. A moment a
// few seconds short of one is that one.
func quarter(t time.Time) time.Time {
	t = t.Add(5 * time.Second)
	past := time.Duration(t.Minute()%int(Grid.Minutes()))*time.Minute +
		time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	return t.Add(-past)
}

// Cutoff gives the hours before bed by which d, alone on its day, has to be
// had so that no more than threshold milligrams are left in the body at
// bedtime, and 0 when any time will do. d's At does not matter.
//
// It is the closed form of docs/evidence.md, Caffeine cutoff, where absorption
// is over by bedtime, and a search on the bedtime load where it is not.
func (k Kinetics) Cutoff(d Dose, threshold float64) float64 {
	if !d.counts() || threshold <= 0 {
		return 0
	}
	ka, ke := d.rate(), k.ke()
	if d.Over <= 0 {
		t := math.Log(ka/(ka-ke)*d.Milligrams/threshold) / ke
		if t >= absorbed/ka {
			return t
		}
	}
	bed := time.Unix(0, 0)
	limit, ok := k.latest(d, nil, bed, threshold)
	if !ok || limit.Equal(bed) {
		return 0
	}
	return bed.Sub(limit).Hours()
}

// absorbed is how many absorption time constants it takes until nothing is
// left to absorb: 2 hours for the usual drink, the limit of the closed form
// (docs/evidence.md, Caffeine cutoff).
const absorbed = 10.0

// latest gives the last moment up to bed at which d can begin so that it,
// together with the earlier doses, stays within the threshold; and so does
// every moment before it. It is false when the earlier doses leave no room.
//
// Once the drink's peak lies before bedtime, an earlier drink always leaves
// less, so that halving finds the moment. Nearer to bed than that it may not
// (a cola at bedtime peaks after the hour that counts), so the search goes
// there in steps of five minutes and stops at the first that is too much.
func (k Kinetics) latest(d Dose, earlier []Dose, bed time.Time, threshold float64) (time.Time, bool) {
	if k.BedtimeLoad(earlier, bed) >= threshold {
		return time.Time{}, false
	}
	rest := k.rest(earlier, bed)
	tooMuch := func(before time.Duration) bool {
		d.At = bed.Add(-before)
		return rest.exceeds(d, threshold)
	}
	peak := time.Duration(k.peakAfter(d.rate())*float64(time.Hour)) + max(d.Over, 0)
	tooLate, fine := time.Duration(0), time.Duration(0)
	if tooMuch(peak) {
		tooLate, fine = peak, 2*peak
		for tooMuch(fine) {
			if fine > 30*24*time.Hour {
				return time.Time{}, false
			}
			tooLate, fine = fine, 2*fine
		}
	} else {
		for fine = peak; ; fine = tooLate {
			if fine == 0 {
				return bed, true
			}
			if tooLate = max(fine-5*time.Minute, 0); tooMuch(tooLate) {
				break
			}
		}
	}
	for fine-tooLate > time.Second {
		if mid := (fine + tooLate) / 2; tooMuch(mid) {
			tooLate = mid
		} else {
			fine = mid
		}
	}
	return bed.Add(-fine), true
}

// trifle is the milligrams at bedtime below which a drink is as good as none:
// a decaf never counts as late (docs/evidence.md, Caffeine cutoff).
const trifle = 5.0

// Limit gives the latest time for d with the earlier doses of the day in the
// body, for this threshold. Earlier doses all count, whenever they were.
func (k Kinetics) Limit(d Dose, earlier []Dose, bed time.Time, threshold float64) Limit {
	if !d.counts() || k.slight(d) {
		return Limit{Fit: Anytime}
	}
	if len(earlier) == 0 {
		before := k.Cutoff(d, threshold)
		if before == 0 {
			return Limit{Fit: Anytime}
		}
		return limitAt(bed.Add(-time.Duration(before*float64(time.Hour))), bed)
	}
	exact, ok := k.latest(d, earlier, bed, threshold)
	switch {
	case !ok:
		return Limit{Fit: NoRoom}
	case exact.Equal(bed):
		return Limit{Fit: Anytime}
	}
	return limitAt(exact, bed)
}

// slight says whether d is a trifle whenever it is had.
func (k Kinetics) slight(d Dose) bool {
	d.Over = 0
	return d.left(k.ke(), k.peakAfter(d.rate())) < trifle
}

// limit gives [Kinetics.Limit] for the usual half-life and the threshold of this
// body. It is meaningless where [Body.Clock] is false.
func (b Body) limit(d Dose, earlier []Dose, bed time.Time) Limit {
	_, usual, _ := b.Kinetics()
	return usual.Limit(d, earlier, bed, b.Threshold())
}

// Limits gives the limit of d for the usual half-life, and the ends of its band:
// early for the longest likely one with drinks at their strongest, late for the
// shortest with drinks at their weakest. Where [Body.Clock] is false all three are
// Unsaid.
func (b Body) Limits(d Dose, earlier []Dose, bed time.Time) (usual, early, late Limit) {
	if !b.Clock() {
		l := Limit{Fit: Unsaid}
		return l, l, l
	}
	low, _, high := b.Kinetics()
	r := b.Threshold()
	usual = b.limit(d, earlier, bed)
	ranged := func(d Dose) bool { return d.High > 0 }
	if low == high && !ranged(d) && !slices.ContainsFunc(earlier, ranged) {
		return usual, usual, usual
	}
	return usual, high.Limit(d.strong(), lists.Each(earlier, Dose.strong), bed, r),
		low.Limit(d.weak(), lists.Each(earlier, Dose.weak), bed, r)
}
