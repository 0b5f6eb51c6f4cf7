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

// The line stands in pixels where it stands in cells, in any window, and what
// is shown stays on the image.
func TestTheLineInPixelsIsThatInCells(t *testing.T) {
	th := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	file := Surface.Image(&th)
	img, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	brightest, most := 0, uint32(0)
	for y := range surfaceHeight {
		if _, _, _, a := img.At(surfaceWidth/2, y).RGBA(); a > most {
			brightest, most = y, a
		}
	}
	w := NewWave(&th).(*wave)
	for _, size := range [][2]int{{80, 21}, {40, 10}, {200, 55}, {300, 120}} {
		for _, full := range []float64{0, 0.25, 1} {
			f := Frame{Width: size[0], Height: size[1], Fullness: full, Light: 1, Shape: 2}
			g, ok := w.Pixels(f)
			if !ok {
				t.Fatalf("%v: no pixels", size)
			}
			if !g.Part.In(image.Rect(0, 0, surfaceWidth, surfaceHeight)) {
				t.Errorf("%v, full %v: %v is not on the image", size, full, g.Part)
			}
			line := float64(brightest-g.Part.Min.Y) / float64(g.Part.Dy())
			if want := w.lift(f) / float64(2*size[1]); math.Abs(line-want) > max(0.04, 1/float64(size[1])) {
				t.Errorf("%v, full %v: the line is at %.2f of the height, want about %.2f", size, full, line, want)
			}
		}
	}
	if len(file) > 150e3 {
		t.Errorf("the image takes %d bytes, want at most 150 KB", len(file))
	}
	t.Logf("the image takes %d bytes", len(file))
}
