package content

import (
	_ "embed"
	"fmt"

	"lull/routines/notation"
)

//go:embed vocabulary.txt
var vocabularyText string

// Vocabulary gives the shipped words around the names of things.
var Vocabulary = shipped(func() (*notation.Vocabulary, error) {
	return parseVocabulary("vocabulary.txt", vocabularyText)
})

func parseVocabulary(file, text string) (*notation.Vocabulary, error) {
	entries, err := parseEntries(file, text)
	v := &notation.Vocabulary{}
	for _, e := range entries {
		if wrong := v.Add(e.key, list(e.text)); wrong != nil {
			return nil, fmt.Errorf("%s: %w", e.where, wrong)
		}
	}
	return v, err
}
