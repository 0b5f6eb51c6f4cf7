package notation

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lull/routines/letters"
)

// asTyped replaces signs that stand for words.
var asTyped = strings.NewReplacer("(", " ", ")", " ", "[", " ", "]", " ", "p.m.", "pm", "a.m.", "am", "7-up",
	"seven up", "7up", "seven up", "7 up", "seven up", "5-hour energy", "five-hour energy", "5 hour energy",
	"five-hour energy", "five hour energy", "five-hour energy",
	"zero sugar", "zero", "sugar free", "sugar-free", "k-cup", "", "k cup", "", "third of a", "0.33", "quarter of a",
	"0.25", "out of 10", "/10", " /10", "/10", "fl oz", "oz", "fl. oz", "oz", "&", " and ", " + ", " and ", " w/ ",
	" with ", " w/", " with ", "½", " 0.5 ", "1/2", "0.5", "1/4", "0.25", "3/4", "0.75",
	"0,0%", "0%", "0.0%", "0%", "0.0 ", "0% ", "caffeine free", "caffeine-free", "alcohol free", "alcohol-free",
	"non alcoholic", "non-alcoholic",
	"no caffeine", "caffeine-free", "half caf", "half-caf", "half decaf", "half-caf", "six pack", "six-pack",
	"half marathon", "half-marathon", "half pint", "0.5 pint", "half a pint", "0.5 pint", "~", "~ ",
	"o'clock", "uhr", "’", "'")

// stop is the token of a comma, a semicolon or a full stop within a line: what
// follows it is another thing, or a remark.
const stop = ","

// plainNumber gives a token as it is read: 0,33l is 0.33l, d'eau is eau, thirty before a unit
// of time is 30, grams are g.
func (v *Vocabulary) plainNumber(tok, next string) string {
	for _, elided := range []string{"d'", "l'"} {
		tok = strings.TrimPrefix(tok, elided) // carafe d'eau
	}
	if other, ok := v.others[tok]; ok {
		return other
	}
	if tok == "4" && strings.HasPrefix(next, "roses") {
		return "four" // as the bourbon is written out
	}
	if _, ok := units[strings.TrimRight(next, stop+".")]; ok {
		if n, ok := v.number(tok); ok && tok != "a" && tok != "an" && n >= 1 {
			return strconv.FormatFloat(n, 'f', -1, 64)
		}
	}
	if before, after, ok := strings.Cut(tok, ","); ok && before != "" && after != "" &&
		strings.Trim(before, "0123456789") == "" && strings.ContainsAny(after[:1], "0123456789") {
		return before + "." + after
	}
	return tok
}

// tokens splits what was typed into lower-case words. An accent that is a letter of
// its own, as some systems paste it, becomes part of the one before it.
func (v *Vocabulary) tokens(words []string) ([]string, error) {
	line := strings.Join(words, " ")
	if len(line) > longestLine {
		return nil, fmt.Errorf("that is longer than %d letters; one thing at a time is enough", longestLine)
	}
	var out []string
	fields := strings.Fields(asTyped.Replace(norm.NFC.String(strings.ToLower(line))))
	for i, t := range fields {
		if letters.Plain(t) != t || strings.ContainsRune(t, unicode.ReplacementChar) {
			return nil, fmt.Errorf("%s has something in it that is no letter", letters.Quoted(t))
		}
		bare := strings.TrimRight(t, ",;?!.")
		if bare != "" {
			out = append(out, v.plainNumber(bare, fields[min(i+1, len(fields)-1)]))
		}
		if bare != t && !strings.HasPrefix(t, "dr.") && i+1 < len(fields) && len(out) > 0 {
			out = append(out, stop)
		}
	}
	if len(out) == 0 {
		return nil, errNothing
	}
	return out, nil
}

var errNothing = errors.New("nothing was named; coffee, tea 20m ago and run 40m hard are things that go here")
