package plain

import (
	"fmt"
	"slices"
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/sleep"
)

// Year is a year of evenings, up to this one.
type Year struct {
	Year        int
	First, Last evening.Day
	Days        []evening.Day // those that count, in order, the years before among them
	Sleep       []sleep.Week  // the weeks of which something was told, in order
}

// Words is the year in words: a line a week with the days that were kept, how many
// there were, and what was told of the sleep of its weeks.
func (y Year) Words(t Telling) string {
	from, _ := slices.BinarySearch(y.Days, y.First)
	to, _ := slices.BinarySearch(y.Days, y.Last+1)
	mine, weeks := y.Days[from:max(to, from)], ""
	if len(mine) > 0 {
		weeks = t.weeks(mine, mine[0], y.Last)
	}
	switch {
	case len(mine) == 0 && len(y.Sleep) == 0:
		return "Nothing of that year is here."
	case t.Lying:
		return weeks + StreakAtNight
	}
	return weeks + fmt.Sprintf("%s kept in %d.", Evenings(len(mine)), y.Year) + y.sleep()
}

func (y Year) sleep() (lines string) {
	if len(y.Sleep) > 0 {
		lines = "\n\nSleep by week, as means of the nights that were told of:"
	}
	for _, w := range y.Sleep {
		var parts []string
		say := func(before string, m sleep.Mean, unit string) {
			if m.N > 0 {
				parts = append(parts, fmt.Sprintf("%s %.0f %s", before, m.Value, unit))
			}
		}
		say("asleep after", w.SOL, "min")
		say("awake for", w.WASO, "min")
		say("efficiency", w.SE, "%")
		say("asleep", w.SEFromTrying, "% from trying to sleep on")
		if len(parts) > 0 {
			lines += "\n" + weekOf(w.Monday) + strings.Join(parts, ", ")
		}
	}
	return lines
}

// Found is what a search found, an entry a line.
func Found(t Telling, entries []journal.Entry) string {
	if len(entries) == 0 {
		return NothingFound
	}
	return strings.Join(lists.Each(entries, func(e journal.Entry) string {
		if t.Lying {
			return t.Date(e.Evening) + ": " + Entry(e).Quiet()
		}
		return fmt.Sprintf("%s  %s  %s", e.Evening, e.At.Format("15:04"), Entry(e))
	}), "\n")
}

// NothingFound is said where nothing has the words that were looked for.
const NothingFound = "nothing here says that"
