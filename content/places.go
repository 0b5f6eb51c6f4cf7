package content

import (
	"bytes"
	"embed"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lull/routines/guided"
	"lull/routines/letters"
	"lull/routines/sound"
)

var (
	//go:embed places/*.md
	placeFiles embed.FS
	//go:embed places/common.md
	commonText []byte
)

// commonFile holds what all places share. It is no place itself.
const commonFile = "places/common.md"

// Common gives the passages that all places share.
var Common = shipped(func() (guided.Common, error) {
	return parse(commonFile, commonText, document.common)
})

// Places gives the shipped places. Their words are read when they are wanted.
var Places = shipped(readPlaces)

func readPlaces() (places []guided.Place, err error) {
	err = each(placeFiles, "places/*.md", func(name string, data []byte) error {
		if name == commonFile {
			return nil
		}
		ps := &problems{file: name}
		front, _, _ := bytes.Cut(data, []byte("\n## "))
		d := document{lines: strings.Split(string(front), "\n")}
		d.readFront(ps)
		p := d.placeFront(ps)
		p.Read = shipped(func() (guided.Words, error) {
			p, err := ParsePlace(name, data)
			return p.Words, err
		})
		places = append(places, p)
		return ps.err()
	})
	return places, err
}

// What may stand in the front matter of a place.
var (
	placeKeys = []string{"name", "title", "scene", "bed", "has", "suits", "not for"}
	scenes    = []string{
		"waves", "rain", "train", "snow", "forest", "moon", "garden", "fire", "water", "stars",
		"orchard", "attic", "ferry", "dome", "court", "porch",
	}
)

// bed reads one noise, or several with how much there is of each.
func bed(e entry, ps *problems) string {
	if e.value == "" {
		return ""
	}
	if _, err := sound.ParseMixture(e.value); err != nil {
		ps.add(e.line, "write it as rain, or as rain 60, fire 40", "bed: %v", err)
	}
	return e.value
}

// ParsePlace reads one place. The file's name is for the errors, which are [Problem]s.
func ParsePlace(file string, data []byte) (guided.Place, error) {
	return parse(file, data, func(d document, ps *problems) guided.Place {
		p := d.placeFront(ps)
		d.placeSections(&p, ps)
		return p
	})
}

func (d document) placeFront(ps *problems) guided.Place {
	d.keys(placeKeys, placeKeys, ps)
	p := guided.Place{Name: d.name(ps), Title: d.front["title"].value}
	p.Suits, p.NotFor = d.front["suits"].value, d.front["not for"].value
	if e := d.front["scene"]; e.value != "" && !slices.Contains(scenes, e.value) {
		ps.add(e.line, "there are "+strings.Join(scenes, ", "), "there is no scene %q", letters.Short(e.value))
	}
	p.Scene = d.front["scene"].value
	p.Bed = bed(d.front["bed"], ps)
	p.Has = list(d.front["has"].value)
	for _, h := range p.Has {
		if !slices.Contains(guided.Tags[:], h) {
			ps.add(d.front["has"].line, "there are "+strings.Join(guided.Tags[:], ", "), "has knows no word %q",
				letters.Short(h))
		}
	}
	return p
}

func (d document) common(ps *problems) (c guided.Common) {
	d.keys([]string{"name", "title"}, []string{"name", "title"}, ps)
	d.fill(map[string]*[]guided.Slot{
		"settle": &c.Settle, "breath": &c.Breath, "body": &c.Body, "count": &c.Count, "fade": &c.Fade,
	},
		func(section) bool { return false }, "there are settle, breath, body, count and fade", ps)
	return c
}

const placeMend = "there are settle, deepening: steps, deepening: level, arriving without pictures, along: NAME, " +
	"stroll: NAME (SENSES), story: NAME (SENSES), sight, sound, touch, smell and fade"

// placeSections puts the sections of a place where they belong. Strolls,
// stories and the passages of a sense belong to the stretch above them; a place
// without stretches is one.
func (d document) placeSections(p *guided.Place, ps *problems) {
	lines := map[string]int{}
	ways := map[string]*guided.Way{
		"deepening: steps": &p.Steps, "deepening: level": &p.Level, "arriving without pictures": &p.Unseen,
	}
	d.fill(map[string]*[]guided.Slot{"settle": &p.Settle, "fade": &p.Fade}, func(s section) bool {
		kind, rest, named := strings.Cut(s.heading, ":")
		way := ways[s.heading]
		sense, err := guided.ParseSense(s.heading)
		switch {
		case way != nil:
			s.again(s.heading, lines, ps)
			*way = guided.Way{Slots: s.slots, Marks: s.marks}
		case named && kind == "along":
			p.Stretches = append(p.Stretches, stretchOf(s, strings.TrimSpace(rest), p.Stretches, ps))
		case named && (kind == "stroll" || kind == "story"):
			stretch := stretchUnder(p)
			list := &stretch.Strolls
			if kind == "story" {
				list = &stretch.Stories
			}
			piece := pieceOf(s, kind, rest, ps)
			if lines[kind+piece.Name] > 0 {
				ps.add(s.line, "give one of them another name", "there is a %s %q already", kind,
					letters.Short(piece.Name))
			}
			lines[kind+piece.Name] = s.line
			*list = append(*list, piece)
		case err == nil:
			stretch := stretchUnder(p)
			s.again(stretch.Name+" "+s.heading, lines, ps)
			for i, slot := range s.slots {
				stretch.Strolls = append(stretch.Strolls, guided.Piece{
					Name: s.heading + " " + strconv.Itoa(s.lines[i]), Senses: []guided.Sense{sense},
					Slots: []guided.Slot{slot}, Marks: s.marks,
				})
			}
		default:
			return false
		}
		return true
	}, placeMend, ps)
	if len(ps.list) == 0 {
		d.checkPlace(*p, ps)
	}
}

