package health

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Limits of a file of markup, far beyond what a phone writes.
const (
	longestTag  = 1 << 20 // bytes of one element with its attributes
	deepest     = 32      // elements inside each other
	longestHead = 1 << 20 // bytes of the document type
)

// markup reads the tags of an XML file as they go by: what the standard reader
// does in ten times the time and with an allocation for every attribute. It
// knows no entities but the five of XML and numbers, expands none that a file
// brings, and refuses a file that defines any.
type markup struct {
	in    io.Reader
	buf   []byte // what is there
	r     int    // how much of it is read
	done  error  // why nothing more comes
	names []byte
	ends  []int // where the names of the open elements end in names
	root  bool  // one was there
}

// tag is one element as it begins: its name, and what stands behind it. Both are
// valid until the next one.
type tag struct {
	name, rest []byte
	closes     bool // </name>
	empty      bool // <name/>
	depth      int  // 1 for the root
}

func newMarkup(in io.Reader) *markup { return &markup{in: in, buf: make([]byte, 0, 1<<18)} }

var (
	errCutOff   = errors.New("it ends in the middle, as after a copy that was broken off")
	errNoMarkup = errors.New("it is not well-formed XML")
	errEntities = errors.New("it defines names of its own (an ENTITY), and none are read")
)

// fill reads more behind what is there, or says why not.
func (m *markup) fill(limit int) error {
	if m.done != nil {
		return m.done
	}
	m.buf, m.r = m.buf[:copy(m.buf, m.buf[m.r:])], 0
	if len(m.buf) == cap(m.buf) {
		if len(m.buf) >= limit {
			return fmt.Errorf("a part of it is longer than %d bytes, and none is", limit)
		}
		m.buf = append(make([]byte, 0, min(2*cap(m.buf), limit)), m.buf...)
	}
	n, err := m.in.Read(m.buf[len(m.buf):cap(m.buf)])
	m.buf = m.buf[:len(m.buf)+n]
	if err != nil && n == 0 {
		m.done = err
		return err
	}
	return nil
}

// seek skips to what follows a text, and gives what lies before it where it is
// wanted whole.
func (m *markup) seek(end string, limit int) ([]byte, error) {
	from := 0
	for {
		if i := bytes.Index(m.buf[m.r+from:], []byte(end)); i >= 0 {
			text := m.buf[m.r : m.r+from+i]
			m.r += from + i + len(end)
			return text, nil
		}
		from = max(0, len(m.buf)-m.r-len(end)+1)
		if limit == 0 { // nothing of it is wanted
			m.r, from = m.r+from, 0
		}
		if err := m.fill(max(limit, cap(m.buf))); err != nil {
			return nil, ended(err)
		}
	}
}

func ended(err error) error {
	if errors.Is(err, io.EOF) {
		return errCutOff
	}
	return err
}

// next gives the next tag. It returns io.EOF behind the root, and an error for
// everything that is not well formed.
func (m *markup) next() (tag, error) {
	for {
		for {
			i := bytes.IndexByte(m.buf[m.r:], '<')
			text := m.buf[m.r:]
			if i >= 0 {
				text = text[:i]
			}
			if len(m.ends) == 0 && len(bytes.Trim(text, " \t\r\n\xef\xbb\xbf")) > 0 {
				return tag{}, errNoMarkup
			}
			m.r += len(text)
			if i >= 0 {
				break
			}
			if err := m.fill(cap(m.buf)); err != nil {
				if errors.Is(err, io.EOF) && m.root && len(m.ends) == 0 {
					return tag{}, io.EOF
				}
				return tag{}, ended(err)
			}
		}
		for len(m.buf)-m.r < len("<![CDATA[") {
			if err := m.fill(cap(m.buf)); err != nil {
				break // short, and perhaps all there is
			}
		}
		head := m.buf[m.r:]
		var err error
		switch {
		case bytes.HasPrefix(head, []byte("<!--")):
			m.r += len("<!--")
			_, err = m.seek("-->", 0)
		case bytes.HasPrefix(head, []byte("<![CDATA[")) && len(m.ends) > 0:
			_, err = m.seek("]]>", 0)
		case bytes.HasPrefix(head, []byte("<?")):
			_, err = m.seek("?>", 0)
		case bytes.HasPrefix(head, []byte("<!DOCTYPE")) && !m.root:
			err = m.documentType()
		case bytes.HasPrefix(head, []byte("<!")):
			err = errNoMarkup
		default:
			return m.element()
		}
		if err != nil {
			return tag{}, err
		}
	}
}

