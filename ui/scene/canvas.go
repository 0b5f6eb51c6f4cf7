package scene

import (
	"math"
	"slices"
)

// canvas is what a scene is painted on: light, from 0 to 1 as the eye counts
// it, on points. Scenes measure in square pixels, two to a cell, from the
// upper left corner of the canvas, whatever the number of points.
type canvas struct {
	cols, rows int     // of the whole picture, in cells
	fine       int     // points along a pixel: 1, or 2 where cells are braille or cut in parts
	pw, ph     int     // points of the whole picture
	ox, oy     float64 // corner of the canvas, in pixels
	w, h       float64 // size of the canvas, in pixels
	u          float64 // size of small things: 1 on a window of 80 by 24 cells
	dice       dice    // the chances of this evening

	still  []float32 // what never moves
	going  []float32 // what does not move and goes with the day
	under  []float32 // both, at a time
	moving []float32 // what moves, added to them
	open   []float32 // how much of the moving light is seen at a point
	into   []float32 // the layer that is painted
	way    float64   // how much of the walk is over, 0 to 1
	edgeX  []float32 // the sides fade to the ground
	edgeY  []float32
}

// The usual canvas is that of a window of 80 by 24 cells.
const usualWidth, usualHeight = 80, 34

// fit makes the canvas for a picture of cols by rows cells, and clears it.
func (s *canvas) fit(cols, rows, fine int) {
	s.cols, s.rows, s.fine = cols, rows, fine
	s.pw, s.ph = cols*fine, 2*rows*fine
	s.w, s.h = grown(float64(cols), usualWidth), grown(float64(2*rows), usualHeight)
	s.w = min(s.w, 3.4*s.h)
	s.h = min(s.h, 1.1*s.w)
	// In a large window it stands rather nearer to the words than to the top.
	s.ox, s.oy = (float64(cols)-s.w)/2, (float64(2*rows)-s.h)*0.6
	s.u = max(min(s.w/usualWidth, s.h/usualHeight), 0.3)
	n := s.pw * s.ph
	s.still, s.going, s.under = make([]float32, n), make([]float32, n), make([]float32, n)
	s.moving, s.open = make([]float32, n), slices.Repeat([]float32{1}, n)
	s.edgeX, s.edgeY = make([]float32, s.pw), make([]float32, s.ph)
	for i := range s.edgeX {
		x, _ := s.point(i, 0)
		s.edgeX[i] = float32(rise(0, 0.14*s.w, min(x, s.w-x)))
	}
	for i := range s.edgeY {
		_, y := s.point(0, i)
		s.edgeY[i] = float32(rise(0, 0.1*s.h, s.h-y))
		if s.oy > 1 {
			s.edgeY[i] *= float32(rise(0, 0.1*s.h, y))
		}
	}
}

// grown is the size of a canvas in a window: beyond the usual one it grows
// less than the window does, since a larger window is no reason for more light.
func grown(size, usual float64) float64 {
	return min(size, usual*math.Pow(size/usual, 0.65))
}

// more is how many times as many of something there are as on the usual canvas, by a
// power of its area.
func (s *canvas) more(power float64) float64 {
	return math.Pow(s.w*s.h/(usualWidth*usualHeight), power)
}

func (s *canvas) point(i, j int) (x, y float64) {
	return (float64(i)+0.5)/float64(s.fine) - s.ox, (float64(j)+0.5)/float64(s.fine) - s.oy
}

// x and y are places on the canvas given as parts of its size.
func (s *canvas) x(part float64) float64 { return part * s.w }
func (s *canvas) y(part float64) float64 { return part * s.h }

// each sets every point of the layer to f of its place.
func (s *canvas) each(f func(x, y, was float64) float64) {
	s.within(0, 0, s.w, s.h, f)
}

// add puts light on every point by its place.
func (s *canvas) add(f func(x, y float64) float64) {
	s.each(func(x, y, was float64) float64 { return was + f(x, y) })
}

// day is light that goes with the day.
func (s *canvas) day(f func(x, y float64) float64) { s.on(s.going, func() { s.add(f) }) }

// within sets the points of a rectangle to f of their place.
func (s *canvas) within(x0, y0, x1, y1 float64, f func(x, y, was float64) float64) {
	i0, i1 := s.span(x0+s.ox, x1+s.ox, s.pw)
	j0, j1 := s.span(y0+s.oy, y1+s.oy, s.ph)
	for j := j0; j < j1; j++ {
		row := s.into[j*s.pw : (j+1)*s.pw]
		for i := i0; i < i1; i++ {
			x, y := s.point(i, j)
			row[i] = float32(f(x, y, float64(row[i])))
		}
	}
}

// span is the range of points whose middles may lie between a and b.
func (s *canvas) span(a, b float64, n int) (int, int) {
	f := float64(s.fine)
	return int(min(max(math.Floor(a*f), 0), float64(n))), int(max(min(math.Ceil(b*f), float64(n)), 0))
}

// column calls paint for every point of a column from one height to another: where
// it stands in a layer, and how high.
func (s *canvas) column(i int, y0, y1 float64, paint func(k int, y float64)) {
	j0, j1 := s.span(y0+s.oy, y1+s.oy, s.ph)
	for j := j0; j < j1; j++ {
		_, y := s.point(0, j)
		paint(j*s.pw+i, y)
	}
}

