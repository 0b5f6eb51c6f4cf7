package notation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/letters"
)

// longestAgo is how far back, or ahead, an amount of time may reach.
const longestAgo = 366 * 24 * time.Hour

// Time reads a moment that has been: 15:40, 15.40, 3pm, 3:15 pm, noon, midnight,
// now, 20m ago, 1h30m ago, an hour ago, yesterday 22:10, last night 23:00,
// today 9:00, mon 21:00, 2026-11-22 22:40.
//
// A time of day without a date is the nearest one up to now, so that 15:30
// typed at 01:30 is yesterday's; one that comes within the hour is refused.
// "yesterday" and "last night" count from the civil date of now, also after
// midnight; "last night" before noon is this morning's small hours. A weekday is
// the nearest one up to now.
//
// The result is in now's location. A time of day that a spring change skips
// is the moment of the change; of one that an autumn change shows twice it is
// the nearer one. An error is one sentence, to be shown.
func Time(s string, now time.Time) (time.Time, error) {
	return moment(s, now, false)
}

// moment reads a moment that has been, or one that is to come (ahead): then in
// 20m, tonight 22:00 and tomorrow 7:00 are read besides, a time of day without a
// date is the nearest one from now on, and what is meant by "ago" is refused.
func moment(s string, now time.Time, ahead bool) (time.Time, error) {
	text := strings.ToLower(strings.Join(strings.Fields(s), " "))
	t, ok := readMoment(text, now, ahead)
	if !ok {
		if ahead {
			return time.Time{}, fmt.Errorf("%s is not a time to come; 22:00, 10pm, in 20m and tomorrow 7:00 are",
				letters.Quoted(s))
		}
		return time.Time{}, fmt.Errorf("%s is not a time; 15:40, 3pm, 20m ago and yesterday 22:10 are",
			letters.Quoted(s))
	}
	// A minute's clock time in the running minute counts as now.
	switch {
	case ahead && t.Before(evening.WholeMinute(now)):
		return time.Time{}, fmt.Errorf("%s is past already", letters.Quoted(s))
	case !ahead && t.After(now):
		return time.Time{}, fmt.Errorf("%s has not come yet", text)
	}
	return t, nil
}

// readMoment reads lower-case text with single spaces.
func readMoment(text string, now time.Time, ahead bool) (time.Time, bool) {
	if at, ok := readPart(text, now, ahead); ok {
		return at, true
	}
	if text == "now" || text == "just now" {
		return now, true
	}
	if length, ok := strings.CutSuffix(text, " ago"); ok {
		d, ok := readDuration(length)
		return now.Add(-d), ok && d <= longestAgo
	}
	if length, ok := strings.CutPrefix(text, "in "); ok && ahead {
		d, ok := readDuration(length)
		return now.Add(d), ok && d <= longestAgo
	}
	today := evening.DayOf(now.Date())
	if c, ok := readClock(text); ok {
		if next, soon := soonest(c, now, slip); soon && !ahead {
			return next, true
		}
		return nearestTo(c, today, 1, now, ahead), true
	}
	for _, day := range []string{"yesterday", "today", "tonight", "tomorrow", "last night"} {
		if clock, ok := strings.CutSuffix(text, " "+day); ok { // 2pm yesterday
			text = day + " " + clock
		}
	}
	for word, days := range map[string]evening.Day{
		"today ": 0, "this morning ": 0, "this evening ": 0, "tonight ": 0, "yesterday ": -1, "last night ": -1,
		"tomorrow ": 1,
	} {
		rest, ok := strings.CutPrefix(text, word)
		if !ok {
			continue
		}
		c, ok := readClock(bareClock(rest))
		if word == "last night " && c.Hour() < 12 {
			days = 0
		}
		return on(c, today+days, now, ahead), ok
	}
	return readDated(text, today, now, ahead)
}

// Hour reads a bare hour, as it stands after an "at": 9, 21, 9ish.
func Hour(text string, now time.Time) (time.Time, bool) { return readHour(text, now, false) }

// readHour gives the nearest one up to now of the two that an hour up to twelve
// may mean; ahead, from now on. One that comes within the hour is given as it is.
func readHour(text string, now time.Time, ahead bool) (at time.Time, ok bool) {
	h, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSuffix(text, "ish"), "h"))
	if err != nil || h < 0 || h > 24 {
		return time.Time{}, false
	}
	hours := []int{h % 24}
	if h >= 1 && h <= 12 {
		hours = append(hours, (h+12)%24)
	}
	for _, h := range hours {
		clock := evening.At(h, 0)
		if next, soon := soonest(clock, now, slip); soon && !ahead {
			return next, true
		}
		if t := nearestTo(clock, evening.DayOf(now.Date()), 1, now, ahead); at.IsZero() || t.After(at) != ahead {
			at = t
		}
	}
	return at, true
}

