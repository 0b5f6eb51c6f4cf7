package letters

import (
	"cmp"
	"slices"
	"strings"

	"lull/routines/lists"
)

// Nearest gives the names that somebody may have meant by a word, the nearest
// first, each once: those a few slips of the fingers away, a third of the
// letters at most, with one of them in common, and those that begin like the word.
func Nearest(word string, names []string) []string {
	const longest = 60 // letters; what is longer is no slip
	w := []rune(strings.ToLower(word))
	w = w[:min(len(w), longest)]
	far := make(map[string]int)
	var near []string
	for _, name := range names {
		n := []rune(strings.ToLower(name))
		slips := distance(w, n)
		if len(w) >= 2 && len(n) > len(w) && slices.Equal(n[:len(w)], w) {
			slips = min(slips, 1)
		}
		if _, twice := far[name]; !twice && slips <= max(1, (max(len(w), len(n))+1)/3) && slips < max(len(w), len(n)) {
			far[name], near = slips, append(near, name)
		}
	}
	slices.SortStableFunc(near, func(a, b string) int { return cmp.Compare(far[a], far[b]) })
	return near
}

// Slips counts the slips of the fingers between two words.
func Slips(a, b string) int { return distance([]rune(a), []rune(b)) }

// distance counts the letters to put in, leave out, change, or swap with their
// neighbour, between two words (optimal string alignment).
func distance(a, b []rune) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+change)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}

// Perhaps gives " (perhaps calm)" for a word that is near to a name, else
// nothing.
func Perhaps(word string, names []string) string {
	near := Nearest(word, names)
	if len(near) == 0 {
		return ""
	}
	return " (perhaps " + near[0] + ")"
}

// Listed writes words as a sentence does: ember, coal and day. The last is the
// word before the last of them.
func Listed[T ~string](words []T, last string) string {
	all := lists.Each(words, func(word T) string { return string(word) })
	if n := len(all); n > 1 {
		all = append(all[:n-2], all[n-2]+" "+last+" "+all[n-1])
	}
	return strings.Join(all, ", ")
}
