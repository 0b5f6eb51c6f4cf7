// Package evening knows the civil evening: when it starts and ends, which one
// an instant belongs to, and when bed and waking are on it. An evening runs
// from day start (04:00) to day start and carries the date on which it began,
// whatever the zone, the season or the hour after midnight.
//
// It refuses to know what happened on an evening, and to look at a clock: the
// moment is always an argument.
package evening

import (
	"fmt"
	"slices"
	"time"
)

// Day is the civil date of an evening, counted in days since 1970-01-01. It
// has no zone: it is decided once, from an instant and the zone offset in
// force where the entry was made, and never changes afterwards.
type Day int

func DayOf(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads a date written as 2006-01-02.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date like 2026-11-23", s)
	}
	return DayOf(t.Date()), nil
}

func (d Day) Date() (int, time.Month, int) { return d.midnight().Date() }

func (d Day) Weekday() time.Weekday { return d.midnight().Weekday() }

// Monday is the day on which the week of a day begins.
func (d Day) Monday() Day { return d - Day(d.Weekday()+7-time.Monday)%7 }

func (d Day) String() string { return d.Format(time.DateOnly) }

// Format writes the date by a layout of [time.Layout].
func (d Day) Format(layout string) string { return d.midnight().Format(layout) }

// Long is the date as it is written in words: 23 November 2026.
func (d Day) Long() string { return d.Format("2 January 2006") }

// midnight is the start of the civil date in UTC, used only for arithmetic
// on dates, where UTC has no summer time to trip over.
func (d Day) midnight() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Later is the later one of two moments.
func Later(a, b time.Time) time.Time { return slices.MaxFunc([]time.Time{a, b}, time.Time.Compare) }
