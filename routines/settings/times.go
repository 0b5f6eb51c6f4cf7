package settings

import (
	"strings"
	"time"

	"lull/routines/evening"
)

// defaultSchedule is the schedule of somebody who has set none.
func defaultSchedule() evening.Schedule { return evening.DefaultSchedule() }

// weekdays are the short names in the order of the week; a week of evenings
// begins on Monday.
var weekdays = []struct {
	short string
	long  string
	day   time.Weekday
}{
	{"mon", "Monday", time.Monday},
	{"tue", "Tuesday", time.Tuesday},
	{"wed", "Wednesday", time.Wednesday},
	{"thu", "Thursday", time.Thursday},
	{"fri", "Friday", time.Friday},
	{"sat", "Saturday", time.Saturday},
	{"sun", "Sunday", time.Sunday},
}

// bedtimeOn finds the bedtime of a weekday's evening, however long after
// midnight it lies.
func bedtimeOn(s *Settings, day time.Weekday) *evening.Clock { return &s.Schedule.Bed[day] }

// wakeOn finds the waking on the morning of a weekday, as people mean it. A
// schedule keeps it with the evening before.
func wakeOn(s *Settings, day time.Weekday) *evening.Clock { return &s.Schedule.Wake[(day+6)%7] }

// times are the settings of when.
var times = timeKeys()

func timeKeys() []Key {
	keys := []Key{week("bedtime", "lights out, on every evening", bedtimeOn)}
	for _, d := range weekdays {
		keys = append(keys, clock("bedtime."+d.short, "lights out on "+d.long+" evening", d.day, bedtimeOn))
	}
	keys = append(keys, week("wake", "when you get up, on every morning", wakeOn))
	for _, d := range weekdays {
		keys = append(keys, clock("wake."+d.short, "when you get up on "+d.long+" morning", d.day, wakeOn))
	}
	return append(keys, dayStarts)
}

// dayStarts is not set by default: evenings then begin at 04:00, or within a
// sleep that goes on after it.
var dayStarts = Key{
	Name: "day_starts", Kind: Clock, Optional: true,
	Help: "when evenings begin; empty is 04:00, or the middle of your sleep where you are still up then",
	value: func(s *Settings) string {
		if !s.Schedule.Fixed {
			return ""
		}
		return s.Schedule.Starts.String()
	},
	set: func(s *Settings, text string) error {
		starts := evening.DayStarts
		if text != "" {
			c, err := evening.ParseClock(text)
			if err != nil {
				return problem("day_starts", text, clockMend)
			}
			starts = c
		}
		s.Schedule.Starts, s.Schedule.Fixed = starts, text != ""
		return nil
	},
}

// Evenings says when evenings begin, day by day where the days differ, and
// whether that is another time than the usual one because of the sleep.
func (s Settings) Evenings() (begin string, moved bool) {
	begin = listed(func(day time.Weekday) evening.Clock {
		c := s.Schedule.Turns(evening.Day(int(day) + 3)) // 1970-01-04 was a Sunday
		moved = moved || c != s.Schedule.Starts
		return c
	})
	return begin, moved
}

// clockMend says how a time of day is written.
const clockMend = "write a time of day such as 23:00"

func clock(name, help string, day time.Weekday, at func(*Settings, time.Weekday) *evening.Clock) Key {
	return Key{
		Name: name, Kind: Clock, Help: help,
		value: func(s *Settings) string { return at(s, day).String() },
		set: func(s *Settings, text string) error {
			c, err := evening.ParseClock(text)
			if err != nil {
				return problem(name, text, clockMend)
			}
			*at(s, day) = c
			return nil
		},
	}
}

// week is one time for all seven days. Where the days differ it is written as
// a list, and it reads one: mon 23:00, sat 00:30.
func week(name, help string, at func(*Settings, time.Weekday) *evening.Clock) Key {
	return Key{
		Name: name, Kind: Clocks, Help: help,
		value: func(s *Settings) string {
			return listed(func(day time.Weekday) evening.Clock { return *at(s, day) })
		},
		set: func(s *Settings, text string) error {
			if c, err := evening.ParseClock(text); err == nil {
				for _, d := range weekdays {
					*at(s, d.day) = c
				}
				return nil
			}
			was := s.Schedule
			for part := range strings.SplitSeq(text, ",") {
				if !setDay(s, strings.TrimSpace(part), at) {
					s.Schedule = was
					return problem(name, text, clockMend+", or one a day: mon 23:00, sat 00:30")
				}
			}
			return nil
		},
	}
}

// listed writes the times of a week: one, or one a day.
func listed(at func(time.Weekday) evening.Clock) string {
	first, same := at(time.Monday), true
	days := make([]string, 0, len(weekdays))
	for _, d := range weekdays {
		c := at(d.day)
		same = same && c == first
		days = append(days, d.short+" "+c.String())
	}
	if same {
		return first.String()
	}
	return strings.Join(days, ", ")
}

// setDay reads one part of such a list.
func setDay(s *Settings, part string, at func(*Settings, time.Weekday) *evening.Clock) bool {
	name, text, _ := strings.Cut(part, " ")
	c, err := evening.ParseClock(text)
	if err != nil {
		return false
	}
	for _, d := range weekdays {
		if strings.EqualFold(name, d.short) {
			*at(s, d.day) = c
			return true
		}
	}
	return false
}