// documentType skips the rules that a file brings about itself.
func (m *markup) documentType() error {
	end := ">"
	from, inside := 0, false
	for {
		head := m.buf[m.r:]
		for ; from < len(head); from++ {
			switch head[from] {
			case '[':
				inside = true
			case '>':
				if inside {
					continue
				}
				if bytes.Contains(head[:from], []byte("<!ENTITY")) {
					return errEntities
				}
				m.r += from + len(end)
				return nil
			case ']':
				inside = false
			case '<':
				if bytes.HasPrefix(head[from:], []byte("<!ENTITY")) {
					return errEntities
				}
			}
		}
		if err := m.fill(longestHead); err != nil {
			return ended(err)
		}
	}
}

// element reads one tag, which begins where reading stands.
func (m *markup) element() (tag, error) {
	quote := byte(0)
	for i := 1; ; i++ {
		if m.r+i >= len(m.buf) {
			if err := m.fill(longestTag); err != nil {
				return tag{}, ended(err)
			}
			if m.r+i >= len(m.buf) {
				i--
				continue
			}
		}
		switch c := m.buf[m.r+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return tag{}, errNoMarkup
		case c == '>':
			text := m.buf[m.r+1 : m.r+i]
			m.r += i + 1
			return m.nest(text)
		}
	}
}

// nest takes a tag apart and looks that elements lie inside each other.
func (m *markup) nest(text []byte) (tag, error) {
	var t tag
	if t.closes = bytes.HasPrefix(text, []byte("/")); t.closes {
		text = text[1:]
	} else if t.empty = bytes.HasSuffix(text, []byte("/")); t.empty {
		text = text[:len(text)-1]
	}
	n := bytes.IndexAny(text, " \t\r\n")
	if n < 0 {
		n = len(text)
	}
	t.name, t.rest = text[:n], text[n:]
	switch {
	case n == 0, !m.root && t.closes, m.root && len(m.ends) == 0:
		return t, errNoMarkup
	case t.closes:
		last := len(m.ends) - 1
		begins := 0
		if last > 0 {
			begins = m.ends[last-1]
		}
		if !bytes.Equal(m.names[begins:m.ends[last]], t.name) {
			return t, errNoMarkup
		}
		t.depth = len(m.ends)
		m.names, m.ends = m.names[:begins], m.ends[:last]
		return t, nil
	}
	m.root = true
	t.depth = len(m.ends) + 1
	if t.depth > deepest {
		return t, fmt.Errorf("its elements lie more than %d deep in each other, and none do", deepest)
	}
	if !t.empty {
		m.names = append(m.names, t.name...)
		m.ends = append(m.ends, len(m.names))
	}
	return t, nil
}

// each calls do with every attribute of a tag, its value as it is meant.
func (t tag) each(do func(name, value []byte) error) error {
	rest := t.rest
	for {
		rest = bytes.TrimLeft(rest, " \t\r\n")
		if len(rest) == 0 {
			return nil
		}
		i := bytes.IndexByte(rest, '=')
		if i <= 0 {
			return errNoMarkup
		}
		name := bytes.TrimRight(rest[:i], " \t\r\n")
		rest = bytes.TrimLeft(rest[i+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return errNoMarkup
		}
		end := bytes.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return errNoMarkup
		}
		value, err := meant(rest[1 : 1+end])
		if err == nil {
			err = do(name, value)
		}
		if err != nil {
			return err
		}
		rest = rest[end+2:]
	}
}

// meant replaces the five names of XML, and numbers.
func meant(raw []byte) ([]byte, error) {
	if bytes.IndexByte(raw, '&') < 0 {
		return raw, nil
	}
	out := make([]byte, 0, len(raw))
	for len(raw) > 0 {
		i := bytes.IndexByte(raw, '&')
		if i < 0 {
			return append(out, raw...), nil
		}
		out = append(out, raw[:i]...)
		raw = raw[i+1:]
		end := bytes.IndexByte(raw, ';')
		if end < 0 || end > 10 {
			return nil, errNoMarkup
		}
		r, err := entity(string(raw[:end]))
		if err != nil {
			return nil, err
		}
		out = utf8.AppendRune(out, r)
		raw = raw[end+1:]
	}
	return out, nil
}

func entity(name string) (rune, error) {
	if r, ok := map[string]rune{"lt": '<', "gt": '>', "amp": '&', "quot": '"', "apos": '\''}[name]; ok {
		return r, nil
	}
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0, fmt.Errorf("it has a name of its own in it (&%s;), and none are read", name)
	}
	base := 10
	if hex, ok := strings.CutPrefix(number, "x"); ok {
		number, base = hex, 16
	}
	n, err := strconv.ParseInt(number, base, 32)
	if err != nil || n <= 0 || !utf8.ValidRune(rune(n)) {
		return 0, errNoMarkup
	}
	return rune(n), nil
}