// spot adds a round light that is v in its middle and gone at a distance of
// 2 r. It keeps its light when it is smaller than a point.
func (s *canvas) spot(x, y, r, v float64) { s.oval(x, y, r, r, v) }

// pin adds a light of one point and a breath of its neighbours: a star.
func (s *canvas) pin(x, y, r, v float64) {
	f := float64(s.fine)
	x = (math.Floor((x+s.ox)*f)+0.5)/f - s.ox
	y = (math.Floor((y+s.oy)*f)+0.5)/f - s.oy
	s.spot(x, y, r, v)
}

func (s *canvas) oval(x, y, rx, ry, v float64) {
	least := 0.6 / float64(s.fine)
	rx, ry = 2*max(rx, least), 2*max(ry, least)
	i0, i1 := s.span(x-rx+s.ox, x+rx+s.ox, s.pw)
	j0, j1 := s.span(y-ry+s.oy, y+ry+s.oy, s.ph)
	for j := j0; j < j1; j++ {
		row := s.into[j*s.pw : (j+1)*s.pw]
		for i := i0; i < i1; i++ {
			px, py := s.point(i, j)
			dx, dy := (px-x)/rx, (py-y)/ry
			if d := 1 - dx*dx - dy*dy; d > 0 {
				row[i] += float32(v * d * d)
			}
		}
	}
}

// dash adds a level line from x0 to x1 with soft ends, about a pixel thick.
func (s *canvas) dash(x0, x1, y, v float64) {
	end := max(1, (x1-x0)*0.3)
	i0, i1 := s.span(x0+s.ox, x1+s.ox, s.pw)
	thick := 1 / float64(s.fine)
	j0, j1 := s.span(y-thick+s.oy, y+thick+s.oy, s.ph)
	for j := j0; j < j1; j++ {
		row := s.into[j*s.pw : (j+1)*s.pw]
		_, py := s.point(0, j)
		part := 1 - math.Abs(py-y)/thick
		if part <= 0 {
			continue
		}
		for i := i0; i < i1; i++ {
			px, _ := s.point(i, j)
			row[i] += float32(v * part * unit(min(px-x0, x1-px)/end))
		}
	}
}

// stroke adds a straight line of a thickness in pixels.
func (s *canvas) stroke(x0, y0, x1, y1, thick, v float64) {
	s.line(x0, y0, x1, y1, thick, func(was, part float64) float64 { return max(was, v*part) })
}

// line changes the points along a straight line: part is 1 on it, and falls to
// 0 at its sides.
func (s *canvas) line(x0, y0, x1, y1, thick float64, f func(was, part float64) float64) {
	half := max(thick, 1/float64(s.fine)) / 2
	soft := 0.5 / float64(s.fine)
	dx, dy := x1-x0, y1-y0
	long := dx*dx + dy*dy
	pad := half + soft
	s.within(min(x0, x1)-pad, min(y0, y1)-pad, max(x0, x1)+pad, max(y0, y1)+pad, func(x, y, was float64) float64 {
		t := 0.0
		if long > 0 {
			t = unit(((x-x0)*dx + (y-y0)*dy) / long)
		}
		d := math.Hypot(x-x0-t*dx, y-y0-t*dy)
		part := unit((half + soft - d) / (2 * soft))
		if part == 0 {
			return was
		}
		return f(was, part)
	})
}

// cover lays something dark on the canvas: where part is 1 the still light
// becomes v and nothing that moves is seen.
func (s *canvas) cover(x0, y0, x1, y1, v float64, part func(x, y float64) float64) {
	s.lay(func(f change) {
		s.within(x0, y0, x1, y1, func(x, y, was float64) float64 { return f(was, v, unit(part(x, y))) })
	})
}

// everywhere is all of a rectangle, to be covered.
func everywhere(_, _ float64) float64 { return 1 }

// rod covers a straight line of a thickness in pixels.
func (s *canvas) rod(x0, y0, x1, y1, thick, v float64) {
	s.lay(func(f change) {
		s.line(x0, y0, x1, y1, thick, func(was, part float64) float64 { return f(was, v, part) })
	})
}

// below covers all that lies under a line given by its height at x, from v at
// the line to deep at a depth in pixels.
func (s *canvas) below(height func(x float64) float64, v, deep, depth float64) {
	soft := 0.5 / float64(s.fine)
	s.lay(func(f change) {
		s.each(func(x, y, was float64) float64 {
			d := y - height(x)
			return f(was, lerp(v, deep, unit(d/depth)), unit((d+soft)/(2*soft)))
		})
	})
}

// change is the light of a point of which a part is covered by the light v.
type change func(was, v, part float64) float64

// lay paints something dark: it has none of the light of the day, and nothing
// that moves is seen there.
func (s *canvas) lay(paint func(change)) {
	s.on(s.still, func() { paint(lerp) })
	gone := func(was, _, part float64) float64 { return was * (1 - part) }
	s.on(s.going, func() { paint(gone) })
	s.on(s.open, func() { paint(gone) })
}

func (s *canvas) on(layer []float32, paint func()) {
	into := s.into
	s.into = layer
	paint()
	s.into = into
}

// bare lets moving light be seen again in a rectangle that was covered.
func (s *canvas) bare(x0, y0, x1, y1 float64) {
	s.on(s.open, func() { s.within(x0, y0, x1, y1, func(_, _, _ float64) float64 { return 1 }) })
}
