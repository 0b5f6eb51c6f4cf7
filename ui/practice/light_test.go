package practice

import (
	"image/color"
	"math"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/routines/practice"
	"lull/ui/orb"
	"lull/ui/screen"
	"lull/ui/theme"
)

// luminance is the mean relative luminance of a picture of half cells, white
// being 1 (docs/evidence.md, Light). Letters are left out: they are few.
func luminance(picture string, w, h int) float64 {
	buf := uv.NewScreenBuffer(w, h)
	uv.NewStyledString(picture).Draw(buf, buf.Bounds())
	sum := 0.0
	for y := range h {
		for x := range w {
			c := buf.CellAt(x, y)
			top := c.Style.Bg
			if c.Content == "▀" {
				top = c.Style.Fg
			}
			sum += relative(top) + relative(c.Style.Bg)
		}
	}
	return sum / float64(2*w*h)
}

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

// What reaches the eye is little after the first minute, no breath is brighter
// than the one before, and at the end there is black.
func TestABreathIsDarkerThanTheOneBefore(t *testing.T) {
	calm := practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
	sizes := []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 120, Height: 40}, {Width: 200, Height: 60}}
	for i := range len(theme.Names()) * len(sizes) {
		size, th := sizes[i%len(sizes)], theme.New(theme.Names()[i/len(sizes)], colorprofile.TrueColor, theme.Options{})
		p := New(practice.Breathe(calm, 10*time.Minute), &th, Options{Pacer: func(t *theme.Theme) orb.Pacer { return orb.New(*t, orb.Options{}) }}, time.Time{}.Add(time.Hour))
		last, minute := math.Inf(1), 0.0
		for _, phase := range p.Plan.Phases {
			if phase.To <= phase.From || phase.Start < practice.RampIn {
				continue
			}
			p.At = phase.End()
			now := luminance(p.Draw(size, &th), size.Width, size.Height)
			if now > last {
				t.Errorf("%v at %v: %.5f after %.5f", size, p.At, now, last)
			}
			if last = now; minute == 0 && p.At >= time.Minute {
				minute = now
			}
		}
		p.At = p.Plan.Lasts()
		t.Logf("%s at %dx%d: %.4f after the first minute", th.Name, size.Width, size.Height, minute)
		if minute > 0.008 {
			t.Errorf("%v: %.4f after the first minute, want at most 0.008", size, minute)
		}
		if end := luminance(p.Draw(size, &th), size.Width, size.Height); end != 0 {
			t.Errorf("%v: %.5f at the end, want none", size, end)
		}
	}
}
