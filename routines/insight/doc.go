// Package insight tells what goes with what in a log of nights, and how little
// a few nights can tell: which factors came before nights with a jerk or slow
// nights, with raw counts, minimums below which nothing is compared, and words
// no stronger than the counts. It also holds the self-trial, in which a coin
// decides. The method is that of docs/evidence.md, Patterns on few nights.
//
// It refuses to speak of why anything happens, to take a missing answer for a
// no, to look again before seven more nights are logged, and to know a clock,
// a disk or a sentence: what it has to say is a [Line].
package insight
