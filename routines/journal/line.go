package journal

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/letters"
)

// kindDeleted is the kind of a line that says an entry was deleted.
const kindDeleted Kind = "deleted"

// Line gives an entry as its line, an object of JSON: what every entry has, and
// the fields of its kind beside. Lengths are in seconds, what was not answered
// is not there. It is the one form of an entry outside of the program: in an
// export, in what undo remembers, and in answers as data. The shape is stable.
func (e Entry) Line() []byte {
	f := form{out: make([]byte, 0, 256)}
	f.out = append(f.out, '{')
	day := e.Evening.String()
	word(&f, "kind", &e.Kind, always)
	word(&f, "id", &e.ID, always)
	f.moment("at", &e.At)
	word(&f, "evening", &day, always)
	f.moment("changed", &e.Changed)
	if e.has(e.Kind) {
		e.layout(&f)
	}
	return append(f.out, '}')
}

// Line gives what says that an entry was deleted, as its line.
func (t Tombstone) Line() []byte {
	f := form{out: []byte{'{'}}
	kind := kindDeleted
	word(&f, "kind", &kind, always)
	word(&f, "id", &t.ID, always)
	f.moment("changed", &t.Changed)
	return append(f.out, '}')
}

// Fields gives only the fields of an entry's kind, as they stand on its line.
func (e Entry) Fields() []byte { return e.fields(false) }

// Body is what storage keeps beside the columns that are searched by: [Entry.Fields]
// without those that reading gives anyway, which halves it.
func (e Entry) Body() []byte { return e.fields(true) }

func (e *Entry) fields(short bool) []byte {
	f := form{short: short, out: make([]byte, 0, 128)}
	f.out = append(f.out, '{')
	if e.has(e.Kind) {
		e.layout(&f)
	}
	return append(f.out, '}')
}

// Line takes in a line: an entry, or that one was deleted. A line of which
// anything is wrong is refused with what is wrong and how to mend it; so is a
// field that means nothing, since it would be lost without a word.
func (c *Copy) Line(text []byte) error {
	room := rooms.Get().(*[24]pair)
	defer rooms.Put(room)
	pairs, err := object(text, room[:0])
	if err != nil {
		return err
	}
	f := form{does: reads, pairs: pairs}
	var e Entry
	if e.Kind, err = f.kind(); err != nil {
		return err
	}
	if e.ID, err = f.id(); err != nil {
		return err
	}
	f.moment("changed", &e.Changed)
	e.Changed = e.Changed.UTC()
	if e.Kind == kindDeleted {
		switch {
		case f.err == nil && f.lacks("changed"):
			f.wrong("it does not say in changed when the entry was deleted")
		case f.err == nil && e.Changed.IsZero():
			f.wrong("changed is the beginning of time, and no entry was deleted then")
		}
		if err := f.rest(e.Kind); err != nil {
			return err
		}
		c.Deleted = append(c.Deleted, Tombstone{ID: e.ID, Changed: e.Changed})
		return nil
	}
	if f.lacks("at") {
		f.wrong("it has no at; a moment such as 2026-11-23T22:45:00+01:00 belongs there")
	}
	f.moment("at", &e.At)
	e.Evening = evening.Of(e.At, evening.DayStarts)
	var day string
	if word(&f, "evening", &day, always); day != "" && f.err == nil {
		if e.Evening, err = evening.ParseDay(day); err != nil {
			return fmt.Errorf("the evening %s is not a date like 2026-11-23", letters.Quoted(day))
		}
	}
	if f.err != nil {
		return f.err
	}
	if e, err = e.read(pairs); err == nil {
		c.Entries = append(c.Entries, e)
	}
	return err
}

// read reads the fields of a kind that are among pairs not read yet.
func (e Entry) read(pairs []pair) (Entry, error) {
	f := form{does: reads, pairs: pairs, day: e.Evening}
	e.layout(&f)
	if err := f.rest(e.Kind); err != nil {
		return e, err
	}
	return e, e.checkOutside()
}

// rooms are for the pairs of one line after another.
var rooms = sync.Pool{New: func() any { return new([24]pair) }}

