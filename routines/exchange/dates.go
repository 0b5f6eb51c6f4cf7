package exchange

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"time"

	"lull/routines/evening"
	"lull/routines/letters"
)

// order is how dates of three numbers without a year in front are read. Those
// with dots have the day first everywhere.
type order int

const (
	unclear order = iota
	dayFirst
	monthFirst
)

// patterns are compiled when they are first needed: no other command should
// wait for them.
var patterns = sync.OnceValue(func() (p struct{ year, three, end *regexp.Regexp }) {
	p.year = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	p.three = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$`)
	p.end = regexp.MustCompile(`^(.*\S)[ T,]+(\d{1,2}[:.]\d{2}\S*(?: ?[AaPp]\.?[Mm]\.?)?)$`)
	return p
})

// orderOf finds out from all the dates of a file in which order they are: a
// number above twelve is no month.
func orderOf(dates []string) (order, error) {
	found := map[order]string{}
	var either string
	for _, text := range dates {
		if t := patterns().end.FindStringSubmatch(text); t != nil {
			text = strings.TrimRight(t[1], " ,")
		}
		m := patterns().three.FindStringSubmatch(text)
		if m == nil || m[2] == "." {
			continue
		}
		first, second := atoi(m[1]), atoi(m[3])
		switch {
		case first > 12 && second <= 12:
			found[dayFirst] = text
		case second > 12 && first <= 12:
			found[monthFirst] = text
		case first != second:
			either = text
		}
	}
	switch {
	case found[dayFirst] != "" && found[monthFirst] != "":
		return unclear, fmt.Errorf("%s has the day first and %s the month; dates such as 2026-11-23 are always clear",
			letters.Quoted(found[dayFirst]), letters.Quoted(found[monthFirst]))
	case found[dayFirst] != "":
		return dayFirst, nil
	case found[monthFirst] != "":
		return monthFirst, nil
	case either != "":
		return unclear, fmt.Errorf("whether %s has the day or the month first cannot be told; --dates day-first or "+
			"--dates month-first says it", letters.Quoted(either))
	}
	return dayFirst, nil
}

func dateOf(text string, o order) (evening.Day, error) {
	var year, month, day int
	if m := patterns().year.FindStringSubmatch(text); m != nil {
		year, month, day = atoi(m[1]), atoi(m[2]), atoi(m[3])
	} else if m := patterns().three.FindStringSubmatch(text); m != nil {
		day, month, year = atoi(m[1]), atoi(m[3]), atoi(m[4])
		if o == monthFirst && m[2] != "." {
			day, month = month, day
		}
		if len(m[4]) == 2 {
			year += 2000
		}
	} else {
		for _, layout := range []string{"2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "20060102"} {
			if t, err := time.Parse(layout, text); err == nil {
				d := evening.DayOf(t.Date())
				return d, believable(d)
			}
		}
		return 0, fmt.Errorf("the date %s is not clear; 2026-11-23 would be", letters.Quoted(text))
	}
	d := evening.DayOf(year, time.Month(month), day)
	if _, m, n := d.Date(); int(m) != month || n != day {
		return 0, fmt.Errorf("there is no such date as %s", letters.Quoted(text))
	}
	return d, believable(d)
}

// atoi reads digits that a pattern has seen to.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// clocks are the ways a time of day is written.
var clocks = []string{"15:04", "15:04:05", "3:04 PM", "3:04PM", "3:04:05 PM", "3:04:05PM", "15.04", "3 PM", "3PM"}

// momentOf reads a date and a time of day, or a moment that is both.
func momentOf(date, clock string, o order, zone *time.Location) (time.Time, error) {
	if clock == "" {
		if t, ok := instant(date); ok {
			return fixed(t), believable(evening.DayOf(t.Date()))
		}
		m := patterns().end.FindStringSubmatch(date)
		if m == nil {
			return time.Time{},
				errors.New("it has no time of day, and without one it cannot be told what it did to the evening")
		}
		date, clock = strings.TrimRight(m[1], " ,"), m[2]
	}
	day, err := dateOf(date, o)
	if err != nil {
		return time.Time{}, err
	}
	plain := strings.ToUpper(strings.ReplaceAll(strings.ReplaceAll(clock, "\u202f", " "), ".M.", "M"))
	plain = strings.NewReplacer("A.M", "AM", "P.M", "PM").Replace(plain)
	for _, layout := range clocks {
		if t, err := time.Parse(layout, plain); err == nil {
			year, month, n := day.Date()
			return fixed(time.Date(year, month, n, t.Hour(), t.Minute(), t.Second(), 0, zone)), nil
		}
	}
	return time.Time{}, fmt.Errorf("the time %s is not clear; 15:40 would be", letters.Quoted(clock))
}

// instant reads a moment that says its own offset from UTC, or seconds or
// milliseconds since 1970.
func instant(text string) (time.Time, bool) {
	for _, layout := range []string{
		time.RFC3339, "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00",
		"2006-01-02 15:04:05Z07:00", "2006-01-02T15:04:05-0700",
	} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, true
		}
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && n > 1e8 {
		switch len(text) {
		case 9, 10:
			return time.Unix(n, 0).UTC(), true
		case 12, 13:
			return time.UnixMilli(n).UTC(), true
		}
	}
	return time.Time{}, false
}
