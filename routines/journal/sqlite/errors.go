package sqlite

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	driver "modernc.org/sqlite"
)

// Primary result codes of SQLite, from https://sqlite.org/rescode.html. An
// extended code carries one of these in its low byte.
const (
	codeError      = 1 // a table or a column is not there: every statement is ours
	codeBusy       = 5
	codeLocked     = 6
	codeNoMemory   = 7
	codeReadOnly   = 8
	codeIO         = 10
	codeCorrupt    = 11
	codeFull       = 13
	codeCantOpen   = 14
	codeProtocol   = 15
	codeConstraint = 19 // every entry was checked: it is the file that is wrong
	codeNotADB     = 26
	primaryMask    = 0xff
	codeNoRoom     = 4874 // extended, of codeIO: no room for the shared-memory file
	damagedLength  = 200  // of what a check found, in bytes, for one sentence
)

// DamagedError is returned when the file is not a journal or is broken inside.
// [Open] leaves such a file exactly as it is.
type DamagedError struct {
	Path  string // the file
	Code  int    // SQLite's primary code: 26 not a database, 11 malformed, 1 something missing
	Found string // what a check found, may be empty
	Err   error  // what the driver said, nil where it was a check that found it
}

func (e *DamagedError) Error() string {
	found := ""
	if e.Found != "" {
		found = ": " + e.Found[:min(len(e.Found), damagedLength)]
	}
	if e.Code == codeNotADB {
		return fmt.Sprintf("the file %s is not a journal (%d)%s; nothing in it was changed; "+
			"to go on, move it to a safe place and, if there is a copy in %s, put the newest one where it was; "+
			"lull backup --rescue does that, and first saves what can still "+
			"be read", e.Path, e.Code, found, backups(e.Path))
	}
	return fmt.Sprintf("the file %s is damaged inside (%d)%s; lull backup --rescue makes a new journal "+
		"of what can still be read and of the newest copy in %s, and keeps the "+
		"damaged file", e.Path, e.Code, found, backups(e.Path))
}

func (e *DamagedError) Unwrap() error { return e.Err }

// NewerError is returned by [Open] when a later version of the program wrote
// the file. The file is left exactly as it is.
type NewerError struct {
	Path       string
	Has, Known int // format numbers
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("the journal %s was written by a newer version of the program "+
		"(format %d, this one knows up to %d); nothing in it was changed; use the newer version to go on",
		e.Path, e.Has, e.Known)
}

// code gives the primary SQLite code of an error, 0 for any other error.
func code(err error) int {
	if said, ok := errors.AsType[*driver.Error](err); ok {
		return said.Code() & primaryMask
	}
	return 0
}

// backups is the folder of dated copies beside a journal.
func backups(path string) string { return filepath.Join(filepath.Dir(path), "backups") }

// unwritable says whether an error means that the place cannot be written but
// may well be read.
func unwritable(err error) bool {
	return slices.Contains([]int{codeReadOnly, codeIO, codeFull, codeCantOpen}, code(err))
}
