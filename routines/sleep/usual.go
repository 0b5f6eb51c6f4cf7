package sleep

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Of the nights before, what is usually answered: of so many evenings, where so
// many answered.
const (
	UsualEvenings = 28
	usualNights   = 3
)

// Usual gives the answers that somebody usually gives, for the night after day:
// the middle of those before, to five minutes, or until there are enough the
// schedule's times. Each clock is measured from that of its own evening's
// schedule, so that a free day stays one. How the night was has no usual answer.
func Usual(day evening.Day, s evening.Schedule, before []journal.Entry, now time.Time) journal.Night {
	loc := now.Location()
	bed := func(d evening.Day) time.Time { return s.Bedtime(d, loc) }
	wake := func(d evening.Day) time.Time { return s.WakeTime(d, loc) }
	nights := Nights(before)
	clock := func(scheduled func(evening.Day) time.Time, of func(*journal.Night) *time.Time) *time.Time {
		off, _ := usual(nights, func(e journal.Entry) *time.Duration {
			at := of(e.Night)
			if at == nil {
				return nil
			}
			apart := at.Sub(scheduled(e.Evening))
			return &apart
		})
		at := earlier(scheduled(day).Add(off.Round(step)), now.Truncate(step))
		return &at
	}
	n := journal.Night{
		IntoBed:  clock(bed, func(n *journal.Night) *time.Time { return n.IntoBed }),
		Tried:    clock(bed, func(n *journal.Night) *time.Time { return n.Tried }),
		Woke:     clock(wake, func(n *journal.Night) *time.Time { return n.Woke }),
		OutOfBed: clock(wake, func(n *journal.Night) *time.Time { return n.OutOfBed }),
	}
	if n.IntoBed.After(*n.Tried) {
		n.IntoBed = n.Tried
	}
	if n.OutOfBed.Before(*n.Woke) {
		n.OutOfBed = n.Woke
	}
	if sol, ok := usual(nights, func(e journal.Entry) *time.Duration { return e.Night.SOL }); ok {
		sol = sol.Round(step)
		n.SOL = &sol
	}
	if waso, ok := usual(nights, func(e journal.Entry) *time.Duration { return e.Night.WASO }); ok {
		waso = waso.Round(step)
		n.WASO = &waso
	}
	if times, ok := usual(nights, func(e journal.Entry) *int { return e.Night.Awakenings }); ok {
		n.Awakenings = &times
	}
	return n
}

// step is what a usual answer is rounded to.
const step = 5 * time.Minute

// usual gives the middle of an answer, false where it was given too seldom.
func usual[T cmp.Ordered](nights []journal.Entry, of func(journal.Entry) *T) (found T, ok bool) {
	var answers []T
	for _, e := range nights {
		if d := of(e); d != nil {
			answers = append(answers, *d)
		}
	}
	if len(answers) < usualNights {
		return found, false
	}
	return middle(answers), true
}

// middle is the median, the lower one of two.
func middle[T cmp.Ordered](of []T) T {
	slices.Sort(of)
	return of[(len(of)-1)/2]
}

// AsUsual fills in the usual answers where there are none.
func (s Morning) AsUsual(n journal.Night) journal.Night {
	n.IntoBed, n.Tried = cmp.Or(n.IntoBed, s.Usual.IntoBed), cmp.Or(n.Tried, s.Usual.Tried)
	n.Woke, n.OutOfBed = cmp.Or(n.Woke, s.Usual.Woke), cmp.Or(n.OutOfBed, s.Usual.OutOfBed)
	n.SOL, n.WASO = cmp.Or(n.SOL, s.Usual.SOL), cmp.Or(n.WASO, s.Usual.WASO)
	n.Awakenings = cmp.Or(n.Awakenings, s.Usual.Awakenings)
	return n
}