// stretchUnder is the stretch that what comes next belongs to.
func stretchUnder(p *guided.Place) *guided.Stretch {
	if len(p.Stretches) == 0 {
		p.Stretches = []guided.Stretch{{}}
	}
	return &p.Stretches[len(p.Stretches)-1]
}

// stretchOf reads a heading such as "along: the porch" with what is said there.
func stretchOf(s section, name string, before []guided.Stretch, ps *problems) guided.Stretch {
	switch {
	case name == "" || len(s.slots) != 1:
		ps.add(s.line, "write it as ## along: the porch, with one paragraph for coming there",
			"this stretch has no name, or %d paragraphs", len(s.slots))
		return guided.Stretch{Name: name}
	case slices.ContainsFunc(before, func(b guided.Stretch) bool { return b.Name == name || b.Name == "" }):
		ps.add(s.line, "give it a name that no other has, and write it above the first stroll, story or sense",
			"the stretch %q comes too late, or again", letters.Short(name))
	}
	return guided.Stretch{Name: name, Arrive: s.slots[0], Marks: s.marks}
}

// checkPlace looks for what no place can do without.
func (d document) checkPlace(p guided.Place, ps *problems) {
	for name, way := range map[string]guided.Way{"deepening: level": p.Level, "arriving without pictures": p.Unseen} {
		if len(way.Slots) == 0 {
			ps.add(d.end, "write a heading ## "+name+" with passages under it", "there is no %q", name)
		}
	}
	left, led, unseen := map[string]bool{}, map[guided.Sense]bool{}, false
	var needs []string
	note := func(m guided.Marks) {
		needs = append(needs, m.Needs...)
		for _, fact := range m.Leaves {
			left[fact] = true
		}
	}
	for _, way := range []guided.Way{p.Steps, p.Level, p.Unseen} {
		note(way.Marks)
	}
	for _, stretch := range p.Stretches {
		note(stretch.Marks)
		for _, stroll := range stretch.Strolls {
			note(stroll.Marks)
			led[stroll.Senses[0]] = true
		}
		for _, story := range stretch.Stories {
			note(story.Marks)
			unseen = unseen || !story.Needing(guided.Sight)
		}
	}
	for _, s := range guided.Senses {
		if !led[s] {
			ps.add(d.end, "write a heading ## "+string(s)+" with passages under it, or a stroll such as ## stroll: "+
				"the sill ("+string(s)+")", "there is no %q", s)
		}
	}
	if !unseen {
		ps.add(d.end, "write one, such as ## story: the kettle (sound, touch)", "there is no story that needs no sight")
	}
	for _, need := range needs {
		if fact := strings.TrimPrefix(need, "not "); !left[fact] {
			ps.add(d.end, "write leaves: "+letters.Short(fact)+" where it begins to be so, or delete the need",
				"something needs %q, which nothing leaves", letters.Short(fact))
		}
	}
}

// pieceOf reads a heading such as "story: the kettle (sound, touch)".
func pieceOf(s section, kind, rest string, ps *problems) guided.Piece {
	name, tail, ok := strings.Cut(rest, "(")
	name = strings.TrimSpace(name)
	inside, closed := strings.CutSuffix(strings.TrimSpace(tail), ")")
	piece := guided.Piece{Name: name, Slots: s.slots, Echoes: s.echoes, Marks: s.marks}
	if name == "" || !ok || !closed {
		ps.add(s.line, "write it as ## "+kind+": the kettle (sound, touch)", "this %s has no name, or no senses", kind)
	}
	for _, word := range list(inside) {
		sense, err := guided.ParseSense(word)
		if err != nil {
			ps.add(s.line, "there are sight, sound, touch and smell", "%q is not a sense", letters.Short(word))
			continue
		}
		piece.Senses = append(piece.Senses, sense)
	}
	if len(piece.Senses) == 0 && ok {
		ps.add(s.line, "name those it cannot do without, such as (sound, touch)", "the %s %q names no sense", kind,
			letters.Short(name))
	}
	return piece
}

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
		ps.add(e.line, "use small letters and hyphens, such as night-train", "%q cannot be a name",
			letters.Short(e.value))
	}
	return e.value
}

// fill puts sections under plain headings in their places; other knows the others.
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
		case !s.again(s.heading, seen, ps):
			*at = s.slots
		}
	}
}

// again tells whether there was a section of this key already, and says so.
func (s section) again(key string, seen map[string]int, ps *problems) bool {
	if line := seen[key]; line > 0 {
		ps.add(s.line, "put both together", "%q stands on line %d already", s.heading, line)
		return true
	}
	seen[key] = s.line
	return false
}
