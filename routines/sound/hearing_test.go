package sound

import "math"

// What the tests hear with: sound measured as an ear or a loudspeaker meets it.
//
//	spectrum_test.go  the Fourier transform, levels of bands, left against right
//	texture_test.go   crest, kurtosis, modulation, onsets, repetition
//	classes_test.go   which of several sounds a piece is of

// Left, Right and Mid give one channel of interleaved samples.
func Left(samples []float32) []float64  { return weighed(samples, 1, 0) }
func Right(samples []float32) []float64 { return weighed(samples, 0, 1) }

// Mid is what a single loudspeaker plays.
func Mid(samples []float32) []float64 { return weighed(samples, 0.5, 0.5) }

func weighed(samples []float32, left, right float64) []float64 {
	out := make([]float64, len(samples)/Channels)
	for i := range out {
		out[i] = left*float64(samples[i*Channels]) + right*float64(samples[i*Channels+1])
	}
	return out
}

// Loudness is that of a whole sound.
func Loudness(samples []float32) float64 {
	var m Meter
	m.Write(samples)
	return m.Loudness()
}

// Rise is how quickly the momentary loudness (that of 0.4 s) rises at most, in LU
// a second over 0.4 s; what is 20 LU below the loudest or softer counts as that.
func Rise(samples []float32) float64 {
	var m Meter
	m.Write(samples)
	blocks, floor, steepest := m.blocks(), 0.0, 0.0
	for _, b := range blocks {
		floor = max(floor, b/100)
	}
	const over = 4
	for i := over; i < len(blocks); i++ {
		steepest = max(steepest, (lufs(max(blocks[i], floor))-lufs(max(blocks[i-over], floor)))*Rate/hop/over)
	}
	return steepest
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

// TruePeak is the highest peak in dB of full scale, between the samples too:
// looked for at four times the rate.
func TruePeak(samples []float32) float64 {
	const taps, phases = 12, 4
	var fir [phases][taps]float64
	for p := range phases {
		for k := range taps {
			x := float64(k) - taps/2 + 1 - float64(p)/phases
			fir[p][k] = sinc(x) * (0.5 + 0.5*math.Cos(math.Pi*x/(taps/2+1)))
		}
	}
	peak := 0.0
	for _, x := range [][]float64{Left(samples), Right(samples)} {
		for i := range max(len(x)-taps+1, 0) {
			for p := range phases {
				y := 0.0
				for k, c := range fir[p] {
					y += c * x[i+k]
				}
				peak = max(peak, math.Abs(y))
			}
		}
	}
	return Decibels(peak)
}

func sinc(x float64) float64 {
	if x == 0 {
		return 1
	}
	return math.Sin(math.Pi*x) / (math.Pi * x)
}

// Decibels of a factor of amplitude.
func Decibels(factor float64) float64 { return 20 * math.Log10(factor) }

// ERB is how wide the ear's filter is around a frequency, in Hz (Glasberg and
// Moore 1990).
func ERB(hz float64) float64 { return 24.7 * (4.37*hz/1000 + 1) }

// Above tells how far a sound stands out of another in the ear's filter in
// which it does so most, in dB: above 0 it is heard, whatever the rest.
func Above(sound, other Spectrum) float64 {
	most := math.Inf(-1)
	for hz := 50.0; hz < 12000; hz += ERB(hz) / 4 {
		low, high := hz-ERB(hz)/2, hz+ERB(hz)/2
		most = max(most, 10*math.Log10(sound.Power(low, high)/other.Power(low, high)))
	}
	return most
}

// Timbre is the spectrum as an ear tells things by: how loud each of four octaves
// from 112 Hz on is, as a part of them all. Loudness goes with the power
// to the 0.3 (Stevens).
func Timbre(s Spectrum) []float64 {
	var out []float64
	sum := 0.0
	for hz := 112.0; hz < 1700; hz *= 2 {
		loud := math.Pow(s.Power(hz, 2*hz), 0.3)
		out = append(out, loud)
		sum += loud
	}
	for i := range out {
		out[i] /= sum
	}
	return out
}
