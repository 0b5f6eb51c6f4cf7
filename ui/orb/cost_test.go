package orb

import (
	"fmt"
	"image/color"
	"math"
	"strconv"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/ui/orb/orbtest"
	"lull/ui/theme"
)

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
// else. It is the measure for what is sent.
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

// cost of one calm breath at a rate of looks a second, after a second that is
// not counted, in which the window is painted.
type cost struct {
	sent, least, cells, pictures int
	longest                      float64 // s without a new picture
}

func breath(p Pacer, prof colorprofile.Profile, w, h, rate int) cost {
	s, d := orbtest.NewWire(w, h, prof), &differ{}
	var c cost
	var last string
	at := 0.0
	for i := range 11 * rate {
		t := float64(i)/float64(rate) - 1
		pic := p.Draw(Frame{w, h, calm(t + 10), 1, 0, 0})
		if pic == last {
			continue
		}
		last = pic
		sent := s.Send(pic)
		least, cells := d.send(s.Buf)
		if t >= 0 {
			c.longest = max(c.longest, t-at)
			c.sent += sent
			c.least += least
			c.cells += cells
			c.pictures++
		}
		at = t
	}
	return c
}

// Measured, and a fifth more, so that a change that costs is noticed. The
// pictures are those of twenty looks a second over a whole breath, its turns
// included, where for a moment nothing moves.
func TestBreathCost(t *testing.T) {
	const T, X, B, N = colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.ANSI, colorprofile.Ascii
	for _, s := range []struct {
		kind     string
		profile  colorprofile.Profile
		w, h     int
		sent     int     // bytes a breath of 10 s
		ratio    float64 // to the least
		pictures float64 // a second
	}{
		{"orb", T, 20, 5, 59e3, 1.45, 15},
		{"orb", T, 40, 10, 106e3, 1.15, 15},
		{"orb", T, 80, 21, 191e3, 1.09, 15},
		{"orb", T, 120, 35, 450e3, 1.14, 15},
		{"orb", T, 200, 55, 841e3, 1.14, 15},
		{"orb", X, 80, 21, 69e3, 2.25, 15},
		{"orb", B, 80, 21, 16e3, 2.2, 11}, // three shades have few edges
		{"orb", N, 80, 21, 20e3, 1.25, 11},
		{"wave", T, 80, 21, 335e3, 1.09, 15},
		{"wave", X, 80, 21, 49e3, 2.1, 14},
		{"bar", T, 80, 21, 8.1e3, 5.4, 12},
	} {
		th := theme.New("ember", s.profile, theme.Options{})
		p := map[string]func(*theme.Theme) Pacer{"orb": New, "wave": NewWave, "bar": NewBar}[s.kind](&th)
		c := breath(p, s.profile, s.w, s.h, 20)
		ratio, pictures := float64(c.sent)/float64(c.least), float64(c.pictures)/10
		form := fmt.Sprintf("%s in %v at %dx%d", s.kind, s.profile, s.w, s.h)
		t.Logf("%-26s %5.1f KB/s, %.2f times the least, %d cells, %.1f pictures/s, longest pause %.2f s",
			form, float64(c.sent)/10e3, ratio, c.cells, pictures, c.longest)
		if most := s.sent * 6 / 5; c.sent > most {
			t.Errorf("%s: %d bytes a breath, want at most %d", form, c.sent, most)
		}
		if most := s.ratio * 1.2; ratio > most {
			t.Errorf("%s: %.2f times the least, want at most %.2f", form, ratio, most)
		}
		if pictures < s.pictures {
			t.Errorf("%s: %.1f pictures a second, want at least %.0f", form, pictures, s.pictures)
		}
	}
}

func TestFrameAllocatesOnlyItsString(t *testing.T) {
	for name, p := range every() {
		i := 0
		draw := func() {
			i++
			f := Frame{80, 24, calm(float64(i) / 20), 1, 0, 0}
			p.Draw(f)
		}
		for range 200 {
			draw() // the tables and the longest line
		}
		if got := testing.AllocsPerRun(200, draw); got > 1 {
			t.Errorf("%s: %.1f allocations a frame, want 1", name, got)
		}
	}
}

func TestFewCellsAreLit(t *testing.T) {
	const w, h = 80, 24
	for _, name := range theme.Names() {
		th := theme.New(name, colorprofile.TrueColor, theme.Options{})
		for kind, p := range map[string]Pacer{"orb": New(&th), "wave": NewWave(&th)} {
			area, _ := Layout(w, h)
			s := orbtest.NewWire(area.Width, area.Height, colorprofile.TrueColor)
			s.Send(p.Draw(Frame{area.Width, area.Height, 1, 1, 0, 0}))
			core := theme.Luminance(th.Tone(1, 1))
			lit := 0
			for y := range area.Height {
				for x := range area.Width {
					c := look(s.Buf.CellAt(x, y))
					if (theme.Luminance(c.top)+theme.Luminance(c.bottom))/2 > core/2 {
						lit++
					}
				}
			}
			t.Logf("%s %s: %.1f %% of the window is lit by more than half", name, kind, 100*float64(lit)/(w*h))
			if lit*10 >= w*h {
				t.Errorf("%s %s: %d of %d cells are lit, want less than a tenth", name, kind, lit, w*h)
			}
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, s := range [][2]int{{80, 24}, {200, 60}, {480, 135}} {
		for _, p := range []colorprofile.Profile{colorprofile.TrueColor, colorprofile.ANSI256, colorprofile.Ascii} {
			b.Run(fmt.Sprintf("%v/%dx%d", p, s[0], s[1]), func(b *testing.B) {
				o := New(new(theme.New("ember", p, theme.Options{})))
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					i++
					o.Draw(Frame{s[0], s[1], calm(float64(i) / 20), 1, 0, 0})
				}
			})
		}
	}
}
