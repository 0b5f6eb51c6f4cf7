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

	// Words gives the words around these names when they are first asked for.
	Words func() *Vocabulary
}

// LongestNote is how many letters a note may have.
const LongestNote = 4000

// longestLine is how many bytes a line may have that is no note.
const longestLine = 400

// number reads a count: digits with at most one point, or a word for it.
func (v *Vocabulary) number(s string) (float64, bool) {
	if n, ok := v.numbers[s]; ok {
		return n, true
	}
	return digits(strings.TrimSuffix(strings.TrimPrefix(s, "x"), "x"))
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
func (v *Vocabulary) amountLike(w string) bool {
	if _, ok := v.number(w); ok || w == "∞" {
		return true
	}
	_, err := strconv.ParseFloat(w, 64)
	return strings.ContainsFunc(w, unicode.IsNumber) && (err == nil || !strings.ContainsFunc(w, unicode.IsLetter))
}

// notCount says what a count is, of a word that is none.
func notCount(w string) error {
	return fmt.Errorf("%s is not a count; a number above 0 and up to %d is", letters.Quoted(w), journal.MostCount)
}
