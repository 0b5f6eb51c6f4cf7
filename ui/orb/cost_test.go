package orb

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strconv"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/ui/theme"
)

// wire is what the terminal library would send: its own renderer, driven in
// the way the library drives it.
type wire struct {
	out bytes.Buffer
	r   *uv.TerminalRenderer
	buf uv.ScreenBuffer
}

func newWire(w, h int, p colorprofile.Profile) *wire {
	s := &wire{buf: uv.NewScreenBuffer(w, h)}
	s.r = uv.NewTerminalRenderer(&s.out, []string{"TERM=xterm-256color"})
	s.r.SetColorProfile(p)
	s.r.SetFullscreen(true)
	s.r.SetRelativeCursor(false)
	s.r.SetScrollOptim(true)
	s.r.Erase()
	return s
}

// send draws one picture and gives the bytes it took.
func (s *wire) send(picture string) int {
	s.buf.Clear()
	uv.NewStyledString(picture).Draw(s.buf, s.buf.Bounds())
	s.r.Render(s.buf.RenderBuffer)
	s.r.Flush()
	n := s.out.Len()
	s.out.Reset()
	return n
}

// seen is a cell as the eye has it: two halves, or one glyph.
type seen struct {
	top, bottom color.Color
	glyph       string
}

func look(c *uv.Cell) seen {
	switch c.Content {
	case " ":
		return seen{c.Style.Bg, c.Style.Bg, ""}
	case "▀":
		return seen{c.Style.Fg, c.Style.Bg, ""}
	}
	return seen{c.Style.Fg, c.Style.Bg, c.Content}
}

// differ sends cells that changed for the eye and no others, with the shortest
// moves and colours it can find: what a program could reach that did nothing
// else. It is the measure for wire.
type differ struct {
	old    []seen
	x, y   int
	fg, bg color.Color
}

func (d *differ) send(buf uv.ScreenBuffer) (n, cells int) {
	w, h := buf.Width(), buf.Height()
	if d.old == nil {
		d.old, d.x, d.y = make([]seen, w*h), -1, -1
	}
	for y := range h {
		for x := range w {
			c := look(buf.CellAt(x, y))
			if c == d.old[y*w+x] {
				continue
			}
			d.old[y*w+x] = c
			n += d.move(x, y) + d.put(c)
			cells++
		}
	}
	return n, cells
}

func (d *differ) move(x, y int) int {
	fx, fy := d.x, d.y
	d.x, d.y = x+1, y
	switch {
	case fy == y && fx == x:
		return 0
	case fy == y && x == fx+1:
		return len("\x1b[C")
	case fy == y && x > fx:
		return len("\x1b[C") + len(strconv.Itoa(x-fx))
	default:
		return len("\x1b[;H") + len(strconv.Itoa(x+1)) + len(strconv.Itoa(y+1))
	}
}

func (d *differ) put(c seen) int {
	if c.glyph != "" {
		return d.pen(c.top, c.bottom) + len(c.glyph)
	}
	if c.top == c.bottom {
		if d.fg == c.top && d.bg != c.top {
			return len("█")
		}
		return d.pen(d.fg, c.bottom) + 1
	}
	fg, bg := d.fg, d.bg
	up := d.pen(c.top, c.bottom)
	d.fg, d.bg = fg, bg
	down := d.pen(c.bottom, c.top)
	if up <= down {
		d.fg, d.bg = c.top, c.bottom
	}
	return min(up, down) + len("▀")
}

func (d *differ) pen(fg, bg color.Color) int {
	var to, from uv.Style
	to.Fg, to.Bg, from.Fg, from.Bg = fg, bg, d.fg, d.bg
	d.fg, d.bg = fg, bg
	return len(to.Diff(&from))
}

// calm is the fullness at a time in the breath of 4 s in and 6 s out.
func calm(s float64) float64 {
	s = math.Mod(s, 10)
	if s < 4 {
		return 0.5 - 0.5*math.Cos(math.Pi*s/4)
	}
	return 0.5 + 0.5*math.Cos(math.Pi*(s-4)/6)
}

// cost of one calm breath at a rate of looks a second, after a first one that
// is not counted.
type cost struct {
	sent, least, cells, pictures int
	longest                      float64 // s without a new picture
}

func breath(p Pacer, prof colorprofile.Profile, w, h, rate int) cost {
	s, d := newWire(w, h, prof), &differ{}
	var c cost
	var last string
	at := 0.0
	for i := range 20 * rate {
		t := float64(i) / float64(rate)
		pic := p.Draw(Frame{w, h, calm(t), 1})
		if pic == last {
			continue
		}
		last = pic
		sent := s.send(pic)
		least, cells := d.send(s.buf)
		if t < 10 {
			at = t
			continue
		}
		c.longest = max(c.longest, t-at)
		at = t
		c.sent += sent
		c.least += least
		c.cells += cells
		c.pictures++
	}
	return c
}

func TestBreathCost(t *testing.T) {
	type setting struct {
		kind    string
		profile colorprofile.Profile
		w, h    int
	}
	T, X, B := colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI
	for _, s := range []setting{
		{"orb", T, 20, 5}, {"orb", T, 40, 10}, {"orb", T, 80, 21}, {"orb", T, 120, 37}, {"orb", T, 200, 55}, {"orb", T, 480, 130},
		{"orb", X, 80, 21}, {"orb", B, 80, 21}, {"orb", colorprofile.Ascii, 80, 21},
		{"wave", T, 80, 21}, {"wave", X, 80, 21}, {"wave", B, 80, 21}, {"bar", T, 80, 21},
	} {
		th := theme.New("ember", s.profile, theme.Options{})
		p := map[string]func(theme.Theme, Options) Pacer{"orb": New, "wave": NewWave, "bar": NewBar}[s.kind](th, Options{})
		c := breath(p, s.profile, s.w, s.h, 20)
		t.Logf("%-5s %-9v %dx%d: %6d B a breath (%5.1f KB/s), least %6d, ratio %.2f, %d cells, %.1f pictures/s, longest pause %.2f s",
			s.kind, s.profile, s.w, s.h, c.sent, float64(c.sent)/10e3, c.least, float64(c.sent)/float64(c.least), c.cells, float64(c.pictures)/10, c.longest)
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, s := range [][2]int{{80, 24}, {200, 60}, {480, 135}} {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.Ascii} {
			b.Run(fmt.Sprintf("%v/%dx%d", p, s[0], s[1]), func(b *testing.B) {
				o := New(theme.New("ember", p, theme.Options{}), Options{})
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					i++
					o.Draw(Frame{s[0], s[1], calm(float64(i) / 20), 1})
				}
			})
		}
	}
}
