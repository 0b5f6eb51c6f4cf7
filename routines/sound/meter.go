package sound

import "math"

// Meter measures the integrated loudness of a sound that comes in pieces, in
// LUFS (ITU-R BS.1770-4): K weighting, blocks of 400 ms with 75 % overlap, a gate
// at -70 LUFS and a second one 10 LU below what passes the first. The zero value
// is ready.
type Meter struct {
	shelf, high [Channels]biquad
	frames      int
	power       []float64 // of every tenth of a second
}

const hop = Rate / 10

func (m *Meter) Write(samples []float32) {
	if m.power == nil {
		for ch := range Channels {
			m.shelf[ch], m.high[ch] = kShelf, kHigh
		}
	}
	for i := 0; i+1 < len(samples); i += Channels {
		if m.frames%hop == 0 {
			m.power = append(m.power, 0)
		}
		m.frames++
		for ch := range Channels {
			y := m.high[ch].next(m.shelf[ch].next(float64(samples[i+ch])))
			m.power[len(m.power)-1] += y * y / hop
		}
	}
}

// Loudness is that of what was written; of silence it is -Inf.
func (m *Meter) Loudness() float64 {
	blocks := m.blocks()
	mean := func(gate float64) float64 {
		sum, n := 0.0, 0
		for _, b := range blocks {
			if lufs(b) > gate {
				sum += b
				n++
			}
		}
		if n == 0 {
			return 0
		}
		return sum / float64(n)
	}
	return lufs(mean(lufs(mean(-70)) - 10))
}

// blocks are the powers of 0.4 s, one every 0.1 s.
func (m *Meter) blocks() []float64 {
	var out []float64
	for h := 0; h+4 <= m.frames/hop; h++ {
		out = append(out, (m.power[h]+m.power[h+1]+m.power[h+2]+m.power[h+3])/4)
	}
	return out
}

func lufs(power float64) float64 { return -0.691 + 10*math.Log10(power) }

// The two filters of the recommendation, with its coefficients for 48 kHz.
var (
	kShelf = biquad{
		b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585,
	}
	kHigh = biquad{b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621}
)

type biquad struct{ b0, b1, b2, a1, a2, x1, x2, y1, y2 float64 }

func (f *biquad) next(x float64) float64 {
	y := f.b0*x + f.b1*f.x1 + f.b2*f.x2 - f.a1*f.y1 - f.a2*f.y2
	f.x1, f.x2, f.y1, f.y2 = x, f.x1, y, f.y1
	return y
}
