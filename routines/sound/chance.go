package sound

import "lull/routines/fraction"

// chance is a source of noise that can be asked for at any index: the same
// seed and index always give the same. So nothing has to be played from the
// start to be known in the middle, and nothing ever repeats within reach.
type chance uint64

func (c chance) hash(i int64) uint64 { return fraction.Mix(uint64(c), uint64(i)) }

// of gives another source for another purpose.
func (c chance) of(purpose uint64) chance { return chance(c.hash(int64(purpose) ^ 0x5eed)) }

// unit is evenly spread over 0 to 1.
func (c chance) unit(i int64) float64 { return fraction.Chance(c.hash(i)) }

// white gives two samples of white noise, evenly spread over -1 to 1.
func (c chance) white(i int64) (left, right float64) {
	h := c.hash(i)
	return float64(int32(h)) / (1 << 31), float64(int32(h>>32)) / (1 << 31)
}

// three gives three samples of white noise.
func (c chance) three(i int64) (a, b, d float64) {
	const part = 1 << 21
	h := c.hash(i)
	return float64(h%part)/(part/2) - 1, float64(h/part%part)/(part/2) - 1, float64(h/part/part%part)/(part/2) - 1
}

// wander moves smoothly between 0 and 1, with a new goal at every whole x.
func (c chance) wander(x float64) float64 {
	i := int64(x)
	if float64(i) > x {
		i--
	}
	a, b := c.unit(i), c.unit(i+1)
	return a + (b-a)*smooth(x-float64(i))
}

func smooth(x float64) float64 { return fraction.Smooth(x) }
