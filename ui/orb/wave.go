package orb

import (
	"math"

	"github.com/charmbracelet/colorprofile"

	"lull/ui/theme"
)

// NewWave is a soft line of light that rises with the breath and sinks with
// it, for those to whom a growing disc is too much.
func NewWave(t *theme.Theme) Pacer {
	return &wave{theme: t, bare: t.ASCII || t.Profile <= colorprofile.ANSI}
}

// wave is drawn in half cells; in sixteen colours, in none and in ASCII as one
// thin line.
type wave struct {
	theme   *theme.Theme
	bare    bool
	brush   Brush
	surface []float64 // height of the line by column, pixels from above
	ends    []float64 // its strength by column
}

// waveStep is how far a column rises at once, in pixels. Columns take their
// turn from left to right, so that the line ripples and is never redrawn whole.
const waveStep = 0.34

func (w *wave) lift(f Frame) float64 {
	room := float64(2 * f.Height)
	return room * (0.7 - 0.4*unit(f.Fullness))
}

func (w *wave) tick(f Frame) int { return int(math.Floor(w.lift(f) / waveStep * float64(f.Width))) }

func (w *wave) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	w.rise(f)
	w.brush.Tint(w.theme, f.Light, f.Hidden)
	near := alike
	if w.brush.last <= alike {
		near = 0
	}
	return w.brush.Picture(f.Height, func(y int) {
		for x := range f.Width {
			if w.bare {
				w.mark(x, y, f)
				continue
			}
			w.brush.halves(w.pixel(x, 2*y), w.pixel(x, 2*y+1), near)
		}
	})
}

func (w *wave) rise(f Frame) {
	if len(w.surface) != f.Width {
		w.surface, w.ends = make([]float64, f.Width), make([]float64, f.Width)
		for x := range w.ends {
			// It fades towards its ends.
			w.ends[x] = atEnds((float64(x)+0.5)/float64(f.Width)*2 - 1)
		}
	}
	tick := w.tick(f)
	room := float64(2 * f.Height)
	for x := range w.surface {
		at := float64((tick+x)/f.Width) * waveStep
		u := (float64(x)+0.5)/float64(f.Width)*2 - 1
		w.surface[x] = at + room*0.03*math.Sin((u+0.12)*2.1*math.Pi)
	}
}

// atEnds is how much of the light there is from -1 at the left to 1.
func atEnds(u float64) float64 { return 1 - smooth((math.Abs(u)-0.15)/0.4) }

// overWater is the light at a distance below the line, in half cells: bright on
// it, softer below than above. The faintest is none.
func overWater(d float64) float64 {
	soft := 3.0
	if d < 0 {
		soft = 1.8
	}
	return math.Exp(-d * d / soft)
}

func (w *wave) pixel(x, py int) int {
	heat := overWater(float64(py)+0.5-w.surface[x]) * w.ends[x]
	if heat < 0.03 {
		return 0
	}
	return int(math.Round(math.Pow(heat, crowd) * float64(w.brush.last)))
}

func (w *wave) mark(x, y int, f Frame) {
	at := w.surface[x] / 2 // in cells
	if dots(f.Light) == 0 || w.ends[x] < 0.15 || int(at) != y {
		w.brush.Blank()
		return
	}
	part := at - float64(y)
	if w.theme.ASCII {
		third := min(int(part*3), 2)
		w.brush.Mark(Levels, "'-_"[third:third+1])
		return
	}
	row := min(int(part*4), 3)
	w.brush.Dots(Levels, Dot(0, row)|Dot(1, row))
}
