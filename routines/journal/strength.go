package journal

import "lull/routines/evening"

// Strengths gives the strength as it stood at the end of each of some evenings,
// which come in order; days are those that count, in any order. It is what
// [StreakOf] would say of each, in one pass.
func Strengths(days, ends []evening.Day) []float64 {
	days = sorted(days)
	out := make([]float64, len(ends))
	var strength float64
	var last evening.Day
	next := 0
	for i, end := range ends {
		for ; next < len(days) && days[next] <= end; next++ {
			d := days[next]
			if next > 0 && d == last {
				continue
			}
			if next > 0 {
				strength = faded(strength, d-1-last)
			}
			strength += step * (1 - strength)
			last = d
		}
		out[i] = strength
		if next > 0 {
			out[i] = faded(strength, end-1-last)
		}
	}
	return out
}
