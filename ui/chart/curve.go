// Package chart draws the line of an evening: caffeine as a soft curve with its
// band, from the morning into the night, and on its axis what else there was and
// until when it is best had.
//
// It is pure drawing, figures in and lines out, and refuses to know what the
// figures mean. No scale stands beside the curve: two figures are written on
// it, and a band says how far to trust them.
package chart

import "time"

// Curve is what there is to draw: samples at equal distances from From to To.
type Curve struct {
	From, To         time.Time
	Bed, Now         time.Time
	Low, Usual, High []float64 // milligrams, all of one length
	Peak, AtBed      string    // the figures at the peak and at bed, in words
	Marks            []Mark    // what there was; the later one stands over the earlier
	Cutoffs          []Mark    // until when things are best had
}

// Mark is something on the line of an evening.
type Mark struct {
	At    time.Time
	Until time.Time // where it lasted, its shape is repeated up to here
	Shape string    // one cell wide
	Name  string    // said beside it where there is room
	Faint bool      // in less light
}

// least is the smallest top of the scale in milligrams, so that a cup of tea
// looks like a cup of tea. A little more than where the upper zone begins
// (docs/evidence.md, Caffeine cutoff).
const least = 90.0

// top is the highest figure there has to be room for in so many rows; where
// figures are written a row above it is for them.
func (c Curve) top(rows int) float64 {
	most := least
	for _, v := range c.High {
		most = max(most, v)
	}
	if c.Peak == "" && c.AtBed == "" {
		return most * 1.05
	}
	return most * (1 + 1.05/float64(max(rows-1, 1)))
}

// column gives the column of a moment among w, the first or the last where it is
// not on the chart, and whether it is.
func (c Curve) column(t time.Time, w int) (x int, inside bool) {
	lasts := c.To.Sub(c.From)
	if lasts <= 0 {
		return 0, false
	}
	x = int(float64(t.Sub(c.From)) / float64(lasts) * float64(w))
	return min(max(x, 0), w-1), !t.Before(c.From) && !t.After(c.To)
}

// at reads samples at a column between 0 and w, linearly.
func at(samples []float64, x float64, w int) float64 {
	if len(samples) == 0 || w < 1 {
		return 0
	}
	p := x / float64(w) * float64(len(samples)-1)
	i := min(int(p), len(samples)-1)
	if i+1 >= len(samples) {
		return samples[len(samples)-1]
	}
	f := p - float64(i)
	return samples[i]*(1-f) + samples[i+1]*f
}
