package health

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"lull/routines/exchange"
)

// deepestList is how many lists and objects deep the records of a file lie.
const deepestList = 6

// list calls take with every object of a source that is of the night and stands in
// a list, at any place of the file: exports wrap theirs in one name or another.
func list[T any](m *Import, source string, in io.Reader, ofNight func(T) bool, take func(T) error) error {
	m.From(source)
	limit := &exchange.Limited{In: in, Left: longestRow}
	l := lists{from: json.NewDecoder(limit), limit: limit, do: func(text json.RawMessage) error {
		var record T
		if json.Unmarshal(text, &record) != nil || !ofNight(record) {
			m.leave("other records", "nothing about the night")
			return nil
		}
		m.lines++
		return take(record)
	}}
	if err := l.value(0); err != nil {
		return err
	}
	if _, err := l.from.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more in it than one list")
	}
	return nil
}

type lists struct {
	from  *json.Decoder
	limit *exchange.Limited
	do    func(json.RawMessage) error
}

func (l *lists) value(depth int) error {
	l.limit.Left = longestRow
	t, err := l.from.Token()
	if err != nil {
		return notJSON(err)
	}
	begin, isDelim := t.(json.Delim)
	if !isDelim {
		return nil
	}
	if depth > deepestList {
		return fmt.Errorf("its lists lie more than %d deep in each other, and none do", deepestList)
	}
	for l.from.More() {
		l.limit.Left = longestRow
		if begin == '{' {
			if _, err := l.from.Token(); err != nil { // the name
				return notJSON(err)
			}
			if err := l.value(depth + 1); err != nil {
				return err
			}
			continue
		}
		var one json.RawMessage
		if err := l.from.Decode(&one); err != nil {
			return notJSON(err)
		}
		if bytes.HasPrefix(one, []byte("{")) {
			if err := l.do(one); err != nil {
				return err
			}
		}
	}
	_, err = l.from.Token() // its end
	return notJSON(err)
}

func notJSON(err error) error {
	switch _, odd := errors.AsType[*json.SyntaxError](err); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errCutOff
	case odd:
		return fmt.Errorf("it is not one whole list of JSON: %w", err)
	}
	return err
}
