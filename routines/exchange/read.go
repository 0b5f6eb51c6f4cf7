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

func (e *NewerError) Error() string {
	return fmt.Sprintf("this export was written by a newer version of the program (format %g, this one reads up "+
		"to %d); "+
		"the newer version reads it, or can be put in place of this one", e.Has, Version)
}

// longestLine is how long one line may be, in bytes. No entry comes near it.
const longestLine = 1 << 20

var errLongNote = errors.New("its note is longer than a hundred thousand letters")

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
	for text, there := reading.next(); there; text, there = reading.next() {
		var err error
		switch {
		case len(text) == 0:
			continue
		case begun:
			err = batch.line(text)
		default:
			begun, err = true, heading(text)
		}
		switch _, newer := errors.AsType[*NewerError](err); {
		case errors.Is(err, ErrForeign), newer:
			return Batch{}, err
		case err != nil:
			problems.add(reading.number, err.Error())
		}
	}
	err := reading.ended()
	_, bad := errors.AsType[*Problems](err)
	switch {
	case problems.err() != nil:
		return Batch{}, problems.err()
	case !begun && (err == nil || bad):
		return Batch{}, ErrForeign
	case err != nil:
		return Batch{}, err
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
		if err == nil && len(text) > longestLine/8 && len(e.Line()) >= longestLine { // written again it may be longer
			return errLongLine
		}
		if e.Session != nil && e.Session.Ending == journal.Running { // it is not going on here
			e.Session.Ending = journal.Interrupted
		}
	}
	return err
}

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

type lines struct {
	*bufio.Scanner
	number int // of the line, from 1
}

func newLines(r io.Reader) *lines {
	l := &lines{Scanner: bufio.NewScanner(r)}
	l.Buffer(make([]byte, 1<<16), longestLine)
	return l
}

// next gives the next line without blanks around it, and says whether there was one.
func (l *lines) next() (text []byte, there bool) {
	if !l.Scan() {
		return nil, false
	}
	if text, l.number = l.Bytes(), l.number+1; l.number == 1 {
		text = bytes.TrimPrefix(text, []byte("\ufeff")) // some editors begin a file with it
	}
	return bytes.TrimSpace(text), true
}

// ended tells what ended the reading before the file did: a line that is too long,
// or what went wrong.
func (l *lines) ended() error {
	switch err := l.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return &Problems{First: []Problem{{l.number + 1, errLongLine.Error()}}}
	case err != nil:
		return fmt.Errorf("reading: %w", err)
	}
	return nil
}
