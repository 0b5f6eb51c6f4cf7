// Package fraction is the numbers from 0 to 1: kept between the two, eased from one
// to the other, or drawn by chance.
//
// It refuses to remember anything: the same question has the same answer.
package fraction

// Of is v kept between 0 and 1. What is no number is 0.
func Of(v float64) float64 {
	if v > 0 { // false for NaN as well
		return min(v, 1)
	}
	return 0
}

// Smooth rises from 0 to 1 with no corner at either end, and stays there.
func Smooth(v float64) float64 {
	v = Of(v)
	return v * v * (3 - 2*v)
}

// Mix is the nth number of a row of them that begins with a seed (SplitMix64;
// Steele, Lea and Flood 2014). It can be asked for at any place, so that nothing
// has to be played from the start to be known in the middle.
func Mix(seed, n uint64) uint64 {
	x := seed + n*0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// Chance is such a number as one from 0 up to 1, all of them alike.
func Chance(mixed uint64) float64 { return float64(mixed>>11) / (1 << 53) }
