// Package acoustics measures sound as an ear or a loudspeaker meets it: how
// loud, how even, how wide, what hides what. It takes interleaved stereo at
// 48 kHz, and gives numbers.
//
// It refuses to make a sound, and to know what a number ought to be.
//
//	loudness.go  loudness and true peak (ITU-R BS.1770-4)
//	spectrum.go  the Fourier transform, levels of bands, left against right
//	filter.go    a band cut out of a sound
//	texture.go   crest, kurtosis, modulation, onsets, repetition
//	hearing.go   what of one sound is left over another, per ERB
//	classes.go   which of several sounds a piece is of
package acoustics

// Rate is how many frames there are in a second, Channels how many samples a
// frame has.
const (
	Rate     = 48000
	Channels = 2
)

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
