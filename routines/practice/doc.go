// Package practice is how a practice unfolds in time. Breathing, guided words
// and a routine of several are all a [Plan], and a Plan is a pure function of
// elapsed time, so that the screen, the line mode, the cue sheet, the sound and
// the tests all ask the same thing.
//
// It refuses to know a terminal, a disk or a clock. Time is an argument.
package practice
