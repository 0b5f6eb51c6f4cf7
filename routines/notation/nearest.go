package notation

import (
	"maps"
	"slices"
	"strings"

	"lull/routines/letters"
)

// Unknown is the error for a word that names nothing. Its text is a sentence.
type Unknown struct {
	Word    string   // as it was typed, shortened
	Nearest []string // the nearest names that are known, the nearest first; may be empty

	practice bool // it stands where a practice is named
}

func (u *Unknown) Error() string {
	word := letters.Quoted(u.Word)
	switch {
	case len(u.Nearest) == 0 && u.practice:
		return word + " is no practice that is known here; lull list shows those that are"
	case len(u.Nearest) == 0:
		return word + " is not known here; lull list drinks shows what is, and a note takes any words"
	case len(u.Nearest) == 1:
		return word + " is not known here; perhaps " + u.Nearest[0]
	}
	return word + " is not known here; the nearest are " + letters.Listed(u.Nearest, "or")
}

// lineWords are lines that are not in the table.
var lineWords = []string{"caffeine", "stress", "note", "park", "session", "rest", "nap", "medicine", "nothing"}

// nearest gives no more names than an error offers, and of those only what a
// slip of the fingers makes: aspirin is no spirit, a bath no patch, and who is
// tired had no red.
func nearest(word string, names []string) []string {
	if word == "" {
		return nil
	}
	w := []rune(word)
	near := slices.DeleteFunc(letters.Nearest(word, names), func(name string) bool {
		n := []rune(name)
		slips, longer := letters.Slips(word, name), max(len(w), len(n))-min(len(w), len(n))
		first := n[0] == w[0] || len(w) > 4 && longer < 2 && strings.HasSuffix(word, string(n[1:]))
		return !first || slips > 1 && slips > longer && len(w) < 7
	})
	return near[:min(len(near), mostNearest)]
}

const mostNearest = 3

// Names are the words a line can begin with, in order.
func (k Known) Names() []string {
	names := slices.AppendSeq(append(k.Table.Names(), lineWords...), maps.Keys(k.Practices))
	slices.Sort(names)
	return slices.Compact(names)
}

// unknown makes the error for a word, trying the whole of it and its words.
func (k Known) unknown(word string) error {
	names := k.Names()
	near := nearest(word, names)
	if len(near) == 0 {
		for _, w := range strings.Fields(word) {
			if !wordsOf(k).around(w) {
				near = append(near, nearest(w, names)...)
			}
		}
		near = slices.Compact(near)
		near = near[:min(len(near), mostNearest)]
	}
	return &Unknown{Word: word, Nearest: near}
}
