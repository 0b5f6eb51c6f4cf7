package theme

import (
	"image/color"
	"math"

	"github.com/charmbracelet/colorprofile"
)

// readable is the least contrast of text (docs/evidence.md, Light).
const readable = 4.5

// Luminance is how light a colour is to an eye, white being 1.
func Luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	lin := func(v uint32) float64 {
		if s := float64(v) / 0xffff; s > 0.04045 {
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return float64(v) / 0xffff / 12.92
	}
	return 0.2126*lin(r) + 0.7152*lin(g) + 0.0722*lin(b)
}

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.Color) float64 {
	x, y := Luminance(a), Luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Legible is the least light at which ink can be read on the ground of a
// practice; 0 where colours are few, and a shade less would be another colour.
// A palette has the contrast only nearly.
func (t *Theme) Legible() float64 {
	if t.Profile < colorprofile.ANSI256 {
		return 0
	}
	i, least := 0, readable
	if t.Profile == colorprofile.ANSI256 {
		least -= 0.05
	}
	for i < dimSteps && contrast(t.dimmed[i].GetForeground(), t.Dusk(1)) < least {
		i++
	}
	return float64(i) / dimSteps
}
