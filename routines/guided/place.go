package guided

import "fmt"

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

// ParseSense reads the name of a sense.
func ParseSense(s string) (Sense, error) {
	for _, sense := range Senses {
		if s == string(sense) {
			return sense, nil
		}
	}
	return "", fmt.Errorf("there is no sense %q here; there are sight, sound, touch and smell", s)
}

// Place is somewhere to be in the mind: a box of passages out of which every
// night makes another walk. docs/places.md says what each part is for.
type Place struct {
	Name, Title string
	Scene       string   // the living picture behind the words
	Bed         string   // the noise under the voice
	Has         []string // what somebody might want to keep away from
	Suits       string   // one line: who may like it
	NotFor      string   // one line: who may rather be elsewhere

	Settle    []Slot
	Induction []Slot
	Steps     []Slot // the way there down or up something; may be missing
	Level     []Slot // the way there on one level
	Unseen    []Slot // arriving without pictures
	Pools     map[Sense][]Slot
	Stories   []Story
	Fade      []Slot
}

// Story is a small slow thing that happens, told whole and in order.
type Story struct {
	Name  string
	Needs []Sense // those it cannot do without
	Slots []Slot
}

// Needing tells whether the story cannot do without a sense.
func (s Story) Needing(sense Sense) bool {
	for _, n := range s.Needs {
		if n == sense {
			return true
		}
	}
	return false
}
