package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/settings"
)

// errDisturbs is what edit gives when the changed text does not read as the
// old one with that one change. It is the net below all the cases there are.
var errDisturbs = errors.New("the file is written in a way that cannot be changed here without disturbing it; lull config edit opens it")

// change is one name and its value in TOML.
type change struct{ name, value string }

// edit gives the text of a settings file with one setting changed and every
// other byte as it was. The path is only for what is said about mistakes.
func edit(path string, data []byte, k settings.Key, text string) ([]byte, error) {
	before, err := parse(data)
	if err != nil {
		return nil, syntax(path, data, err)
	}
	want := settings.Default()
	mistakes := len(apply(&want, path, data))
	if err := k.Set(&want, text); err != nil {
		return nil, err
	}
	edited := bytes.Clone(data)
	for _, c := range before.changes(k, want) {
		if edited, err = put(edited, c); err != nil {
			return nil, err
		}
	}
	got := settings.Default()
	if len(apply(&got, path, edited)) > mistakes || !reflect.DeepEqual(got, want) {
		return nil, errDisturbs
	}
	return edited, nil
}

// changes says which names take which values for a setting to be as wanted.
// Mostly it is that one name; the days of a week and the halves of a drink can
// be written together or apart, and stay as their person wrote them.
func (d *document) changes(k settings.Key, want settings.Settings) []change {
	group := k.Group()
	switch {
	case k.Kind == settings.Clocks:
		return d.weekChanges(k.Name, want)
	case k.Kind == settings.Clock && d.find(group) != nil && d.find(group).kind != unstable.InlineTable:
		return []change{{group, week(group, want)}}
	case group == "drinks":
		name, _ := drinkOf(k.Name)
		return d.drinkChanges(name, want)
	}
	value := k.Value(want)
	if value == "" && d.find(k.Name) == nil {
		return nil
	}
	return []change{{k.Name, write(k.Kind, value)}}
}

func (d *document) weekChanges(name string, want settings.Settings) []change {
	all, _ := want.Value(name)
	same := !strings.Contains(all, " ")
	whole := d.find(name)
	switch apart := d.has(name); {
	case same && (whole == nil || whole.kind != unstable.InlineTable) && !apart:
		return []change{{name, quote(all)}}
	case whole != nil && whole.kind != unstable.InlineTable:
		return []change{{name, week(name, want)}}
	}
	changes := make([]change, 0, len(days))
	for _, day := range days {
		c, _ := want.Value(name + "." + day)
		changes = append(changes, change{name + "." + day, quote(c)})
	}
	return changes
}

// days are the seven names of a week's settings.
var days = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

// week writes all seven days in one value.
func week(name string, want settings.Settings) string {
	parts := make([]string, 0, len(days))
	for _, day := range days {
		c, _ := want.Value(name + "." + day) // these names are in the table
		parts = append(parts, day+" = "+quote(c))
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func (d *document) drinkChanges(name string, want settings.Settings) []change {
	mg, _ := want.Value(name + ".mg")
	ml, _ := want.Value(name + ".ml")
	if !d.has(name) {
		value := "{ mg = " + mg
		if ml != "0" {
			value += ", ml = " + ml
		}
		return []change{{name, value + " }"}}
	}
	changes := []change{{name + ".mg", mg}}
	if ml != "0" || d.find(name+".ml") != nil {
		changes = append(changes, change{name + ".ml", ml})
	}
	return changes
}

// has tells whether a group has a header, or an entry within it.
func (d *document) has(group string) bool {
	for i := range d.sections {
		if d.sections[i].name == group {
			return true
		}
	}
	for i := range d.entries {
		if e := &d.entries[i]; strings.HasPrefix(e.name, group+".") || e.name == group && e.kind == unstable.InlineTable {
			return true
		}
	}
	return false
}

// write gives a value in TOML; one that is not set is "".
func write(kind settings.Kind, text string) string {
	switch {
	case text == "":
		return `""`
	case kind == settings.Flag || kind == settings.Whole || kind == settings.Number:
		return text
	case kind == settings.ChainOf:
		return "[" + quoteAll(strings.Split(text, ", ")) + "]"
	}
	return quote(text)
}

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
	for i := range d.sections {
		if sec := &d.sections[i]; sec.name == group && (i > 0 || group == "") && !sec.array {
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
	for i := range d.entries {
		if e := &d.entries[i]; e.inline && e.key.from > table.from && e.value.to < table.to {
			return true
		}
	}
	return false
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

// appendGroup puts a new group at the end of the file.
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

// newline is the line end that the file uses.
func (d *document) newline() string {
	if n := bytes.IndexByte(d.data, '\n'); n > 0 && d.data[n-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// indent is the blank space at the beginning of a line.
func (d *document) indent(at int) string {
	start := d.lineStart(at)
	rest := d.data[start:at]
	return string(rest[:len(rest)-len(bytes.TrimLeft(rest, " \t"))])
}

func splice(data []byte, at span, text string) []byte {
	out := make([]byte, 0, len(data)+len(text))
	out = append(out, data[:at.from]...)
	out = append(out, text...)
	return append(out, data[at.to:]...)
}

// bare writes one part of a key, in quotes only where TOML wants them.
func bare(part string) string {
	for _, r := range part {
		if !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_') {
			return quote(part)
		}
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

// Set gives the text of a settings file with one setting changed, and every
// other byte as it was. [Save] does so with the file itself.
func Set(data []byte, key, text string) ([]byte, error) {
	k, err := settings.Find(key)
	if err != nil {
		return nil, err
	}
	edited, err := edit("config.toml", data, k, text)
	if err != nil {
		return nil, fmt.Errorf("setting %s: %w", key, err)
	}
	return edited, nil
}
