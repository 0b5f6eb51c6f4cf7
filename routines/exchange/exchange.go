// Package exchange writes a journal as text and reads it back: JSON Lines, which
// hold everything and which two machines hand each other; a table for a
// spreadsheet, which holds what a person wants to look at; and, for reading
// only, the tables and logs of other programs.
//
// It refuses to open files, to store anything, and to take in half of
// something: what it reads is either right from the first line to the last or
// a list of the lines that are not.
//
// # JSON Lines
//
// The first line is [Header]. Every other line is one object, in any order:
//
//	{"kind":"intake","id":"0192...","at":"2026-11-23T16:40:00+01:00",
//	 "evening":"2026-11-23","changed":"2026-11-23T15:40:02.113Z","what":"coffee",...}
//	{"kind":"deleted","id":"0192...","changed":"2026-11-23T20:00:00Z"}
//
// kind, id and at every entry has. at is RFC 3339 with the offset in force
// where the entry was made. evening is the date of the evening it belongs to;
// without it the hour decides. changed says when it was last written: of two
// lines with one id the later one counts, whichever file it is in. A line of
// the kind deleted says that an entry was taken out, so that an older copy does
// not bring it back. Lengths are in seconds, a field that is not there was not
// answered. The other fields are those of the kind, see [journal.Entry.Line].
package exchange

import "lull/routines/journal"

// Version is the number of the format written, and the highest that is read.
// Version 2 has more kinds and fields than 1, and everything of 1 is in it.
const Version = 2

// Header is the first line of an export.
const Header = `{"kind":"lull","version":2}`

// Batch is what was read from a file.
type Batch struct {
	journal.Copy
	Lines int // lines that tell something
	Left  int // of them, those that were rightly left out: a habit not kept, another habit
}
