package plain

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/sleep"
)

// Year is a year of evenings, up to this one.
type Year struct {
	Year        int
	First, Last evening.Day
	Days        []evening.Day // those that count, in order, the years before among them
	Sleep       []sleep.Week  // the weeks of which something was told, in order
}

// Write writes the year in words: a line a week with the days that were kept,
// how many there were, and what was told of the sleep of its weeks.
func (y Year) Write(w io.Writer, t Telling) error {
	var b strings.Builder
	from, _ := slices.BinarySearch(y.Days, y.First)
	to, _ := slices.BinarySearch(y.Days, y.Last+1)
	mine := y.Days[from:max(to, from)]
	if len(mine) > 0 {
		for _, week := range journal.Weeks(mine, mine[0], y.Last) {
			b.WriteString(t.week(week))
		}
		b.WriteString("\n")
	}
	switch {
	case len(mine) == 0 && len(y.Sleep) == 0:
		fmt.Fprintln(&b, "Nothing of that year is here.")
	case t.Lying:
		fmt.Fprintln(&b, NightRecord)
	default:
		fmt.Fprintf(&b, "%s kept in %d.\n", Evenings(len(mine)), y.Year)
		y.sleep(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// sleep writes a line for each week of which anything was told.
func (y Year) sleep(b *strings.Builder) {
	if len(y.Sleep) > 0 {
		fmt.Fprint(b, "\nSleep by week, as means of the nights that were told of:\n")
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
		say("asleep", w.Attempt, "% from trying to sleep on")
		if len(parts) > 0 {
			fmt.Fprintln(b, weekOf(w.Monday)+strings.Join(parts, ", "))
		}
	}
}

// Found writes what a search found, an entry a line.
func Found(w io.Writer, t Telling, entries []journal.Entry) error {
	var b strings.Builder
	if len(entries) == 0 {
		fmt.Fprintln(&b, NothingFound)
	}
	for _, e := range entries {
		if t.Lying {
			fmt.Fprintf(&b, "%s: %s\n", t.Date(e.Evening), Entry(e).Quiet())
			continue
		}
		fmt.Fprintf(&b, "%s  %s  %s\n", e.Evening, e.At.Format("15:04"), Entry(e))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// NothingFound is said where nothing has the words that were looked for.
const NothingFound = "nothing here says that"
