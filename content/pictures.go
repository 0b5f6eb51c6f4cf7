package content

import (
	"embed"
	"fmt"
	"strings"

	"lull/routines/guided"
)

//go:embed pictures/*
var pictureFiles embed.FS

// Pictures gives the words of the shuffle, each with its kind.
var Pictures = shipped(func() ([]guided.Picture, error) {
	const file = "pictures/pictures.txt"
	text, err := pictureFiles.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return parsePictures(file, string(text))
})

// ShuffleOpening gives what is said before the first picture, and whom the
// shuffle suits.
var ShuffleOpening = shipped(func() (guided.Relaxation, error) {
	const file = "pictures/shuffle.md"
	data, err := pictureFiles.ReadFile(file)
	if err != nil {
		return guided.Relaxation{}, err
	}
	return parse(file, data, document.relaxation)
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
