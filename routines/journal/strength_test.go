package journal

import (
	"math"
	"math/rand/v2"
	"testing"

	"lull/routines/evening"
)

func TestStrengthsAreThoseOfTheRecord(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var days, ends []evening.Day
		for d := evening.Day(20000); d < 20400; d++ {
			if chance.IntN(3) == 0 {
				days = append(days, d)
			}
			if chance.IntN(9) == 0 {
				days = append(days, d) // some twice
			}
			if chance.IntN(5) == 0 {
				ends = append(ends, d)
			}
		}
		chance.Shuffle(len(days), func(i, j int) { days[i], days[j] = days[j], days[i] })
		for i, got := range Strengths(days, ends) {
			if want := StreakOf(days, ends[i]).Strength; math.Abs(got-want) > 1e-12 {
				t.Fatalf("on %s: got %v, want %v of %v", ends[i], got, want, days)
			}
		}
	}
	if got := Strengths(nil, []evening.Day{3, 5}); got[0] != 0 || got[1] != 0 {
		t.Errorf("of nothing: got %v", got)
	}
}
