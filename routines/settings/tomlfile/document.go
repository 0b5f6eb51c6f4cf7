package tomlfile

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

type span struct{ from, to int }

// entry is one name = value, on a line of its own or within an inline table.
type entry struct {
	name    string // the whole dotted name
	inline  bool   // whether it stands within an inline table
	kind    unstable.Kind
	text    string // the value, decoded; for an array its texts joined by commas
	odd     bool   // an array with something else than texts in it
	key     span   // the first to the last part of the key as written there
	value   span   // the value, as written
	section int    // which of the sections it stands in
}

// section is what stands under one table header, the first before any.
type section struct {
	name   string
	header span // the whole line of the header; empty for the first
	last   int  // where the last line of an entry of it ends, or the header's
	array  bool // [[name]]
}

type document struct {
	data     []byte // as it is in the file, with its mark and its line ends
	start    int    // where the text begins, behind a byte order mark
	entries  []entry
	sections []section
	refused  string // while the entries are taken: the braces that are skipped
}

// bom is the mark that some editors put before UTF-8 text.
const bom = "\uFEFF"

// syntaxError is text that is no TOML at all, with its place.
type syntaxError struct {
	offset  int
	message string
}

// parse takes a document apart, or says why it is none.
func parse(data []byte) (*document, *syntaxError) {
	d := &document{data: data}
	if bytes.HasPrefix(data, []byte(bom)) {
		d.start = len(bom)
	}
	if bad := badUTF8(data); bad >= 0 {
		return nil, &syntaxError{bad, notUTF8}
	}
	// The library's decoder checks what its parser leaves open: names given
	// twice, dates that there are not.
	body := data[d.start:]
	var ignored map[string]any
	if err := toml.Unmarshal(body, &ignored); err != nil {
		wrong, placed := errors.AsType[*toml.DecodeError](err)
		if !placed {
			return nil, &syntaxError{d.start, err.Error()}
		}
		line, column := wrong.Position()
		return nil, &syntaxError{d.start + offsetOf(body, line, column), strings.TrimPrefix(wrong.Error(), "toml: ")}
	}
	return d, d.walk()
}

func (d *document) walk() *syntaxError {
	p := new(unstable.Parser)
	p.Reset(d.data[d.start:])
	d.sections = []section{{last: d.start}}
	for p.NextExpression() {
		node := p.Expression()
		here := &d.sections[len(d.sections)-1]
		switch node.Kind {
		case unstable.KeyValue:
			value := d.keyValue(node, here.name, false)
			here.last = d.lineEnd(value.to)
		case unstable.Table, unstable.ArrayTable:
			parts, at := d.key(node.Key())
			d.sections = append(d.sections, section{
				name:   strings.Join(parts, "."),
				header: span{d.lineStart(at.from), d.lineEnd(at.to)},
				last:   d.lineEnd(at.to),
				array:  node.Kind == unstable.ArrayTable,
			})
		default: // nothing else stands at the top of a document
		}
	}
	if err := p.Error(); err != nil { // the decoder went over the same bytes before
		return &syntaxError{d.start, err.Error()}
	}
	return nil
}

// keyValue adds one entry, and those within it when it is an inline table.
func (d *document) keyValue(node *unstable.Node, prefix string, inline bool) span {
	parts, key := d.key(node.Key())
	name := strings.Join(parts, ".")
	if prefix != "" {
		name = prefix + "." + name
	}
	value := node.Value()
	at := span{to: d.start + int(node.Raw.Offset+node.Raw.Length)}
	at.from = at.to - len(bytes.TrimLeft(d.data[key.to:at.to], " \t=")) // past the one sign of equality
	e := entry{
		name: name, inline: inline, kind: value.Kind, text: string(value.Data),
		key: key, value: at, section: len(d.sections) - 1,
	}
	if value.Kind == unstable.Array {
		e.text, e.odd = joinTexts(value)
	}
	d.entries = append(d.entries, e)
	if value.Kind == unstable.InlineTable {
		for it := value.Children(); it.Next(); {
			if it.Node().Kind == unstable.KeyValue {
				d.keyValue(it.Node(), name, true)
			}
		}
	}
	return at
}

func (d *document) key(it unstable.Iterator) ([]string, span) {
	var parts []string
	at := span{from: -1}
	for it.Next() {
		n := it.Node()
		parts = append(parts, string(n.Data))
		if at.from < 0 {
			at.from = d.start + int(n.Raw.Offset)
		}
		at.to = d.start + int(n.Raw.Offset+n.Raw.Length)
	}
	return parts, at
}

func joinTexts(array *unstable.Node) (string, bool) {
	var texts []string
	for it := array.Children(); it.Next(); {
		if it.Node().Kind != unstable.String {
			return "", true
		}
		texts = append(texts, string(it.Node().Data))
	}
	return strings.Join(texts, ", "), false
}

func (d *document) lineStart(at int) int {
	return max(bytes.LastIndexByte(d.data[:at], '\n')+1, d.start)
}

// lineEnd is the offset behind a line and its line end.
func (d *document) lineEnd(at int) int {
	if n := bytes.IndexByte(d.data[at:], '\n'); n >= 0 {
		return at + n + 1
	}
	return len(d.data)
}

// position gives line and column of an offset, from 1, in letters and not bytes.
func position(data []byte, offset int) (line, column int) {
	before := data[:min(offset, len(data))]
	line = bytes.Count(before, []byte{'\n'}) + 1
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	if line == 1 {
		before = bytes.TrimPrefix(before, []byte(bom))
	}
	return line, utf8.RuneCount(before) + 1
}

// offsetOf turns a line and a column in bytes, both from 1, into an offset.
func offsetOf(data []byte, line, column int) int {
	offset := 0
	for range line - 1 {
		n := bytes.IndexByte(data[offset:], '\n')
		if n < 0 {
			break
		}
		offset += n + 1
	}
	return min(offset+column-1, len(data))
}

// badUTF8 is the offset of the first byte that is no UTF-8, or -1.
func badUTF8(data []byte) int {
	for at, r := range string(data) {
		if r == utf8.RuneError && !bytes.HasPrefix(data[at:], []byte("\uFFFD")) {
			return at
		}
	}
	return -1
}
