package evening

import "time"

// DayStarts is the wall time at which one evening ends and the next begins
// unless it is set otherwise: late enough for the latest of evenings, early
// enough for the earliest of mornings (docs/evidence.md, Evenings and usual sleep).
const DayStarts Clock = 4 * 60

// Of gives the evening an instant belongs to, for evenings that run from
// starts to starts. It is decided by the wall time in at's own zone or fixed
// offset and by nothing else, so an entry keeps its evening where the computer
// travels.
//
// Where starts itself lies in an hour that an autumn change shows twice, both
// showings count by the clock on the wall. No zone changes its clocks at 04:00.
func Of(at time.Time, starts Clock) Day {
	d := DayOf(at.Date())
	if ClockOf(at) < starts {
		d--
	}
	return d
}

// Schedule is when evenings start and when bed and waking are on each of
// them. Bed and Wake are indexed by the weekday on which the evening begins:
// Bed[time.Friday] is Friday's bedtime and Wake[time.Friday] the waking after
// it, on Saturday.
type Schedule struct {
	Starts    Clock
	Fixed     bool // evenings begin at Starts, also where somebody is awake then
	Bed, Wake [7]Clock
}

// DefaultSchedule is in bed at 23:00, up at 07:00, a new evening from 04:00.
func DefaultSchedule() Schedule {
	s := Schedule{Starts: DayStarts}
	for day := range s.Bed {
		s.Bed[day], s.Wake[day] = At(23, 0), At(7, 0)
	}
	return s
}

// Turns gives the wall time at which an evening begins on its date: Starts,
// or the middle of the sleep before where somebody is still up then, or just in
// bed, or up again. That sleep is the one of the evening before, and midnight
// is the earliest, so that an evening keeps the date of its waking hours.
func (s Schedule) Turns(d Day) Clock {
	bed, asleep := s.Bed[(d-1).Weekday()], s.asleep(d-1)
	if since := (s.Starts - bed + day) % day; s.Fixed || since >= lateToBed && since <= asleep {
		return s.Starts
	}
	middle := bed + asleep/2
	if bed+asleep > day {
		middle = max(middle, day)
	}
	return middle % day
}

// day is the minutes of one, on a day without a change of clocks: not about the
// body.
const day = 24 * 60

// asleep gives the length of an evening's sleep in minutes. A wake time that is
// most of a day away was not set for this bedtime; the sleep is then a usual one
// (docs/evidence.md, Evenings and usual sleep).
func (s Schedule) asleep(d Day) Clock {
	const longest, usual = 16 * 60, 8 * 60
	asleep := (s.Wake[d.Weekday()] - s.Bed[d.Weekday()] + day) % day
	if asleep == 0 || asleep > longest {
		return usual
	}
	return asleep
}

// lateToBed is how many minutes after lights-out an evening may end: practices
// begin at that time, and people are late to bed (docs/evidence.md, Evenings and
// usual sleep).
const lateToBed = 60

// Of gives the evening an instant belongs to by this schedule.
func (s Schedule) Of(at time.Time) Day {
	d := DayOf(at.Date())
	if at.Before(s.Begins(d, at.Location())) {
		d--
	}
	return d
}

// Begins gives the first instant of an evening in a zone. A wall time that is
// skipped or shown twice there is taken as [Clock.On] says.
func (s Schedule) Begins(d Day, loc *time.Location) time.Time { return s.Turns(d).On(d, loc) }

// Ends gives the first instant after an evening, which is the first of the
// next one: 23, 24 or 25 hours after Begins, a little else in odd zones.
func (s Schedule) Ends(d Day, loc *time.Location) time.Time { return s.Begins(d+1, loc) }

// Bedtime gives the instant of going to bed on an evening. A bed clock earlier
// than the evening's end lies on the next civil date, after midnight or, after
// the night shift, in the morning; any other lies on the evening's own date.
func (s Schedule) Bedtime(d Day, loc *time.Location) time.Time {
	return s.Bed[d.Weekday()].On(s.bedDate(d), loc)
}

// WakeTime gives the first waking after an evening's Bedtime.
func (s Schedule) WakeTime(d Day, loc *time.Location) time.Time {
	bed, wake := s.Bedtime(d, loc), (s.Bed[d.Weekday()]+s.asleep(d))%day
	date := s.bedDate(d)
	at := wake.On(date, loc)
	if !at.After(bed) {
		at = wake.On(date+1, loc)
	}
	return at
}

// ForNight gives the evening that lying awake at an instant belongs to: the
// evening before until that evening's wake time, else the evening of the
// instant. The wake time is taken in at's own zone.
func (s Schedule) ForNight(at time.Time) Day {
	d := s.Of(at)
	if at.Before(s.WakeTime(d-1, at.Location())) && !at.Before(s.Bedtime(d-1, at.Location())) {
		return d - 1
	}
	return d
}

// Lying tells whether somebody lies down at an instant: it is past the bedtime of its
// night and before the wake time, which it gives.
func (s Schedule) Lying(at time.Time) (until time.Time, lies bool) {
	night := s.ForNight(at)
	until = s.WakeTime(night, at.Location())
	return until, !at.Before(s.Bedtime(night, at.Location())) && at.Before(until)
}

// bedDate gives the civil date on which an evening's bedtime lies.
func (s Schedule) bedDate(d Day) Day {
	if s.Bed[d.Weekday()] < s.Turns(d+1) {
		return d + 1
	}
	return d
}
