package tomlfile

import (
	"bytes"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/lists"
)

// put changes the value of one name, or finds a place for a new one.
func (d *document) put(c change) []byte {
	if e := d.find(c.name); e != nil {
		return splice(d.data, e.value, c.value)
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
		return splice(d.data, span{e.value.from + 1, e.value.from + 1}, text)
	}
	for i, sec := range d.sections {
		if sec.name == group && (i > 0 || group == "") && !sec.array {
			return d.insert(i, leaf, c.value)
		}
	}
	if e := d.sibling(group); e != nil {
		sec := d.sections[e.section].name
		rest := strings.TrimPrefix(strings.TrimPrefix(c.name, sec), ".")
		at := d.lineEnd(e.value.to)
		return d.line(at, d.indent(e.key.from), dotted(rest), c.value)
	}
	return d.appendGroup(group, leaf, c.value)
}

// within tells whether an entry stands within an inline table.
func (d *document) within(table span) bool {
	return slices.ContainsFunc(d.entries, func(e entry) bool {
		return e.inline && e.key.from > table.from && e.value.to < table.to
	})
}

// sibling finds the last dotted name of a group, which can have no header any more.
func (d *document) sibling(group string) *entry {
	return d.last(func(e entry) bool {
		sec := d.sections[e.section].name
		return !e.inline && strings.HasPrefix(e.name, group+".") && sec != group &&
			(sec == "" || strings.HasPrefix(group, sec+"."))
	})
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
	// The line goes before the first header and the remarks that belong to it.
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
	n, at := d.newline(), len(d.data)
	data := d.line(at, "", "["+dotted(group)+"]"+n+bare(leaf), value)
	if at > d.start {
		data = splice(data, span{at, at}, n) // an empty line above it
	}
	return data
}

func (d *document) newline() string {
	if n := bytes.IndexByte(d.data, '\n'); n > 0 && d.data[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

func (d *document) indent(at int) string {
	line := d.data[d.lineStart(at):at]
	return string(line[:len(line)-len(bytes.TrimLeft(line, " \t"))])
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
	return strings.Join(lists.Each(strings.Split(name, "."), bare), ".")
}
