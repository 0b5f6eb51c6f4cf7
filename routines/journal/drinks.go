package journal

import (
	"cmp"
	"slices"
	"time"
)

// reportedDrinks gives which of entries, by their places, are records of a drink
// that is among reported. That was had once, so it hides one record of each program
// at most, the nearest in time: two cups in one program are two.
func reportedDrinks(entries, reported []Entry) map[int]bool {
	had := drinksByThing(reported)
	type pair struct {
		apart          time.Duration
		record, report int
	}
	var pairs []pair
	for i, e := range entries {
		if !e.Imported() || e.Intake == nil {
			continue
		}
		t, m := e.had()
		some := had[t]
		from, _ := slices.BinarySearchFunc(some, m.at.Add(-sameThing),
			func(o int, at time.Time) int { return reported[o].At.Compare(at) })
		for _, o := range some[from:] {
			apart := reported[o].At.Sub(m.at)
			if apart > sameThing {
				break
			}
			if reported[o].Intake.covers(e.Intake) {
				pairs = append(pairs, pair{apart.Abs(), i, o})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		record, other := entries[a.record], entries[b.record]
		report, another := reported[a.report], reported[b.report]
		return cmp.Or(cmp.Compare(a.apart, b.apart), record.At.Compare(other.At), report.At.Compare(another.At),
			cmp.Compare(record.ID, other.ID), cmp.Compare(report.ID, another.ID))
	})
	type account struct {
		source string
		report int
	}
	hidden, used := map[int]bool{}, map[account]bool{}
	for _, p := range pairs {
		if by := (account{entries[p.record].Source, p.report}); !hidden[p.record] && !used[by] {
			hidden[p.record], used[by] = true, true
		}
	}
	return hidden
}

// drinksByThing gives the places of the drinks that somebody reported, of each
// thing in the order of time.
func drinksByThing(reported []Entry) map[thing][]int {
	had := map[thing][]int{}
	for i, e := range reported {
		if t, _ := e.had(); !e.Imported() && e.Intake != nil {
			had[t] = append(had[t], i)
		}
	}
	for _, some := range had {
		slices.SortFunc(some, func(a, b int) int { return reported[a].At.Compare(reported[b].At) })
	}
	return had
}

// covers tells whether what was reported may be the drink that was recorded: a decaf
// is not the cup of 160 mg beside it, and hiding that would count too little. Two
// accounts of one cup differ by its size, not by more than twice.
func (i *Intake) covers(recorded *Intake) bool {
	return 2*i.Caffeine >= recorded.Caffeine && 2*i.Alcohol >= recorded.Alcohol
}
