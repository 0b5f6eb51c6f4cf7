package settings

import (
	"strings"
	"time"
)

// Weekdays is some days of the week.
type Weekdays uint8

// EveryDay is all seven.
const EveryDay Weekdays = 1<<7 - 1

// Has tells whether a day is among them.
func (w Weekdays) Has(d time.Weekday) bool { return w&(1<<d) != 0 }

// String writes them as they are read: mon, tue, fri. All seven are every day.
func (w Weekdays) String() string {
	if w == EveryDay {
		return everyDay
	}
	var names []string
	for _, d := range weekdays {
		if w.Has(d.day) {
			names = append(names, d.short)
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
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }) {
		known := false
		for _, d := range weekdays {
			if word == d.short || word == strings.ToLower(d.day.String()) {
				w, known = w|1<<d.day, true
			}
		}
		if !known {
			return 0, false
		}
	}
	return w, w != 0
}
