package orb

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

func pixelled(t *testing.T, f Frame) Glow {
	t.Helper()
	g, ok := New(new(theme.New("ember", colorprofile.TrueColor, theme.Options{}))).Pixels(f)
	if !ok {
		t.Fatalf("no pixels for %+v", f)
	}
	return g
}

// Whatever the shape of the cells, what is shown of the image is as wide by its
// height as the place it is shown in; and it stays on the image.
func TestPixelsAreRound(t *testing.T) {
	for _, size := range [][2]int{{80, 21}, {79, 20}, {40, 10}, {200, 52}, {30, 50}} {
		for _, shape := range []float64{1.5, 2, 2.3} {
			was := image.Rect(-1, -1, imageSize+1, imageSize+1)
			for _, full := range []float64{0, 0.3, 0.7, 1} {
				g := pixelled(t, Frame{Width: size[0], Height: size[1], Fullness: full, Light: 1, Shape: shape})
				place := float64(g.Cells.Width) / (float64(g.Cells.Height) * shape)
				part := float64(g.Part.Dx()) / float64(g.Part.Dy())
				if math.Abs(place/part-1) > 0.02 {
					t.Errorf("%v, cells of %v, full %v: a part of %v over %v cells is no circle", size, shape, full, g.Part, g.Cells)
				}
				if !g.Part.In(image.Rect(0, 0, imageSize, imageSize)) || !g.Part.In(was) {
					t.Errorf("%v, cells of %v: at full %v there is %v of the image after %v", size, shape, full, g.Part, was)
				}
				was = g.Part
			}
		}
	}
}

// A veil is of the ground it lies over, and less is left of the light with it.
func TestVeilsDimToTheGround(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	veils, err := png.Decode(bytes.NewReader(Veils(&th)))
	if err != nil {
		t.Fatal(err)
	}
	last := uint32(0)
	for step := theme.LightSteps; step >= 0; step-- {
		light := float64(step) / theme.LightSteps
		at := pixelled(t, Frame{Width: 80, Height: 21, Light: light, Shape: 2}).Veil.Min
		c := veils.At(at.X, at.Y)
		_, _, _, a := c.RGBA()
		if a < last {
			t.Errorf("at light %d the veil takes %d after %d", step, a, last)
		}
		last = a
		if step > 0 && a > 0 { // the least part of a colour is lost where it is multiplied
			r, _, _, _ := c.RGBA()
			if ground := th.Tone(0, light); math.Abs(float64(r)*0xff/float64(a)-float64(ground.R)) > 0.6 {
				t.Errorf("at light %d the veil has %d of red over %d", step, r*0xff/a, ground.R)
			}
		}
	}
	if last != 0xffff {
		t.Errorf("at the end the veil leaves some light: %d", last)
	}
}

func TestImageIsSmall(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	if n := (len(Disc.Image(&th)) + len(Veils(&th))) * 4 / 3; n > 250e3 {
		t.Errorf("%d bytes to be sent, want at most 250 KB", n)
	}
}
