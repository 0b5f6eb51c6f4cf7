package insight

import (
	"math"
	"math/rand/v2"
	"time"

	"lull/routines/evening"
)

// The design of a self-trial (docs/evidence.md, Self-trial): in blocks of random
// size half of the evenings are with and half without, and the evenings before
// free days have blocks of their own.
var blocks = [...]int{2, 4, 6}

// FreeNext says whether the day after an evening is usually a free one.
func FreeNext(d evening.Day) bool { return d.Weekday() == time.Friday || d.Weekday() == time.Saturday }

// place is where in a block an evening may lie: how many are over, and were with.
type place struct{ size, over, with int }

// chanceOfWith gives how likely the next evening is one with, after those drawn. No
// block is kept from which a coming evening could be read.
func chanceOfWith(drawn []Arm) float64 {
	begin := func(at map[place]float64, p float64) {
		for _, size := range blocks {
			at[place{size: size}] += p / float64(len(blocks))
		}
	}
	at := map[place]float64{}
	begin(at, 1)
	with := func(p place) float64 { return float64(p.size/2-p.with) / float64(p.size-p.over) }
	for _, arm := range drawn {
		next, all := map[place]float64{}, 0.0
		for p, likely := range at {
			to := place{p.size, p.over + 1, p.with}
			if arm == With {
				likely *= with(p)
				to.with++
			} else {
				likely *= 1 - with(p)
			}
			all += likely
			switch {
			case likely == 0:
			case to.over == to.size:
				begin(next, likely)
			default:
				next[to] += likely
			}
		}
		if all == 0 { // what was merged or typed is outside the design
			begin(next, 1)
			all = 1
		}
		for p := range next {
			next[p] /= all
		}
		at = next
	}
	chance := 0.0
	for p, likely := range at {
		chance += likely * with(p)
	}
	return chance
}

// redraw fills in arms as the design could have drawn them; free says of each evening
// whether the day after it is a free one.
func redraw(free []bool, with []bool, r *rand.Rand) {
	for _, stratum := range []bool{false, true} {
		left, half := 0, 0 // evenings of the block that are to come, and those of them with
		for i := range free {
			if free[i] != stratum {
				continue
			}
			if left == 0 {
				left = blocks[r.IntN(len(blocks))]
				half = left / 2
			}
			if with[i] = r.IntN(left) < half; with[i] {
				half--
			}
			left--
		}
	}
}

// redraws is how often a trial is drawn anew to see what chance alone does
// (docs/evidence.md, Self-trial).
const redraws = 1999

// pValue gives how often the design alone would make a difference of means as
// large as the one that was seen, either way; one as large counts half (mid-p).
// Evenings without a figure are drawn too and left out as they were. seed makes
// the same trial give the same answer.
func pValue(days []evening.Day, figures []Figure, with []bool, seed uint64) float64 {
	seen, ok := meanDifference(figures, with)
	if !ok {
		return 1
	}
	const rounding = 1e-9
	r := rand.New(rand.NewPCG(seed, 9))
	other, free := make([]bool, len(days)), make([]bool, len(days))
	for i, d := range days {
		free[i] = FreeNext(d)
	}
	as, of := 0.5, 1.0
	for range redraws {
		redraw(free, other, r)
		d, ok := meanDifference(figures, other)
		if !ok {
			continue
		}
		of++
		switch d, seen := math.Abs(d), math.Abs(seen); {
		case d > seen+rounding:
			as++
		case d >= seen-rounding:
			as += 0.5
		}
	}
	return as / of
}

// meanDifference is that with less without; false where a side has none.
func meanDifference(figures []Figure, with []bool) (float64, bool) {
	var sums, n [2]float64
	for i, f := range figures {
		if !f.Known {
			continue
		}
		side := 0
		if with[i] {
			side = 1
		}
		sums[side] += f.Value
		n[side]++
	}
	if n[0] == 0 || n[1] == 0 {
		return 0, false
	}
	return sums[1]/n[1] - sums[0]/n[0], true
}
