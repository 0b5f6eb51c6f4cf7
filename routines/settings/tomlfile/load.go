// Package tomlfile keeps the settings in a TOML file that belongs to its
// person: it reads the file strictly, says where each mistake is and how to
// mend it, and changes one value at a time without touching anything else.
//
// It refuses to guess what a mistake meant, to write a file anew, and to know
// any setting by name: what can be set is the business of the package above.
package tomlfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"syscall"

	"github.com/pelletier/go-toml/v2/unstable"

	"lull/routines/letters"
	"lull/routines/lists"
	"lull/routines/settings"
)

// largest is a thousand times the usual, and read in no time.
const largest = 1 << 20

// Problem is a mistake with its place.
type Problem struct {
	settings.Problem
	Path         string
	Line, Column int // from 1, columns in letters
}

// Error writes it as editors understand it: file:line:column: sentence.
func (p *Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s; %s", p.Path, p.Line, p.Column, p.Wrong, p.Mend)
}

// Problems are all the mistakes of a settings file, in the order of the file.
type Problems []*Problem

func (ps Problems) Error() string {
	return strings.Join(lists.Each(ps, (*Problem).Error), "\n")
}

// Load reads the settings. A file that is not there gives the defaults. With
// mistakes in the file the error is [Problems], and the settings are still
// good: what was right is taken, what was wrong has its default. A file that
// cannot be read at all gives the defaults and an error that says why. Where an
// answer about breath holds may have been in what was not taken, that is noted.
func Load(path string) (settings.Settings, error) {
	s := settings.Default()
	data, err := read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return s, nil
	case err != nil:
		s.Missed("")
		return s, err
	}
	problems := apply(&s, path, data)
	for _, p := range problems {
		s.Missed(p.Key)
	}
	if len(problems) > 0 {
		return s, problems
	}
	return s, nil
}

// read gives the bytes of the file, or says in plain words why not.
func read(path string) ([]byte, error) {
	switch info, err := os.Stat(path); {
	case err != nil:
		return nil, unreadable(path, err)
	case info.IsDir():
		return nil,
			fmt.Errorf("reading the settings: %s is a folder; the settings are a file, usually config.toml in it", path)
	case !info.Mode().IsRegular() && path != os.DevNull: // a pipe might never end
		return nil, fmt.Errorf("reading the settings: %s is no plain file", path)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(file, largest+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	if len(data) > largest {
		return nil, fmt.Errorf("reading the settings: %s is larger than 1 MB, which no settings file is; perhaps "+
			"another file was meant", path)
	}
	return data, nil
}

// unreadable words what the system says about a file.
func unreadable(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("reading the settings: %s is not there: %w", path, fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("reading the settings: %s may not be read by you; chmod u+r makes it readable, if it "+
			"is yours", path)
	case errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("reading the settings: part of the path %s is a file where a folder was meant", path)
	}
	return fmt.Errorf("reading the settings: %w", err)
}

// apply puts what the file says into the settings and gives the mistakes.
func apply(s *settings.Settings, path string, data []byte) Problems {
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	d, wrong := parse(data)
	if wrong != nil {
		return Problems{syntax(path, data, wrong)}
	}
	var problems Problems
	add := func(offset int, err error) {
		known, ok := errors.AsType[*settings.Problem](err)
		if !ok {
			known = &settings.Problem{Wrong: err.Error(), Mend: "lull config shows what can be set"}
		}
		line, column := position(data, offset)
		problems = append(problems, &Problem{*known, path, line, column})
	}
	unknown := make([]bool, len(d.sections))
	reported := 0
	for i := range d.entries {
		e := &d.entries[i]
		for ; reported <= e.section; reported++ {
			unknown[reported] = d.checkSection(reported, add)
		}
		if unknown[e.section] {
			continue
		}
		if at, err := d.take(s, e); err != nil {
			add(at, err)
		}
	}
	for ; reported < len(d.sections); reported++ {
		d.checkSection(reported, add)
	}
	d.checkDrinks(add)
	return problems
}

// checkSection tells whether a header names no group, and says so once.
func (d *document) checkSection(i int, add func(int, error)) (unknown bool) {
	sec := d.sections[i]
	if sec.name == "" {
		return false
	}
	at := sec.header.from
	if sec.array {
		add(at, &settings.Problem{
			Key: sec.name, Wrong: "[[" + letters.Short(sec.name) + "]] is a list of groups",
			Mend: "single brackets go here",
		})
		return true
	}
	if settings.IsGroup(sec.name) {
		return false
	}
	group, own, _ := strings.Cut(sec.name, ".")
	switch k, err := settings.Find(sec.name); {
	case err == nil && len(k.Parts) > 0:
		return false
	case err == nil:
		add(at, &settings.Problem{
			Key: sec.name, Wrong: sec.name + " is a setting and not a group",
			Mend: "without brackets it is " + sec.name + " = ...",
		})
	default:
		if one, _ := settings.Find(group + ".any"); len(one.Parts) == 0 || strings.Contains(own, ".") {
			err = settings.UnknownGroup(sec.name)
		}
		add(at, err)
	}
	return true
}

// take sets what one entry says. On an error it gives its place.
func (d *document) take(s *settings.Settings, e *entry) (int, error) {
	if d.refused != "" && e.inline && strings.HasPrefix(e.name, d.refused) {
		return 0, nil // the braces around it were said to be wrong
	}
	d.refused = ""
	if e.kind == unstable.InlineTable && settings.IsGroup(e.name) {
		return 0, nil // what stands within it comes as entries of its own
	}
	k, err := settings.Find(e.name)
	if err != nil {
		if e.kind == unstable.InlineTable {
			d.refused = e.name + "."
		}
		return e.key.from, err
	}
	if e.kind == unstable.InlineTable {
		if len(k.Parts) > 0 {
			return 0, nil
		}
		d.refused = e.name + "."
	}
	if mend := mismatch(k, e); mend != "" {
		return e.value.from, &settings.Problem{Key: e.name, Wrong: e.name + " is " + kindNames[e.kind], Mend: mend}
	}
	if err := k.Set(s, plain(e)); err != nil {
		return e.value.from, err
	}
	return 0, nil
}

// checkDrinks says which own drinks lack their caffeine, the first of their parts.
func (d *document) checkDrinks(add func(int, error)) {
	seen := make(map[string]bool)
	for i := range d.entries {
		e := &d.entries[i]
		drink, ok := drinkOf(e.name)
		if !ok || seen[drink.Name] || d.find(drink.Parts[0]) != nil {
			continue
		}
		seen[drink.Name] = true
		if e.kind != unstable.InlineTable && e.name == drink.Name {
			continue // said to be wrong already
		}
		add(e.key.from, &settings.Problem{
			Key: drink.Name, Wrong: drink.Name + " has no " + strings.TrimPrefix(drink.Parts[0], drink.Name+"."),
			Mend: "its caffeine in milligrams goes here, mg = 0 for none",
		})
	}
}

// find gives the last entry of a name, or nil.
func (d *document) find(name string) *entry {
	return d.last(func(e entry) bool { return e.name == name })
}

// last gives the last entry of which something is so, or nil.
func (d *document) last(is func(entry) bool) *entry {
	for i, e := range slices.Backward(d.entries) {
		if is(e) {
			return &d.entries[i]
		}
	}
	return nil
}

// drinkOf gives the own drink that a name belongs to: drinks.mate.
func drinkOf(name string) (settings.Key, bool) {
	parts := strings.SplitN(name, ".", 3)
	k, err := settings.Find(strings.Join(parts[:min(2, len(parts))], "."))
	return k, err == nil && k.Kind == settings.DrinkOf
}
