package scene

import (
	"image/color"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"

	"lull/ui/orb"
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

// glyphs are how much of the upper and of the lower half of a cell its glyphs
// cover.
var glyphs = func() map[string][2]float64 {
	all := map[string][2]float64{"▀": {1, 0}}
	for rows := 2; rows <= 4; rows++ {
		for set := 1; set < 1<<(2*rows)-1; set++ {
			var b orb.Brush
			glyph := b.Picture(1, func(int) { b.Mosaic(rows, uint8(set), 1, 0) })
			const points = 24 // as twelve rows of two
			var covered [2]float64
			for i := range points {
				if set>>(i/2*rows/12*2+i%2)&1 > 0 {
					covered[i/12] += 1. / 12
				}
			}
			all[ansi.Strip(glyph)] = covered
		}
	}
	return all
}()

// pixel is a colour, and how much of a half cell has it.
type pixel struct {
	color.Color
	share float64
}

// pixels are the two colours of every half cell of a picture in true colour.
func pixels(picture string, w, h int) []pixel {
	out := make([]pixel, 0, 4*w*h)
	for _, c := range cells(picture, w, h) {
		covered := glyphs[c.Content]
		for _, share := range covered {
			top := c.Style.Fg
			if share == 0 {
				top = c.Style.Bg
			}
			out = append(out, pixel{top, share}, pixel{c.Style.Bg, 1 - share})
		}
	}
	return out
}

// squares are the reds of the half cells of a picture, from 0 to 255.
func squares(points []pixel) []float64 {
	out := make([]float64, len(points)/2)
	for i, c := range points {
		r, _, _, _ := c.RGBA()
		out[i/2] += float64(r) / 257 * c.share
	}
	return out
}

// share is n half cells as a part of a window, in hundredths.
func share(n float64, w, h int) float64 { return 50 * n / float64(w*h) }

func TestFewCellsAreLitAndAllAreWarm(t *testing.T) {
	const w, h = 80, 24
	pic, _ := Layout(w, h)
	for _, look := range theme.Names() {
		th := theme.New(look, colorprofile.TrueColor, theme.Options{Cut: 4})
		core := theme.Luminance(th.Tone(1, 1))
		for _, name := range names() {
			s := New(name, 5, &th, false)
			worst, dim := 0.0, 0.0
			for at := time.Duration(0); at < 2*time.Minute; at += 5 * time.Second {
				lit, some := 0.0, 0.0
				for _, c := range pixels(s.Draw(Frame{Width: pic.Width, Height: pic.Height, At: at, Light: 1}), pic.Width, pic.Height) {
					r, g, b, _ := c.RGBA()
					if b > g || g > r || r>>8 > 40 && float64(b) > 0.62*float64(r) {
						t.Fatalf("%s in %s: %v is not warm", name, look, c)
					}
					l := theme.Luminance(c)
					if l > core*1.001 {
						t.Fatalf("%s in %s: %v is brighter than the core", name, look, c)
					}
					if l > core/2 {
						lit += c.share
					}
					if l > core/12 {
						some += c.share
					}
				}
				worst, dim = max(worst, lit), max(dim, some)
			}
			if look == "ember" {
				t.Logf("%-8s at most %.2f %% of the window lit by more than half, %.1f %% by more than a twelfth",
					name, share(worst, w, h), share(dim, w, h))
			}
			if lit := share(worst, w, h); lit > 2 {
				t.Errorf("%s in %s: %.1f %% is lit by more than half, want at most 2", name, look, lit)
			}
			if some := share(dim, w, h); some > 10 {
				t.Errorf("%s in %s: %.1f %% is lit by more than a twelfth, want less than a tenth", name, look, some)
			}
		}
	}
}

// What reaches the eye of a window is the mean relative luminance, white being
// 1: of the scene, and of the ground around it.
func TestScenesShedLittle(t *testing.T) {
	const w, h = 80, 24
	for _, look := range theme.Names() {
		th := theme.New(look, colorprofile.TrueColor, theme.Options{Cut: 4})
		for _, name := range names() {
			worst := 0.0
			for at := 10 * time.Second; at < 100*time.Second; at += 9 * time.Second {
				s := New(name, uint64(at), &th, false)
				pic, _ := Layout(w, h)
				drawn := pixels(s.Draw(Frame{Width: pic.Width, Height: pic.Height, At: at, Light: 1}), pic.Width, pic.Height)
				sum := theme.Luminance(th.Tone(0, 1)) * float64(2*w*h-len(drawn)/2)
				for _, c := range drawn {
					sum += theme.Luminance(c) * c.share
				}
				worst = max(worst, sum/(2*w*h))
			}
			if worst > 0.004 {
				t.Errorf("%s in %s: %.4f, want at most 0.004", name, look, worst)
			}
		}
	}
}

// Of one picture and the next no half cell changes by more than a part of what
// lies between the ground and the core: nothing flashes, nothing jumps.
func TestNothingStartles(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	most := float64(th.Tone(1, 1).R) - float64(th.Tone(0, 1).R)
	for _, name := range names() {
		for _, size := range [][3]int{{80, 17, 100}, {40, 7, 40}, {200, 52, 10}} {
			w, h, lasts := size[0], size[1], time.Duration(size[2])*time.Second
			s := mustNew(t, name, 1, colorprofile.TrueColor)
			var last []float64
			worst, when := 0.0, time.Duration(0)
			for at := time.Duration(0); at < lasts; at = s.Next(at) {
				now := squares(pixels(s.Draw(Frame{Width: w, Height: h, At: at, Light: 1}), w, h))
				for i := range last {
					if d := math.Abs(last[i] - now[i]); d > worst {
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
		s := mustNew(t, name, 1, colorprofile.TrueColor)
		last := math.Inf(1)
		for i := 16; i >= 0; i-- {
			sum := 0.0
			for _, c := range pixels(s.Draw(Frame{Width: 80, Height: 17, At: time.Minute, Light: float64(i) / 16}), 80, 17) {
				sum += theme.Luminance(c) * c.share
			}
			if sum > last {
				t.Errorf("%s: it gets brighter at light %d/16", name, i)
			}
			last = sum
		}
	}
}

func TestDarkIsDark(t *testing.T) {
	for name, s := range every(t, 1, false) {
		out := s.Draw(Frame{Width: 40, Height: 8, At: time.Minute, Light: 0})
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

// Over a walk the day goes and the weather quietens: it is darker at the end
// than at the beginning, of one picture and the next nothing jumps, and a
// moment can be drawn without those before it.
func TestTheDayGoesWithTheWalk(t *testing.T) {
	const w, h, lasts = 80, 17, 8 * time.Minute
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{Cut: 4})
	most := float64(th.Tone(1, 1).R) - float64(th.Tone(0, 1).R)
	mean := func(points []float64) (sum float64) {
		for _, p := range points {
			sum += p
		}
		return sum / float64(len(points))
	}
	for _, name := range names() {
		s := mustNew(t, name, 2, colorprofile.TrueColor)
		draw := func(s *Scene, at time.Duration) []float64 {
			return squares(pixels(s.Draw(Frame{Width: w, Height: h, At: at, Way: at.Seconds() / lasts.Seconds(), Light: 1}), w, h))
		}
		var last []float64
		for _, middle := range []time.Duration{0, 110 * time.Second, lasts / 2, lasts} {
			last = nil
			for at := max(middle-8*time.Second, 0); at <= min(middle+8*time.Second, lasts); at = s.Next(at) {
				now := draw(s, at)
				for i := range last {
					if d := math.Abs(last[i] - now[i]); d > 0.25*most {
						t.Fatalf("%s: a half cell changes by %.0f %% of the core at %v, want at most 25", name, 100*d/most, at)
					}
				}
				last = now
			}
		}
		fresh := mustNew(t, name, 2, colorprofile.TrueColor)
		end, begin := draw(fresh, lasts), draw(fresh, 0)
		if again := draw(s, lasts); !slices.Equal(again, end) {
			t.Errorf("%s: the end of the walk depends on what was drawn before", name)
		}
		t.Logf("%-8s a mean red of %4.1f at the beginning and %4.1f at the end", name, mean(begin), mean(end))
		if mean(end) >= mean(begin) {
			t.Errorf("%s: the end of the walk is as light as the beginning", name)
		}
	}
}
