// Package ical writes reminders as a calendar with alarms, for a phone (RFC
// 5545). Times are floating: they are those of the wall where the phone is.
//
// It refuses to decide what stands in it, and to send it anywhere.
package ical

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lull/routines/remind"
)

// calendar is the text of one. It is written by hand since the library for it
// brings a client for the network along: a twentieth of a program that opens none.
type calendar struct{ strings.Builder }

// longest is how many octets a line may have (RFC 5545, 3.1).
const longest = 75

// put writes one line, which goes on in the next one, after a space, where it is
// too long. Both characters end it, whatever the system.
func (c *calendar) put(name, value string) {
	line, room := name+":"+value, longest
	for len(line) > room {
		at := room
		for !utf8.RuneStart(line[at]) {
			at--
		}
		c.WriteString(line[:at] + "\r\n ")
		line, room = line[at:], longest-1
	}
	c.WriteString(line + "\r\n")
}

func (c *calendar) text(name, words string) {
	c.put(name, strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(words))
}

// epoch is what sequence numbers count from, so that they are small.
var epoch = time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)

// Write writes the calendar of some events as it is at now. A later one is
// taken by calendars as the newer version of the same events. An event that is
// paused is written as cancelled.
func Write(w io.Writer, events []remind.Event, now time.Time) error {
	var c calendar
	c.put("BEGIN", "VCALENDAR")
	c.put("VERSION", "2.0")
	c.put("PRODID", "-//lull//lull//EN")
	c.put("METHOD", "PUBLISH")
	c.put("X-WR-CALNAME", "lull")
	for _, e := range events {
		c.event(e, now)
	}
	c.put("END", "VCALENDAR")
	if _, err := io.WriteString(w, c.String()); err != nil {
		return fmt.Errorf("writing the calendar: %w", err)
	}
	return nil
}

// floating is a moment on a wall, in no zone; stamp is one in UTC.
const (
	floating = "20060102T150405"
	stamp    = floating + "Z"
)

func (c *calendar) event(e remind.Event, now time.Time) {
	c.put("BEGIN", "VEVENT")
	c.text("UID", e.UID)
	c.put("DTSTAMP", now.UTC().Format(stamp))
	c.put("LAST-MODIFIED", now.UTC().Format(stamp))
	c.put("SEQUENCE", strconv.Itoa(int(now.Sub(epoch)/time.Minute)))
	start := e.At.On(e.First, time.UTC) // for want of a zone
	c.put("DTSTART", start.Format(floating))
	c.put("TRANSP", "TRANSPARENT") // nobody is busy with it
	c.put("CLASS", "PRIVATE")
	if e.Paused {
		c.put("STATUS", "CANCELLED")
		c.put("SUMMARY", "lull")
		c.put("END", "VEVENT")
		return
	}
	c.put("DTEND", start.Add(e.Lasts).Format(floating))
	c.text("SUMMARY", e.Summary)
	c.text("DESCRIPTION", e.Description)
	c.put("RRULE", "FREQ=WEEKLY;BYDAY="+strings.ToUpper(e.First.Weekday().String()[:2]))
	c.put("BEGIN", "VALARM")
	c.put("ACTION", "DISPLAY")
	c.put("TRIGGER", before(e.Alarm))
	c.text("DESCRIPTION", e.Summary)
	c.put("END", "VALARM")
	c.put("END", "VEVENT")
}

func before(d time.Duration) string {
	if d <= 0 {
		return "PT0S"
	}
	return fmt.Sprintf("-PT%dM", int(d.Minutes()))
}
