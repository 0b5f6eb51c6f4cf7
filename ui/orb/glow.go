package orb

import (
	_ "embed" // the noise
	"math"

	"lull/ui/theme"
)

const (
	// fine is how many parts of a pixel a distance is kept in.
	fine = 32
	// hottest is full heat in the tables.
	hottest = 4096
	// breadth of a full orb, as a part of the shorter side of its area in
	// pixels. A disc of this size covers less than a tenth of an 80x24 window.
	breadth = 0.238
	// emptied is the radius breathed out, as a part of the full one.
	emptied = 0.38
)

// glow is the orb in true colour, of half cells: two square pixels in each.
type glow struct {
	theme *theme.Theme
	lut   [hottest + 1]uint16 // heat to palette entry, in 1/256

	width, height int
	stretch       float64
	full, rim     float64 // pixels
	reach         float64
	turns         stagger
	first         int      // the first row that takes turns
	dist          []uint16 // of a quarter, in parts of a pixel
	inner, outer  []uint16 // heat inside and outside the rim, of a quarter
	edge          []uint16 // share of the inside by distance from the radius
	alike         int      // by how many entries the halves of a cell may differ and be one
	shift         int      // where the noise begins
	brush         Brush
}

func newGlow(t *theme.Theme) *glow {
	g := &glow{theme: t}
	for h := range g.lut {
		heat := float64(h) / hottest
		// Dark shades are told apart by less than bright ones.
		g.lut[h] = uint16(math.Pow(heat, crowd) * (Levels - 1) * 256)
	}
	return g
}

// radius is that of a frame, of an orb that is so large when it is full.
func radius(full float64, f Frame) float64 {
	return full * (emptied + (1-emptied)*unit(f.Fullness))
}

// fullRadius is that of a full orb in pixels. It grows less than the window
// does beyond 80 columns: a larger window is no reason for more light.
func fullRadius(f Frame) float64 {
	short := min(float64(f.Width), float64(2*f.Height)*f.stretch())
	const usual = 42 // pixels of an 80x24 window, less the words
	return min(max(min(short, usual*math.Pow(short/usual, 0.8))*breadth, 3.2), short/2-1)
}

func (g *glow) Draw(f Frame) string {
	if f.Width <= 0 || f.Height <= 0 {
		return ""
	}
	g.fit(f)
	g.brush.Tint(g.theme, f.Light, f.Hidden)
	if g.alike == 0 {
		// All is sent again with another light: then the noise moves as well, so
		// that no pattern stands. A small orb would flicker by it.
		g.shift = theme.LightStep(f.Light) * 397
	}
	tick := g.turns.tick(radius(g.full, f))
	return g.brush.Picture(f.Height, func(y int) { g.row(y, tick) })
}

func (g *glow) row(y, tick int) {
	fromMiddle := math.Abs(float64(y)+0.5-float64(g.height)/2) * 2 * g.stretch
	half := g.reach*g.reach - fromMiddle*fromMiddle
	if half <= 0 {
		g.brush.blanks(0, g.width)
		return
	}
	span := int(math.Ceil(math.Sqrt(half)))
	x0 := max(0, (g.width+1)/2-span)
	x1 := g.width - x0
	k := min(max(y-g.first, 0), len(g.turns.order)-1)
	left, right := g.turns.sides(tick, k, fromMiddle, 0.8*g.rim)
	g.brush.blanks(0, x0)
	for x := x0; x < x1; x++ {
		side, col := left, x
		if mirror := g.width - 1 - x; mirror < x {
			side, col = right, mirror
		}
		r := int(side * fine)
		g.brush.halves(g.pixel(col, 2*y, r), g.pixel(col, 2*y+1, r), g.alike)
	}
	g.brush.blanks(0, g.width-x1)
}

// pixel is the palette entry of a pixel: its column in the left half, its row
// and the radius of its side. The noise is mirrored like all the rest, or the
// middle of a small orb would be lopsided.
func (g *glow) pixel(col, py, r int) int {
	qy := min(py, 2*g.height-1-py)
	i := qy*((g.width+1)/2) + col
	off := int(g.dist[i]) - r + len(g.edge)/2
	inside := 0
	switch {
	case off < 0:
		inside = hottest
	case off < len(g.edge):
		inside = int(g.edge[off])
	}
	in, out := int(g.inner[i]), int(g.outer[i])
	heat := out + (in-out)*inside/hottest
	return (int(g.lut[heat]) + noiseAt(col, qy, g.shift)) >> 8
}

// noise is 32 by 32 thresholds without a lattice, clusters or rings, made by
// void and cluster (Ulichney 1993).
//
//go:embed blue.noise
var noise string

// noiseAt is what is added to a pixel's entry, in parts of 256, before the
// rest is cut off.
func noiseAt(x, y, shift int) int {
	x, y = x+shift, y+shift>>5
	return int(noise[(y&31)<<5|x&31])
}

// fit makes the tables for a size; nothing else depends on it.
func (g *glow) fit(f Frame) {
	w, h, stretch := f.Width, f.Height, f.stretch()
	if g.width == w && g.height == h && g.stretch == stretch {
		return
	}
	g.width, g.height, g.stretch = w, h, stretch
	g.full = fullRadius(f)
	// Halves of one colour take half the bytes. In a large orb, whose shades
	// are wide, they would look like bricks.
	g.alike, g.shift = 1, 0
	if g.full > 10 {
		g.alike = 0
	}
	g.rim = max(1.2, min(g.full*0.3, 1.6+g.full*0.15))
	g.reach = min(g.full*2.4, math.Hypot(float64(w)/2, float64(h)*stretch))
	// Only rows that a rim can reach take turns: the others have no step to
	// show, and waiting for them would hold the picture still.
	rows := min(h, 2*int((g.full+1.5*g.rim)/(2*stretch)+1))
	g.first = (h - rows) / 2
	g.turns.fit(rows, g.stepSize())

	cols := (w + 1) / 2
	n := cols * h
	g.dist, g.inner, g.outer = make([]uint16, n), make([]uint16, n), make([]uint16, n)
	for py := range h {
		for x := range cols {
			dx, dy := float64(w)/2-float64(x)-0.5, (float64(h)-float64(py)-0.5)*stretch
			d := math.Hypot(dx, dy)
			i := py*cols + x
			g.dist[i] = uint16(min(d*fine, math.MaxUint16))
			g.inner[i] = uint16(hottest * (1 - 0.28*smooth(d/(g.full*1.2))))
			g.outer[i] = uint16(hottest * (0.085 * (1 - smooth(d/g.reach))))
		}
	}
	g.edge = make([]uint16, int(4*g.rim*fine)|1)
	for i := range g.edge {
		g.edge[i] = uint16(hottest * (1 - smooth(float64(i)/float64(len(g.edge)-1))))
	}
}

// stepSize is how far a side grows at once. A small orb has few rows to take
// turns and its steps would show; a large one has a rim so wide that longer
// steps do not, and many more cells to send.
func (g *glow) stepSize() float64 { return min(g.full*g.full*0.0036, 0.3+g.full*0.011) }

// smooth falls from nothing to one without a corner at either end.
func smooth(t float64) float64 {
	t = unit(t)
	return t * t * t * (t*(6*t-15) + 10)
}
