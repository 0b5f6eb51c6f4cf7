package sleep

import (
	"cmp"
	"math"
	"strconv"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
)

// Regular is how alike nights were (docs/evidence.md, Diary and ratings): when
// bed and getting up were, and how far they lay apart. It is no score.
type Regular struct {
	Nights        int // told with both ends
	Bed, Up       Clocks
	Middle        Spread
	Free, Working Spread // the middle of sleep before free days and before others; of 0 nights where either has fewer than 3
	Index         float64
	Pairs         int // of nights on end, from which the index is
}

// Spread is the middle of some moments and how far they lie apart, in minutes from
// the midnight of the evening's date.
type Spread struct {
	Median, Spread float64
	N              int
}

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
// of evenings.
func RegularOf(entries []journal.Entry) Regular {
	var r Regular
	var middle, free, working []float64
	var before *[3]float64 // the evening, falling asleep and waking of the night before
	apart := 0.0
	for _, e := range Nights(entries) {
		n := e.Night
		if n.Tried == nil || n.Woke == nil {
			continue
		}
		asleep, woke := float64(OnClock(*n.Tried, e.Evening)), float64(OnClock(*n.Woke, e.Evening))
		if n.SOL != nil {
			asleep += n.SOL.Minutes()
		}
		half := (asleep + woke) / 2
		middle = append(middle, half)
		if day := e.Evening.Weekday(); day == time.Friday || day == time.Saturday {
			free = append(free, half)
		} else {
			working = append(working, half)
		}
		if before != nil && before[0] == float64(e.Evening-1) {
			both := max(min(woke, before[2])-max(asleep, before[1]), 0)
			apart += woke - asleep + before[2] - before[1] - 2*both
			r.Pairs++
		}
		before = &[3]float64{float64(e.Evening), asleep, woke}
	}
	r.Nights = len(middle)
	r.Bed = ClocksOf(entries, func(n journal.Night) *time.Time { return cmp.Or(n.IntoBed, n.Tried) })
	r.Up = ClocksOf(entries, func(n journal.Night) *time.Time { return cmp.Or(n.OutOfBed, n.Woke) })
	r.Middle = spreadOf(middle)
	if min(len(free), len(working)) >= leastKind {
		r.Free, r.Working = spreadOf(free), spreadOf(working)
	}
	if r.Pairs > 0 {
		r.Index = 200*(1-apart/float64(r.Pairs*24*60)) - 100
	}
	return r
}

func spreadOf(x []float64) Spread {
	s := Spread{Median: insight.Median(x), N: len(x)}
	off := make([]float64, len(x))
	for i, v := range x {
		off[i] = math.Abs(v - s.Median)
	}
	s.Spread = toNormal * insight.Median(off)
	return s
}

// Lines tells it in words, nothing from too few nights. The first line is what it
// is about.
func (r Regular) Lines() []insight.Line {
	if r.Nights < SpreadNights {
		return nil
	}
	say := func(id string, pairs ...string) insight.Line {
		l := insight.Line{ID: id, With: map[string]string{}}
		for i := 0; i < len(pairs); i += 2 {
			l.With[pairs[i]] = pairs[i+1]
		}
		return l
	}
	out := []insight.Line{
		say("regular.about", "n", strconv.Itoa(r.Nights)),
		say("regular.bed", "at", fiveOn(r.Bed.At), "min", fives(r.Bed.Spread)),
		say("regular.up", "at", fiveOn(r.Up.At), "min", fives(r.Up.Spread)),
	}
	if d := r.Free.Median - r.Working.Median; r.Free.N > 0 && d > later {
		out = append(out, say("regular.free", "later", Words(time.Duration(d)*time.Minute)))
	}
	if r.Up.Spread.Minutes() >= varies {
		out = append(out, say("regular.proposal", "at", fiveOn(r.Up.At)))
	}
	return out
}

// fiveOn writes a time of day to the nearest five minutes.
func fiveOn(at evening.Clock) string { return ((at + 2) / 5 * 5 % (24 * 60)).String() }

// fives writes minutes to the nearest five: nobody tells a night closer.
func fives(d time.Duration) string { return strconv.Itoa(int(d.Round(5 * time.Minute).Minutes())) }
