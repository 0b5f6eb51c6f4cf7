package notation

import (
	"slices"
	"strings"
)

// saidBack joins words as they are said back.
func saidBack(words []string) string {
	return strings.ReplaceAll(strings.Join(words, " "), " "+stop, stop)
}

// segment is a part of a line that names one thing.
type segment struct {
	words    []string
	ends     []int  // where each of these words ends in the line
	join     string // the word before it, empty at the beginning
	from, to int    // where it stands in the line
}

// segments divides a line at commas, "with", "and" and the like, but not within a
// name, and not before what is about the thing in front: coffee, large. What
// follows a "without" is left out.
func (k Known) segments(words []string) []segment {
	v := wordsOf(k)
	var all []segment
	var part segment
	left := false
	end := func(i int, join string) {
		if part.to = i; len(part.words) > 0 && !left {
			all = append(all, part)
		}
		part, left = segment{join: join, from: i + 1}, false
	}
	for i := 0; i < len(words); i++ {
		w := words[i]
		if n := k.joined(words[i:]); n > 0 {
			part.words, part.ends = append(part.words, strings.Join(words[i:i+n], " ")), append(part.ends, i+n)
			i += n - 1
			continue
		}
		switch {
		case slices.Contains(v.withouts, w):
			end(i, w)
			left = true
		case (w == stop || w == "at") && len(part.words) > 0 && !left && v.onlyDescribes(words[i+1:]):
		case w == stop, slices.Contains(v.joins, w):
			end(i, w)
		default:
			part.words, part.ends = append(part.words, w), append(part.ends, i+1)
		}
	}
	end(len(words), "")
	return all
}

// onlyDescribes tells whether the words up to the next thing only say how
// something is.
func (v *Vocabulary) onlyDescribes(words []string) bool {
	n := 0
	for ; n < len(words) && words[n] != stop && !slices.Contains(v.joins, words[n]); n++ {
		_, serving := v.servings[words[n]]
		_, vessel := v.vessels[words[n]]
		if !v.around(words[n]) && !serving && !vessel && !slices.Contains(v.decafs, words[n]) &&
			!slices.Contains(v.frees, words[n]) {
			return false
		}
	}
	return n > 0
}

// joined gives how many words a name has that begins here and has one of the
// joins in it: gin and tonic. It is 0 where there is none.
func (k Known) joined(words []string) int {
	v := wordsOf(k)
	for n := min(len(words), longestNamed); n > 1; n-- {
		join := anyOf(words[:n], v.joins) || anyOf(words[:n], v.withouts)
		said := strings.Join(words[:n], " ")
		if _, ok := k.item(said); join && (ok || slices.Contains(v.frees, said) || slices.Contains(v.decafs, said)) {
			return n
		}
	}
	return 0
}

// longestNamed is how many words a name has at most.
const longestNamed = 6
