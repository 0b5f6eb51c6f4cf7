package content

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"lull/routines/guided"
)

//go:embed pictures/*
var pictureFiles embed.FS

// Pictures gives the words of the shuffle, each with its kind.
var Pictures = sync.OnceValue(func() []guided.Picture {
	text, err := pictureFiles.ReadFile("pictures/pictures.txt")
	if err == nil {
		var pictures []guided.Picture
		if pictures, err = parsePictures("pictures/pictures.txt", string(text)); err == nil {
			return pictures
		}
	}
	panic(err) // impossible: a test reads the same bytes
})

// ShuffleOpening gives what is said before the first picture, and whom the
// shuffle suits.
var ShuffleOpening = sync.OnceValue(func() guided.Relaxation {
	const file = "pictures/shuffle.md"
	data, err := pictureFiles.ReadFile(file)
	if err == nil {
		ps := &problems{file: file}
		if d, ok := readDocument(data, ps); ok {
			x := d.relaxation(ps)
			if err = ps.err(); err == nil {
				return x
			}
		}
		err = ps.err()
	}
	panic(err) // impossible: a test reads the same bytes
})

// parsePictures reads lines of "kind: word, word".
func parsePictures(file, text string) ([]guided.Picture, error) {
	entries, err := parseEntries(file, text)
	if err != nil {
		return nil, err
	}
	var out []guided.Picture
	where := map[string]string{}
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
