package practice

import (
	"math"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"

	"lull/routines/practice"
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
			sum += theme.Luminance(top) + theme.Luminance(c.Style.Bg)
		}
	}
	return sum / float64(2*w*h)
}

// What reaches the eye is little after the first minute, no breath is brighter
// than the one before, and at the end there is black.
func TestABreathIsDarkerThanTheOneBefore(t *testing.T) {
	calm := practice.Pattern{Name: "calm", In: 4 * time.Second, Out: 6 * time.Second, Length: 10 * time.Minute}
	sizes := []screen.Area{{Width: 80, Height: 24}, {Width: 40, Height: 12}, {Width: 120, Height: 40}, {Width: 200, Height: 60}}
	for i := range len(theme.Names()) * len(sizes) {
		size, th := sizes[i%len(sizes)], theme.New(theme.Names()[i/len(sizes)], colorprofile.TrueColor, theme.Options{})
		p := New(practice.Breathe(calm, 10*time.Minute), &th, Options{}, time.Time{}.Add(time.Hour))
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

// Words below a scene can be read until it fades, and are no brighter than that
// takes; then they go with it.
func TestWordsBesideASceneAreAsDarkAsCanBeRead(t *testing.T) {
	size := screen.Area{Width: 80, Height: 24}
	for _, name := range theme.Names() {
		th := theme.New(name, colorprofile.TrueColor, theme.Options{})
		var phases []practice.Phase
		for range 20 {
			phases = append(phases, practice.Phase{Cue: practice.Say, Lasts: 30 * time.Second, Words: "A pebble lies in the palm", Scene: "waves", Ends: true})
		}
		p := New(practice.NewPlan("imagine", "shore", "A shore", phases), &th, Options{}, time.Time{}.Add(time.Hour))
		last := math.Inf(1)
		for _, phase := range p.Plan.Phases[1:] {
			p.At = phase.Start + 2*time.Second
			got := contrastOfWords(p.Draw(size, &th), size)
			fades := p.Plan.At(p.At).Light < 0.55
			if fades && got > last || !fades && (got < 4.5 || got > 5.1) {
				t.Errorf("%s at %v: the contrast of the words is %.2f after %.2f, want 4.5 to 5.1 and in the fade ever less", name, p.At, got, last)
			}
			last = got
		}
	}
}

// contrastOfWords is that of the letters of a picture on their ground.
func contrastOfWords(picture string, a screen.Area) float64 {
	buf := uv.NewScreenBuffer(a.Width, a.Height)
	uv.NewStyledString(picture).Draw(buf, buf.Bounds())
	for y := range a.Height {
		for x := range a.Width {
			if c := buf.CellAt(x, y); c.Content >= "A" && c.Content <= "z" {
				return (theme.Luminance(c.Style.Fg) + 0.05) / (theme.Luminance(c.Style.Bg) + 0.05)
			}
		}
	}
	return 0
}
