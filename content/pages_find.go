package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"lull/routines/letters"
	"lull/routines/lists"
)

// PageNamed gives the page of a name or alias, capitals, hyphens and spaces aside.
func PageNamed(name string) (Page, bool) {
	key := pageKey(name)
	for _, p := range Pages() {
		if slices.ContainsFunc(p.names(), func(n string) bool { return pageKey(n) == key }) {
			return p, true
		}
	}
	return Page{}, false
}

func (p Page) names() []string { return append([]string{p.Name}, p.Aliases...) }

// pageKey is a name as it is compared: letters and digits only, in small.
func pageKey(name string) string { return strings.Join(searchWords(name), "") }

// PagesNear gives at most three names, one a page, that somebody may have meant by
// name, the nearest first: a slip of the fingers, or the beginning of a name.
func PagesNear(name string) []string {
	type named struct{ page, name string }
	of := make(map[string]named) // by what is compared
	var keys []string
	for _, p := range Pages() {
		for _, n := range p.names() {
			of[pageKey(n)], keys = named{p.Name, n}, append(keys, pageKey(n))
		}
		of[pageKey(p.Title)], keys = named{p.Name, p.Name}, append(keys, pageKey(p.Title))
	}
	var pages, names []string
	for _, key := range letters.Nearest(pageKey(name), keys) {
		if near := of[key]; !slices.Contains(pages, near.page) && len(names) < 3 {
			pages, names = append(pages, near.page), append(names, near.name)
		}
	}
	return names
}

// SearchPages finds the pages that hold every one of words, at the beginning of
// a word and in capitals or small letters: "sleep" finds sleepy, "leep" finds
// nothing. Pages named for the words come first, then those that say them
// most. No words find nothing.
func SearchPages(words string) []Page {
	wanted := searchWords(words)
	if len(wanted) == 0 {
		return nil
	}
	type scored struct {
		page  Page
		score int
	}
	var found []scored
	for _, p := range Pages() {
		head := searchWords(strings.Join(slices.Concat(
			[]string{p.Name, p.Title, p.Summary}, p.Aliases, p.Keywords), " "))
		body := searchWords(p.Body)
		hit := scored{page: p}
		all := true
		for _, w := range wanted {
			inHead, inBody := countPrefixed(head, w), countPrefixed(body, w)
			all = all && inHead+inBody > 0
			hit.score += min(inBody, 9) + 20*min(inHead, 3)
		}
		if all {
			found = append(found, hit)
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.score, a.score) })
	return lists.Each(found, func(s scored) Page { return s.page })
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
