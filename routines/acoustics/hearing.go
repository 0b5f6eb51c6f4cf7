package acoustics

import "math"

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
