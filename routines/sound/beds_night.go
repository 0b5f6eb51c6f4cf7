package sound

import "math"

// insects are a meadow at night, far off: crickets in no step with each other,
// over still air.
type insects struct {
	noise      wide
	chance     chance
	airL, airR brown
	chirps     grains
}

func newInsects(c chance) maker {
	return &insects{noise: newWide(c.of(5)), chance: c, airL: newBrown(), airR: newBrown()}
}

// A cricket in a cool night chirps about once a second, three pulses at a time.
const (
	crickets   = 9
	chirpEvery = 1.1 * Rate
	pulses     = 3
	pulseEvery = 0.034 * Rate
)

func (n *insects) pulsesIn(frame int64) {
	for one := range int64(crickets) {
		c := n.chance.of(uint64(one) + 10)
		every := chirpEvery * (0.8 + 0.5*c.unit(-1))
		chirp := int64(math.Floor(float64(frame) / every))
		for k := max(chirp-1, 0); k <= chirp; k++ {
			// Now and then one falls silent for a while.
			if c.of(1).wander(float64(k)/9) < 0.35 {
				continue
			}
			begins := (float64(k) + 0.3*c.unit(2*k)) * every
			for pulse := range pulses {
				when := int64(begins + float64(pulse)*pulseEvery)
				if when < frame || when >= frame+blockFrames {
					continue
				}
				far := 0.3 + 0.7*c.unit(-2)
				g := newGrain(3900+900*c.unit(-3), 0.009, 0.012*far*(0.7+0.3*float64(pulse)/pulses), c.unit(-4))
				n.chirps.sounding = append(n.chirps.sounding, g.later(int(when-frame)))
			}
		}
	}
}

func (n *insects) block(out *block, frame int64, _, _ moment) {
	n.pulsesIn(frame)
	for i := 0; i < len(out); i += 2 {
		x, y := n.noise.next(frame)
		frame++
		out[i] = 0.25 * n.airL.next(x)
		out[i+1] = 0.25 * n.airR.next(y)
	}
	n.chirps.block(out)
}
