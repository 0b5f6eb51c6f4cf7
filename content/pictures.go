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

// Pictures gives the words of the shuffle, each with its kind.
var Pictures = shipped(func() ([]guided.Picture, error) {
	return parsePictures("pictures/pictures.txt", picturesText)
})

// ShuffleOpening gives what is said before the first picture, and whom the
// shuffle suits.
var ShuffleOpening = shipped(func() (guided.Relaxation, error) {
	return parse("pictures/shuffle.md", shuffleText, document.relaxation)
})

// parsePictures reads lines of "kind: word, word".
func parsePictures(file, text string) ([]guided.Picture, error) {
	entries, err := parseEntries(file, text)
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
}
