package journal

import (
	"slices"

	"lull/routines/evening"
)

type Cell struct {
	Day    evening.Day
	Inside bool // whether it lies in the range that was asked for
	Counts bool
}

// Week is one column of a calendar: Monday in row 0 to Sunday in row 6.
type Week [7]Cell

// Weeks lays the evenings from one to another, both included, out as weeks:
// one column a week, Monday on top. The first and last weeks are filled up
// with evenings outside the range. It is empty when to lies before from. days
// are those that count, in any order.
func Weeks(days []evening.Day, from, to evening.Day) []Week {
	if to < from {
		return nil
	}
	days = sorted(days)
	monday := from.Monday()
	next, _ := slices.BinarySearch(days, monday)
	weeks := make([]Week, 0, (to-monday)/7+1)
	for first := monday; first <= to; first += 7 {
		var w Week
		for i := range w {
			d := first + evening.Day(i)
			w[i] = Cell{Day: d, Inside: from <= d && d <= to}
			for next < len(days) && days[next] <= d {
				w[i].Counts = w[i].Counts || days[next] == d
				next++
			}
		}
		weeks = append(weeks, w)
	}
	return weeks
}
