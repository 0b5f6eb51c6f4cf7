package orb

import (
	"image"
	"math"

	"github.com/charmbracelet/colorprofile"
)

// The image of a line of light over water: it is as wide as any window, and so
// high that the line can be shown at the top and at the bottom of the largest.
const (
	surfaceWidth  = 400
	surfaceHeight = 3000
	surfaceFine   = 16 // pixels of the image to half a cell, where it is high enough
)

// surfaceAt is the light at a place of the image, the same as in cells.
func surfaceAt(x, y float64) float64 {
	u := x/surfaceWidth*2 - 1
	d := (y-surfaceHeight/2)/surfaceFine - 1.2*math.Sin((u+0.12)*2.1*math.Pi)
	return math.Pow(overWater(d)*atEnds(u), 1.15) // as the rim of the orb
}

// Pixels is the line of a frame as a part of its image, which goes down as the
// line goes up.
func (w *wave) Pixels(f Frame) (Glow, bool) {
	if w.theme.ASCII || w.theme.Profile != colorprofile.TrueColor || f.Width <= 0 || f.Height <= 0 || f.Shape <= 0 {
		return Glow{}, false
	}
	room := float64(2 * f.Height)
	// Of the part above the line at most this much of a window is seen.
	const most = 0.7
	fine := min(surfaceFine, surfaceHeight/2/(most*room))
	top := int(math.Round(surfaceHeight/2 - w.lift(f)*fine))
	return Glow{
		Of:    Surface,
		Part:  image.Rect(0, top, surfaceWidth, top+int(room*fine)),
		Veil:  veil(w.theme, f),
		Cells: Area{Width: f.Width, Height: f.Height},
	}, true
}
