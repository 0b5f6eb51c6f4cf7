package evening

import (
	"fmt"
	"strings"
	"time"
)

// Clock is a time of day as it stands on the wall, in minutes after midnight,
// 0 to 1439. It has no date and no zone.
type Clock int

// At gives the Clock of an hour (0 to 23) and a minute (0 to 59).
func At(hour, minute int) Clock { return Clock(hour*60 + minute) }

// ClockOf gives the wall time of an instant in its own zone, seconds dropped.
func ClockOf(at time.Time) Clock { return At(at.Hour(), at.Minute()) }

// ParseClock reads a time of day: 23:15, 9:05, 00:30, 11pm, 7am, 11:30 pm.
// The error is a sentence that can be shown.
func ParseClock(s string) (Clock, error) {
	text := strings.ToUpper(strings.Join(strings.Fields(s), " "))
	if text == "24:00" {
		return 0, fmt.Errorf("%q is midnight, which is written 00:00 here", s)
	}
	// A bare 9 could be morning or night.
	for _, layout := range []string{"15:04", "3PM", "3 PM", "3:04PM", "3:04 PM"} {
		at, err := time.Parse(layout, text)
		if err == nil && (layout == "15:04" || !hourless(text)) {
			return ClockOf(at), nil
		}
	}
	return 0, fmt.Errorf("%q is not a time of day like 23:15, 9:05 or 11pm", s)
}

// hourless tells whether an hour from 1 to 12 is 0, which package time reads.
func hourless(text string) bool {
	hour, _, _ := strings.Cut(text, ":")
	return strings.Trim(hour, "0 APM") == ""
}

// WholeMinute gives the moment at which the wall began to show the minute of an
// instant. Truncate of package time goes by UTC, and the oldest zones, and those
// made by hand, are seconds away from it.
func WholeMinute(at time.Time) time.Time {
	return at.Add(-time.Duration(at.Second())*time.Second - time.Duration(at.Nanosecond()))
}

func (c Clock) Hour() int { return int(c) / 60 }

func (c Clock) Minute() int { return int(c) % 60 }

func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c.Hour(), c.Minute()) }

// On gives the instant at which the clocks of loc first show c, or anything
// later, on the civil date of d. A time that a spring change skips is the
// moment of the change (02:30 becomes 03:00); a time that an autumn change
// shows twice is the first of the two. So the order of wall times is kept, and
// On never runs backwards from one date to the next.
func (c Clock) On(d Day, loc *time.Location) time.Time {
	year, month, day := d.Date()
	guess := time.Date(year, month, day, c.Hour(), c.Minute(), 0, 0, loc)
	// What the wall would show, read as if it were UTC.
	wall := time.Date(year, month, day, c.Hour(), c.Minute(), 0, 0, time.UTC)
	var first time.Time
	for _, near := range []time.Time{guess.AddDate(0, 0, -1), guess, guess.AddDate(0, 0, 1)} {
		_, offset := near.Zone()
		at := wall.Add(-time.Duration(offset) * time.Second).In(loc)
		if ClockOf(at) == c && DayOf(at.Date()) == d && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	if !first.IsZero() {
		return first
	}
	// It is skipped, and the guess lies beside the change.
	from, until := guess.ZoneBounds()
	if from.IsZero() || !until.IsZero() && until.Sub(guess) < guess.Sub(from) {
		return until.In(loc)
	}
	return from.In(loc)
}

// Fixed keeps an instant with the offset in force then, whatever becomes of its
// zone.
func Fixed(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.In(time.FixedZone("", offset))
}
