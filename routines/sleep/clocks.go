package sleep

import (
	"cmp"
	"math"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Clocks is a time of day of some nights: the median, and how much it varied.
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
	var minutes []float64
	for _, e := range EachNight(nights) {
		if at := of(*e.Night); at != nil {
			minutes = append(minutes, float64(OnClock(*at, e.Evening)))
		}
	}
	const day = 24 * 60
	s := spreadOf(minutes)
	c := Clocks{At: evening.Clock((int(math.Round(s.Median))%day + day) % day), N: s.N}
	if c.N >= SpreadNights {
		c.Spread = time.Duration(s.Spread * float64(time.Minute))
	}
	return c
}

// OnClock gives the minutes on the clock from the midnight with which the date of
// an evening begins.
func OnClock(at time.Time, d evening.Day) int {
	return int(evening.DayOf(at.Date())-d)*24*60 + int(evening.ClockOf(at))
}

// Hours gives the whole hours, or so many minutes, around some nights and around a
// stretch that is shown anyway; a span of nothing is none.
func Hours(from, to, step int, nights ...Span) (begins, ends int) {
	for _, n := range nights {
		if n != (Span{}) {
			from, to = min(from, n.Bed), max(to, n.Up)
		}
	}
	return from / step * step, (to + step - 1) / step * step
}

// Span is a night on the clock of the wall, in minutes from the midnight with
// which the date of its evening begins: from bed to getting up, and within that
// from falling asleep to the last waking.
type Span struct {
	Bed, Up      int
	Asleep, Woke int // both 0 where that was not told
	Awake        int // minutes awake in between; when they were is not known
}

// SpanOf lays the night after an evening out, false where its ends are not known or
// do not fit together. Trying to sleep stands in for getting into bed, then falling
// asleep, and the last waking for getting up.
func SpanOf(n journal.Night, d evening.Day) (Span, bool) {
	bed, up := cmp.Or(n.IntoBed, n.Tried, n.Asleep), cmp.Or(n.OutOfBed, n.Woke)
	if bed == nil || up == nil {
		return Span{}, false
	}
	s := Span{Bed: OnClock(*bed, d), Up: OnClock(*up, d)}
	if s.Bed >= s.Up {
		return Span{}, false
	}
	if from, until, ok := Slept(n); ok {
		asleep, woke := OnClock(from, d), OnClock(until, d)
		if s.Bed <= asleep && asleep < woke && woke <= s.Up {
			s.Asleep, s.Woke = asleep, woke
		}
	}
	if n.WASO != nil {
		s.Awake = min(int(n.WASO.Minutes()), s.Woke-s.Asleep)
	}
	return s, true
}
