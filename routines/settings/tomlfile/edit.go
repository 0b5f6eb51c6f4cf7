package tomlfile

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/lists"
	"lull/routines/settings"
)

// errDisturbs is the net below all the cases of edit.
var errDisturbs = errors.New("the file is written in a way that cannot be changed here without disturbing it; lull " +
	"config edit opens it")

type change struct{ name, value string }

// edit changes one setting in the text and leaves every other byte. The path is for
// what is said about mistakes.
func edit(path string, data []byte, k settings.Key, text string) ([]byte, error) {
	before, wrong := parse(data)
	if wrong != nil {
		return nil, syntax(path, data, wrong)
	}
	want := settings.Default()
	mistakes := len(apply(&want, path, data))
	if err := k.Set(&want, text); err != nil {
		return nil, err
	}
	edited := bytes.Clone(data)
	for _, c := range before.changes(k, want) {
		d, wrong := parse(edited)
		if wrong != nil {
			return nil, errDisturbs
		}
		edited = d.put(c)
	}
	got := settings.Default()
	if len(apply(&got, path, edited)) > mistakes || !reflect.DeepEqual(got, want) {
		return nil, errDisturbs
	}
	return edited, nil
}

// changes says which names take which values for a setting to be as wanted.
// Mostly it is that one name; what has parts can be written together or apart,
// and stays as its person wrote it.
func (d *document) changes(k settings.Key, want settings.Settings) []change {
	whole := k
	if k.Whole != "" {
		whole, _ = settings.Find(k.Whole) // a part belongs to something that there is
	}
	value := k.Value(want)
	written, apart := d.find(whole.Name), d.has(whole.Name)
	together := written != nil && written.kind != unstable.InlineTable
	switch {
	case len(whole.Parts) == 0 && value == "" && written == nil:
		return nil
	case len(whole.Parts) == 0, k.Kind == settings.Clock && !together,
		k.Kind == settings.Clocks && !apart && !strings.Contains(value, " "):
		return []change{{k.Name, write(k.Kind, value)}}
	case together, whole.Kind == settings.DrinkOf && !apart:
		fields := lists.Each(d.parts(whole, want), func(c change) string {
			return strings.TrimPrefix(c.name, whole.Name+".") + " = " + c.value
		})
		return []change{{whole.Name, "{ " + strings.Join(fields, ", ") + " }"}}
	}
	return d.parts(whole, want)
}

// parts are the changes of all parts of a setting. One that says nothing, and is not
// the first, need not be written.
func (d *document) parts(whole settings.Key, want settings.Settings) (changes []change) {
	for i, name := range whole.Parts {
		k, _ := settings.Find(name) // these names are in the table
		if value := k.Value(want); i == 0 || value != "0" || d.find(name) != nil {
			changes = append(changes, change{name, write(k.Kind, value)})
		}
	}
	return changes
}

// has tells whether a group has a header, or an entry within it.
func (d *document) has(group string) bool {
	return slices.ContainsFunc(d.sections, func(s section) bool { return s.name == group }) ||
		slices.ContainsFunc(d.entries, func(e entry) bool {
			return strings.HasPrefix(e.name, group+".") || e.name == group && e.kind == unstable.InlineTable
		})
}

// write gives a value in TOML; one that is not set is "".
func write(kind settings.Kind, text string) string {
	switch {
	case text == "":
		return `""`
	case kind == settings.Flag || kind == settings.Integer || kind == settings.Number:
		return text
	case kind == settings.RoutineOf:
		return "[" + quoteAll(strings.Split(text, ", ")) + "]"
	}
	return quote(text)
}
