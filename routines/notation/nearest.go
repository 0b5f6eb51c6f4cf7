package notation

import (
	"cmp"
	"slices"
)

// mostNearest is how many names an error offers.
const mostNearest = 3

// nearestOf gives the names nearest to a word, the nearest first: those that
// a few slips of the finger away, or that begin like it.
func nearestOf(word string, names []string) []string {
	type near struct {
		name string
		far  int
	}
	w := []rune(word)
	if len(w) > 60 {
		w = w[:60]
	}
	var found []near
	for _, n := range names {
		r := []rune(n)
		far := distance(w, r)
		// A third of the word may be wrong; a beginning counts as one slip.
		allowed := max(1, (max(len(w), len(r))+1)/3)
		if len(w) >= 2 && len(r) > len(w) && string(r[:len(w)]) == string(w) {
			far = min(far, 1)
		}
		if far <= allowed && !slices.ContainsFunc(found, func(x near) bool { return x.name == n }) {
			found = append(found, near{n, far})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.far, b.far) })
	var out []string
	for _, f := range found[:min(len(found), mostNearest)] {
		out = append(out, f.name)
	}
	return out
}

// distance is Levenshtein's, with two neighbours swapped as one slip.
func distance(a, b []rune) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
