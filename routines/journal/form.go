package journal

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"lull/routines/evening"
	"lull/routines/letters"
)

// form is what goes through the fields of an entry: it writes them as a line,
// reads them from one, cleans their texts, judges their values, gathers what
// somebody may look for, or lists which there are.
type form struct {
	does  doing
	short bool   // whether to leave out what reading gives anyway
	out   []byte // what is written

	pairs []pair  // the names and values that are read
	next  int     // the pair after the one found last: fields come in order
	named []Field // the fields that there are

	day   evening.Day // that of the entry, near which its moments lie
	words []string    // what is gathered
	err   error       // the first thing wrong with a field
}

type doing int

const (
	writes doing = iota
	reads        // and cleans and judges what it reads
	cleans
	judges
	gathers // what somebody may look for
	names   // which there are
)

// need says when a field stands on a line.
type need int

const (
	always   need = iota // also where it is nothing; who reads does without
	answered             // where it is something
	must                 // a line without it is no entry
	named                // must, and an empty one is none either
	one                  // always; who reads takes 1 where it is missing
)

// pair is a field of an object: its name, and its value as JSON.
type pair struct {
	name, value []byte
	used        bool
}

// find gives the value of a field, nil where it is not there.
func (f *form) find(name string) []byte {
	var value []byte
	for i := range f.pairs {
		p := &f.pairs[(f.next+i)%len(f.pairs)]
		if p.used || string(p.name) != name && !strings.EqualFold(string(p.name), name) {
			continue
		}
		p.used, f.next = true, f.next+i+1
		if string(p.value) != "null" {
			value = p.value
		}
		break
	}
	return value
}

// field does what all fields have in common, and gives the value to read.
func (f *form) field(name string, nothing bool, how need) (value []byte, write bool) {
	switch f.does {
	case writes:
		if write = !nothing || how == must || how == named || how != answered && !f.short; write {
			if f.out[len(f.out)-1] != '{' {
				f.out = append(f.out, ',')
			}
			f.out = append(append(append(f.out, '"'), name...), '"', ':')
		}
	case reads:
		if value = f.find(name); value == nil && (how == must || how == named) {
			f.wrong("it has no %s", name)
		}
	case names:
		f.named = append(f.named, Field{Name: name})
	case cleans, judges, gathers:
	}
	return value, write
}

// judging tells whether values are looked at: they are when they are read, too.
func (f *form) judging() bool { return f.does == judges || f.does == reads }

func (f *form) wrong(format string, with ...any) {
	if f.err == nil {
		f.err = fmt.Errorf(format, with...)
	}
}

// called is what a sentence calls a field whose name does not say it.
func called(name string) string {
	other := map[string]string{
		"caffeine_mg": "caffeine in mg", "alcohol_g": "alcohol in g", "ka": "absorption rate",
		"value": "rating", "jerks": "answer about jerks", "arm": "arm of the trial",
	}[name]
	return cmp.Or(other, name)
}

// wrongKind says that a value is no such thing as belongs there.
func (f *form) wrongKind(name, belongs string, value []byte) {
	is := map[byte]string{'"': "string", '{': "object", '[': "array", 't': "bool", 'f': "bool"}[value[0]]
	if is == "" {
		is = "number " + letters.Short(string(value))
	}
	f.wrong("%s is of the wrong kind; %s belongs there, not %s", name, belongs, is)
}

// text is a text on one line that somebody may look for.
func (f *form) text(name string, v *string, how need) {
	f.letters(name, v, how, letters.Line)
}

// prose is a text on several lines.
func (f *form) prose(name string, v *string, how need) {
	f.letters(name, v, how, letters.Lines)
}

// word is one out of a closed set, or any where none is given. Nobody looks for
// it.
func word[T ~string](f *form, name string, v *T, how need, known ...T) {
	if f.does == gathers {
		return
	}
	text := string(*v)
	f.letters(name, &text, how, letters.Line)
	*v = T(text)
	if f.judging() && len(known) > 0 && !slices.Contains(known, *v) {
		f.wrong("the %s %q is not known", called(name), text)
	}
}

func (f *form) letters(name string, v *string, how need, clean func(string) string) {
	value, write := f.field(name, *v == "", how)
	switch {
	case write:
		f.out = appendText(f.out, *v)
	case value != nil && value[0] != '"':
		f.wrongKind(name, "text in quotation marks", value)
	case value != nil:
		*v = clean(textOf(value))
	case f.does == cleans:
		*v = clean(*v)
	case f.does == gathers && *v != "":
		f.words = append(f.words, *v)
	}
	if f.judging() && how == named && *v == "" {
		f.wrong("it has no %s", name)
	}
}

// number is a number from 0 to a bound.
func (f *form) number(name string, v *float64, how need, most float64) {
	f.figure(name, v, how)
	if f.judging() && !(*v >= 0 && *v <= most) { // no number is not between either
		f.wrong("the %s is %.10g, and a number from 0 to %g belongs there", called(name), *v, most)
	}
}

func (f *form) figure(name string, v *float64, how need) {
	fresh := 0.0
	if how == one {
		fresh = 1
	}
	value, write := f.field(name, *v == fresh, how)
	if write {
		f.out = strconv.AppendFloat(f.out, *v, 'f', -1, 64)
	}
	if f.does == reads {
		*v = fresh
	}
	if value != nil {
		var err error
		if *v, err = strconv.ParseFloat(string(value), 64); err != nil {
			f.wrongKind(name, "a number", value)
		}
	}
}

