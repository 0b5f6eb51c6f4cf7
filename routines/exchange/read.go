package exchange

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"lull/routines/journal"
)

// ErrForeign is returned for a file that is no export of this program.
var ErrForeign = errors.New("this is no export of lull: its first line would be " + Header +
	", and it is of no other kind that is known by how it begins; --from csv and --from harsh read tables and logs")

// NewerError is returned for an export of a later version of the program.
type NewerError struct{ Has float64 }

// Error says what is wrong and how to mend it.
func (e *NewerError) Error() string {
	return fmt.Sprintf("this export was written by a newer version of the program (format %g, this one reads up to %d); "+
		"the newer version reads it, or can be put in place of this one", e.Has, Version)
}

// longestLine is how long one line may be, in bytes. No entry comes near it.
const longestLine = 1 << 20

var errLongLine = errors.New("it is longer than a million letters, and no entry is")

// Read reads JSON Lines. It gives a *[Problems] naming the lines that are bad,
// a *[NewerError] for what a later version wrote, [ErrForeign] for something
// else, and nothing of the file with any of them.
func Read(r io.Reader) (Batch, error) {
	var (
		batch    Batch
		problems Problems
		begun    bool
	)
	reading := newLines(r)
	for reading.next() {
		text := bytes.TrimSpace(reading.text)
		if len(text) == 0 && reading.err == nil {
			continue
		}
		var err error
		if begun {
			if err = reading.err; err == nil {
				err = batch.line(text)
			}
		} else {
			begun, err = true, heading(text)
		}
		var newer *NewerError
		switch {
		case errors.Is(err, ErrForeign), errors.As(err, &newer):
			return Batch{}, err
		case err != nil:
			problems.add(reading.number, err.Error())
		}
	}
	switch {
	case reading.failed != nil:
		return Batch{}, reading.failed
	case !begun:
		return Batch{}, ErrForeign
	case problems.err() != nil:
		return Batch{}, problems.err()
	}
	return batch, nil
}

// line takes in one line after the first. A header there is that of a second
// export behind the first.
func (t *Batch) line(text []byte) error {
	if bytes.Contains(text, []byte(`"lull"`)) {
		if err := heading(text); !errors.Is(err, ErrForeign) {
			return err
		}
	}
	t.Lines++
	before := len(t.Entries)
	err := t.Copy.Line(text)
	for _, e := range t.Entries[before:] {
		if e.Session != nil && e.Session.Ending == journal.Running { // it is not going on here
			e.Session.Ending = journal.Interrupted
		}
	}
	return err
}

// heading reads a header.
func heading(text []byte) error {
	var head struct {
		Kind    string   `json:"kind"`
		Version *float64 `json:"version"`
	}
	from := json.NewDecoder(bytes.NewReader(text))
	from.DisallowUnknownFields()
	switch err := from.Decode(&head); {
	case err != nil || head.Kind != "lull" || from.More():
		return ErrForeign
	case head.Version == nil || *head.Version < 1:
		return errors.New("the line of the kind lull says no version; it would be " + Header)
	case *head.Version > Version:
		return &NewerError{*head.Version}
	}
	return nil
}

// lines gives a file line by line.
type lines struct {
	in     *bufio.Reader
	number int    // of the line, from 1
	text   []byte // the line, valid until the next one
	err    error  // what is wrong with this line as a line
	failed error  // what went wrong with the reading
	long   []byte
}

func newLines(r io.Reader) *lines { return &lines{in: bufio.NewReaderSize(r, 1<<16)} }

// next reads a line and says whether there was one.
func (l *lines) next() bool {
	l.long, l.err = l.long[:0], nil
	for {
		part, err := l.in.ReadSlice('\n')
		if len(l.long)+len(part) > longestLine {
			l.err = errLongLine
			part = nil
		}
		if err == nil && len(l.long) == 0 {
			l.text = part
		} else {
			l.long = append(l.long, part...)
			l.text = l.long
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			l.failed = fmt.Errorf("reading: %w", err)
			return false
		case err != nil && len(l.text) == 0 && l.err == nil:
			return false
		}
		if l.number++; l.number == 1 {
			l.text = bytes.TrimPrefix(l.text, []byte("\ufeff")) // some editors begin a file with it
		}
		return true
	}
}
