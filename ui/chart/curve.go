// Package chart draws an evening's caffeine as a soft curve with its band:
// from the morning into the night, a thin line at bedtime, a mark for each
// drink and a dot where it is now.
//
// It is pure drawing, figures in and lines out, and refuses to know what the
// figures mean. No scale stands beside the curve: the words say what matters,
// and a band says how far to trust them.
package chart

import (
	"time"
)

// Curve is what there is to draw: samples at equal distances from From to To.
type Curve struct {
	From, To         time.Time
	Bed, Now         time.Time
	Low, Usual, High []float64   // milligrams, all of one length
	Marks            []time.Time // when something was drunk
	Other            []Mark      // what else there was; the later one stands over the earlier
}

// Mark is something on the line of an evening.
type Mark struct {
	At    time.Time
	Until time.Time // where it lasted, its shape is repeated up to here
	Shape string    // one cell wide
	Faint bool      // in less light
}

// Least is the smallest top of the scale in milligrams, so that a cup of tea
// looks like a cup of tea. A little more than where the upper zone begins
// (docs/evidence.md, Caffeine cutoff).
const least = 90.0

// top is the highest figure there has to be room for.
func (c Curve) top() float64 {
	most := least
	for _, v := range c.High {
		most = max(most, v)
	}
	return most * 1.05
}

// column gives the column of a moment among w, and whether it is on the chart.
func (c Curve) column(t time.Time, w int) (int, bool) {
	whole := c.To.Sub(c.From)
	if whole <= 0 || t.Before(c.From) || t.After(c.To) {
		return 0, false
	}
	return min(int(float64(t.Sub(c.From))/float64(whole)*float64(w)), w-1), true
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

const hour = time.Hour

// sinceHour is how long the hour on the clock has lasted, in the moment's zone.
func sinceHour(t time.Time) time.Duration {
	return time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
}
