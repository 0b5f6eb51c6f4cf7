package journal

import (
	"cmp"
	"slices"
	"time"
)

// toldDrinks gives which of entries, by their places, are records of a drink that
// is among told. What was told is had once, so it hides one record of each program
// at most, the nearest in time: two cups in one program are two.
func toldDrinks(entries, told []Entry) map[int]bool {
	had := map[thing][]int{} // places in told, in the order of time
	for i, e := range told {
		if t, _ := e.had(); e.Told() && e.Intake != nil {
			had[t] = append(had[t], i)
		}
	}
	for _, some := range had {
		slices.SortFunc(some, func(a, b int) int { return told[a].At.Compare(told[b].At) })
	}
	type pair struct {
		apart        time.Duration
		record, told int
	}
	var pairs []pair
	for i, e := range entries {
		if e.Told() || e.Intake == nil {
			continue
		}
		t, m := e.had()
		some := had[t]
		from, _ := slices.BinarySearchFunc(some, m.at.Add(-sameThing), func(o int, at time.Time) int { return told[o].At.Compare(at) })
		for _, o := range some[from:] {
			apart := told[o].At.Sub(m.at)
			if apart > sameThing {
				break
			}
			if told[o].Intake.covers(e.Intake) {
				pairs = append(pairs, pair{apart.Abs(), i, o})
			}
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.apart, b.apart), entries[a.record].At.Compare(entries[b.record].At),
			told[a.told].At.Compare(told[b.told].At), cmp.Compare(entries[a.record].ID, entries[b.record].ID), cmp.Compare(told[a.told].ID, told[b.told].ID))
	})
	type account struct {
		source string
		told   int
	}
	hidden, used := map[int]bool{}, map[account]bool{}
	for _, p := range pairs {
		if by := (account{entries[p.record].Source, p.told}); !hidden[p.record] && !used[by] {
			hidden[p.record], used[by] = true, true
		}
	}
	return hidden
}

// covers tells whether what was told may be the drink that was recorded: a decaf
// is not the cup of 160 mg beside it, and hiding that would count too little. Two
// accounts of one cup differ by its size, not by more than twice.
func (i *Intake) covers(recorded *Intake) bool {
	return 2*i.Caffeine >= recorded.Caffeine && 2*i.Alcohol >= recorded.Alcohol
}
