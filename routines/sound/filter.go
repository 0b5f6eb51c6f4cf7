package sound

import "math"

// low is a filter of one pole that lets the low through: 6 dB an octave.
type low struct{ a, y float64 }

// lowAt makes one with its corner at a frequency in Hz.
func lowAt(hz float64) low { return low{a: 1 - math.Exp(-2*math.Pi*hz/Rate)} }

func (f *low) next(x float64) float64 {
	f.y += f.a * (x - f.y)
	return f.y
}

// flush makes an end of what has died away: numbers too small to be heard by
// anything take a processor a hundred times as long.
func (f *low) flush() {
	if f.y < 1e-15 && f.y > -1e-15 {
		f.y = 0
	}
}

// band is a state variable filter (Simper 2013, trapezoidal): it stays stable
// while its frequency moves.
type band struct {
	a1, a2, a3, k float64
	ic1, ic2      float64
}

// tune moves it to a frequency in Hz and a sharpness; 0.7 is broad, 5 whistles.
func (f *band) tune(hz, q float64) {
	g := math.Tan(math.Pi * hz / Rate)
	f.k = 1 / q
	f.a1 = 1 / (1 + g*(g+f.k))
	f.a2 = g * f.a1
	f.a3 = g * f.a2
}

// next gives what lies around the frequency, at a height of one there.
func (f *band) next(x float64) float64 {
	v1, _ := f.step(x)
	return v1 * f.k
}

// under gives what lies below the frequency: 12 dB an octave.
func (f *band) under(x float64) float64 {
	_, v2 := f.step(x)
	return v2
}

// over gives what lies above the frequency: 12 dB an octave.
func (f *band) over(x float64) float64 {
	v1, v2 := f.step(x)
	return x - f.k*v1 - v2
}

func (f *band) step(x float64) (v1, v2 float64) {
	v3 := x - f.ic2
	v1 = f.a1*f.ic1 + f.a2*v3
	v2 = f.ic2 + f.a2*f.ic1 + f.a3*v3
	f.ic1, f.ic2 = 2*v1-f.ic1, 2*v2-f.ic2
	return v1, v2
}

// pink falls by 3 dB an octave, within a twentieth of a decibel (Paul Kellet's
// filter of 1999, made for 44.1 kHz; at 48 kHz it is as good).
type pink struct{ b0, b1, b2, b3, b4, b5, b6 float64 }

func (f *pink) next(w float64) float64 {
	f.b0 = 0.99886*f.b0 + w*0.0555179
	f.b1 = 0.99332*f.b1 + w*0.0750759
	f.b2 = 0.96900*f.b2 + w*0.1538520
	f.b3 = 0.86650*f.b3 + w*0.3104856
	f.b4 = 0.55000*f.b4 + w*0.5329522
	f.b5 = -0.7616*f.b5 - w*0.0168980
	y := f.b0 + f.b1 + f.b2 + f.b3 + f.b4 + f.b5 + f.b6 + w*0.5362
	f.b6 = w * 0.115926
	return y
}

// brown falls by 6 dB an octave above the rumble that no ear hears and every
// loudspeaker suffers from.
type brown struct{ floor, slope low }

func newBrown() brown { return brown{floor: lowAt(28), slope: lowAt(40)} }

func (f *brown) next(w float64) float64 {
	y := f.slope.next(w)
	return y - f.floor.next(y)
}

// wide is noise as both ears have it in the open: deep down they hear the same,
// and the higher the more each hears its own. Filters that are the same for both
// leave that as it is.
type wide struct {
	chance            chance
	both, left, right low
}

// apart is the frequency in Hz at which the ears have half in common.
const apart = 700

func newWide(c chance) wide { return wide{c, lowAt(apart), lowAt(apart), lowAt(apart)} }

func (w *wide) next(frame int64) (left, right float64) {
	l, r, both := w.chance.three(frame)
	deep := w.both.next(both)
	return l - w.left.next(l) + deep, r - w.right.next(r) + deep
}