// ReadBody fills an entry, of which all that is no field of its kind is known,
// from its body. It cleans and checks the entry.
func (e Entry) ReadBody(body []byte) (Entry, error) {
	room := rooms.Get().(*[24]pair)
	defer rooms.Put(room)
	pairs, err := object(body, room[:0])
	if err != nil {
		return e, err
	}
	return e.read(pairs)
}

func ParseLine(text []byte) (Entry, error) {
	var c Copy
	if err := c.Line(text); err != nil {
		return Entry{}, err
	}
	if len(c.Entries) == 0 {
		return Entry{}, errors.New("it is no entry")
	}
	return c.Entries[0], nil
}

func (f *form) kind() (kind Kind, err error) {
	if f.lacks("kind") {
		return "", errors.New("it has no kind; one of " + kindNames() + " belongs there")
	}
	if word(f, "kind", &kind, must); f.err == nil && kind != kindDeleted && !slices.Contains(kinds, kind) {
		f.wrong("the kind %s is not known; it is one of %s", letters.Quoted(string(kind)), kindNames())
	}
	return kind, f.err
}

func (f *form) id() (string, error) {
	var text string
	if word(f, "id", &text, always); f.err != nil {
		return "", f.err
	}
	if text == "" {
		return "", errors.New("it has no id; a UUID belongs there")
	}
	id, err := uuid.Parse(text)
	if err != nil {
		return "", fmt.Errorf("the id %s is not a UUID", letters.Quoted(text))
	}
	return id.String(), nil
}

// rest refuses what was not read, then what was read and is wrong.
func (f *form) rest(kind Kind) error {
	for _, p := range f.pairs {
		if p.used {
			continue
		}
		name := string(p.name)
		if stands(name, kind) {
			return fmt.Errorf("the field %s stands there twice; take one out", name)
		}
		if slices.ContainsFunc(kinds, func(k Kind) bool { return stands(name, k) }) {
			return fmt.Errorf("the field %s does not belong to the kind %s; take it out", name, kind)
		}
		return fmt.Errorf("the field %s means nothing here; take it out", letters.Quoted(name))
	}
	return f.err
}

// stands tells whether a field may stand on a line of a kind.
func stands(name string, kind Kind) bool {
	name = strings.ToLower(name)
	return slices.Contains([]string{"kind", "id", "at", "evening", "changed"}, name) ||
		slices.ContainsFunc(FieldsOf(kind), func(f Field) bool { return f.Name == name })
}

func kindNames() string { return letters.Listed(append(Kinds(), kindDeleted), "or") }

// object takes an object of JSON apart, whose values are none themselves.
func object(text []byte, pairs []pair) ([]pair, error) {
	if !json.Valid(text) || len(text) == 0 || text[0] != '{' {
		return nil, noObject(text)
	}
	// It is well formed, so that finding where things end is enough.
	at := 1
	for {
		at = past(text, at, ',')
		if text[at] == '}' {
			return pairs, nil
		}
		name := text[at:ends(text, at)]
		at = past(text, at+len(name), ':')
		value := text[at:ends(text, at)]
		at += len(value)
		bare := name[1 : len(name)-1]
		if bytes.IndexByte(bare, '\\') >= 0 {
			bare = []byte(textOf(name))
		}
		pairs = append(pairs, pair{name: bare, value: value})
	}
}

// noObject says what is wrong with a line that is no object.
func noObject(text []byte) error {
	from := json.NewDecoder(bytes.NewReader(text))
	var first map[string]json.RawMessage
	if from.Decode(&first) == nil && first != nil {
		if _, err := from.Token(); !errors.Is(err, io.EOF) {
			return errors.New("there is more on it than one object; each entry has a line of its own")
		}
	}
	return errors.New("it is not one whole JSON object; perhaps the file was cut off here")
}

// past skips blanks and one sign.
func past(text []byte, at int, sign byte) int {
	for text[at] == sign || text[at] <= ' ' {
		at++
	}
	return at
}

// ends gives where the value ends that begins somewhere.
func ends(text []byte, at int) int {
	depth := 0
	for i := at; ; i++ {
		switch text[i] {
		case '"':
			for i++; text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			if depth == 0 {
				return i + 1
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',', ' ', '\t', '\r', '\n':
			if depth == 0 {
				return i
			}
		}
	}
}
