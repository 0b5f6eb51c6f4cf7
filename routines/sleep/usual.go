package sleep

import (
	"math"
	"time"

	"lull/routines/evening"
	"lull/routines/insight"
	"lull/routines/journal"
	"lull/routines/lists"
)

// Of the nights before, what is usually answered: of so many evenings, where so
// many answered (docs/evidence.md, Diary and ratings).
const (
	UsualEvenings = 28
	usualNights   = 3
)

// Usual gives the answers that somebody usually gives, for the night after day:
// the median of those before, to five minutes, or until there are enough the
// schedule's times. How the night was has no usual answer.
func Usual(day evening.Day, s evening.Schedule, before []journal.Entry, now time.Time) journal.Night {
	var n journal.Night
	var bed, rise []*time.Time // the times of the clock on either side of sleep
	nights := Nights(before)
	for _, q := range Questions() {
		switch to := q.at(&n).(type) {
		case **time.Time:
			*to = new(earlier(usualClock(q, day, s, nights, now.Location()), now.Truncate(step)))
			if q.part == falling {
				bed = append(bed, *to)
			} else {
				rise = append(rise, *to)
			}
		case **time.Duration:
			if d, ok := median(answers[time.Duration](q, nights)); ok {
				*to = new(d.Round(step))
			}
		case **int:
			if times, ok := median(answers[int](q, nights)); ok {
				*to = &times
			}
		}
	}
	for i := len(bed) - 2; i >= 0; i-- {
		*bed[i] = earlier(*bed[i], *bed[i+1])
	}
	for i := 1; i < len(rise); i++ {
		if rise[i].Before(*rise[i-1]) {
			*rise[i] = *rise[i-1]
		}
	}
	return n
}

// step is what a usual answer is rounded to (docs/evidence.md, Diary and ratings).
const step = 5 * time.Minute

// usualClock gives a time of the clock as it usually is. Each is measured from that of
// its own evening's schedule, so that a free day stays one.
func usualClock(
	q Question, day evening.Day, s evening.Schedule, nights []journal.Entry, loc *time.Location,
) time.Time {
	scheduled := s.WakeTime
	if q.part == falling {
		scheduled = s.Bedtime
	}
	var apart []time.Duration
	for _, e := range nights {
		if at := *q.at(e.Night).(**time.Time); at != nil {
			apart = append(apart, at.Sub(scheduled(e.Evening, loc)))
		}
	}
	off, _ := median(apart)
	return scheduled(day, loc).Add(off.Round(step))
}

// answers are those to a question that were given.
func answers[T any](q Question, nights []journal.Entry) (given []T) {
	for _, e := range nights {
		if answer := *q.at(e.Night).(**T); answer != nil {
			given = append(given, *answer)
		}
	}
	return given
}

// median gives that of some answers, false where there are too few.
func median[T ~int | ~int64](given []T) (T, bool) {
	if len(given) < usualNights {
		return 0, false
	}
	return T(math.Round(insight.Median(lists.Each(given, func(v T) float64 { return float64(v) })))), true
}

// AsUsual fills in the usual answers where there are none. What then does not fit
// together stays, so that it is told: [journal.Night.Over] would leave it out unsaid.
func (s Morning) AsUsual(n journal.Night) journal.Night {
	for _, q := range Questions() {
		if q.Typed(n, Words) == "" {
			q.Copy(&n, s.Usual)
		}
	}
	return n
}
