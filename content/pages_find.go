package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"lull/routines/letters"
)

// PageNamed gives the page of a name or alias. Capitals, hyphens and spaces do
// not matter.
func PageNamed(name string) (Page, bool) {
	key := pageKey(name)
	for _, p := range Pages() {
		if p.answersTo(key) {
			return p, true
		}
	}
	return Page{}, false
}

func (p Page) answersTo(key string) bool {
	return pageKey(p.Name) == key || slices.ContainsFunc(p.Aliases, func(a string) bool { return pageKey(a) == key })
}

// pageKey is a name as it is compared: letters and digits only, in small.
func pageKey(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, name)
}

// PagesNear gives at most three names of pages that somebody may have meant by
// name, the nearest first: a slip of the fingers, or the beginning of a name.
func PagesNear(name string) []string {
	of := make(map[string]string) // the page that a key leads to
	var keys []string
	for _, p := range Pages() {
		for _, n := range append([]string{p.Name, p.Title}, p.Aliases...) {
			key := pageKey(n)
			of[key], keys = p.Name, append(keys, key)
		}
	}
	var names []string
	for _, key := range letters.Nearest(pageKey(name), keys) {
		if !slices.Contains(names, of[key]) && len(names) < 3 {
			names = append(names, of[key])
		}
	}
	return names
}

// PageHit is a page in which a search found its words.
type PageHit struct {
	Page    Page
	Line    int    // the line of the page's file, from 1; 0 when only the heading, the summary or a keyword matched
	Excerpt string // one sentence of the page as plain text, or its summary
}

// SearchPages finds the pages that hold every one of words, at the beginning of
// a word and in capitals or small letters: "sleep" finds sleepy, "leep" finds
// nothing. Pages named for the words come first, then those that say them
// most. No words find nothing.
func SearchPages(words string) []PageHit {
	wanted := searchWords(words)
	if len(wanted) == 0 {
		return nil
	}
	type scored struct {
		PageHit
		score int
	}
	var found []scored
	for _, p := range Pages() {
		head := searchWords(strings.Join(slices.Concat(
			[]string{p.Name, p.Title, p.Summary}, p.Aliases, p.Keywords), " "))
		body := searchWords(p.Body)
		hit := scored{PageHit: PageHit{Page: p, Excerpt: p.Summary}}
		all := true
		for _, w := range wanted {
			inHead, inBody := countPrefixed(head, w), countPrefixed(body, w)
			all = all && inHead+inBody > 0
			hit.score += min(inBody, 9) + 20*min(inHead, 3)
		}
		if !all {
			continue
		}
		hit.Line, hit.Excerpt = p.excerpt(wanted)
		if hit.Excerpt == "" {
			hit.Excerpt = p.Summary
		}
		found = append(found, hit)
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	hits := make([]PageHit, len(found))
	for i, f := range found {
		hits[i] = f.PageHit
	}
	return hits
}

// excerpt is the sentence of the body that holds the most of the words, and
// the line of the file on which it begins.
func (p Page) excerpt(wanted []string) (line int, sentence string) {
	best := 0
	at := p.bodyLine
	for _, block := range strings.SplitAfter(p.Body, "\n\n") {
		for _, s := range sentences(block) {
			held := 0
			said := searchWords(s)
			for _, w := range wanted {
				held += min(1, countPrefixed(said, w))
			}
			if held > best {
				lead := s[:len(s)-len(strings.TrimLeft(s, " \n"))]
				best, sentence = held, plainSentence(s)
				line = at + strings.Count(lead, "\n")
			}
			at += strings.Count(s, "\n")
		}
	}
	return line, sentence
}

// sentences cuts a block after each full stop or question mark that a space
// follows. The pieces put together are the block.
func sentences(block string) []string {
	var out []string
	start := 0
	for i := 0; i+1 < len(block); i++ {
		if (block[i] == '.' || block[i] == '?') && (block[i+1] == ' ' || block[i+1] == '\n') {
			out = append(out, block[start:i+1])
			start = i + 1
		}
	}
	return append(out, block[start:])
}

// plainSentence takes Markdown's marks off a sentence.
func plainSentence(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimLeft(s, "-#>| ")
	for {
		open := strings.Index(s, "](")
		if open < 0 {
			break
		}
		end := strings.Index(s[open:], ")")
		if end < 0 {
			break
		}
		s = s[:open] + s[open+end+1:]
	}
	return strings.NewReplacer("*", "", "`", "", "[", "", " | ", ", ", "|", "").Replace(s)
}

func searchWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

func countPrefixed(words []string, start string) int {
	n := 0
	for _, w := range words {
		if strings.HasPrefix(w, start) {
			n++
		}
	}
	return n
}
