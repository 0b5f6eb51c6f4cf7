package exchange

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

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
func ReadHarsh(r io.Reader, habit string, bedtime func(evening.Day) time.Time) (Batch, error) {
	c := &collector{Foreign: Foreign{Source: journal.Harsh, Habit: habit, Bedtime: bedtime}, rows: map[string]int{}}
	reading := newLines(r)
	for text, there := reading.next(); there; text, there = reading.next() {
		if len(text) > 0 && text[0] != '#' {
			entries, err := c.harsh(string(text))
			c.add(reading.number, entries, err)
		}
	}
	if err := reading.ended(); err != nil {
		return Batch{}, err
	}
	return c.done()
}

func (c *collector) harsh(text string) ([]journal.Entry, error) {
	parts := strings.Split(text, " : ")
	if len(parts) < 3 {
		return nil, errors.New("a line of harsh is 2026-11-23 : the habit : y, with y, n or s at the end")
	}
	day, err := evening.ParseDay(strings.TrimSpace(parts[0]))
	if err == nil {
		err = believable(day)
	}
	if err != nil {
		return nil, err
	}
	habit, comment := strings.TrimSpace(parts[1]), ""
	if len(parts) > 3 {
		comment = strings.TrimSpace(parts[3])
	}
	if habit == "" {
		return nil, errors.New("the habit has no name")
	}
	switch strings.ToLower(strings.TrimRight(strings.TrimSpace(parts[2]), " :")) {
	case "y":
		if c.wanted(habit) {
			return c.rested("harsh", day, habit, comment), nil
		}
	case "n", "s":
		c.wanted(habit)
	default:
		return nil, fmt.Errorf("how it went is %s, and y, n or s belongs there", letters.Quoted(parts[2]))
	}
	return nil, nil
}
