package content

import (
	_ "embed"
	"fmt"
	"strings"

	"lull/routines/guided"
)

var (
	//go:embed pictures/pictures.txt
	picturesText string
	//go:embed pictures/shuffle.md
	shuffleText []byte
)

// Pictures gives the words of the shuffle, each with its kind: lines of
// "kind: word, word".
var Pictures = shipped(func() ([]guided.Picture, error) {
	entries, err := parseEntries("pictures/pictures.txt", picturesText)
	if err != nil {
		return nil, err
	}
	var out []guided.Picture
	where := map[string]place{}
	for _, e := range entries {
		for _, word := range list(e.text) {
			key := strings.ToLower(word)
			if before, twice := where[key]; twice {
				return nil, fmt.Errorf("%s: %q stands at %s already", e.where, word, before)
			}
			where[key] = e.where
			out = append(out, guided.Picture{Word: word, Kind: e.key})
		}
	}
	return out, nil
})

// ShuffleOpening gives what is said before the first picture.
var ShuffleOpening = shipped(func() (guided.Relaxation, error) {
	return parse("pictures/shuffle.md", shuffleText, document.relaxation)
})
