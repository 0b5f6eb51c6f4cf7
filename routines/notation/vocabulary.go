package notation

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lull/routines/journal"
)

// Vocabulary is the words around the names of things, in every language that people
// type in. They stand in content, where it is told what each kind of them means.
type Vocabulary struct {
	fillers, joins, places, withouts, refusals      []string
	besides, couples, decafs, frees, teas, teaKinds []string
	otherCans, naps, napWords, nightWords           []string

	numbers, servings, vessels map[string]float64
	efforts                    map[string]journal.Effort
	sizes                      map[string]bool   // true for a big one
	others                     map[string]string // what each is read as
	asked                      map[string]string // by the first letters of a word
}

// wordsOf gives the words around names, none where nobody has handed any in.
func wordsOf(k Known) *Vocabulary {
	if k.Words == nil {
		return &Vocabulary{}
	}
	return k.Words()
}

// Asked gives what a question may be watched by, or about: the first letters of a word,
// and the name of what is meant by it.
func (v *Vocabulary) Asked() map[string]string { return v.asked }

// Add takes the words of one kind, such as filler or number.2.
func (v *Vocabulary) Add(kind string, words []string) error {
	for _, list := range []struct {
		kind  string
		words *[]string
	}{
		{"filler", &v.fillers},
		{"join", &v.joins},
		{"where", &v.places},
		{"without", &v.withouts},
		{"refusal", &v.refusals},
		{"beside", &v.besides},
		{"decaf", &v.decafs},
		{"free", &v.frees},
		{"tea", &v.teas},
		{"tea-kind", &v.teaKinds},
		{"can", &v.otherCans},
		{"nap", &v.naps},
		{"nap-word", &v.napWords},
		{"night", &v.nightWords},
		{"couple", &v.couples},
	} {
		if list.kind == kind {
			*list.words = append(*list.words, words...)
			return nil
		}
	}
	is, value, _ := strings.Cut(kind, ".")
	n, err := strconv.ParseFloat(value, 64)
	amount := err == nil && n >= 0
	effort := journal.Effort(value)
	switch {
	case is == "number" && amount:
		meaning(&v.numbers, words, n)
	case is == "serving" && amount:
		meaning(&v.servings, words, n)
	case is == "vessel" && amount:
		meaning(&v.vessels, words, n)
	case is == "effort" && slices.Contains([]journal.Effort{journal.Light, journal.Moderate, journal.Vigorous}, effort):
		meaning(&v.efforts, words, effort)
	case is == "size" && (value == "big" || value == "small"):
		meaning(&v.sizes, words, value == "big")
	case is == "as" && value != "":
		meaning(&v.others, words, value)
	case is == "asked" && value != "":
		meaning(&v.asked, words, value)
	default:
		return fmt.Errorf("%q is no kind of word", kind)
	}
	return nil
}

func meaning[T any](all *map[string]T, words []string, is T) {
	if *all == nil {
		*all = make(map[string]T)
	}
	for _, w := range words {
		(*all)[w] = is
	}
}
