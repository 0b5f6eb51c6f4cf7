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

// parsePictures reads lines of "kind: word, word"; a line that begins with a
// space goes on with the kind above it.
func parsePictures(file, text string) ([]guided.Picture, error) {
	var out []guided.Picture
	where := map[string]int{}
	number, kind := 0, ""
	for l := range strings.Lines(text) {
		number++
		l = strings.TrimRight(l, " \r\n")
		if l == "" || l[0] == '#' {
			continue
		}
		words := l
		if l[0] != ' ' {
			var ok bool
			if kind, words, ok = strings.Cut(l, ":"); !ok {
				return nil, fmt.Errorf("%s:%d: this is not like kind: word, word", file, number)
			}
		} else if kind == "" {
			return nil, fmt.Errorf("%s:%d: this goes on with nothing; words begin with their kind", file, number)
		}
		for _, word := range list(words) {
			key := strings.ToLower(word)
			if before, twice := where[key]; twice {
				return nil, fmt.Errorf("%s:%d: %q stands on line %d already", file, number, word, before)
			}
			where[key] = number
			out = append(out, guided.Picture{Word: word, Kind: kind})
		}
	}
	return out, nil
}
