package theme

import "slices"

// role is what a colour is for.
type role int

const (
	ground role = iota
	ink
	faint
	warm // and the one thing that is suggested
	title
	curve
	band
	hair
	core // of what glows, in full light
	low  // and when the light is low
	roles
)

// colour is one colour in the three forms a terminal may understand. Each form
// is chosen by hand: the nearest palette entry to a dark amber is often an
// olive or a grey.
type colour struct {
	hex     uint32
	indexed uint8 // of the 256-colour cube, never of its greys
	basic   uint8 // of the sixteen: black 0, red 1 or yellow 3 only
}

func (c colour) rgb() rgb {
	return rgb{float64(c.hex >> 16), float64(c.hex >> 8 & 0xff), float64(c.hex & 0xff)}
}

// looks follow what is known of evening light (docs/evidence.md, Light): the dark
// ground does most of the work, brightness comes second and hue third, so all
// three are dark and the day is only a little brighter. Ember's ground, ink and
// accent and their contrasts (6.7 and 5.4) stand there. The columns are in the
// order of [Names].
var looks = [roles][3]colour{
	ground: {{0x0f0a06, 16, 0}, {0x0a0604, 16, 0}, {0x1a120b, 16, 0}},
	ink:    {{0xc98a3a, 172, 3}, {0xaa7238, 136, 3}, {0xdda557, 179, 3}},
	faint:  {{0xa56e38, 136, 3}, {0xa46d3a, 136, 3}, {0xb98850, 137, 3}},
	warm:   {{0xd2691e, 166, 3}, {0xbc5e24, 166, 3}, {0xe07b35, 208, 3}},
	title:  {{0xc98a3a, 172, 3}, {0xae763c, 136, 3}, {0xe6b36b, 179, 3}},
	curve:  {{0xb5702c, 130, 3}, {0x8c5424, 130, 3}, {0xcc8840, 172, 3}},
	band:   {{0x351e0e, 52, 1}, {0x38200e, 52, 1}, {0x5e3819, 94, 1}},
	hair:   {{0x5a361a, 94, 1}, {0x422814, 52, 1}, {0x6e4522, 94, 1}},
	core:   {{0x985724, 130, 1}, {0x864a1e, 94, 1}, {0x8e4e21, 172, 1}},
	low:    {{0x54200d, 52, 1}, {0x42190a, 52, 1}, {0x602812, 52, 1}},
}

// look is the colours of one theme.
type look [roles]colour

// lookOf is the look of a name, or else of the first.
func lookOf(name string) (string, look) {
	var l look
	names := Names()
	i := max(slices.Index(names, name), 0)
	for r := range l {
		l[r] = looks[r][i]
	}
	return names[i], l
}

// atNight is a look for somebody who lies down: one ink that can just be read
// (docs/evidence.md, Light), and a ground darker than by day. The sixteen
// colours have only a red so dark.
func (l look) atNight() look {
	l[ground] = colour{0x060302, 16, 0}
	for _, r := range []role{ink, faint, warm, title} {
		l[r] = colour{0xad662b, 130, 1}
	}
	return l
}
