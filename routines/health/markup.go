package health

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"lull/routines/exchange"
)

// Limits of a file of markup, far beyond what a phone writes.
const (
	longestTag = 1 << 20 // bytes of one element with its attributes
	deepest    = 32      // elements inside each other
	ahead      = 1 << 16 // bytes that are read beyond an element
)

// markup gives the elements of an XML file as they go by. It knows no names but
// the five of XML and numbers, and refuses a file that defines any.
type markup struct {
	from  *xml.Decoder
	limit *exchange.Limited
	depth int  // elements that are open
	root  bool // one was there
}

func newMarkup(in io.Reader) (*markup, error) {
	limit := &exchange.Limited{In: spaced{in}, Left: longestTag - ahead}
	text, err := unruled(bufio.NewReaderSize(limit, ahead))
	m := &markup{from: xml.NewDecoder(bufio.NewReaderSize(text, ahead)), limit: limit}
	m.from.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 or an error
	return m, err
}

// spaced is a reader that gives a space for each letter that XML has no place for:
// names of apps and devices bring some along, such as a vertical tab, and phones
// write them as they are.
type spaced struct{ in io.Reader }

func (s spaced) Read(b []byte) (int, error) {
	n, err := s.in.Read(b)
	for i, c := range b[:n] {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
	return n, err
}

// unruled takes out the rules that a file begins with about its own elements: what
// phones write there lacks a > since iOS 16, and what is asked of the elements does
// not hang on it.
func unruled(in *bufio.Reader) (io.Reader, error) {
	head, _ := in.Peek(ahead) // what is wrong comes again where it is read
	before, rest, _ := bytes.Cut(head, []byte("<!DOCTYPE"))
	rules, _, closed := bytes.Cut(rest, []byte("]>"))
	opens := bytes.IndexAny(rules, "[>")
	switch {
	case !closed || opens < 0 || rules[opens] == '>' || bytes.Contains(before, []byte("<HealthData")):
		return in, nil
	case bytes.Contains(rules, []byte("<!ENTITY")):
		return nil, errEntities
	}
	before = bytes.Clone(before)
	_, err := in.Discard(len(before) + len("<!DOCTYPE") + len(rules) + len("]>"))
	return io.MultiReader(bytes.NewReader(before), in), err
}

var (
	errCutOff   = errors.New("it ends in the middle, as after a copy that was broken off")
	errNoMarkup = errors.New("it is not well-formed XML")
	errEntities = errors.New("it defines names of its own (an ENTITY), and none are read")
)

// next gives the next element as it begins or ends, and how deep it lies: the root
// at 1. It returns io.EOF behind the root, and an error for everything that is not
// well formed.
func (m *markup) next() (xml.Token, int, error) {
	for {
		m.limit.Left = longestTag - ahead
		token, err := m.from.Token()
		if err != nil {
			return nil, 0, m.ended(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case m.root && m.depth == 0:
				return nil, 0, errNoMarkup
			case m.depth == deepest:
				return nil, 0, fmt.Errorf("its elements lie more than %d deep in each other, and none do", deepest)
			}
			m.root = true
			m.depth++
			return t, m.depth, nil
		case xml.EndElement:
			m.depth--
			return t, m.depth + 1, nil
		case xml.CharData:
			if m.depth == 0 && len(bytes.Trim(t, " \t\r\n\ufeff")) > 0 {
				return nil, 0, errNoMarkup
			}
		case xml.Directive:
			switch {
			case bytes.Contains(t, []byte("<!ENTITY")):
				return nil, 0, errEntities
			case m.root:
				return nil, 0, errNoMarkup
			}
		}
	}
}

// ended says what ended the reading: the end of the file where it belongs.
func (m *markup) ended(err error) error {
	switch odd, syntax := errors.AsType[*xml.SyntaxError](err); {
	case errors.Is(err, io.EOF) && m.root && m.depth == 0:
		return io.EOF
	case m.limit.Left <= 0:
		return fmt.Errorf("a part of it is longer than %d bytes, and none is", longestTag)
	case errors.Is(err, io.EOF), syntax && odd.Msg == "unexpected EOF":
		return errCutOff
	case syntax:
		return fmt.Errorf("%w: %s", errNoMarkup, odd.Msg)
	}
	return err
}

func attribute(of xml.StartElement, name string) string {
	for _, a := range of.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
