package practice

import (
	"strings"
	"time"
)

// ReadingRate is how many words a minute a tired reader is given, on a small
// dim screen and with half an eye. It is the one place where this is decided:
// every guided plan leaves at least [Reading] for its words, and a test reads
// them all. It is far below ordinary reading (some 240 words a minute) and is
// the rate at which the words are spoken by default, so that those who only
// listen are not hurried either (docs/evidence.md, Reading and pauses).
const ReadingRate = 110

// glance is what it takes to open the eyes and find the line (docs/evidence.md,
// Reading and pauses).
const glance = 1500 * time.Millisecond

// Grain is the grain of a guided plan, so that cue sheets read well: not about the
// body.
const Grain = 100 * time.Millisecond

// Reading is the time that words ask for at [ReadingRate], in tenths of a second.
func Reading(words string) time.Duration {
	n := len(strings.Fields(words))
	if n == 0 {
		return 0
	}
	d := glance + time.Duration(n)*time.Minute/ReadingRate
	return (d + Grain - 1).Truncate(Grain)
}

// Passage is a passage for as long as it takes to read.
func Passage(words string) Phase {
	return Phase{Cue: Say, Lasts: Reading(words), Words: words, Ends: true}
}
