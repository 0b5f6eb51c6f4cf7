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

import (
	"bufio"
	"io"

	"lull/routines/journal"
)

// Version is the number of the format written, and the highest that is read.
// Each has more kinds or fields than the one before, and everything of that is in
// it: version 3 says where an entry was taken from.
const Version = 3

const Header = `{"kind":"lull","version":3}`

// Batch is what was read from a file.
type Batch struct {
	journal.Copy
	Lines int // lines that tell something
	Left  int // of them, those that were rightly left out: a habit not kept, another habit

	Sources []string  // which programs' files these were; none for an export of this one
	Out     []Omitted // what was left out of these files, most of it first
}

// Omitted is something that is left out of another program's file.
type Omitted struct {
	What string `json:"what"`
	N    int    `json:"n"`
	Why  string `json:"why"`
}

type Writer struct {
	out              *bufio.Writer
	entries, deleted int // that were written
}

// NewWriter writes the header and gives what writes the lines after it.
func NewWriter(w io.Writer) (*Writer, error) {
	lines := &Writer{out: bufio.NewWriterSize(w, 1<<16)}
	return lines, lines.line([]byte(Header))
}

// Entry writes an entry. A practice that is going on is left out: how it ends
// is not known yet, and it will be in the next export.
func (w *Writer) Entry(e journal.Entry) error {
	if e.Session != nil && e.Session.Ending == journal.Running {
		return nil
	}
	w.entries++
	return w.line(e.Line())
}

func (w *Writer) Deleted(t journal.Tombstone) error {
	w.deleted++
	return w.line(t.Line())
}

// Written gives how many entries were written, and how many deletions.
func (w *Writer) Written() (entries, deleted int) { return w.entries, w.deleted }

func (w *Writer) line(text []byte) error {
	_, err := w.out.Write(append(text, '\n'))
	return err
}

// Close writes what is left. What is behind it stays open.
func (w *Writer) Close() error { return w.out.Flush() }
