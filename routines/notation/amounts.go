package notation

import (
	"fmt"
	"slices"

	"lull/routines/intake"
)

// amount is a size, a weight or a strength as it was typed in a line.
type amount struct {
	text  string
	unit  string // one of measures
	place func(*parts) *float64
	none  float64 // what its place holds where it was not said
	at    int     // how many words stand before it
}

// ownAmounts leaves out the amounts that are of another thing than the one the line
// is about: ibuprofen 400mg with coffee. It fails where it may be either's, and
// an [*Unknown] is what nobody here knows. What counts nothing keeps them all.
func (k Known) ownAmounts(p parts, item mention) (parts, error) {
	if item.to == 0 || !item.counts() && item.Kind != intake.Food {
		return p, nil
	}
	for _, a := range p.amounts {
		another, err := k.another(p.words, a, item)
		if err != nil {
			return p, err
		}
		if another {
			*a.place(&p) = a.none
		}
	}
	return p, nil
}

// another tells whether an amount is of another thing than item. One that ends
// a line is of that which can have it: wine with dinner 250ml is so much wine.
func (k Known) another(words []string, a amount, item mention) (bool, error) {
	if a.at >= item.from && a.at <= item.to {
		return k.within(words[item.from:item.to], a, item)
	}
	segments := k.segments(words)
	i := slices.IndexFunc(segments, func(s segment) bool { return a.at >= s.from && a.at <= s.to })
	if i < 0 || slices.Contains(segments[i].words, caffeine.Name) ||
		!slices.ContainsFunc(segments[i].words, func(w string) bool { return !wordsOf(k).around(w) }) {
		return false, nil // energy drink with 160mg caffeine
	}
	s := segments[i]
	other, known, _ := k.mentioned(s.words)
	before := a.at < item.from || a.at < s.to // pizza 300g and wine, coffee with 300ml of milk
	switch {
	case other.counts():
		return false, nil // cocktail with 40ml vodka, so called
	case known && (before || other.Kind == intake.Medicine):
		return true, nil
	case slices.Contains(occasions, s.join):
		return false, nil
	case !known && (before && a.unit != "%" || a.unit == "mg"):
		return false, k.unknown(saidBack(s.words)) // it may be a medicine
	case !known || other.Kind == intake.Food && a.unit != "g" && a.unit != "kg":
		return false, nil
	case a.unit == "g" || a.unit == "kg":
		return true, nil
	case a.unit == "mg" || slices.Contains(poured, other.Name):
		return false, fmt.Errorf("%s may be of %s or of %s; one at a time is enough", a.text, item.called, other.called)
	}
	return false, nil
}

// within is [Known.another] for an amount among the words of the item itself.
func (k Known) within(words []string, a amount, item mention) (bool, error) {
	at := a.at - item.from
	if at == 0 || at == len(words) {
		return false, nil
	}
	if before, ok, _ := k.mentioned(words[:at]); ok && before.Kind == intake.Plain {
		item.called = item.name
		return false, twoThings(before.called, item.called) // milk 300ml espresso
	}
	return slices.Contains(wordsOf(k).joins, words[at-1]), nil // coffee with 20ml milk
}

// poured are the things of no part in the model that come in millilitres.
var poured = []string{"water", "juice", "milk", "lemonade", "herbal tea", "barley coffee"}

// occasions are the joins before where or when a thing was had.
var occasions = []string{"from", "in", "on", "by", "for", "during", "while", "at", "to"}
