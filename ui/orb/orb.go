// Package orb draws what a breath is followed by: a glow that grows and sinks,
// a line of water, a bar. It is given how full the lungs are and how much light
// is left, and gives back one string.
//
// It knows no clock, no plan and no words, and it refuses to flash: of one
// picture and the next only the rim differs. The inside keeps its colour
// through a breath, since brightness belongs to the slow dimming of a whole
// practice and since cells that stay are not sent to the terminal again.
//
// The level is shown by form first and by colour second, so the same breath can
// be followed in true colour, in sixteen colours, in none and in ASCII.
package orb

import (
	"github.com/charmbracelet/colorprofile"

	"lull/routines/fraction"
	"lull/ui/theme"
)

// Frame is all that one picture depends on.
type Frame struct {
	// Width and Height are cells; below 1 the picture is empty.
	Width, Height int
	// Fullness is 0 for breathed out to 1 for breathed in.
	Fullness float64
	// Light is 0 for out to 1 for the full amber of the theme.
	Light float64
	// Hidden is the part of the light that is not there yet while a picture
	// unfolds on its ground, 0 for none.
	Hidden float64
	// Shape is the height of a cell by its width, 0 where it is not known.
	Shape float64
}

// upright is the usual height of a cell by its width.
const upright = 2

// stretch is how high a half cell is by its width, 1 for a square one.
func (f Frame) stretch() float64 {
	if f.Shape < 1 || f.Shape > 4 { // nonsense, or not known
		return 1
	}
	return f.Shape / upright
}

// Pacer draws a breath. It keeps tables for the last size and light, so one
// value serves one screen and not two goroutines.
type Pacer interface {
	// Draw gives exactly Height lines of exactly Width cells, every cell
	// painted, joined by newlines. Each line begins and ends without a style.
	Draw(f Frame) string
	// Pixels gives the same in pixels, and false where the pacer has no such
	// picture.
	Pixels(f Frame) (Glow, bool)
}

// New is the orb, in the best form the theme's terminal can show: a soft glow
// in half cells, shaded cells in sixteen colours, a ring where there is no
// colour.
func New(t *theme.Theme) Pacer {
	switch {
	case !t.Coloured() && t.ASCII:
		return &ring{grid: ascii, typed: true}
	case !t.Coloured():
		return &ring{grid: braille}
	case t.Profile == colorprofile.TrueColor && !t.ASCII:
		return newGlow(t)
	default:
		return newShade(t)
	}
}

// Area is a place on the screen, in cells.
type Area struct{ X, Y, Width, Height int }

// Layout divides a window of w by h cells into the area of the pacer and the
// row of the words. The word stands close to the bottom with some dark below
// it, as far as there is room, and never inside the area.
func Layout(w, h int) (area Area, wordRow int) {
	if w <= 0 || h <= 0 {
		return Area{}, 0
	}
	if h < 3 {
		return Area{0, 0, w, 0}, h - 1
	}
	below := min(h/8, 4)
	wordRow = h - 1 - below
	return Area{0, 0, w, wordRow}, wordRow
}

func unit(v float64) float64 { return fraction.Of(v) }
