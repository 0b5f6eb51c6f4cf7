package acoustics

import "math"

type biquad struct{ b0, b1, b2, a1, a2, x1, x2, y1, y2 float64 }

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.b1*f.x1 + f.b2*f.x2 - f.a1*f.y1 - f.a2*f.y2
	f.x1, f.x2, f.y1, f.y2 = x, f.x1, y, f.y1
	return y
}

// butterworth is a filter of the second order, as in the Audio EQ Cookbook of
// Bristow-Johnson; q lets two of them make one of the fourth.
func butterworth(hz, q float64, high bool) biquad {
	sin, cos := math.Sincos(2 * math.Pi * hz / Rate)
	alpha := sin / (2 * q)
	a0 := 1 + alpha
	f := biquad{b0: (1 - cos) / 2 / a0, b1: (1 - cos) / a0, a1: -2 * cos / a0, a2: (1 - alpha) / a0}
	if high {
		f.b0, f.b1 = (1+cos)/2/a0, -(1+cos)/a0
	}
	f.b2 = f.b0
	return f
}

// Cut is what lies between two frequencies, 24 dB an octave at both ends.
func Cut(x []float64, low, high float64) []float64 {
	out := append([]float64(nil), x...)
	for _, q := range []float64{0.541, 1.307} {
		up, down := butterworth(low, q, true), butterworth(min(high, 0.49*Rate), q, false)
		for i, y := range out {
			out[i] = down.next(up.next(y))
		}
	}
	return out
}
