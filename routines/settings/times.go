package settings

import (
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
)

// weekdays are the days in their order; a week of evenings begins on Monday.
var weekdays = [...]time.Weekday{1, 2, 3, 4, 5, 6, 0}

func short(d time.Weekday) string { return strings.ToLower(d.String()[:3]) }

type daily func(s *Settings, day time.Weekday) *evening.Clock

// bedtimeOn finds the bedtime of a weekday's evening, after midnight too.
func bedtimeOn(s *Settings, day time.Weekday) *evening.Clock { return &s.Schedule.Bed[day] }

// wakeOn finds the waking on a weekday's morning. A schedule has it with the evening.
func wakeOn(s *Settings, day time.Weekday) *evening.Clock { return &s.Schedule.Wake[(day+6)%7] }

// times are the settings of when. Their defaults are those of a schedule.
func times() []Key {
	var keys []Key
	for _, t := range []struct {
		name string
		at   daily
	}{{"bedtime", bedtimeOn}, {"wake", wakeOn}} {
		whole := week(t.name, t.at)
		var days []Key
		for _, d := range weekdays {
			day := row(t.name+"."+short(d), "", clock, func(s *Settings) *evening.Clock { return t.at(s, d) })
			day.Whole, day.words, day.with = t.name, t.name+".day", map[string]string{"day": d.String()}
			days, whole.Parts = append(days, day), append(whole.Parts, day.Name)
		}
		keys = append(append(keys, whole), days...)
	}
	return append(keys, dayStarts)
}

// dayStarts is not set by default: evenings begin at 04:00, or within a later sleep.
var dayStarts = Key{
	Name: "day_starts", words: "day_starts", Kind: Clock, Optional: true,
	value: func(s *Settings) string {
		if !s.Schedule.Fixed {
			return ""
		}
		return s.Schedule.Starts.String()
	},
	set: func(s *Settings, text string) error {
		c, ok := clock.read(text)
		switch {
		case text == "":
			c = evening.DayStarts
		case !ok:
			return problem("day_starts", text, clockMend)
		}
		s.Schedule.Starts, s.Schedule.Fixed = c, text != ""
		return nil
	},
}

// Evenings says when evenings begin, and whether the sleep moved that.
func (s Settings) Evenings() (begin string, moved bool) {
	begin = perDay(func(day time.Weekday) evening.Clock {
		c := s.Schedule.Turns(evening.Day(int(day) + 3)) // 1970-01-04 was a Sunday
		moved = moved || c != s.Schedule.Starts
		return c
	})
	return begin, moved
}

// EveningsBegin says it in a sentence.
func (s Settings) EveningsBegin(say func(id string, with map[string]string) string) string {
	begin, moved := s.Evenings()
	id := "evenings.begin"
	if moved {
		id = "evenings.asleep"
	}
	return say(id, map[string]string{"begin": begin})
}

// week is one time for all days, or a list where they differ: mon 23:00, sat 00:30.
func week(name string, at daily) Key {
	return Key{
		Name: name, words: name, Kind: Clocks,
		value: func(s *Settings) string {
			return perDay(func(day time.Weekday) evening.Clock { return *at(s, day) })
		},
		set: func(s *Settings, text string) error {
			changed := *s
			if c, err := evening.ParseClock(text); err == nil {
				for _, d := range weekdays {
					*at(&changed, d) = c
				}
			} else {
				for part := range strings.SplitSeq(text, ",") {
					if !setDay(&changed, strings.TrimSpace(part), at) {
						return problem(name, text, clockMend+", or one a day: mon 23:00, sat 00:30")
					}
				}
			}
			*s = changed
			return nil
		},
	}
}

// perDay writes the times of a week: one, or one a day.
func perDay(at func(time.Weekday) evening.Clock) string {
	first, same := at(time.Monday), true
	days := make([]string, 0, len(weekdays))
	for _, d := range weekdays {
		c := at(d)
		same = same && c == first
		days = append(days, short(d)+" "+c.String())
	}
	if same {
		return first.String()
	}
	return strings.Join(days, ", ")
}

func setDay(s *Settings, part string, at daily) bool {
	name, text, _ := strings.Cut(part, " ")
	c, err := evening.ParseClock(text)
	for _, d := range weekdays {
		if err == nil && strings.EqualFold(name, short(d)) {
			*at(s, d) = c
			return true
		}
	}
	return false
}

type Weekdays uint8

const EveryDay Weekdays = 1<<7 - 1

func (w Weekdays) Has(d time.Weekday) bool { return w&(1<<d) != 0 }

// String writes them as they are read: mon, tue, fri. All seven are every day.
func (w Weekdays) String() string {
	if w == EveryDay {
		return everyDay
	}
	var names []string
	for _, d := range weekdays {
		if w.Has(d) {
			names = append(names, short(d))
		}
	}
	return strings.Join(names, ", ")
}

const everyDay = "every day"

func parseWeekdays(text string) (Weekdays, bool) {
	const weekend Weekdays = 1<<time.Saturday | 1<<time.Sunday
	switch text = strings.ToLower(text); text {
	case everyDay, "daily", "all":
		return EveryDay, true
	case "weekdays":
		return EveryDay &^ weekend, true
	case "weekend", "weekends":
		return weekend, true
	}
	var w Weekdays
	for _, word := range List(text) {
		i := slices.IndexFunc(weekdays[:], func(d time.Weekday) bool {
			return word == short(d) || word == strings.ToLower(d.String())
		})
		if i < 0 {
			return 0, false
		}
		w |= 1 << weekdays[i]
	}
	return w, w != 0
}
