package remind

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/settings"
)

// Wake is a time of the week at which the decision is made anew.
type Wake struct {
	Day time.Weekday // of the civil date
	At  evening.Clock
}

// When to look: not about the body.
const (
	// between is the distance of two looks at the caffeine cutoff. It is the
	// grid on which the rules about the day name their times, so that a look
	// comes at the very minute a reminder is due.
	between = intake.Grid
	// furthest is how long before bed a cutoff may lie, with the rounding.
	furthest = intake.LongestCutoff + between
)

// Week gives the times of the week at which to look, Sunday first, for somebody
// who lives where now is. At each of them a notice may be due; at any other time
// nothing becomes due, unless something is logged within the quarter before
// the cutoff to which it moves that.
//
// All notices but one have the same time on every evening of a weekday. The
// caffeine cutoff moves with what is logged, and only to earlier: so looks
// come every quarter of an hour from the earliest it can be to the latest. That
// is about two dozen looks a day of a few milliseconds each, and nothing has to be
// scheduled anew when a coffee is logged.
//
// Where a change of clocks moves a notice on the wall (a bedtime at three), the
// time it then has is among the looks too.
func Week(s settings.Settings, drinks *intake.Table, now time.Time) []Wake {
	f := Facts{Settings: s, Drinks: drinks}
	seen := make(map[Wake]bool)
	for _, d := range sample(s.Schedule.Of(now), now) {
		for _, k := range Kinds() {
			n, silence := f.notice(k, d, now.Location())
			if silence != "" {
				continue
			}
			earliest := n.At
			if k == Caffeine {
				earliest = s.Schedule.Bedtime(d, now.Location()).Add(-furthest - s.Remind.Before)
			}
			for at, until := n.At, n.Until; !at.Before(earliest); at, until = at.Add(-between), until.Add(-between) {
				f.look(at, until, seen)
			}
		}
	}
	return slices.SortedFunc(maps.Keys(seen), func(a, b Wake) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.At, b.At))
	})
}

// look puts down the time of a look, unless somebody is asleep then or has the
// day off. What is due in the night and still helps afterwards is looked at on
// getting up.
func (f Facts) look(at, until time.Time, seen map[Wake]bool) {
	if wake, asleep := f.Settings.Schedule.Lying(at); asleep {
		if !wake.Before(until) {
			return
		}
		at = wake
	}
	if f.Settings.Remind.Days.Has(f.Settings.Schedule.Of(at).Weekday()) {
		seen[Wake{at.Weekday(), evening.ClockOf(at)}] = true
	}
}

// sample gives the coming evenings, and those beside each change of clocks in a year.
func sample(today evening.Day, now time.Time) []evening.Day {
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

// Coming is when a kind of reminder comes next, as far as is known now.
type Coming struct {
	Kind    Kind
	At      time.Time   // zero where none comes
	Evening evening.Day // whose bedtime it is for
	Today   Silence     // why the present evening has none any more, empty where it has
}

// Next gives when each kind comes next if nothing more is logged.
func (f Facts) Next(now time.Time) []Coming {
	today := f.Settings.Schedule.Of(now)
	// A practice that is going on holds nothing up for long.
	f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(e journal.Entry) bool {
		return e.Session != nil && e.Session.Ending == journal.Running
	})
	var all []Coming
	for _, k := range Kinds() {
		c := Coming{Kind: k}
		_, c.Today = f.first(k, today, now)
		// The first evening that may speak is the one after a mute or a
		// holiday; a morning's notice belongs to the evening before.
		from := max(today, MutedUntil(f.Marks), f.Settings.Remind.HolidayUntil) - 1
		for d := from; d <= from+2*7; d++ {
			if at, silence := f.first(k, d, now); silence == "" && (c.At.IsZero() || at.Before(c.At)) {
				c.At, c.Evening = at, d
			}
			if !c.At.IsZero() && d > c.Evening {
				break
			}
		}
		all = append(all, c)
	}
	return all
}

// first gives when an evening's notice would be said, or why it would not.
func (f Facts) first(k Kind, d evening.Day, now time.Time) (time.Time, Silence) {
	n, silence := f.notice(k, d, now.Location())
	if silence != "" {
		return time.Time{}, silence
	}
	at := evening.Later(now, n.At)
	if wake, asleep := f.Settings.Schedule.Lying(at); asleep && wake.Before(n.Until) {
		at = wake
	}
	_, silence = f.judge(k, d, at)
	return at, silence
}
