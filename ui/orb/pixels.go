package orb

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"

	"lull/ui/theme"
)

// The orb is small on its image: all of it shows an orb breathed out, and the less
// of it is shown the larger the orb stands.
const (
	imageSize   = 1000           // pixels along each side
	imageRadius = imageSize / 10 // of the orb on it
	// halo is how far the light reaches, in radii. The smallest orb in its
	// place is then all of the image.
	halo = 0.5 * emptied * imageSize / imageRadius
)

// Picture is what an image shows.
type Picture int

const (
	Disc    Picture = iota // the orb
	Surface                // the line of light over water
)

// Glow is a picture in pixels: the part of an image that is shown, and where.
type Glow struct {
	Of    Picture
	Part  image.Rectangle // of the image
	Veil  image.Rectangle // of the veils, to be laid over it
	Cells Area            // of the screen
}

// Image is a picture as a file of pixels: one colour, which covers more of the
// ground where there is more light, so that its hue is the same in the halo.
func (p Picture) Image(t *theme.Theme) []byte {
	core := t.Tone(1, 1)
	palette := make(color.Palette, 256)
	for i := range palette {
		palette[i] = color.NRGBA{core.R, core.G, core.B, uint8(i)}
	}
	img := image.NewPaletted(images[p].bounds, palette)
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			if heat := images[p].at(float64(x)+0.5, float64(y)+0.5) * 255; heat > 0 {
				img.Pix[y*img.Stride+x] = uint8(min(heat+float64(noiseAt(x, y, 0))/256, 255))
			}
		}
	}
	return file(img)
}

// images are the places of each picture, and the light at them.
var images = [...]struct {
	bounds image.Rectangle
	at     func(x, y float64) float64
}{
	Disc:    {image.Rect(0, 0, imageSize, imageSize), discAt},
	Surface: {image.Rect(0, 0, surfaceWidth, surfaceHeight), surfaceAt},
}

// discAt is the light of the orb at a place of its image.
func discAt(x, y float64) float64 {
	const middle, rim = imageSize / 2, 0.33
	d := math.Hypot(x-middle, y-middle) / imageRadius
	if d >= halo {
		return 0
	}
	inside := 1 - smooth((d-1+rim)/(2*rim))
	body, around := 1-0.28*smooth(d/1.2), 0.06*(1-smooth(d/halo))
	return math.Pow(around+(body-around)*inside, 1.15)
}

func file(img image.Image) []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, img) // a buffer takes everything
	return out.Bytes()
}

// veilRow is how many rows of pixels a ground has, so that no terminal that
// smooths an image mixes it with the next.
const veilRow = 3

// Veils are every veil that an image may need: from left to right they take
// more of its light, and from above each is of the ground at another one.
func Veils(t *theme.Theme) []byte {
	img := image.NewNRGBA(image.Rect(0, 0, 256, veilRow*(theme.LightSteps+1)))
	for y := range img.Rect.Max.Y {
		ground := t.Tone(0, float64(y/veilRow)/theme.LightSteps)
		for x := range 256 {
			img.SetNRGBA(x, y, color.NRGBA{ground.R, ground.G, ground.B, uint8(x)})
		}
	}
	return file(img)
}

// Pixels is the orb of a frame as a part of its image.
func (g *glow) Pixels(f Frame) (Glow, bool) {
	if f.Width <= 0 || f.Height <= 0 || f.Shape <= 0 {
		return Glow{}, false
	}
	g.fit(f)
	shape := upright * f.stretch()
	most := min(2*halo*g.full, float64(f.Width), float64(f.Height)*shape)
	// Of the parity of the window, so that the middle stays in the middle.
	even := func(n, of int) int { return n - (of-n)&1 }
	cells := Area{Width: even(int(most), f.Width), Height: even(int(most/shape), f.Height)}
	cells.X, cells.Y = (f.Width-cells.Width)/2, (f.Height-cells.Height)/2
	if cells.Width <= 0 || cells.Height <= 0 {
		return Glow{}, false
	}
	scale := imageRadius / radius(g.full, f)
	half := func(cells float64) int { return min(int(cells*scale/2+0.5), imageSize/2) }
	w, h := half(float64(cells.Width)), half(float64(cells.Height)*shape)
	const middle = imageSize / 2
	return Glow{
		Of:    Disc,
		Part:  image.Rect(middle-w, middle-h, middle+w, middle+h),
		Cells: cells,
		Veil:  veil(g.theme, f),
	}, true
}

// veil is what dims an image to the light of a frame.
func veil(t *theme.Theme, f Frame) image.Rectangle {
	left := float64(t.Tone(1, f.Light).G) / float64(t.Tone(1, 1).G) * (1 - unit(f.Hidden))
	x, y := int(math.Round(255*(1-unit(left)))), theme.LightStep(f.Light)*veilRow+veilRow/2
	return image.Rect(x, y, x+1, y+1)
}

// No other form of a breath has a picture in pixels.

func (*shade) Pixels(Frame) (Glow, bool) { return Glow{}, false }
func (*ring) Pixels(Frame) (Glow, bool)  { return Glow{}, false }
func (*bar) Pixels(Frame) (Glow, bool)   { return Glow{}, false }
