package sound

import "math"

// lufs measures the integrated loudness of interleaved stereo at 48 kHz as ITU-R
// BS.1770-4 says: K weighting, blocks of 400 ms with 75 % overlap, a gate at
// -70 LUFS and a second one 10 LU below what passes the first.
func lufs(samples []float32) float64 {
	const hop = Rate / 10
	hops := len(samples) / Channels / hop
	power := make([]float64, hops)
	for ch := range Channels {
		// The two filters of the recommendation, with its coefficients for 48 kHz.
		shelf := biquad{b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585}
		high := biquad{b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621}
		for h := range hops {
			for i := h * hop; i < (h+1)*hop; i++ {
				y := high.next(shelf.next(float64(samples[i*Channels+ch])))
				power[h] += y * y / hop
			}
		}
	}
	var blocks []float64
	for h := 0; h+4 <= hops; h++ {
		blocks = append(blocks, (power[h]+power[h+1]+power[h+2]+power[h+3])/4)
	}
	mean := func(gate float64) float64 {
		sum, n := 0.0, 0
		for _, b := range blocks {
			if loud(b) > gate {
				sum += b
				n++
			}
		}
		if n == 0 {
			return 0
		}
		return sum / float64(n)
	}
	return loud(mean(loud(mean(-70)) - 10))
}

func loud(power float64) float64 { return -0.691 + 10*math.Log10(power) }

type biquad struct{ b0, b1, b2, a1, a2, x1, x2, y1, y2 float64 }

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.b1*f.x1 + f.b2*f.x2 - f.a1*f.y1 - f.a2*f.y2
	f.x1, f.x2, f.y1, f.y2 = x, f.x1, y, f.y1
	return y
}
