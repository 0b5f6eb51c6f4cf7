package remind

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/settings"
)

// Wake is a time of the week at which the decision is made anew.
type Wake struct {
	Day time.Weekday // of the civil date
	At  evening.Clock
}

const (
	// between is the distance of two looks at the caffeine cutoff. It is the
	// grid on which the rules about the day name their times, so that a look
	// comes at the very minute a reminder is due.
	between = 30 * time.Minute
	// furthest is how long before bed a cutoff may lie and still have a time on
	// the clock: twelve hours, and then rounded down to the half hour.
	furthest = 12*time.Hour + between
)

// Week gives the times of the week at which to look, Sunday first, for who
// lives where now is. At each of them a notice may be due; at any other time
// nothing becomes due, unless something is logged within the half hour before
// the cutoff to which it moves that.
//
// All notices but one have the same time on every evening of a weekday. The
// caffeine cutoff moves with what is logged, and only to earlier: so looks
// come every half hour from the earliest it can be to the latest. That is
// about a dozen looks a day of a few milliseconds each, and nothing has to be
// scheduled anew when a coffee is logged.
//
// Where a change of clocks moves a notice on the wall (a bedtime at three), the
// time it then has is among the looks too.
func Week(s settings.Settings, drinks *intake.Table, now time.Time) []Wake {
	t := Facts{Settings: s, Drinks: drinks}
	seen := make(map[Wake]bool)
	for _, d := range telling(s.Schedule.Of(now), now) {
		for _, k := range Kinds() {
			n, silence := t.notice(k, d, now.Location())
			if silence != "" {
				continue
			}
			earliest := n.At
			if k == Caffeine {
				earliest = s.Schedule.Bedtime(d, now.Location()).Add(-furthest - s.Remind.Before)
			}
			for at, until := n.At, n.Until; !at.Before(earliest); at, until = at.Add(-between), until.Add(-between) {
				t.look(at, until, seen)
			}
		}
	}
	week := make([]Wake, 0, len(seen))
	for w := range seen {
		week = append(week, w)
	}
	slices.SortFunc(week, func(a, b Wake) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At)) })
	return week
}

// look puts down the time of a look, unless somebody is asleep then or has the
// day off. What is due in the night and still helps afterwards is looked at on
// getting up.
func (t Facts) look(at, until time.Time, seen map[Wake]bool) {
	if wake, asleep := t.waking(at); asleep {
		if !wake.Before(until) {
			return
		}
		at = wake
	}
	if t.Settings.Remind.Days.Has(t.Settings.Schedule.Of(at).Weekday()) {
		seen[Wake{at.Weekday(), evening.ClockOf(at)}] = true
	}
}

// telling gives the evenings that show every time of the week: the coming
// ones, and those beside each change of clocks within a year.
func telling(today evening.Day, now time.Time) []evening.Day {
	var days []evening.Day
	for d := today; d < today+7; d++ {
		days = append(days, d)
	}
	const year = 366 * 24 * time.Hour
	at := now
	for {
		_, change := at.ZoneBounds()
		if change.IsZero() || change.After(now.Add(year)) {
			return days
		}
		on := evening.DayOf(change.Date())
		days = append(days, on-2, on-1, on, on+1)
		at = change
	}
}

// NextWake gives the first look after now, zero where there is none.
func NextWake(week []Wake, now time.Time) time.Time {
	var next time.Time
	today := evening.DayOf(now.Date())
	for d := today; d <= today+7; d++ {
		for _, w := range week {
			if w.Day != d.Weekday() {
				continue
			}
			if at := w.At.On(d, now.Location()); at.After(now) && (next.IsZero() || at.Before(next)) {
				next = at
			}
		}
	}
	return next
}
