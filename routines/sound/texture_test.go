package sound

import "math"

// Crest is how far the highest sample lies above the mean level, in dB.
func Crest(x []float64) float64 {
	peak := 0.0
	for _, y := range x {
		peak = max(peak, math.Abs(y))
	}
	return Decibels(peak / level(x))
}

func level(x []float64) float64 {
	sum := 0.0
	for _, y := range x {
		sum += y * y
	}
	return math.Sqrt(sum / float64(len(x)))
}

// Kurtosis is 3 for even noise, and more where single sounds stand out of it.
func Kurtosis(x []float64) float64 {
	two, four := 0.0, 0.0
	for _, y := range x {
		two += y * y
		four += y * y * y * y
	}
	return four * float64(len(x)) / (two * two)
}

// Levels is the mean level of one window after the other.
func Levels(x []float64, window int) []float64 {
	var out []float64
	for ; len(x) >= window; x = x[window:] {
		out = append(out, level(x[:window]))
	}
	return out
}

// Modulation is how much the level of a sound moves between two rates in Hz: the
// deviation of that movement as a part of the mean level.
func Modulation(x []float64, low, high float64) float64 {
	const window = Rate / 50
	levels := Levels(x, window)
	n, mean := 1, 0.0
	for ; n < len(levels); n *= 2 {
	}
	re, im := make([]float64, n), make([]float64, n)
	for _, l := range levels {
		mean += l / float64(len(levels))
	}
	for i, l := range levels {
		re[i] = l - mean
	}
	Fourier(re, im)
	sum := 0.0
	for k := 1; k < n/2; k++ {
		if hz := float64(k) * Rate / window / float64(n); hz >= low && hz <= high {
			sum += 2 * (re[k]*re[k] + im[k]*im[k])
		}
	}
	return math.Sqrt(sum/float64(n)/float64(len(levels))) / mean
}

// Onset is the steepest rise of the level in dB a second, over a fifth of a
// second; what lies more than 20 dB under the loudest is taken for silence.
func Onset(x []float64) float64 {
	const window, over = Rate / 20, 4
	levels := Levels(x, window)
	floor := 0.0
	for _, l := range levels {
		floor = max(floor, l/10)
	}
	steepest := 0.0
	for i := over; i < len(levels); i++ {
		steepest = max(steepest, Decibels(max(levels[i], floor)/max(levels[i-over], floor))*Rate/window/over)
	}
	return steepest
}

// Repetition is how like itself a sound is at any later time between two, 0 to
// 1, below 3 kHz.
func Repetition(x []float64, from, to float64) float64 {
	const coarse = 8
	n := 1
	for ; n < 2*len(x)/coarse; n *= 2 {
	}
	re, im := make([]float64, n), make([]float64, n)
	for i := range len(x) / coarse {
		for j := range coarse {
			re[i] += x[i*coarse+j]
		}
	}
	Fourier(re, im)
	for i := range re {
		re[i], im[i] = re[i]*re[i]+im[i]*im[i], 0
	}
	Fourier(re, im)
	most := 0.0
	for lag := int(from * Rate / coarse); lag < int(to*Rate/coarse); lag++ {
		most = max(most, re[lag]/re[0])
	}
	return most
}
