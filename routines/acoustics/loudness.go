package acoustics

import "math"

// Loudness is the integrated loudness in LUFS (ITU-R BS.1770-4): K weighting,
// blocks of 400 ms with 75 % overlap, a gate at -70 LUFS and a second one 10 LU
// below what passes the first.
func Loudness(samples []float32) float64 {
	var m Meter
	m.Write(samples)
	return m.Loudness()
}

// Meter measures the loudness of a sound that comes in pieces. The zero value
// is ready.
type Meter struct {
	shelf, high [Channels]biquad
	frames      int
	power       []float64 // of every tenth of a second
}

const hop = Rate / 10

// Write takes the next samples.
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

func lufs(power float64) float64 { return -0.691 + 10*math.Log10(power) }

// The two filters of the recommendation, with its coefficients for 48 kHz.
var (
	kShelf = biquad{b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585}
	kHigh  = biquad{b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621}
)

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
