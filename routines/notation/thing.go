package notation

import (
	"fmt"
	"slices"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/letters"
)

// fillers are words that may stand around a name and say nothing.
var fillers = []string{
	"of", "the", "my", "cup", "cups", "glass", "glasses", "mug", "mugs", "can", "cans", "some", "more", "another", "with", "and", "effort",
}

// efforts are the words for how hard exercise was.
var efforts = map[string]journal.Effort{
	"light": journal.Light, "easy": journal.Light, "gentle": journal.Light, "slow": journal.Light,
	"moderate": journal.Moderate, "medium": journal.Moderate, "steady": journal.Moderate,
	"hard": journal.Vigorous, "vigorous": journal.Vigorous, "intense": journal.Vigorous, "fast": journal.Vigorous,
}

// sizes are the words for how large a meal was: true for a big one.
var sizes = map[string]bool{
	"big": true, "large": true, "huge": true, "heavy": true,
	"small": false, "light": false, "little": false,
}

// named is a table's item and the words around its name.
type named struct {
	intake.Item
	effort journal.Effort // empty when not said
	size   string         // one of sizes, empty when not said
}

// caffeine is what milligrams off a label are logged as.
var caffeine = intake.Item{Name: "caffeine", Kind: intake.Drink}

// find looks for the longest run of words that names something; what is
// around it must be a filler, an effort or a size that goes with it.
func (k Known) find(words []string) (named, error) {
	for n := min(len(words), 6); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			item, ok := k.item(strings.Join(words[i:i+n], " "))
			if !ok {
				continue
			}
			rest := append(slices.Clone(words[:i]), words[i+n:]...)
			return k.around(item, rest, words)
		}
	}
	word := strings.Join(slices.DeleteFunc(slices.Clone(words), around), " ")
	if word == "" {
		word = strings.Join(words, " ")
	}
	return named{}, k.unknown(word)
}

// around says whether a word may stand around a name.
func around(w string) bool {
	_, effort := efforts[w]
	_, size := sizes[w]
	return effort || size || slices.Contains(fillers, w)
}

func (k Known) around(item intake.Item, rest, words []string) (named, error) {
	found := named{Item: item}
	for _, w := range rest {
		e, effort := efforts[w]
		_, size := sizes[w]
		switch {
		case slices.Contains(fillers, w):
		case item.Kind == intake.Medicine && w == caffeine.Name:
			return named{Item: caffeine}, nil // it says so; how much has to be said too
		case item.Kind == intake.Medicine:
		case effort && item.Kind == intake.Movement && found.effort == "":
			found.effort = e
		case size && item.Kind == intake.Food && found.size == "":
			found.size = w
		case size && item.Millilitres > 0:
			return found, fmt.Errorf("%s does not go with %s; its size does, like %s 300ml", letters.Quoted(w), item.Name, item.Name)
		case effort || size:
			return found, fmt.Errorf("%s does not go with %s", letters.Quoted(w), strings.TrimPrefix(item.Name+describe(found), " "))
		default:
			return found, k.unknown(strings.Join(words, " "))
		}
	}
	return found, nil
}

// describe says what was said already, for a second effort or size.
func describe(n named) string {
	switch {
	case n.effort != "":
		return " that is " + intake.EffortWord(n.effort) + " already"
	case n.size != "":
		return " that is " + n.size + " already"
	}
	return ""
}

// item looks a name up as it stands and as the singular of a plural.
func (k Known) item(name string) (intake.Item, bool) {
	forms := []string{name}
	if s, ok := strings.CutSuffix(name, "ies"); ok {
		forms = append(forms, s+"y")
	}
	if s, ok := strings.CutSuffix(name, "es"); ok {
		forms = append(forms, s)
	}
	if s, ok := strings.CutSuffix(name, "s"); ok {
		forms = append(forms, s)
	}
	for _, f := range forms {
		if it, ok := k.Table.Find(f); ok {
			return it, true
		}
	}
	if slices.Contains(forms, "caffeine") {
		return caffeine, true
	}
	return intake.Item{}, false
}

// kinds of lines that are not in the table.
var lineWords = []string{"caffeine", "stress", "note", "session", "rest", "nap", "medicine", "nothing"}

// nearest gives no more names than an error offers.
func nearest(word string, names []string) []string {
	near := letters.Nearest(word, names)
	return near[:min(len(near), mostNearest)]
}

const mostNearest = 3

// unknown makes the error for a word, trying the whole of it and its words.
func (k Known) unknown(word string) error {
	names := append(k.Table.Names(), lineWords...)
	near := nearest(word, names)
	if len(near) == 0 {
		for _, w := range strings.Fields(word) {
			near = append(near, nearest(w, names)...)
		}
		near = near[:min(len(near), mostNearest)]
	}
	return &Unknown{Word: word, Nearest: near}
}
