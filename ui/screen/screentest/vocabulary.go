package screentest

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"lull/routines/notation"
)

// vocabulary is the words that the program reads around the names of things.
var vocabulary = sync.OnceValue(func() *notation.Vocabulary {
	v := &notation.Vocabulary{}
	text, err := os.ReadFile(filepath.Join(root(), "content", "vocabulary.txt"))
	if err != nil {
		panic(err)
	}
	for entry := range strings.SplitSeq(strings.ReplaceAll(string(text), "\n  ", " "), "\n") {
		kind, words, ok := strings.Cut(entry, ": ")
		if !ok || entry[0] == '#' {
			continue
		}
		if err := v.Add(kind, strings.Split(strings.ReplaceAll(words, ", ", ","), ",")); err != nil {
			panic(err)
		}
	}
	return v
})
