package content

import (
	"slices"
	"strings"
	"testing"

	"lull/routines/letters"
	"lull/routines/notation"
)

func TestEveryWordIsOfAKindOnce(t *testing.T) {
	entries, err := parseEntries("vocabulary.txt", vocabularyText)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string][]string{}
	for _, e := range entries {
		kind, _, _ := strings.Cut(e.key, ".")
		for _, w := range list(e.text) {
			if slices.Contains(seen[kind], w) {
				t.Errorf("%s: %q is a %s already", e.where, w, kind)
			}
			if w != strings.ToLower(letters.Line(w)) {
				t.Errorf("%s: %q is not how a word is typed, in small letters", e.where, w)
			}
			seen[kind] = append(seen[kind], w)
		}
	}
	if len(seen) != 22 {
		t.Errorf("there are %d kinds of words", len(seen))
	}
}

func TestAMistakeInTheVocabularyIsToldWithItsPlace(t *testing.T) {
	for text, want := range map[string]string{
		"filler: a\n\nfilers: b\n": `f:3: "filers" is no kind of word`,
		"number.two: b\n":          `f:1: "number.two" is no kind of word`,
		"just words\n":             "f:1: this is not like key: words",
	} {
		if _, err := parseVocabulary("f", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", text, err, want)
		}
	}
}

// A language that somebody adds is read without a line of code.
func TestAnotherLanguageIsWordsAlone(t *testing.T) {
	v, err := parseVocabulary("f", "filler: šálek, horký\njoin: s\nnumber.2: dva\nserving.2: dvojitý\nwithout: bez\ndecaf: bez kofeinu\n")
	if err != nil {
		t.Fatal(err)
	}
	known := notation.Known{Table: Drinks(), Words: func() *notation.Vocabulary { return v }}
	for line, mg := range map[string]float64{
		"dva horký káva": 192, "dvojitý espresso": 126, "káva s brownie": 96, "káva bez kofeinu": 5,
	} {
		e, err := notation.Entry([]string{line}, phrasesAt, known)
		if err != nil || e.Intake.Caffeine != mg {
			t.Errorf("%q is %+v, %v, want %g mg", line, e.Intake, err, mg)
		}
	}
}

func BenchmarkVocabulary(b *testing.B) {
	for b.Loop() {
		if _, err := parseVocabulary("vocabulary.txt", vocabularyText); err != nil {
			b.Fatal(err)
		}
	}
}
