// Package notation reads what people type about their day: a moment, a thing
// that was had or done, and "can I still?". It turns words into entries and
// questions, or into one sentence that says what is not clear and what would be.
//
// It refuses to know a clock, to store anything, and to guess: a word that it
// does not know is an error that names the nearest words it does.
package notation

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
)

// Known is what can be named.
type Known struct {
	Table     *intake.Table     // drinks, smokes, meals, exercise
	Practices map[string]string // practice of each name: calm is breathe, shore is imagine
}

// The most that can be typed: a line, and a note.
const (
	longestLine = 400
	longestNote = 4000
)

// Unknown is the error for a word that names nothing. Its text is a sentence.
type Unknown struct {
	Word    string   // as it was typed, shortened
	Nearest []string // the nearest names that are known, the nearest first; may be empty

	practice bool // it stands where a practice is named
}

func (u *Unknown) Error() string {
	if len(u.Nearest) == 0 && u.practice {
		return letters.Quoted(u.Word) + " is no practice that is known here; lull list shows those that are"
	}
	if len(u.Nearest) == 0 {
		return letters.Quoted(u.Word) + " is not known here; lull list drinks shows what is, and a note takes any words"
	}
	if len(u.Nearest) == 1 {
		return letters.Quoted(u.Word) + " is not known here; perhaps " + u.Nearest[0]
	}
	return letters.Quoted(u.Word) + " is not known here; the nearest are " + letters.Listed(u.Nearest, "or")
}

// number reads a count: digits with at most one point, or a word for it.
func number(s string) (float64, bool) {
	switch s {
	case "a", "an", "one":
		return 1, true
	case "two", "couple", "twice", "zwei", "dos", "deux", "due", "dois", "två", "twee", "dwa", "dwie":
		return 2, true
	case "three", "few", "drei", "tres", "trois", "tre", "três", "drie", "trzy":
		return 3, true
	case "four", "vier", "cuatro", "quatre", "quattro", "quatro", "fyra":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "dozen":
		return 12, true
	case "half", "halber", "halbe", "halben", "medio", "demi", "mezzo", "half-a":
		return 0.5, true
	}
	s = strings.TrimSuffix(strings.TrimPrefix(s, "x"), "x")
	return digits(s)
}

// digits reads a plain decimal number, without a sign or an exponent.
func digits(s string) (float64, bool) {
	if s == "" || len(s) > 8 || strings.Trim(s, "0123456789.") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(s, 64)
	return n, err == nil
}

// amountLike tells whether a word was meant as an amount, though it is no count:
// 1000, -1, 1/0, 1e3. A mark that is no number, as a small picture of a cup, is none.
func amountLike(w string) bool {
	if _, ok := number(w); ok || w == "∞" {
		return true
	}
	_, err := strconv.ParseFloat(w, 64)
	return strings.ContainsFunc(w, unicode.IsNumber) && (err == nil || !strings.ContainsFunc(w, unicode.IsLetter))
}

// notCount says what a count is, of a word that is none.
func notCount(w string) error {
	return fmt.Errorf("%s is not a count; a number above 0 and up to %d is", letters.Quoted(w), journal.MostCount)
}