// partsOfDay are the hours that are meant where a part of the day is said, or a
// meal. They are judgements, and are said back.
var partsOfDay = map[string]evening.Clock{
	"this morning": evening.At(9, 0), "in the morning": evening.At(9, 0), "mid morning": evening.At(10, 30),
	"mid-morning": evening.At(10, 30), "at breakfast": evening.At(8, 0),
	"before breakfast": evening.At(7, 30), "after breakfast": evening.At(8, 30), "before lunch": evening.At(12, 0),
	"at lunch":     evening.At(12, 30),
	"at lunchtime": evening.At(12, 30), "over lunch": evening.At(12, 30), "after lunch": evening.At(13, 30),
	"this afternoon":   evening.At(15, 0),
	"in the afternoon": evening.At(15, 0), "mid afternoon": evening.At(15, 30), "mid-afternoon": evening.At(15, 30),
	"at teatime": evening.At(16, 0),
	"after work": evening.At(18, 0), "before dinner": evening.At(18, 0), "at dinner": evening.At(19, 0),
	"after dinner": evening.At(20, 0),
	"after supper": evening.At(20, 0), "this evening": evening.At(20, 0), "in the evening": evening.At(20, 0),
	"tonight": evening.At(20, 0), "for breakfast": evening.At(8, 0),
}

// readPart reads a part of the day, also of yesterday.
func readPart(text string, now time.Time, ahead bool) (time.Time, bool) {
	today := evening.DayOf(now.Date())
	if text == "last night" && !ahead {
		return on(evening.At(22, 0), today-1, now, ahead), true
	}
	if part, ok := strings.CutPrefix(text, "yesterday "); ok && !ahead {
		for _, name := range []string{"this " + part, part} {
			if c, ok := partsOfDay[name]; ok {
				return on(c, today-1, now, ahead), true
			}
		}
	}
	c, ok := partsOfDay[text]
	if !ok {
		return time.Time{}, false
	}
	if _, begun := soonest(c, now, partBegins); begun && !ahead {
		return now, true
	}
	at := nearestTo(c, today, 1, now, ahead)
	if named := strings.HasPrefix(text, "this ") || text == "tonight"; named && !ahead && !sameEvening(at, now) {
		at = nearestTo(c, today, 1, now, true) // which is refused
	}
	return at, true
}

// How far ahead a time of day may be and yet be meant: one is a slip, or a clock
// that is rounded up; of a part of the day the hour that stands for it lies in
// its middle. Both are judgements.
const (
	slip       = time.Hour
	partBegins = 3*time.Hour + time.Minute
)

// soonest gives the next clock time where it is less than so far ahead, and this
// evening has had none.
func soonest(c evening.Clock, now time.Time, within time.Duration) (time.Time, bool) {
	today := evening.DayOf(now.Date())
	next, before := nearestTo(c, today, 1, now, true), nearestTo(c, today, 1, now, false)
	soon := next.After(now) && next.Sub(now) < within
	return next, soon && sameEvening(next, now) && !sameEvening(before, now)
}

// sameEvening uses the usual hour at which evenings begin: it is about what
// somebody means, and not about where an entry belongs.
func sameEvening(a, b time.Time) bool {
	return evening.Of(a, evening.DayStarts) == evening.Of(b, evening.DayStarts)
}

// readDated reads a weekday or a date with a time of day.
func readDated(text string, today evening.Day, now time.Time, ahead bool) (time.Time, bool) {
	word, rest, ok := strings.Cut(text, " ")
	if !ok {
		return time.Time{}, false
	}
	c, ok := readClock(bareClock(rest))
	if !ok {
		return time.Time{}, false
	}
	if day, err := evening.ParseDay(word); err == nil {
		year, _, _ := day.Date()
		return on(c, day, now, ahead), year >= 2000 && year <= 2200
	}
	weekday, ok := readWeekday(word)
	if !ok {
		return time.Time{}, false
	}
	day := today - evening.Day((today.Weekday()-weekday+7)%7)
	if ahead && day < today {
		day += 7
	}
	return nearestTo(c, day, 7, now, ahead), true
}

// nearestTo gives the clock time on the day, or one step of days further back
// when that has not come yet; ahead, further on when it has been.
func nearestTo(c evening.Clock, day, step evening.Day, now time.Time, ahead bool) time.Time {
	t := on(c, day, now, ahead)
	switch {
	case ahead && t.Before(evening.WholeMinute(now)):
		return on(c, day+step, now, ahead)
	case !ahead && t.After(now):
		return on(c, day-step, now, ahead)
	}
	return t
}

// Latest gives the last instant up to the given one at which the clock of its
// zone showed a time.
func Latest(c evening.Clock, at time.Time) time.Time {
	return nearestTo(c, evening.DayOf(at.Date()), 1, at, false)
}

