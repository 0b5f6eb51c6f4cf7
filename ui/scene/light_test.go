package scene

import (
	"image/color"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/theme"
)

// cells are those of a picture as a terminal would hold them.
func cells(picture string, w, h int) []uv.Cell {
	buf := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(picture).Draw(buf, buf.Bounds())
	out := make([]uv.Cell, 0, w*h)
	for y := range h {
		for x := range w {
			out = append(out, *buf.CellAt(x, y))
		}
	}
	return out
}

// pixels are the colours of the half cells of a picture in true colour.
func pixels(picture string, w, h int) []color.Color {
	out := make([]color.Color, 2*w*h)
	for i, c := range cells(picture, w, h) {
		top := c.Style.Bg
		if c.Content == "▀" {
			top = c.Style.Fg
		}
		out[2*i], out[2*i+1] = top, c.Style.Bg
	}
	return out
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 { return math.Pow(float64(v)/0xffff, 2.2) }
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

func TestFewCellsAreLitAndAllAreWarm(t *testing.T) {
	const w, h = 80, 24
	pic, _ := Layout(w, h)
	for _, look := range theme.Names() {
		th := theme.New(look, colorprofile.TrueColor, theme.Options{})
		core := luminance(th.Tone(1, 1))
		for _, name := range names() {
			s, _ := New(name, 5, th, Options{})
			worst, dim := 0, 0
			for at := time.Duration(0); at < 2*time.Minute; at += 5 * time.Second {
				lit, some := 0, 0
				for _, c := range pixels(s.Draw(Frame{pic.Width, pic.Height, at, 1, 0}), pic.Width, pic.Height) {
					r, g, b, _ := c.RGBA()
					if b > g || g > r || r>>8 > 40 && float64(b) > 0.62*float64(r) {
						t.Fatalf("%s in %s: %v is not warm", name, look, c)
					}
					l := luminance(c)
					if l > core*1.001 {
						t.Fatalf("%s in %s: %v is brighter than the core", name, look, c)
					}
					if l > core/2 {
						lit++
					}
					if l > core/12 {
						some++
					}
				}
				worst, dim = max(worst, lit), max(dim, some)
			}
			if look == "ember" {
				t.Logf("%-8s at most %.2f %% of the window lit by more than half, %.1f %% by more than a twelfth",
					name, 50*float64(worst)/(w*h), 50*float64(dim)/(w*h))
			}
			if worst*50 > 2*w*h {
				t.Errorf("%s in %s: %d half cells are lit by more than half, want at most 2 %%", name, look, worst)
			}
			if dim*50 > 10*w*h {
				t.Errorf("%s in %s: %d half cells are lit by more than a twelfth, want less than a tenth", name, look, dim)
			}
		}
	}
}

// What reaches the eye of a window is the mean relative luminance, white being
// 1: of the scene, and of the ground around it.
func TestScenesShedLittle(t *testing.T) {
	const w, h = 80, 24
	for _, look := range theme.Names() {
		th := theme.New(look, colorprofile.TrueColor, theme.Options{})
		for _, name := range names() {
			worst := 0.0
			for at := 10 * time.Second; at < 100*time.Second; at += 9 * time.Second {
				s, _ := New(name, uint64(at), th, Options{})
				pic, _ := Layout(w, h)
				drawn := pixels(s.Draw(Frame{pic.Width, pic.Height, at, 1, 0}), pic.Width, pic.Height)
				sum := relative(th.Tone(0, 1)) * float64(2*w*h-len(drawn))
				for _, c := range drawn {
					sum += relative(c)
				}
				worst = max(worst, sum/(2*w*h))
			}
			if worst > 0.004 {
				t.Errorf("%s in %s: %.4f, want at most 0.004", name, look, worst)
			}
		}
	}
}

// relative is the luminance of a colour as screens are measured.
func relative(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		if s := float64(v) / 0xffff; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 0xffff / 12.92
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

// Of one picture and the next no half cell changes by more than a part of what
// lies between the ground and the core: nothing flashes, nothing jumps.
func TestNothingStartles(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	most := float64(th.Tone(1, 1).R) - float64(th.Tone(0, 1).R)
	for _, name := range names() {
		for _, size := range [][3]int{{80, 17, 100}, {40, 7, 40}, {200, 52, 10}} {
			w, h, lasts := size[0], size[1], time.Duration(size[2])*time.Second
			s := mustNew(t, name, 1, colorprofile.TrueColor, Options{})
			var last []color.Color
			worst, when := 0.0, time.Duration(0)
			for at := time.Duration(0); at < lasts; at = s.Next(at) {
				now := pixels(s.Draw(Frame{w, h, at, 1, 0}), w, h)
				for i := range last {
					a, _, _, _ := last[i].RGBA()
					b, _, _, _ := now[i].RGBA()
					if d := math.Abs(float64(a)-float64(b)) / 257; d > worst {
						worst, when = d, at
					}
				}
				last = now
			}
			t.Logf("%-8s at %dx%d changes by at most %2.0f %% of the core at once, at %v", name, w, h, 100*worst/most, when)
			if worst > 0.25*most {
				t.Errorf("%s at %dx%d: a half cell changes by %.0f %% of the core at %v, want at most 25", name, w, h, 100*worst/most, when)
			}
		}
	}
}

func TestLightOnlyFalls(t *testing.T) {
	for _, name := range names() {
		s := mustNew(t, name, 1, colorprofile.TrueColor, Options{})
		last := math.Inf(1)
		for i := 16; i >= 0; i-- {
			sum := 0.0
			for _, c := range pixels(s.Draw(Frame{80, 17, time.Minute, float64(i) / 16, 0}), 80, 17) {
				sum += luminance(c)
			}
			if sum > last {
				t.Errorf("%s: it gets brighter at light %d/16", name, i)
			}
			last = sum
		}
	}
}

func TestDarkIsDark(t *testing.T) {
	for name, s := range every(t, 1, Options{}) {
		out := s.Draw(Frame{40, 8, time.Minute, 0, 0})
		if strings.Trim(ansi.Strip(out), " \n") == "" {
			continue
		}
		if !strings.Contains(name, "TrueColor") {
			t.Errorf("%s: something is left at light 0", name)
			continue
		}
		for _, c := range cells(out, 40, 8) {
			if c.Style.Fg != nil && c.Style.Fg != c.Style.Bg {
				t.Fatalf("%s: %q glows at light 0", name, c.Content)
			}
		}
	}
}
