package chart

import (
	"math"

	"lull/ui/orb"
)

// blank is the braille cell without a dot.
const blank = '\u2800'

// dots is a field of braille cells, two dots wide and four high each.
type dots struct {
	w, h  int // cells
	cells []uint8
}

func newDots(w, h int) *dots { return &dots{w, h, make([]uint8, w*h)} }

func (d *dots) rune(x, y int) rune { return blank + rune(d.cells[y*d.w+x]) }

func (d *dots) set(x, y int) {
	if x < 0 || y < 0 || x >= 2*d.w || y >= 4*d.h {
		return
	}
	d.cells[y/4*d.w+x/2] |= orb.Dot(x%2, y%4)
}

// height is the row of dots for a figure, counted from the top.
func (d *dots) height(v, top float64) int {
	return 4*d.h - 1 - int(math.Floor(v/top*float64(4*d.h)))
}

// trace draws a line through samples, without gaps where it is steep.
func (d *dots) trace(samples []float64, top float64) {
	was := -1
	for x := range 2 * d.w {
		v := at(samples, float64(x)+0.5, 2*d.w)
		y := d.height(v, top)
		if v < top/float64(8*d.h) {
			was = -1
			continue
		}
		d.set(x, y)
		d.join(x, was, y)
		was = y
	}
}

// join fills a column from one height to another, where there was one.
func (d *dots) join(x, was, y int) {
	for h := min(was, y); was >= 0 && h <= max(was, y); h++ {
		if h != was {
			d.set(x, h)
		}
	}
}

// dot draws every second point of a line.
func (d *dots) dot(samples []float64, top float64) {
	for x := 0; x < 2*d.w; x += 2 {
		if v := at(samples, float64(x)+0.5, 2*d.w); v >= top/float64(8*d.h) {
			d.set(x, d.height(v, top))
		}
	}
}
