package orb

import (
	"math"
	"strconv"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// pen writes cells into a line and sends a colour only where it changes. A
// blank cell always has the default foreground: the renderer compares cells
// with the foreground nobody sees, and a leftover one would make equal cells
// differ and be sent again.
type pen struct {
	buf    []byte
	fg, bg int // palette entries; none is the terminal's own
}

const none = -1

// paint is a palette in the form in which it is sent.
type paint struct {
	fg, bg [levels]sgr
	last   int // the brightest entry in use; 0 is the ground
	made   shine
}

// shine is what a palette depends on, in steps.
type shine struct{ light, shown int }

// tint makes the palette of a glow at a light, of which a part is hidden yet,
// unless it is made already.
func (p *paint) tint(t theme.Theme, light, hidden float64) {
	s := shine{theme.LightStep(light), theme.LightStep(1 - unit(hidden))}
	if p.last > 0 && p.made == s {
		return
	}
	p.made = s
	l, shown := float64(s.light)/theme.LightSteps, float64(s.shown)/theme.LightSteps
	switch t.Profile {
	case colorprofile.TrueColor:
		p.last = levels - 1
		for i := range levels {
			c := t.Tone(shown*math.Pow(float64(i)/(levels-1), 1/crowd), l)
			p.set(i, "8;2", c.R, c.G, c.B)
		}
	case colorprofile.ANSI256:
		p.ramp(fallen(t.Indexed(), l*shown), t.Profile)
	default:
		p.ramp(fallen(t.Basic(), l*shown), t.Profile)
	}
}

// fallen is a ramp that loses its bright end as the light l falls.
func fallen(ramp [3]uint8, l float64) [3]uint8 {
	for i := range ramp {
		ramp[i] = ramp[min(i, int(math.Ceil(l*2)))]
	}
	return ramp
}

// ramp sets the first entries from a terminal's own palette.
func (p *paint) ramp(entries [3]uint8, profile colorprofile.Profile) {
	p.last = len(entries) - 1
	for i, c := range entries {
		if profile == colorprofile.ANSI {
			p.set(i, string('0'+rune(c)))
		} else {
			p.set(i, "8;5", c)
		}
	}
}

// crowd bends the palette: dark shades are told apart by less than bright
// ones, so more of the entries are dark.
const crowd = 0.7

// levels bounds a palette. More would not be seen at the rim, fewer are.
const levels = 48

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

// set makes an entry, as ink and as ground.
func (p *paint) set(i int, how string, numbers ...uint8) {
	p.fg[i].set('3', how, numbers)
	p.bg[i].set('4', how, numbers)
}

// picture writes lines one below the other.
func (p *pen) picture(lines int, line func(y int)) string {
	p.buf = p.buf[:0]
	for y := range lines {
		if y > 0 {
			p.buf = append(p.buf, '\n')
		}
		p.begin()
		line(y)
		p.end()
	}
	return string(p.buf)
}

func (p *pen) begin() { p.fg, p.bg = none, none }

func (p *pen) end() {
	if p.fg != none || p.bg != none {
		p.buf = append(p.buf, "\x1b[m"...)
	}
	p.begin()
}

// use changes the colours to those of the next cell.
func (p *pen) use(c *paint, fg, bg int) {
	if fg == p.fg && bg == p.bg {
		return
	}
	p.buf = append(p.buf, "\x1b["...)
	if fg != p.fg {
		if fg == none {
			p.buf = append(p.buf, "39"...)
		} else {
			p.buf = append(p.buf, c.fg[fg].bytes()...)
		}
		p.fg = fg
		if bg != p.bg {
			p.buf = append(p.buf, ';')
		}
	}
	if bg != p.bg {
		p.buf = append(p.buf, c.bg[bg].bytes()...)
		p.bg = bg
	}
	p.buf = append(p.buf, 'm')
}

// blanks writes n empty cells of one colour.
func (p *pen) blanks(c *paint, bg, n int) {
	if n <= 0 {
		return
	}
	p.use(c, none, bg)
	for range n {
		p.buf = append(p.buf, ' ')
	}
}

// halves writes a cell of two pixels. Entries that differ by no more than alike
// become the darker one, which takes half the bytes.
func (p *pen) halves(c *paint, top, bottom, alike int) {
	if d := top - bottom; d >= -alike && d <= alike {
		p.blanks(c, min(top, bottom), 1)
		return
	}
	p.use(c, top, bottom)
	p.buf = append(p.buf, "▀"...)
}
