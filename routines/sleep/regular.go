package sleep

import (
	"cmp"
	"strconv"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/wording"
)

// Regular is how alike nights were (docs/evidence.md, Diary and ratings): when
// bed and getting up were, and how far they lay apart. It is no score.
type Regular struct {
	Nights   int // known with both ends: those told, or recorded where none was
	Bed, Up  Clocks
	Midsleep Clocks
	// midsleep before free days and before others; of 0 nights where either has fewer than 3
	Free, Working Clocks
	Index         float64 // the sleep regularity index
	Pairs         int     // of nights on end, from which the index is
}

// What it takes to tell of them (docs/evidence.md, Diary and ratings).
const (
	// leastKind is how many of them there must be of free and of working days.
	leastKind = 3
	// later is by how many minutes sleep on free days is named as later.
	later = 60
	// varies is from how many minutes on a steady hour is proposed.
	varies = 30
	// toNormal makes a median absolute deviation comparable with a standard
	// deviation.
	toNormal = 1.4826
)

// RegularOf tells how alike the nights among entries were, which come in order
// of evenings. Told and recorded nights are not mixed, since a wrist and a memory
// differ by more than nights do: what was recorded counts where nothing was told.
func RegularOf(entries []journal.Entry) Regular {
	var r Regular
	var midsleep, free, working []float64
	var before journal.Entry
	sum := 0.0
	nights := Nights(entries)
	if len(nights) == 0 {
		nights = EachNight(entries)
	}
	for _, e := range nights {
		asleep, woke, ok := sleptOn(e)
		if !ok {
			continue
		}
		middle := (asleep + woke) / 2
		midsleep = append(midsleep, middle)
		if insight.FreeNext(e.Evening) {
			free = append(free, middle)
		} else {
			working = append(working, middle)
		}
		if index, pair := RegularityIndex(before, e); pair {
			sum += index
			r.Pairs++
		}
		before = e
	}
	r.Nights = len(midsleep)
	r.Bed = ClocksOf(nights, func(n journal.Night) *time.Time { return cmp.Or(n.IntoBed, n.Tried) })
	r.Up = ClocksOf(nights, func(n journal.Night) *time.Time { return cmp.Or(n.OutOfBed, n.Woke) })
	r.Midsleep = clocksOf(midsleep)
	if min(len(free), len(working)) >= leastKind {
		r.Free, r.Working = clocksOf(free), clocksOf(working)
	}
	if r.Pairs > 0 {
		r.Index = sum / float64(r.Pairs)
	}
	return r
}

// Enough says whether there are nights enough for the index to be given.
func (r Regular) Enough() bool { return r.Nights >= SpreadNights && r.Pairs > 0 }

// RegularityIndex gives the sleep regularity index of two nights on end, from -100
// for hours that have nothing in common and fill the day, to 100 for the same hours;
// false where they are not on end, or their hours were not both told. That of many is
// the mean of theirs.
func RegularityIndex(before, e journal.Entry) (index float64, ok bool) {
	fromA, toA, a := sleptOn(before)
	fromB, toB, b := sleptOn(e)
	if !a || !b || before.Evening != e.Evening-1 {
		return 0, false
	}
	both := max(min(toA, toB)-max(fromA, fromB), 0)
	apart := toA - fromA + toB - fromB - 2*both
	return 200*(1-apart/(24*60)) - 100, true
}

// sleptOn is [Slept] in minutes on the clock from the midnight with which the
// evening's date begins, false also where they are the wrong way round.
func sleptOn(e journal.Entry) (from, until float64, ok bool) {
	if e.Night == nil {
		return 0, 0, false
	}
	asleep, woke, ok := Slept(*e.Night)
	if !ok {
		return 0, 0, false
	}
	from, until = float64(OnClock(asleep, e.Evening)), float64(OnClock(woke, e.Evening))
	return from, until, from < until
}

// Slept gives from when to when somebody slept, as they told it or a device
// recorded it, and whether both ends are known.
func Slept(n journal.Night) (from, until time.Time, ok bool) {
	if n.Woke == nil || n.Tried == nil && n.Asleep == nil {
		return from, until, false
	}
	if n.Tried == nil {
		return *n.Asleep, *n.Woke, true
	}
	from = *n.Tried
	if n.SOL != nil {
		from = from.Add(*n.SOL)
	}
	return from, *n.Woke, true
}

// Lines tells it in words, nothing from too few nights. The first line is what it
// is about.
func (r Regular) Lines() []wording.Line {
	if r.Nights < SpreadNights {
		return nil
	}
	out := []wording.Line{wording.Of("regular.about", "n", strconv.Itoa(r.Nights))}
	if r.Bed.N >= SpreadNights { // no device knows of going to bed
		out = append(out, wording.Of("regular.bed", "at", fiveOn(r.Bed.At), "min", fives(r.Bed.Spread)))
	}
	if r.Up.N >= SpreadNights {
		out = append(out, wording.Of("regular.up", "at", fiveOn(r.Up.At), "min", fives(r.Up.Spread)))
	}
	if r.Free.N > 0 {
		out = append(out, wording.Of("regular.apart", "working", fives(r.Working.Spread), "free", fives(r.Free.Spread)))
	}
	if d := r.Free.Median - r.Working.Median; r.Free.N > 0 && d > later {
		out = append(out, wording.Of("regular.free", "later", Words(time.Duration(d)*time.Minute)))
	}
	if r.Up.Spread.Minutes() >= varies {
		out = append(out, wording.Of("regular.proposal", "at", fiveOn(r.Up.At)))
	}
	return out
}

// fiveOn writes a time of day to the nearest five minutes.
func fiveOn(at evening.Clock) string { return ((at + 2) / 5 * 5 % (24 * 60)).String() }

// fives writes minutes to the nearest five: nobody tells a night closer.
func fives(d time.Duration) string { return strconv.Itoa(int(d.Round(5 * time.Minute).Minutes())) }
