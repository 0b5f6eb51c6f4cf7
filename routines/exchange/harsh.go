package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/practice"
)

// ErrWhichHabit is wrapped by the error for a log of several habits of which
// none was named.
var ErrWhichHabit = errors.New("which of the habits is the wind-down is not said")

// ReadHarsh reads the log of the habit tracker harsh, lines such as
//
//	2026-11-23 : wind down : y : candle, book
//
// An evening on which the habit was kept (y) becomes one that was rested, at
// bedtime; a comment becomes a note. n and s (skipped) are left out, as are
// other habits and lines that begin with #. Where the log holds one habit it
// need not be named.
//
// The format: https://github.com/wakatara/harsh, the file log.
func ReadHarsh(r io.Reader, habit string, bedtime func(evening.Day) time.Time) (Taken, error) {
	var (
		taken    Taken
		problems Problems
		entries  []journal.Entry
		habits   []string
	)
	ids := newStable()
	reading := newLines(r)
	for reading.next() {
		text := bytes.TrimSpace(reading.text)
		if len(text) == 0 && reading.err == nil || bytes.HasPrefix(text, []byte("#")) {
			continue
		}
		taken.Lines++
		one, err := harshLine(string(text))
		if reading.err != nil {
			err = reading.err
		}
		if err != nil {
			problems.add(reading.number, err.Error())
			continue
		}
		if !slices.ContainsFunc(habits, func(h string) bool { return strings.EqualFold(h, one.habit) }) {
			habits = append(habits, one.habit)
		}
		if !one.kept || habit != "" && !strings.EqualFold(habit, one.habit) {
			taken.Left++
			continue
		}
		entries = append(entries, rested(ids, "harsh", one.day, one.habit, one.comment, bedtime)...)
	}
	if reading.fault != nil {
		return Taken{}, reading.fault
	}
	if err := problems.err(); err != nil {
		return Taken{}, err
	}
	if err := whichHabit(habit, habits); err != nil {
		return Taken{}, err
	}
	taken.Entries = entries
	return taken, nil
}

// whichHabit refuses a habit that is not there, and none where there are
// several.
func whichHabit(habit string, habits []string) error {
	shown := make([]string, 0, Named)
	for _, h := range habits[:min(len(habits), Named)] {
		shown = append(shown, letters.Quoted(h))
	}
	switch {
	case habit == "" && len(habits) > 1:
		return fmt.Errorf("%w; --habit names one of %s", ErrWhichHabit, letters.Listed(shown, "or"))
	case habit != "" && len(habits) > 0 && !slices.ContainsFunc(habits, func(h string) bool { return strings.EqualFold(h, habit) }):
		return fmt.Errorf("the habit %s is not in it; there is %s", letters.Quoted(habit), letters.Listed(shown, "or"))
	}
	return nil
}

type harshEntry struct {
	day            evening.Day
	habit, comment string
	kept           bool
}

func harshLine(text string) (harshEntry, error) {
	parts := strings.Split(text, " : ")
	if len(parts) < 3 {
		return harshEntry{}, errors.New("a line of harsh is 2026-11-23 : the habit : y, with y, n or s at the end")
	}
	day, err := evening.ParseDay(strings.TrimSpace(parts[0]))
	if err == nil {
		err = believable(day)
	}
	if err != nil {
		return harshEntry{}, err
	}
	one := harshEntry{day: day, habit: strings.TrimSpace(parts[1])}
	if len(parts) > 3 {
		one.comment = strings.TrimSpace(parts[3])
	}
	if one.habit == "" {
		return one, errors.New("the habit has no name")
	}
	switch strings.ToLower(strings.TrimRight(strings.TrimSpace(parts[2]), " :")) {
	case "y":
		one.kept = true
	case "n", "s":
	default:
		return one, fmt.Errorf("how it went is %s, and y, n or s belongs there", letters.Quoted(parts[2]))
	}
	return one, nil
}

// rested makes what an evening on which a habit was kept becomes.
func rested(
	ids stable, from string, day evening.Day, habit, comment string, bedtime func(evening.Day) time.Time,
) []journal.Entry {
	at := fixed(bedtime(day))
	name := strings.ToLower(habit)
	entries := []journal.Entry{{
		ID: ids.id(from, day.String(), name), Kind: journal.KindSession, At: at, Evening: day,
		Session: &journal.Session{Practice: practice.KindRest, Ending: journal.Logged},
	}}
	if comment != "" {
		entries = append(entries, journal.Entry{
			ID: ids.id(from, day.String(), name, "comment", comment), Kind: journal.KindNote, At: at, Evening: day,
			Note: &journal.Note{Text: letters.Lines(comment)},
		})
	}
	return entries
}

// fixed takes the rules of a zone off an instant and leaves its offset.
func fixed(t time.Time) time.Time {
	_, offset := t.Zone()
	return t.Truncate(time.Millisecond).In(time.FixedZone("", offset))
}

// believable refuses a date that is a slip of the finger: a file with a
// hundred years in it is possible, one from the year 226 is not.
func believable(d evening.Day) error {
	if year, _, _ := d.Date(); year < 1900 || year > 2200 {
		return fmt.Errorf("the date %s is too far away", d)
	}
	return nil
}
