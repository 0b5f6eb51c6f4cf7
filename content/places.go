package content

import (
	"embed"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"lull/routines/guided"
	"lull/routines/letters"
)

//go:embed places/*.md
var placeFiles embed.FS

// commonFile holds what all places share. It is no place itself.
const commonFile = "common.md"

// Common gives the passages that all places share.
var Common = sync.OnceValue(func() guided.Place {
	data, err := placeFiles.ReadFile("places/" + commonFile)
	if err == nil {
		var p guided.Place
		if p, err = parseCommon("places/"+commonFile, data); err == nil {
			return p
		}
	}
	panic(err) // impossible: a test reads the same bytes
})

// Places gives the shipped places by their names. They are parsed at the
// first call.
var Places = sync.OnceValue(func() []guided.Place {
	places, err := readPlaces(placeFiles, "places")
	if err != nil {
		panic(err) // impossible: a test reads the same bytes
	}
	return places
})

func readPlaces(files fs.FS, folder string) ([]guided.Place, error) {
	names, err := fs.Glob(files, path.Join(folder, "*.md"))
	if err != nil {
		return nil, err
	}
	var out []guided.Place
	var faults []error
	for _, name := range names {
		if path.Base(name) == commonFile {
			continue
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		p, err := ParsePlace(name, data)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		out = append(out, p)
	}
	return out, errors.Join(faults...)
}

// What may stand in the front matter of a place.
var (
	placeKeys = []string{"name", "title", "scene", "bed", "has", "suits", "not for"}
	scenes    = []string{"waves", "rain", "train", "snow", "forest", "moon", "garden", "fire", "water", "stars", "orchard", "attic"}
	beds      = []string{"shore", "rain", "train", "wind", "fire", "brown", "pink"}
	placeHas  = []string{
		"water", "boats", "rain", "snow", "cold", "fire", "animals", "birds", "insects", "dark",
		"outdoors", "heights", "narrow", "moving", "people",
	}
)

// ParsePlace reads one place. The file's name is only for the errors, which
// are [Problem] values, joined where there are several.
func ParsePlace(file string, data []byte) (guided.Place, error) {
	ps := &problems{file: file}
	d, ok := readDocument(data, ps)
	if !ok {
		return guided.Place{}, ps.err()
	}
	p := guided.Place{Pools: map[guided.Sense][]guided.Slot{}}
	d.keys(placeKeys, placeKeys, ps)
	p.Name, p.Title = d.name(ps), d.front["title"].value
	p.Suits, p.NotFor = d.front["suits"].value, d.front["not for"].value
	p.Scene = d.among("scene", scenes, ps)
	p.Bed = d.among("bed", beds, ps)
	p.Has = list(d.front["has"].value)
	for _, h := range p.Has {
		if !slices.Contains(placeHas, h) {
			ps.add(d.front["has"].line, "there are "+strings.Join(placeHas, ", "), "has knows no word %q", letters.Short(h))
		}
	}
	d.placeSections(&p, ps)
	if err := ps.err(); err != nil {
		return guided.Place{}, err
	}
	return p, nil
}

// parseCommon reads the file that all places share.
func parseCommon(file string, data []byte) (guided.Place, error) {
	ps := &problems{file: file}
	d, ok := readDocument(data, ps)
	if !ok {
		return guided.Place{}, ps.err()
	}
	p := guided.Place{Name: d.front["name"].value, Title: d.front["title"].value}
	d.keys([]string{"name", "title"}, []string{"name", "title"}, ps)
	plain := map[string]*[]guided.Slot{"settle": &p.Settle, "induction": &p.Induction, "fade": &p.Fade}
	d.fill(plain, func(section) bool { return false }, "there are settle, induction and fade", ps)
	return p, ps.err()
}

// placeSections puts the sections of a place where they belong.
func (d document) placeSections(p *guided.Place, ps *problems) {
	pools := map[string]*[]guided.Slot{}
	for _, s := range guided.Senses {
		pools[string(s)] = new([]guided.Slot)
	}
	plain := map[string]*[]guided.Slot{
		"settle": &p.Settle, "induction": &p.Induction, "fade": &p.Fade,
		"deepening: steps": &p.Steps, "deepening: level": &p.Level, "arriving without pictures": &p.Unseen,
	}
	for name, at := range pools {
		plain[name] = at
	}
	d.fill(plain, func(s section) bool {
		story, ok := storyOf(s, p.Stories, ps)
		if ok {
			p.Stories = append(p.Stories, story)
		}
		return ok
	},
		"there are settle, induction, deepening: steps, deepening: level, arriving without pictures, sight, sound, touch, smell, story: NAME (SENSES) and fade", ps)
	for name, at := range pools {
		if len(*at) > 0 {
			p.Pools[guided.Sense(name)] = *at
		}
	}
	if len(ps.list) > 0 {
		return
	}
	for _, name := range []string{"deepening: level", "arriving without pictures", "sight", "sound", "touch", "smell"} {
		if len(*plain[name]) == 0 {
			ps.add(d.end, "write a heading ## "+name+" with passages under it", "there is no %q", name)
		}
	}
	if !slices.ContainsFunc(p.Stories, func(s guided.Story) bool { return !s.Needing(guided.Sight) }) {
		ps.add(d.end, "write one, such as ## story: the kettle (sound, touch)", "there is no story that needs no sight")
	}
}

// storyOf reads a heading such as "story: the kettle (sound, touch)" and tells
// whether it is one.
func storyOf(s section, told []guided.Story, ps *problems) (guided.Story, bool) {
	rest, ok := strings.CutPrefix(s.heading, "story:")
	if !ok {
		return guided.Story{}, false
	}
	name, tail, ok := strings.Cut(rest, "(")
	name = strings.TrimSpace(name)
	inside, closed := strings.CutSuffix(strings.TrimSpace(tail), ")")
	story := guided.Story{Name: name, Slots: s.slots}
	if name == "" || !ok || !closed {
		ps.add(s.line, "write it as ## story: the kettle (sound, touch)", "this story has no name, or no senses")
		return story, true
	}
	for _, word := range list(inside) {
		sense, err := guided.ParseSense(word)
		if err != nil {
			ps.add(s.line, "there are sight, sound, touch and smell", "%q is not a sense", letters.Short(word))
			continue
		}
		story.Needs = append(story.Needs, sense)
	}
	if len(story.Needs) == 0 {
		ps.add(s.line, "name those it cannot do without, such as (sound, touch)", "the story %q names no sense", letters.Short(name))
	}
	if slices.ContainsFunc(told, func(t guided.Story) bool { return t.Name == name }) {
		ps.add(s.line, "give one of them another name", "there is a story %q already", letters.Short(name))
	}
	return story, true
}

// keys checks which keys the front matter has.
func (d document) keys(known, needed []string, ps *problems) {
	for _, key := range slices.Sorted(maps.Keys(d.front)) {
		if !slices.Contains(known, key) {
			ps.add(d.front[key].line, "there are "+strings.Join(known, ", "), "there is no key %q", letters.Short(key))
		}
	}
	for _, key := range needed {
		e, ok := d.front[key]
		switch {
		case !ok:
			ps.add(d.end, "write a line "+key+": and what belongs there", "the front matter has no %s", key)
		case e.value == "" && key != "has":
			ps.add(e.line, "write what belongs there", "%s is empty", key)
		}
	}
}

// name reads the name: what is typed, so it is small and plain.
func (d document) name(ps *problems) string {
	e := d.front["name"]
	bad := func(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }
	if e.value != "" && (strings.ContainsFunc(e.value, bad) || e.value[0] == '-' || len(e.value) > widest) {
		ps.add(e.line, "use small letters and hyphens, such as night-train", "%q cannot be a name", letters.Short(e.value))
	}
	return e.value
}

// among reads a value that is one of a few words.
func (d document) among(key string, words []string, ps *problems) string {
	e := d.front[key]
	if e.value != "" && !slices.Contains(words, e.value) {
		ps.add(e.line, "there are "+strings.Join(words, ", "), "there is no %s %q", key, letters.Short(e.value))
	}
	return e.value
}

// fill puts sections under plain headings in their places, each once; other
// knows the headings that are not plain.
func (d document) fill(plain map[string]*[]guided.Slot, other func(section) bool, mend string, ps *problems) {
	seen := map[string]int{}
	for _, s := range d.sections {
		if other(s) {
			continue
		}
		at, known := plain[s.heading]
		switch {
		case !known:
			ps.add(s.line, mend, "there is no section %q", letters.Short(s.heading))
		case seen[s.heading] > 0:
			ps.add(s.line, "put both together", "%q stands on line %d already", s.heading, seen[s.heading])
		default:
			*at, seen[s.heading] = s.slots, s.line
		}
	}
}
