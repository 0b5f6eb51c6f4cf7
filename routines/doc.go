// Package routines is what the coach knows: how a practice unfolds in time.
// Breathing, imagery, muscle release, the shuffle and a chain of them are all
// a [Plan], and a Plan is a pure function of elapsed time, so that the screen,
// the line mode, the cue sheet, the sound and the tests all ask the same thing.
//
// It refuses to know a terminal, a disk or a clock. Time is an argument.
//
// The map of this room:
//
//	plan.go       Plan, Phase, Moment: At(elapsed) and Cues(from, to]
//	light.go      how bright a practice is at any moment
//	pattern.go    a breathing pattern and how one is written
//	breath.go     a pattern and a length into a Plan, and an easier Plan
//	match.go      somebody's own rate, from taps on each in-breath
//	stopwatch.go  time in a practice without its pauses; gaps in time
//	evening/      the civil evening, bedtime, wake time
//	journal/      entries, evenings, run, strength; sqlite/ keeps them
//	intake/       caffeine and the others: what the day does to the night
//	notation/     what people type: "2 espresso at 15:40"
//	settings/     what can be set; tomlfile/ keeps it
package routines
