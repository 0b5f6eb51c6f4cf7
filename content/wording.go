package content

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed wording/*.txt
var wordingFiles embed.FS

// Words are sentences by id, with places for values in braces.
type Words struct{ said map[string]words }

// Wording gives the shipped sentences.
var Wording = shipped(func() (*Words, error) {
	w := &Words{make(map[string]words, 500)}
	return w, each(wordingFiles, "wording/*.txt", func(name string, text []byte) error {
		return w.add(name, string(text))
	})
})

func (w *Words) add(file, text string) error {
	entries, err := parseEntries(file, text)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if there, taken := w.said[e.key]; taken {
			return fmt.Errorf("%s: %s has its words at %s already", e.where, e.key, there.where)
		}
		if err := checkBraces(e.text); err != nil {
			return fmt.Errorf("%s: %w", e.where, err)
		}
		w.said[e.key] = e
	}
	return nil
}

// Say gives the sentence of an id with its values filled in: empty where one is not
// given, and never looked at for braces of their own.
func (w *Words) Say(id string, with map[string]string) string {
	before, rest, places := strings.Cut(w.said[id].text, "{")
	if !places {
		return before
	}
	var b strings.Builder
	for places {
		b.WriteString(before)
		name, tail, _ := strings.Cut(rest, "}") // add has looked at the braces
		b.WriteString(with[name])
		before, rest, places = strings.Cut(tail, "{")
	}
	b.WriteString(before)
	return b.String()
}

func checkBraces(words string) error {
	for rest := words; ; {
		before, after, opened := strings.Cut(rest, "{")
		if strings.Contains(before, "}") {
			return fmt.Errorf("a brace closes that was not opened: %q", words)
		}
		if !opened {
			return nil
		}
		name, tail, closed := strings.Cut(after, "}")
		if !closed || name == "" || strings.ContainsAny(name, "{ ") {
			return fmt.Errorf("a brace is not closed, or has no plain name in it: %q", words)
		}
		rest = tail
	}
}
