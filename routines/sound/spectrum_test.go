package sound

import (
	"math"
	"math/bits"
)

// Fourier transforms in place; the length is a power of two.
func Fourier(re, im []float64) {
	n := len(re)
	for i := 1; i < n; i++ {
		if j := int(bits.Reverse(uint(i)) >> (bits.UintSize - bits.Len(uint(n-1)))); i < j {
			re[i], re[j], im[i], im[j] = re[j], re[i], im[j], im[i]
		}
	}
	for size := 2; size <= n; size <<= 1 {
		sin, cos := math.Sincos(-2 * math.Pi / float64(size))
		for start := 0; start < n; start += size {
			wr, wi := 1.0, 0.0
			for k := start; k < start+size/2; k++ {
				m := k + size/2
				tr, ti := re[m]*wr-im[m]*wi, re[m]*wi+im[m]*wr
				re[m], im[m], re[k], im[k] = re[k]-tr, im[k]-ti, re[k]+tr, im[k]+ti
				wr, wi = wr*cos-wi*sin, wr*sin+wi*cos
			}
		}
	}
}

// Spectrum is the mean power at evenly spaced frequencies from 0 to half the
// rate (Welch's method with Hann windows).
type Spectrum struct {
	Step             float64 // Hz from one to the next
	Left, Right      []float64
	crossRe, crossIm []float64
}

// SpectrumOf takes windows of a power of two of frames; a sound that is shorter
// than one is filled up with silence.
func SpectrumOf(samples []float32, window int) Spectrum {
	l, r := Left(samples), Right(samples)
	half := window / 2
	s := Spectrum{Step: Rate / float64(window), Left: make([]float64, half), Right: make([]float64, half), crossRe: make([]float64, half), crossIm: make([]float64, half)}
	for from := 0; from == 0 || from+window <= len(l); from += half {
		// Both channels in one transform: left real, right imaginary.
		re, im := make([]float64, window), make([]float64, window)
		n := min(window, len(l)-from)
		for i := range n {
			w := 0.5 - 0.5*math.Cos(2*math.Pi*(float64(i)+0.5)/float64(n))
			re[i], im[i] = l[from+i]*w, r[from+i]*w
		}
		Fourier(re, im)
		for k := 1; k < half; k++ {
			m := window - k
			lr, li := (re[k]+re[m])/2, (im[k]-im[m])/2
			rr, ri := (im[k]+im[m])/2, (re[m]-re[k])/2
			s.Left[k] += lr*lr + li*li
			s.Right[k] += rr*rr + ri*ri
			s.crossRe[k] += lr*rr + li*ri
			s.crossIm[k] += li*rr - lr*ri
		}
	}
	return s
}

// Power is what lies between two frequencies, in both channels.
func (s Spectrum) Power(low, high float64) float64 {
	sum := 0.0
	for k := s.bin(low); k < s.bin(high); k++ {
		sum += s.Left[k] + s.Right[k]
	}
	return sum
}

func (s Spectrum) bin(hz float64) int { return min(int(math.Round(hz/s.Step)), len(s.Left)) }

// Level is what part of the whole lies between two frequencies, in dB.
func (s Spectrum) Level(low, high float64) float64 {
	return 10 * math.Log10(s.Power(low, high)/s.Power(20, Rate/2))
}

// Centroid is the middle of the power, in Hz.
func (s Spectrum) Centroid() float64 {
	sum, all := 0.0, 0.0
	for k := range s.Left {
		p := s.Left[k] + s.Right[k]
		sum += p * float64(k) * s.Step
		all += p
	}
	return sum / all
}

// Coherence tells how much left and right have in common between two
// frequencies: 1 for the same sound, 0 for two that know nothing of each other.
func (s Spectrum) Coherence(low, high float64) float64 {
	sum, n := 0.0, 0
	for k := s.bin(low); k < s.bin(high); k++ {
		if both := s.Left[k] * s.Right[k]; both > 0 {
			sum += (s.crossRe[k]*s.crossRe[k] + s.crossIm[k]*s.crossIm[k]) / both
			n++
		}
	}
	return sum / float64(max(n, 1))
}