// on gives the clock time on a day. [evening.Clock.On] decides what a change
// of clocks means, but of a time shown twice this takes the one nearer to now.
func on(c evening.Clock, day evening.Day, now time.Time, ahead bool) time.Time {
	first := c.On(day, now.Location())
	for _, later := range []time.Duration{30 * time.Minute, time.Hour, 2 * time.Hour} {
		again := first.Add(later)
		if evening.ClockOf(again) != c || evening.DayOf(again.Date()) != day {
			continue
		}
		if ahead && first.Before(evening.WholeMinute(now)) || !ahead && !again.After(now) {
			return again
		}
	}
	return first
}

// bareClock takes off what stands between a day and a time of day: at, around.
func bareClock(s string) string {
	for _, w := range append([]string{"at"}, roughly...) {
		s = strings.TrimPrefix(s, w+" ")
	}
	return s
}

// readClock reads a time of day, noon and midnight among them.
func readClock(s string) (evening.Clock, bool) {
	switch s {
	case "noon", "midday":
		return evening.At(12, 0), true
	case "midnight":
		return evening.At(0, 0), true
	}
	if len(s) == 5 && s[2] == '.' { // 15.40; a shorter 1.5 is a count
		s = s[:2] + ":" + s[3:]
	}
	if strings.HasSuffix(s, "am") || strings.HasSuffix(s, "pm") { // 2.45pm
		s = strings.Replace(s, ".", ":", 1)
	}
	if h, m, ok := strings.Cut(s, "h"); ok && len(m) == 2 { // 16h30
		s = h + ":" + m
	}
	c, err := evening.ParseClock(s)
	return c, err == nil
}

// NamesDay tells whether a moment among some words says which day it was on:
// yesterday 22:10, last night, mon 21:00.
func NamesDay(text string) bool {
	return slices.ContainsFunc(strings.Fields(strings.ToLower(text)), func(w string) bool {
		_, weekday := readWeekday(w)
		_, err := evening.ParseDay(w)
		return weekday || err == nil || w == "night" || slices.Contains(days, w)
	})
}

func readWeekday(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if s == name || s == name[:3] || s == "tues" && d == time.Tuesday || s == "thurs" && d == time.Thursday {
			return d, true
		}
	}
	return 0, false
}

// Duration reads an amount of time: 40m, 1h30m, 1h 30m, 1.5h, 20 minutes,
// 2 hours, an hour, half an hour. It is more than 0 and at most a year.
func Duration(s string) (time.Duration, error) {
	d, ok := readDuration(strings.ToLower(strings.Join(strings.Fields(s), " ")))
	if !ok || d > longestAgo {
		return 0, fmt.Errorf("%s is not an amount of time; 40m, 1h30m and 2 hours are", letters.Quoted(s))
	}
	return d, nil
}

var units = map[string]time.Duration{
	"m": time.Minute, "min": time.Minute, "mins": time.Minute, "minute": time.Minute, "minutes": time.Minute,
	"h": time.Hour, "hr": time.Hour, "hrs": time.Hour, "hour": time.Hour, "hours": time.Hour,
	"d": 24 * time.Hour, "day": 24 * time.Hour, "days": 24 * time.Hour,
}

// readDuration reads lower-case text with single spaces.
func readDuration(s string) (time.Duration, bool) {
	switch s {
	case "an hour", "a hour":
		return time.Hour, true
	case "half an hour", "half hour":
		return 30 * time.Minute, true
	case "a minute":
		return time.Minute, true
	case "a day":
		return 24 * time.Hour, true
	}
	var sum time.Duration
	last := longestAgo
	for rest := s; rest != ""; {
		end := len(rest) - len(strings.TrimLeft(rest, "0123456789."))
		if end == 0 {
			return 0, false
		}
		n, err := strconv.ParseFloat(rest[:end], 64)
		if err != nil || n > 10000 {
			return 0, false
		}
		rest = strings.TrimPrefix(rest[end:], " ")
		stop := strings.IndexFunc(rest, func(r rune) bool { return r < 'a' || r > 'z' })
		if stop < 0 {
			stop = len(rest)
		}
		unit, ok := units[rest[:stop]]
		if rest == "" && last == time.Hour && n < 60 { // 2h30
			unit, ok = time.Minute, true
		}
		if !ok || unit >= last { // the larger unit comes first, each once
			return 0, false
		}
		last, sum = unit, sum+time.Duration(n*float64(unit))
		rest = strings.TrimPrefix(rest[stop:], " ")
	}
	return sum, sum > 0
}

// Length writes an amount of time as it is typed, without its empty parts: 40m,
// 1h30m, 90s as 1m30s.
func Length(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = text[:len(text)-2]
	}
	if strings.HasSuffix(text, "h0m") {
		text = text[:len(text)-2]
	}
	return text
}

func minutes(d time.Duration) string { return Length(d.Round(time.Minute)) }
