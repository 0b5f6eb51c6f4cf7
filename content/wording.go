package content

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed wording/*.txt
var wordingFiles embed.FS

// Words are sentences by id, with places for values in braces.
type Words struct {
	text  map[string]string
	where map[string]string // file:line, for a second one of the same id
}

// Wording gives the shipped sentences: every file of the wording folder. It
// is read when first asked for.
var Wording = shipped(func() (*Words, error) {
	w := &Words{text: make(map[string]string, 128), where: make(map[string]string, 128)}
	return w, each(wordingFiles, "wording/*.txt", func(name string, text []byte) error { return w.add(name, string(text)) })
})

// add reads one file of sentences into w.
func (w *Words) add(file, text string) error {
	entries, err := parseEntries(file, text)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if there, taken := w.where[e.key]; taken {
			return fmt.Errorf("%s: %s has its words at %s already", e.where, e.key, there)
		}
		if _, err := fill(e.text, nil); err != nil {
			return fmt.Errorf("%s: %w", e.where, err)
		}
		w.text[e.key], w.where[e.key] = e.text, e.where
	}
	return nil
}

// Say gives the sentence of an id with its values filled in. A value that is
// not given leaves its place empty, and an id without words is empty.
func (w *Words) Say(id string, with map[string]string) string {
	s, _ := fill(w.text[id], with) // add has looked at the braces
	return s
}

// fill puts values into the braces of words. What a value holds is never
// looked at for braces of its own.
func fill(words string, with map[string]string) (string, error) {
	if !strings.ContainsAny(words, "{}") {
		return words, nil
	}
	var b strings.Builder
	for rest := words; ; {
		before, after, ok := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return "", fmt.Errorf("a brace closes that was not opened: %q", words)
		}
		b.WriteString(before)
		if !ok {
			return b.String(), nil
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			return "", fmt.Errorf("a brace is not closed, or has no plain name in it: %q", words)
		}
		b.WriteString(with[name])
		rest = tail
	}
}
