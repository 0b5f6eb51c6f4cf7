package sleep

import (
	"cmp"
	"math"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lists"
)

// Clocks is a time of day of some nights: the median, and how much it varied.
type Clocks struct {
	At     evening.Clock
	Median float64       // the same in minutes from the midnight of an evening's date
	Spread time.Duration // median absolute deviation × 1.4826
	N      int
}

// SpreadNights is from how many nights on a spread is told (docs/evidence.md,
// Diary and ratings).
const SpreadNights = 7

// ClocksOf gives a time of day of nights, as the clock on the wall showed it, so
// that neither midnight nor a change of clocks is a variation. How much it varied it
// tells from [SpreadNights] on.
func ClocksOf(nights []journal.Entry, of func(journal.Night) *time.Time) Clocks {
	var minutes []float64
	for _, e := range EachNight(nights) {
		if at := of(*e.Night); at != nil {
			minutes = append(minutes, float64(OnClock(*at, e.Evening)))
		}
	}
	c := clocksOf(minutes)
	if c.N < SpreadNights {
		c.Spread = 0
	}
	return c
}

func clocksOf(minutes []float64) Clocks {
	const day = 24 * 60
	m := insight.Median(minutes)
	apart := insight.Median(lists.Each(minutes, func(v float64) float64 { return math.Abs(v - m) }))
	return Clocks{
		At: evening.Clock((int(math.Round(m))%day + day) % day), Median: m,
		Spread: time.Duration(toNormal * apart * float64(time.Minute)), N: len(minutes),
	}
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
