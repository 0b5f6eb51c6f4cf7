package guided

import (
	"fmt"
	"slices"
	"strings"
)

// Sense is one way of being in a place.
type Sense string

// The senses. Taste counts as smell; warmth, cold, weight and movement count
// as touch.
const (
	Sight Sense = "sight"
	Sound Sense = "sound"
	Touch Sense = "touch"
	Smell Sense = "smell"
)

// Senses are all of them, in the order in which places list them.
var Senses = [...]Sense{Sight, Sound, Touch, Smell}

func ParseSense(s string) (Sense, error) {
	if slices.Contains(Senses[:], Sense(s)) {
		return Sense(s), nil
	}
	return "", fmt.Errorf("there is no sense %q here; there are sight, sound, touch and smell", s)
}

// Tags are what somebody may want to keep away from (docs/places.md).
var Tags = [...]string{
	"water", "boats", "rain", "snow", "cold", "fire", "animals", "birds", "insects", "dark",
	"outdoors", "heights", "narrow", "moving", "people", "food", "alcohol",
}

// Place is somewhere to be in the mind: a box of passages out of which every
// night makes another walk. docs/places.md says what each part is for.
type Place struct {
	Name, Title string
	Scene       string   // the living picture behind the words
	Bed         string   // the noise under the voice, such as rain, or a mixture, such as rain 60, fire 40
	Has         []string // what somebody might want to keep away from
	Suits       string   // one line: who may like it
	NotFor      string   // one line: who may rather be elsewhere

	Words
	Read func() Words // gives the words where they are not read yet; nil where they are
}

// Words are what is said in a place. To read those of all takes longer than a start.
type Words struct {
	Settle    []Slot
	Steps     Way // the way there down or up something; may be missing
	Level     Way // the way there on one level
	Unseen    Way // arriving without pictures
	Stretches []Stretch
	Fade      []Slot
}

func (p Place) WithWords() Place {
	if p.Read != nil {
		p.Words, p.Read = p.Read(), nil
	}
	return p
}

type Common struct {
	Settle []Slot
	Breath []Slot // a few slow breaths
	Body   []Slot // once through the body, feet first
	Count  []Slot // a slow counting that loses its place; spoken only
	Fade   []Slot
}

// Way is how one comes to a place.
type Way struct {
	Slots []Slot
	Marks
}

// Stretch is a part of the way through a place. They come in order, none twice.
type Stretch struct {
	Name    string
	Arrive  Slot // said on coming there; may be empty
	Strolls []Piece
	Stories []Piece
	Marks
}

// Piece is a few slots that belong together and are told in order: a stroll of
// three or four, or a story, a small slow thing that happens.
type Piece struct {
	Name   string
	Senses []Sense // those it cannot do without, the leading one first
	Slots  []Slot
	Echoes []string // fragments that recall it at the end of a walk
	Marks
}

// Needing tells whether the piece cannot do without a sense.
func (p Piece) Needing(s Sense) bool { return slices.Contains(p.Senses, s) }

// Marks say what must hold for something to be told, what holds after it, and
// what is heard beneath from then on.
// A fact is a word or a few, such as "the lamp is out". Facts begin to hold and
// never end in one walk.
type Marks struct {
	Needs  []string // with "not " before it, that it must not hold
	Leaves []string
	Bed    string // the noise underneath from then on; empty for no change
}

func (m Marks) Hold(facts map[string]bool) bool {
	for _, need := range m.Needs {
		fact, not := strings.CutPrefix(need, "not ")
		if facts[fact] == not {
			return false
		}
	}
	return true
}

func (m Marks) leave(facts map[string]bool) {
	for _, fact := range m.Leaves {
		facts[fact] = true
	}
}
