package orb

import (
	"math"
	"strconv"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// Levels is how many entries a [Brush] in true colour has, the ground
// included. More would not be seen at the rim, fewer are. In the palettes of
// other terminals there are three.
const Levels = 48

// palette is the entries of a brush in the form in which they are sent.
type palette struct {
	inks, grounds [Levels]sgr
	last          int // the brightest entry in use; 0 is the ground, or no colour at all
	made          shine
}

// shine is what a palette depends on, in steps.
type shine struct{ light, shown int }

// crowd bends the palette: dark shades are told apart by less than bright
// ones, so more of the entries are dark.
const crowd = 0.7

// Tint mixes the palette for a light of 0 to 1 of which a part is hidden yet.
// It is to be called before the first cell of a picture.
func (p *palette) Tint(t *theme.Theme, light, hidden float64) {
	s := shine{theme.LightStep(light), theme.LightStep(1 - unit(hidden))}
	if !t.Coloured() || p.last > 0 && p.made == s {
		return
	}
	p.made = s
	l, shown := float64(s.light)/theme.LightSteps, float64(s.shown)/theme.LightSteps
	if t.Profile != colorprofile.TrueColor {
		ramp := t.Ramp()
		for i := range ramp { // its bright end goes as the light falls
			ramp[i] = ramp[min(i, int(math.Ceil(l*shown*2)))]
		}
		p.ramp(ramp, t.Profile)
		return
	}
	p.last = Levels - 1
	for i := range Levels {
		c := t.Tone(shown*math.Pow(float64(i)/(Levels-1), 1/crowd), l)
		p.set(i, "8;2", c.R, c.G, c.B)
	}
}

// ramp sets the first entries from a terminal's own palette.
func (p *palette) ramp(entries [3]uint8, profile colorprofile.Profile) {
	p.last = len(entries) - 1
	for i, c := range entries {
		if profile == colorprofile.ANSI {
			p.set(i, string('0'+rune(c)))
		} else {
			p.set(i, "8;5", c)
		}
	}
}

// set makes an entry, as ink and as ground.
func (p *palette) set(i int, how string, numbers ...uint8) {
	p.inks[i].set('3', how, numbers)
	p.grounds[i].set('4', how, numbers)
}

// sgr is the parameters of a colour.
type sgr struct {
	text [20]byte
	n    uint8
}

func (s *sgr) set(kind byte, how string, numbers []uint8) {
	out := append(append(s.text[:0], kind), how...)
	for _, n := range numbers {
		out = strconv.AppendUint(append(out, ';'), uint64(n), 10)
	}
	s.n = uint8(len(out))
}

func (s *sgr) bytes() []byte { return s.text[:s.n] }
