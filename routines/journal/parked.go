package journal

import (
	"time"

	"lull/routines/evening"
)

// Waiting gives what was put down on evenings before today and has not been
// given back, in the order in which it was put down.
func Waiting(entries []Entry, today evening.Day) []Entry {
	var waiting []Entry
	for _, e := range entries {
		if e.Parked != nil && e.Parked.Returned.IsZero() && e.Evening < today {
			waiting = append(waiting, e)
		}
	}
	return waiting
}

// Returned gives the entries as given back at now. What is parked is given
// back once.
func Returned(waiting []Entry, now time.Time) []Entry {
	back := make([]Entry, 0, len(waiting))
	for _, e := range waiting {
		parked := *e.Parked
		parked.Returned = now
		e.Parked, e.Changed = &parked, now.UTC()
		back = append(back, e)
	}
	return back
}
