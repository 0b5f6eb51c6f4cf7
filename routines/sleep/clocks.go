package sleep

import (
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Clocks is a time of day of some nights: the middle one, and how much it varied.
type Clocks struct {
	At     evening.Clock
	Spread time.Duration // median absolute deviation × 1.4826, from [SpreadNights] on
	N      int
}

// SpreadNights is from how many nights on a spread is told (docs/evidence.md,
// Diary and ratings).
const SpreadNights = 7

// ClocksOf gives a time of day of nights, as the clock on the wall showed it, so
// that neither midnight nor a change of clocks is a variation.
func ClocksOf(nights []journal.Entry, of func(journal.Night) *time.Time) Clocks {
	var minutes []int
	for _, e := range Nights(nights) {
		if at := of(*e.Night); at != nil {
			minutes = append(minutes, OnClock(*at, e.Evening))
		}
	}
	if len(minutes) == 0 {
		return Clocks{}
	}
	const day = 24 * 60
	at := middle(minutes)
	c := Clocks{At: evening.Clock((at%day + day) % day), N: len(minutes)}
	if c.N >= SpreadNights {
		for i, m := range minutes {
			minutes[i] = max(m-at, at-m)
		}
		slices.Sort(minutes)
		c.Spread = time.Duration(1.4826 * float64(middle(minutes)) * float64(time.Minute))
	}
	return c
}

// OnClock gives the minutes on the clock from the midnight with which the date of
// an evening begins.
func OnClock(at time.Time, d evening.Day) int {
	return int(evening.DayOf(at.Date())-d)*24*60 + int(evening.ClockOf(at))
}
