package notation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lull/routines/journal"
)

// capital gives what is kept the capital letters with which it was typed: a line is
// read in small ones, and neither Anna nor the name of a medicine is written so. What
// the table knows keeps its name there, unless it is a medicine, so that a coffee is
// the same one at the beginning of a sentence.
func capital(e *journal.Entry, words []string, known Known) {
	switch in := e.Intake; {
	case e.Medicine != nil:
		e.Medicine.What = written(e.Medicine.What, words, func(string) bool { return true })
	case in != nil && in.Caffeine+in.Alcohol == 0 && !in.Nicotine && !in.Big:
		in.What = written(in.What, words, func(word string) bool {
			_, named := known.Table.Find(word)
			return !named
		})
	}
}

// written gives some of the words of a name as they stand in what was typed.
func written(name string, typed []string, some func(word string) bool) string {
	parts := strings.Split(name, " ")
	for word := range strings.FieldsSeq(norm.NFC.String(strings.Join(typed, " "))) {
		word = strings.Trim(word, "()[],;?!.")
		small := strings.ToLower(word)
		if first, _ := utf8.DecodeRuneInString(word); small == word || !unicode.IsLetter(first) || !some(small) {
			continue
		}
		for i, part := range parts {
			if part == small {
				parts[i] = word
			}
		}
	}
	return strings.Join(parts, " ")
}
