package theme

// role is one colour in the three forms a terminal may understand. Each form
// is chosen by hand: the nearest palette entry to a dark amber is often an
// olive or a grey.
type role struct {
	hex     string
	indexed uint8 // of the 256-colour cube, never of its greys
	basic   uint8 // of the sixteen: black 0, red 1 or yellow 3 only
}

type look struct {
	ground, ink, faint, title role
	warm                      role // and of the one thing that is suggested
	curve, band, hair         role
	full                      tones
}

// atNight is a look for whoever lies down: one ink that can just be read
// (docs/evidence.md, Light), and a ground darker than by day. The sixteen
// colours have only a red so dark.
func (l look) atNight() look {
	ink := role{"#ad662b", 130, 1}
	l.ground = role{"#060302", 16, 0}
	l.ink, l.faint, l.warm, l.title = ink, ink, ink, ink
	return l
}

// looks follow what is known of evening light (docs/evidence.md, Light): the dark
// ground does most of the work, brightness comes second and hue third, so all
// three are dark and the day is only a little brighter. Ember's ground, ink and
// accent and their contrasts (6.7 and 5.4) stand there.
var looks = map[string]look{
	"ember": {
		ground: role{"#0f0a06", 16, 0},
		ink:    role{"#c98a3a", 172, 3},
		faint:  role{"#a56e38", 136, 3},
		warm:   role{"#d2691e", 166, 3},
		title:  role{"#c98a3a", 172, 3},
		curve:  role{"#b5702c", 130, 3},
		band:   role{"#351e0e", 52, 1},
		hair:   role{"#5a361a", 94, 1},
		full: tones{
			core: rgb{152, 87, 36}, low: rgb{84, 32, 13},
			indexed: [3]uint8{16, 52, 130}, basic: [3]uint8{0, 1, 1},
		},
	},
	"coal": {
		ground: role{"#0a0604", 16, 0},
		ink:    role{"#aa7238", 136, 3},
		faint:  role{"#a46d3a", 136, 3},
		warm:   role{"#bc5e24", 166, 3},
		title:  role{"#ae763c", 136, 3},
		curve:  role{"#8c5424", 130, 3},
		band:   role{"#38200e", 52, 1},
		hair:   role{"#422814", 52, 1},
		full: tones{
			core: rgb{134, 74, 30}, low: rgb{66, 25, 10},
			indexed: [3]uint8{16, 52, 94}, basic: [3]uint8{0, 1, 1},
		},
	},
	"day": {
		ground: role{"#1a120b", 16, 0},
		ink:    role{"#dda557", 179, 3},
		faint:  role{"#b98850", 137, 3},
		warm:   role{"#e07b35", 208, 3},
		title:  role{"#e6b36b", 179, 3},
		curve:  role{"#cc8840", 172, 3},
		band:   role{"#5e3819", 94, 1},
		hair:   role{"#6e4522", 94, 1},
		full: tones{
			core: rgb{142, 78, 33}, low: rgb{96, 40, 18},
			indexed: [3]uint8{16, 52, 172}, basic: [3]uint8{0, 1, 1},
		},
	},
}
