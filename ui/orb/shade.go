package orb

import (
	"math"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// shade is the orb of whole cells, for sixteen colours and for ASCII in
// colour. Red and yellow are far apart, so what lies between them is a shading
// of one on the other.
type shade struct {
	theme         *theme.Theme
	light         int
	steps         []step
	width, height int
	stretch       float64
	full          float64
	turns         stagger
	brush         Brush
}

// step is one brightness: a character and two entries of the palette.
type step struct {
	glyph  string
	fg, bg int
}

// shaded lays the ember on the ground and then the amber on the ember. In the
// 256 colours the mixtures pass through the reds and oranges that the palette
// itself does not have.
var shaded = []step{
	{" ", none, 0},
	{"░", 1, 0},
	{"▒", 1, 0},
	{"▓", 1, 0},
	{" ", none, 1},
	{"░", 2, 1},
	{"▒", 2, 1},
	{"▓", 2, 1},
	{" ", none, 2},
}

// shadedBasic is of one dark colour and never all of it: a cell full of the red
// of the sixteen is a glaring one, and the yellow is bright on most terminals
// and green on some.
var shadedBasic = []step{
	{" ", none, 0},
	{"·", 1, 0},
	{"░", 1, 0},
	{"▒", 1, 0},
}

var shadedASCII = []step{
	{" ", none, 0},
	{".", 1, 0},
	{":", 1, 0},
	{"o", 1, 0},
	{"o", 2, 0},
	{"O", 2, 0},
	{"O", 2, 0},
}

func newShade(t *theme.Theme) *shade {
	s := &shade{theme: t, light: -1, steps: shaded}
	if t.Profile == colorprofile.ANSI {
		s.steps = shadedBasic
	}
	if t.ASCII {
		s.steps = shadedASCII
	}
	return s
}

// tint fills the three entries that the steps name.
func (s *shade) tint(light float64) {
	step := theme.LightStep(light)
	if s.light == step {
		return
	}
	s.light = step
	if s.theme.Profile != colorprofile.TrueColor {
		// The steps fall with the light; the palette stays.
		s.brush.ramp(s.theme.Ramp(), s.theme.Profile)
		return
	}
	for i, heat := range []float64{0, 0.5, 1} {
		c := s.theme.Tone(heat, light)
		s.brush.set(i, "8;2", c.R, c.G, c.B)
	}
}

// brightest is the last step in use: an orb of few colours loses its bright
// steps one by one as the light falls.
func (s *shade) brightest(light float64) int {
	return int(math.Ceil(math.Pow(unit(light), 0.7) * float64(len(s.steps)-1)))
}

// shadeStep is how far a side grows at once, in pixels. It costs little: few
// cells pass from one brightness to the next in a step so short.
const shadeStep = 0.15

func (s *shade) fit(f Frame) {
	stretch := f.stretch()
	if s.width == f.Width && s.height == f.Height && s.stretch == stretch {
		return
	}
	s.width, s.height, s.stretch = f.Width, f.Height, stretch
	s.full = fullRadius(f)
	step := shadeStep
	if len(s.steps) <= len(shadedBasic) {
		step /= 2 // with fewer edges there is less to be seen of one step
	}
	s.turns.fit((f.Height+1)/2, step)
}

func (s *shade) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	s.fit(f)
	s.tint(f.Light)
	top := s.brightest(f.Light * (1 - f.Hidden))
	tick := s.turns.tick(radius(s.full, f))
	rim := max(1.2, s.full*0.52)
	b := &s.brush
	return b.Picture(f.Height, func(y int) {
		dy := (2*(float64(y)+0.5) - float64(f.Height)) * s.stretch
		// Few steps show every unevenness, so the upper half mirrors the lower.
		row := min(y, f.Height-1-y)
		r, other := s.turns.sides(tick, row, math.Abs(dy), rim)
		// Cells further out than the rim are empty.
		far := max(r, other) + rim
		span := int(math.Sqrt(max(0, far*far-dy*dy))) + 1
		x0 := max(0, f.Width/2-span)
		b.blanks(0, x0)
		for x := x0; x < f.Width-x0; x++ {
			if 2*x >= f.Width {
				r = other
			}
			c := s.steps[s.at(math.Hypot(float64(x)+0.5-float64(f.Width)/2, dy), r, rim, top)]
			b.use(c.fg, c.bg)
			b.buf = append(b.buf, c.glyph...)
		}
		b.blanks(0, x0)
	})
}

// at is the step at a distance from the middle, of those up to top.
func (s *shade) at(d, radius, rim float64, top int) int {
	heat := 1 - smooth((d-radius+rim)/(2*rim))
	return int(math.Round(heat * float64(top)))
}
