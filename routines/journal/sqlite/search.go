package sqlite

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lull/routines/journal"
)

// Search gives the entries in whose notes and names every one of some words
// occurs, the latest evening first and at most limit of them; of the kinds
// named, or of all where none is. Small letters and large ones are alike, and
// a word may be a part of a longer one; the first sixteen words count. Without
// a word it gives nothing.
func (j *Journal) Search(
	ctx context.Context, words string, limit int, kinds ...journal.Kind,
) ([]journal.Entry, error) {
	wanted := strings.Fields(words)
	wanted = wanted[:min(len(wanted), mostWords)]
	if len(wanted) == 0 || limit < 1 || slices.ContainsFunc(wanted, endless) {
		return nil, nil
	}
	if len(kinds) == 0 {
		kinds = journal.Kinds()
	}
	var found []journal.Entry
	for _, kind := range kinds {
		where, args := containing(kind, wanted)
		// Along the index from the latest evening back, until there are enough.
		enough := len(found) + limit
		err := j.file.each(ctx, j.file.db, where+` ORDER BY evening DESC, at, id`, args, func(e journal.Entry) error {
			if says(e, wanted) {
				found = append(found, e)
			}
			if len(found) == enough {
				return errEnough
			}
			return nil
		})
		if err != nil {
			return nil, j.file.failing("searching the journal", err)
		}
	}
	slices.SortStableFunc(found, func(a, b journal.Entry) int {
		return cmp.Or(cmp.Compare(b.Evening, a.Evening), a.At.Compare(b.At))
	})
	return found[:min(len(found), limit)], nil
}

// What SQLite takes of a search without complaint.
const (
	mostWords = 16
	longest   = 50_000 // bytes of a pattern
)

func endless(word string) bool {
	return slices.ContainsFunc(patterns(word), func(p string) bool { return len(p) > longest })
}

// says tells whether an entry says every one of some words. A body that holds
// them may do so in the name of a field.
func says(e journal.Entry, wanted []string) bool {
	texts := e.Words()
	for i, text := range texts {
		texts[i] = strings.ToLower(text)
	}
	for _, word := range wanted {
		word = strings.ToLower(word)
		if !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, word) }) {
			return false
		}
	}
	return true
}

// containing is the condition that the body of an entry of a kind holds every one
// of some words.
func containing(kind journal.Kind, wanted []string) (where string, args []any) {
	where, args = `kind = ?`, []any{string(kind)}
	for _, word := range wanted {
		var either []string
		for _, p := range patterns(word) {
			either = append(either, `body LIKE ? ESCAPE '\'`)
			args = append(args, p)
		}
		where += ` AND (` + strings.Join(either, ` OR `) + `)`
	}
	return where, args
}

// patterns are a word anywhere in a body, as LIKE takes it. LIKE knows only
// the letters of ASCII as small and large, so a word with others is looked for
// in the three ways in which it is usually written.
func patterns(word string) []string {
	const literal = `\`
	escape := strings.NewReplacer(literal, literal+literal, `%`, literal+`%`, `_`, literal+`_`)
	like := func(w string) string { return "%" + escape.Replace(journal.Escaped(w)) + "%" }
	if strings.IndexFunc(word, func(r rune) bool { return r > unicode.MaxASCII }) < 0 {
		return []string{like(word)}
	}
	small := strings.ToLower(word)
	first, size := utf8.DecodeRuneInString(small)
	ways := []string{like(small), like(strings.ToUpper(word)), like(string(unicode.ToTitle(first)) + small[size:])}
	slices.Sort(ways)
	return slices.Compact(ways)
}
