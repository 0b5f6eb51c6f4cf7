package settings

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lull/routines/evening"
	"lull/routines/letters"
	"lull/routines/notation"
	"lull/routines/practice"
)

// kind is how one sort of value is read, checked and written.
type kind[T comparable] struct {
	Key   // what every setting of the kind has in common
	read  func(text string) (T, bool)
	write func(T) string
	mend  string                   // how to mend what cannot be read
	hint  func(text string) string // a better word for some of it, may be nil or give nothing
}

// row makes a row of the table, with its default as text; at finds the field.
func row[T comparable](name, usual string, k kind[T], at func(*Settings) *T) Key {
	var none T
	key := k.Key
	key.Name, key.words, key.usual = name, name, usual
	key.value = func(s *Settings) string {
		if k.Optional && *at(s) == none {
			return ""
		}
		return k.write(*at(s))
	}
	key.set = func(s *Settings, text string) error {
		value, ok := k.read(text)
		switch {
		case k.Optional && text == "":
			value = none
		case !ok:
			mend := ""
			if k.hint != nil {
				mend = k.hint(text)
			}
			return problem(name, text, cmp.Or(mend, k.mend))
		}
		*at(s) = value
		return nil
	}
	return key
}

// optional is a kind that may be left out; its zero means that it is.
func optional[T comparable](k kind[T]) kind[T] {
	k.Optional = true
	return k
}

var flag = kind[bool]{
	Key: Key{Kind: Flag, Allowed: []string{"true", "false"}},
	read: oneOf(map[string]bool{
		"true": true, "yes": true, "on": true, "1": true, "false": false, "no": false,
		"off": false, "0": false,
	}),
	write: strconv.FormatBool, mend: "it is true or false",
}

var answer = kind[Answer]{
	Key:   Key{Kind: Yesno, Allowed: []string{"yes", "no"}, Optional: true},
	read:  oneOf(map[string]Answer{"yes": Yes, "true": Yes, "no": No, "false": No}),
	write: func(a Answer) string { return string(a) }, mend: "it is yes or no, or empty when you would rather not say",
}

func oneOf[T any](words map[string]T) func(string) (T, bool) {
	return func(text string) (T, bool) {
		value, ok := words[strings.ToLower(text)]
		return value, ok
	}
}

func integer(low, high int) kind[int] {
	bounds := fmt.Sprintf("%d to %d", low, high)
	return kind[int]{
		Key: Key{Kind: Integer, Range: bounds}, write: strconv.Itoa, mend: "it is a whole number from " + bounds,
		read: func(text string) (int, bool) {
			n, err := strconv.Atoi(text)
			return n, err == nil && n >= low && n <= high
		},
	}
}

// count is a whole number that may be left out, or said to be 0.
func count(low, high int) kind[int] {
	k := optional(integer(low, high))
	read := k.read
	k.read = func(text string) (int, bool) {
		n, ok := read(text)
		return n, ok || text == "0"
	}
	return k
}

func number(low, high float64) kind[float64] {
	bounds := fmt.Sprintf("%g to %g", low, high)
	return kind[float64]{
		Key: Key{Kind: Number, Range: bounds}, write: plain, mend: "it is a number from " + bounds,
		read: func(text string) (float64, bool) {
			n, err := strconv.ParseFloat(text, 64)
			return n, err == nil && n >= low && n <= high
		},
	}
}

