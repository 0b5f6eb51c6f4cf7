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
//	passage.go    words, the rate they are read at, the pauses between them
//	place.go      a place to be in the mind, as it is written
//	imagery.go    a place and a seed into a walk through it
//	relax.go      muscles, scan, phrases and listening into a Plan
//	shuffle.go    unrelated pictures into a Plan
//	chain.go      several Plans into one, with one fade at the end
//	match.go      somebody's own rate, from taps on each in-breath
//	unhurried.go  a Plan that waits for the voice
//	stopwatch.go  time in a practice without its pauses; gaps in time
//	evening/      the civil evening, bedtime, wake time
//	journal/      entries, evenings, run, strength; sqlite/ keeps them
//	intake/       caffeine and the others: what the day does to the night
//	insight/      what goes with what, on few nights; the coin
//	ledger/       the journal as text, in and out
//	measures/     a night in figures
//	morning/      which night the morning's questions are about
//	notation/     what people type: "2 espresso at 15:40"
//	repertoire/   what can be practised; folder/ reads one's own
//	tonight/      one look at this evening
//	sound/        a Plan as samples; leaves play it, speak, and write files
//	settings/     what can be set; tomlfile/ keeps it
//	remind/       what is due when, and when to stay silent; systemd/, launchd/
//	              and taskscheduler/ wake it, desktopbus/, osascript/ and
//	              powershell/ show it, ical/ writes it for a phone
package routines
