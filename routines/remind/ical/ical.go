// Package ical writes reminders as a calendar with alarms, for a phone (RFC
// 5545). Times are floating: they are those of the wall, wherever the phone is.
//
// It refuses to decide what stands in it, and to send it anywhere.
package ical

import (
	"fmt"
	"io"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"

	"lull/routines/evening"
	"lull/routines/remind"
)

// epoch is what sequence numbers count from, so that they are small.
var epoch = time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write writes the calendar of some events as it is at now. A later one is
// taken by calendars as the newer version of the same events. An event that is
// paused is written as cancelled.
func Write(w io.Writer, events []remind.Event, now time.Time) error {
	c := ics.NewCalendarFor("lull")
	c.SetMethod(ics.MethodPublish)
	c.SetXWRCalName("lull")
	for _, e := range events {
		add(c, e, now)
	}
	// RFC 5545 wants both characters at the end of a line, whatever the system.
	if err := c.SerializeTo(w, ics.WithNewLineWindows); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// floating is a moment on a wall, in no zone.
const floating = "20060102T150405"

func add(c *ics.Calendar, e remind.Event, now time.Time) {
	v := c.AddEvent(e.UID)
	v.SetDtStampTime(now)
	v.SetModifiedAt(now)
	v.SetSequence(int(now.Sub(epoch) / time.Minute))
	v.SetProperty(ics.ComponentPropertyDtStart, wall(e.First, e.At).Format(floating))
	v.SetTimeTransparency(ics.TransparencyTransparent) // nobody is busy with it
	v.SetClass(ics.ClassificationPrivate)
	if e.Paused {
		v.SetStatus(ics.ObjectStatusCancelled)
		v.SetSummary("lull")
		return
	}
	v.SetProperty(ics.ComponentPropertyDtEnd, wall(e.First, e.At).Add(e.Lasts).Format(floating))
	v.SetSummary(e.Summary)
	v.SetDescription(e.Description)
	v.AddRrule("FREQ=WEEKLY;BYDAY=" + strings.ToUpper(e.First.Weekday().String()[:2]))
	a := v.AddAlarm()
	a.SetAction(ics.ActionDisplay)
	a.SetTrigger(before(e.Alarm))
	a.SetProperty(ics.ComponentPropertyDescription, e.Summary)
}

// wall gives a date and a time of day, in UTC for want of a zone.
func wall(d evening.Day, c evening.Clock) time.Time {
	year, month, day := d.Date()
	return time.Date(year, month, day, c.Hour(), c.Minute(), 0, 0, time.UTC)
}

// before writes how long before the start an alarm rings.
func before(d time.Duration) string {
	if d <= 0 {
		return "PT0S"
	}
	return fmt.Sprintf("-PT%dM", int(d.Minutes()))
}