// plain writes a number with as few digits as it needs.
func plain(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

func word(allowed ...string) kind[string] {
	mend := "it is one of " + letters.Listed(allowed, "or")
	return kind[string]{
		Key: Key{Kind: Word, Allowed: allowed}, write: same, mend: mend,
		read: func(text string) (string, bool) {
			text = strings.ToLower(text)
			return text, slices.Contains(allowed, text)
		},
		hint: func(text string) string {
			near := letters.Nearest(strings.ToLower(text), allowed)
			if len(near) == 0 || text == "" {
				return ""
			}
			return "perhaps " + near[0] + "; " + mend
		},
	}
}

func same(text string) string { return text }

// someOf is a list of words out of some, divided by commas.
func someOf(allowed []string) kind[string] {
	mend := "it is some of " + letters.Listed(allowed, "and") + ", divided by commas"
	return kind[string]{
		Key: Key{Kind: Text, Allowed: allowed}, write: same, mend: mend,
		read: func(text string) (string, bool) {
			list := List(strings.ToLower(text))
			odd := slices.ContainsFunc(list, func(w string) bool { return !slices.Contains(allowed, w) })
			return strings.Join(list, ", "), len(list) > 0 && !odd
		},
	}
}

// List divides a setting that is a list of words.
func List(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}

var text = kind[string]{
	Key: Key{Kind: Text}, write: same, mend: "one short line goes here, up to 80 letters",
	read: func(text string) (string, bool) {
		return text, text != "" && len(text) <= 80 && letters.Plain(text) == text && utf8.ValidString(text)
	},
	hint: func(text string) string {
		if text == "" {
			return "a name goes here"
		}
		return ""
	},
}

// pattern is a breathing pattern. Which names there are is not known here.
var pattern = kind[string]{
	Key: Key{Kind: Text}, write: same, mend: "a pattern's name goes here, such as calm, or numbers such as 4-6",
	read: func(text string) (string, bool) {
		text = strings.ToLower(text)
		return text, text != "" && !strings.ContainsFunc(text, oddInStep)
	},
}

// inNumbers says what is wrong with a pattern in numbers.
func inNumbers(k Key) Key {
	set := k.set
	k.set = func(s *Settings, text string) error {
		if _, err := practice.ParsePattern(text); err != nil && strings.Contains(text, "-") && text[0] >= '0' &&
			text[0] <= '9' {
			return &Problem{Key: k.Name, Wrong: err.Error(), Mend: "or a pattern's name goes here, such as calm"}
		}
		return set(s, text)
	}
	return k
}

// oddInName is in no name, and oddInStep neither in a name nor in numbers.
func oddInName(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
}
func oddInStep(r rune) bool { return oddInName(r) && r != '.' }

func length(low, high time.Duration) kind[time.Duration] {
	bounds := notation.Length(low) + " to " + notation.Length(high)
	return kind[time.Duration]{
		Key: Key{Kind: Length, Range: bounds}, write: notation.Length, mend: "write a length such as 90s, 10m or 1h30m",
		read: func(text string) (time.Duration, bool) {
			d, ok := parseLength(text)
			return d, ok && d >= low && d <= high
		},
		hint: func(text string) string {
			if _, ok := parseLength(text); ok {
				return "it goes from " + bounds
			}
			return ""
		},
	}
}

// parseLength reads a length of whole seconds: 90s, 10m, 1h30m, 1h 30m, 0.
func parseLength(text string) (time.Duration, bool) {
	d, err := time.ParseDuration(strings.ReplaceAll(strings.ToLower(text), " ", ""))
	return d, err == nil && d >= 0 && d%time.Second == 0
}

var date = kind[evening.Day]{
	Key: Key{Kind: Date, Optional: true}, write: evening.Day.String, mend: "write a date such as 2026-12-24",
	read: func(text string) (evening.Day, bool) {
		day, err := evening.ParseDay(text)
		return day, err == nil && day > 0
	},
}

const clockMend = "write a time of day such as 23:00"

var clock = kind[evening.Clock]{
	Key: Key{Kind: Clock}, write: evening.Clock.String, mend: clockMend,
	read: func(text string) (evening.Clock, bool) {
		c, err := evening.ParseClock(text)
		return c, err == nil
	},
}

var days = kind[Weekdays]{
	Key: Key{Kind: Text}, write: Weekdays.String, read: parseWeekdays,
	mend: "write days such as mon, tue, fri, or weekdays, weekend, every day",
}
