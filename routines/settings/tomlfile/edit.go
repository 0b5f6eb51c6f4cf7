package tomlfile

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

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

var days = []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"}

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
