package settings

import (
	"cmp"
	"slices"
	"strings"

	"lull/routines/wording"
)

// Kind is what sort of value a setting has, and so how it is written.
type Kind int

const (
	Flag      Kind = iota // true or false
	Integer               // a whole number
	Number                // a number
	Word                  // one of the Allowed words
	Text                  // any short text
	Yesno                 // yes, no, or empty when not answered
	Clock                 // a time of day, 23:00
	Clocks                // a time of day for all seven days
	Length                // a length of time, 10m or 1h30m
	Date                  // a date, 2026-12-24
	Breaths               // a breathing pattern, 4-0-6-0
	DrinkOf               // a drink of their own, mg=80 ml=250
	RoutineOf             // practices one after the other, sigh 2m, calm 10m
)

// Key is one setting: a row of the table.
type Key struct {
	Name     string   // dotted: breath.length
	Kind     Kind     // how it is written
	Allowed  []string // for a Word, the words
	Range    string   // for a number or a length, its bounds in words: "5 to 30"
	Optional bool     // whether it can be empty, which means not set
	Whole    string   // of a part, the setting that it is a part of: bedtime, drinks.mate
	Parts    []string // the settings it is made of, where it can be written in parts: drinks.mate.mg

	words string            // the name of its words in content
	with  map[string]string // what is filled into them
	usual string            // its default as text; empty for none, and for the times of a schedule
	value func(*Settings) string
	set   func(*Settings, string) error
}

// Group is the part of the name before the dot, empty where there is none.
func (k Key) Group() string {
	if group, _, dotted := strings.Cut(k.Name, "."); dotted {
		return group
	}
	return ""
}

// Help says what a setting does, in one line. The words stand in content.
func (k Key) Help(say wording.Say) string {
	return say("set."+k.words, k.with)
}

// Why says why a question is asked, which may be the same for all of its group;
// it is empty for what needs no reason.
func (k Key) Why(say wording.Say) string {
	return cmp.Or(say("set."+k.words+".why", nil), say("set."+k.Group()+".why", nil))
}

// Keys gives every setting in the order in which a person would read them. The
// own patterns, drinks and routines are not among them: their names are their
// person's.
func Keys() []Key { return slices.Clone(table) }

// table is put together from the parts, a file each.
var table = slices.Concat(times(), looks, practices, words, safety, caffeine, body, sound, reminders, doctor(), desktop)

// Find gives the setting of a dotted name, own things among them: patterns.mine.
func Find(name string) (Key, error) {
	if i := slices.IndexFunc(table, func(k Key) bool { return k.Name == name }); i >= 0 {
		return table[i], nil
	}
	of, own, dotted := strings.Cut(name, ".")
	for _, group := range owned {
		if dotted && group.name == of {
			return group.key(name, own)
		}
	}
	return Key{}, unknown(name)
}

// IsGroup tells whether a name is that of a group: bedtime, sound, patterns.
func IsGroup(name string) bool { return slices.Contains(groups(), name) }

func groups() []string {
	var names []string
	for _, k := range table {
		if g := k.Group(); g != "" && !slices.Contains(names, g) {
			names = append(names, g)
		}
	}
	for _, own := range owned {
		names = append(names, own.name)
	}
	return names
}

// Value gives a setting as Set takes it; empty for one that is not set.
func (s Settings) Value(name string) (string, error) {
	k, err := Find(name)
	if err != nil {
		return "", err
	}
	return k.Value(s), nil
}

func (k Key) Value(s Settings) string { return k.value(&s) }

// Set reads a value from text. What cannot be read or is out of bounds gives a
// [*Problem] and changes nothing.
func (s *Settings) Set(name, text string) error {
	k, err := Find(name)
	if err != nil {
		return err
	}
	return k.Set(s, text)
}

func (k Key) Set(s *Settings, text string) error {
	return k.set(s, strings.TrimSpace(text))
}
