package insight

import (
	"math/rand/v2"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
)

// years is so many evenings with 13 entries each.
func years(evenings int) []journal.Entry {
	r := rand.New(rand.NewPCG(1, 1))
	var out []journal.Entry
	for i := range evenings {
		d := monday - evening.Day(evenings) + evening.Day(i)
		for cup := range 6 {
			out = append(out, drank(d, 8+float64(cup)*1.4, 60+float64(r.IntN(60))))
		}
		if r.IntN(3) == 0 {
			out = append(out, ran(d, 18+3*r.Float64(), journal.Vigorous, time.Hour))
		}
		if r.IntN(3) == 0 {
			out = append(out, poured(d, 18+3*r.Float64(), 14))
		}
		out = append(out, rated(d, "stress", r.IntN(11)), rated(d, "tension-before", r.IntN(11)), rated(d, "tension-after", r.IntN(11)))
		if r.IntN(2) == 0 {
			out = append(out, practised(d, "breathe", 10*time.Minute))
		}
		e := slept(d, []journal.Jerks{journal.NoJerks, journal.FewJerks}[r.IntN(2)])
		sol, awake := minutes(r.IntN(60)), minutes(5*r.IntN(10))
		e.Night.SOL, e.Night.WASO, e.Night.Quality = &sol, &awake, 1+r.IntN(5)
		out = append(out, e)
	}
	return out
}

func BenchmarkPatterns(b *testing.B) {
	for name, n := range map[string]int{"the longest span": 3 * Span, "a hundred years": 36_500, "eight weeks": 56} {
		entries := years(n)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Look(Nights(entries, rules()), intake.Body{}, Question{})
			}
		})
	}
}