// integer is a whole number up to a bound: from 0, or from 1 where 0 is no answer.
func (f *form) integer(name string, v *int, how need, most int) {
	least := 0
	if how == answered {
		least = 1
	}
	if f.does == reads && how == must && f.lacks(name) {
		f.wrong("it has no %s; a number from %d to %d belongs there", name, least, most)
	}
	value, write := f.field(name, *v == 0, how)
	if write {
		f.out = strconv.AppendInt(f.out, int64(*v), 10)
	}
	if value != nil {
		var err error
		if *v, err = strconv.Atoi(string(value)); err != nil {
			f.wrongKind(name, "a whole number", value)
		}
	}
	if f.judging() && (*v < 0 || *v > most) {
		f.wrong("the %s %d is not from %d to %d", called(name), *v, least, most)
	}
}

func (f *form) lacks(name string) bool {
	return !slices.ContainsFunc(f.pairs, func(p pair) bool {
		return strings.EqualFold(string(p.name), name) && string(p.value) != "null"
	})
}

// count is how often something was, none included.
func (f *form) count(name string, v *int) { f.integer(name, v, always, MostTimes) }

// seed is what chance was drawn from; without chance it is nothing.
func (f *form) seed(name string, v *uint64) {
	value, write := f.field(name, *v == 0, answered)
	if write {
		f.out = strconv.AppendUint(f.out, *v, 10)
	}
	if value != nil {
		var err error
		if *v, err = strconv.ParseUint(string(value), 10, 64); err != nil {
			f.wrongKind(name, "a whole number", value)
		}
	}
}

func (f *form) yes(name string, v *bool) {
	value, write := f.field(name, !*v, always)
	if write {
		f.out = strconv.AppendBool(f.out, *v)
	}
	if value != nil {
		if *v = value[0] == 't'; !*v && value[0] != 'f' {
			f.wrongKind(name, "true or false", value)
		}
	}
}

// length is a time that something took, no more than a day, in seconds to the
// millisecond.
func (f *form) length(name string, v *time.Duration) {
	seconds := float64(v.Milliseconds()) / 1000
	f.figure(name, &seconds, always)
	switch {
	case f.does == judges && (*v < 0 || *v > Longest):
		f.wrong("%s is %s, and no more than a day belongs there", name, *v)
	case f.does == reads && !(0 <= seconds && seconds <= Longest.Seconds()):
		f.wrong("%s is %g, and a length in seconds belongs there, no more than a day", name, seconds)
	case f.does == reads:
		*v = time.Duration(math.Round(seconds*1000)) * time.Millisecond
	}
}

// moment is an instant, zero for none.
func (f *form) moment(name string, v *time.Time) {
	value, write := f.field(name, v.IsZero(), answered)
	switch {
	case write:
		f.out = append(appendMoment(append(f.out, '"'), *v), '"')
	case f.does == names:
		f.named[len(f.named)-1].Moment = true
	}
	if value != nil {
		var err error
		if *v, err = momentOf(name, textOf(value)); err != nil {
			f.wrong("%w", err)
		}
	}
	if f.judging() {
		if err := writable(*v); err != nil {
			f.wrong("%w", err)
		}
	}
}

// tonight is an instant of the night or the morning after an evening.
func (f *form) tonight(name string, v *time.Time) {
	f.moment(name, v)
	// The morning belongs to the day after.
	apart := evening.DayOf(v.UTC().Date()) - f.day
	if f.judging() && (apart < -Reach || apart > Reach+1) {
		f.wrong("%s at %s is too far from the evening %s", name, v.Format(time.RFC3339), f.day)
	}
}

// optional is a field that may be missing, which is never the same as nothing.
func optional[T any](f *form, name string, v **T, field func(string, *T)) {
	switch {
	case f.does == reads && f.lacks(name):
		f.find(name)
	case f.does == reads:
		*v = new(T)
		field(name, *v)
	case f.does == names:
		field(name, new(T))
	case *v != nil && f.does == writes:
		short := f.short
		f.short = false
		field(name, *v)
		f.short = short
	case *v != nil && f.does == judges:
		field(name, *v)
	}
}

func appendText(out []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == '"' || c == '\\' {
			var quoted bytes.Buffer
			to := json.NewEncoder(&quoted)
			to.SetEscapeHTML(false)
			_ = to.Encode(s) // a text in memory
			return append(out, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
		}
	}
	return append(append(append(out, '"'), s...), '"')
}

func textOf(value []byte) string {
	if value[0] != '"' {
		return string(value)
	}
	bare := value[1 : len(value)-1]
	for _, c := range bare {
		if c == '\\' || c > '~' {
			var s string
			_ = json.Unmarshal(value, &s) // it is known to be a text
			return s
		}
	}
	return string(bare)
}

// appendMoment writes an instant to the millisecond. RFC 3339 has no seconds in
// an offset; a zone that has some, as before there were railways, is written
// with its minutes, so that the instant stays the same.
func appendMoment(out []byte, t time.Time) []byte {
	if _, offset := t.Zone(); offset%60 != 0 {
		t = t.In(time.FixedZone("", offset-offset%60))
	}
	return t.Truncate(time.Millisecond).AppendFormat(out, time.RFC3339Nano)
}

// momentOf reads RFC 3339, to the millisecond, into a fixed zone: on the
// machine that reads it, an offset that happens to be the local one must not
// become the local zone with its summer time.
func momentOf(name, text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return t, fmt.Errorf("%s is %s, and a moment such as 2026-11-23T22:45:00+01:00 belongs there", name,
			letters.Quoted(text))
	}
	_, offset := t.Zone()
	return t.Truncate(time.Millisecond).In(time.FixedZone("", offset)), nil
}

// Escaped is a text as it stands on a line between quotation marks.
func Escaped(s string) string {
	quoted := appendText(nil, s)
	return string(quoted[1 : len(quoted)-1])
}
