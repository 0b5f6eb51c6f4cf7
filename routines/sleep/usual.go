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
		at := scheduled(day).Add(off)
		if latest := now.Truncate(step); at.After(latest) {
			at = latest
		}
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
		n.SOL = &sol
	}
	if waso, ok := usual(nights, func(e journal.Entry) *time.Duration { return e.Night.WASO }); ok {
		n.WASO = &waso
	}
	var times []int
	for _, e := range nights {
		if e.Night.Awakenings != nil {
			times = append(times, *e.Night.Awakenings)
		}
	}
	if len(times) >= usualNights {
		middle := middle(times)
		n.Awakenings = &middle
	}
	return n
}

// step is what a usual answer is rounded to.
const step = 5 * time.Minute

func usual(nights []journal.Entry, of func(journal.Entry) *time.Duration) (time.Duration, bool) {
	var answers []time.Duration
	for _, e := range nights {
		if d := of(e); d != nil {
			answers = append(answers, *d)
		}
	}
	if len(answers) < usualNights {
		return 0, false
	}
	return middle(answers).Round(step), true
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
