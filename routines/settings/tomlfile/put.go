package tomlfile

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// put changes the value of one name, or finds a place for a new one.
func put(data []byte, c change) ([]byte, error) {
	d, err := parse(data)
	if err != nil {
		return nil, errDisturbs
	}
	if e := d.find(c.name); e != nil {
		return splice(data, e.value, c.value), nil
	}
	group, leaf := "", c.name
	if i := strings.LastIndexByte(c.name, '.'); i >= 0 {
		group, leaf = c.name[:i], c.name[i+1:]
	}
	if e := d.find(group); e != nil && e.kind == unstable.InlineTable {
		text := " " + bare(leaf) + " = " + c.value
		if d.within(e.value) {
			text += ","
		} else {
			text += " "
		}
		return splice(data, span{e.value.from + 1, e.value.from + 1}, text), nil
	}
	for i, sec := range d.sections {
		if sec.name == group && (i > 0 || group == "") && !sec.array {
			return d.insert(i, leaf, c.value), nil
		}
	}
	if e := d.sibling(group); e != nil {
		sec := d.sections[e.section].name
		rest := strings.TrimPrefix(strings.TrimPrefix(c.name, sec), ".")
		at := d.lineEnd(e.value.to)
		return d.line(at, d.indent(e.key.from), dotted(rest), c.value), nil
	}
	return d.appendGroup(group, leaf, c.value), nil
}

// within tells whether an entry stands within an inline table.
func (d *document) within(table span) bool {
	return slices.ContainsFunc(d.entries, func(e entry) bool {
		return e.inline && e.key.from > table.from && e.value.to < table.to
	})
}

// sibling finds the last entry that was written with a dotted name in the
// same group, since such a group can have no header any more.
func (d *document) sibling(group string) *entry {
	for i := len(d.entries) - 1; i >= 0; i-- {
		e := &d.entries[i]
		sec := d.sections[e.section].name
		if !e.inline && strings.HasPrefix(e.name, group+".") && sec != group && (sec == "" || strings.HasPrefix(group, sec+".")) {
			return e
		}
	}
	return nil
}

// insert puts a line at the end of a section's entries.
func (d *document) insert(i int, leaf, value string) []byte {
	sec := &d.sections[i]
	indent := ""
	for j := range d.entries {
		if e := &d.entries[j]; e.section == i && !e.inline {
			indent = d.indent(e.key.from)
		}
	}
	if i > 0 || sec.last > d.start {
		return d.line(sec.last, indent, bare(leaf), value)
	}
	if len(d.sections) == 1 {
		return d.line(len(d.data), "", bare(leaf), value)
	}
	// Nothing stands before the first header: the line goes there, above the
	// remarks that belong to the header.
	at := d.sections[1].header.from
	for at > d.start {
		above := d.lineStart(at - 1)
		if !bytes.HasPrefix(bytes.TrimLeft(d.data[above:at], " \t"), []byte("#")) {
			break
		}
		at = above
	}
	text := bare(leaf) + " = " + value + d.newline() + d.newline()
	return splice(d.data, span{at, at}, text)
}

// line puts one line in at the beginning of another, or at the end.
func (d *document) line(at int, indent, key, value string) []byte {
	text := indent + key + " = " + value + d.newline()
	if at > d.start && d.data[at-1] != '\n' {
		text = d.newline() + text
	}
	return splice(d.data, span{at, at}, text)
}

func (d *document) appendGroup(group, leaf, value string) []byte {
	n := d.newline()
	text := "[" + dotted(group) + "]" + n + bare(leaf) + " = " + value + n
	at := len(d.data)
	if at > d.start {
		text = n + text
		if d.data[at-1] != '\n' {
			text = n + text
		}
	}
	return splice(d.data, span{at, at}, text)
}

func (d *document) newline() string {
	if n := bytes.IndexByte(d.data, '\n'); n > 0 && d.data[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func (d *document) indent(at int) string {
	start := d.lineStart(at)
	rest := d.data[start:at]
	return string(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))])
}

func splice(data []byte, at span, text string) []byte {
	return slices.Concat(data[:at.from], []byte(text), data[at.to:])
}

// bare writes one part of a key, in quotes only where TOML wants them.
func bare(part string) string {
	const fine = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"
	if strings.Trim(part, fine) != "" {
		return quote(part)
	}
	return part
}

func dotted(name string) string {
	parts := strings.Split(name, ".")
	for i := range parts {
		parts[i] = bare(parts[i])
	}
	return strings.Join(parts, ".")
}
