package insight

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The false alarms of docs/evidence.md, Patterns on few nights, with its rules:
// the factor on 40 % of nights, 5 nights a side and 3 with a jerk, one direction,
// ever reported.
func TestFalseAlarmsAreThoseOfTheTable(t *testing.T) {
	runs := 6000
	if testing.Short() {
		runs = 1200
	}
	memo := make(map[Counts]float64)
	chance := func(c Counts) float64 {
		p, known := memo[c]
		if !known {
			p = c.Chance()
			memo[c] = p
		}
		return p
	}
	for _, c := range []struct {
		p1, p0, line              float64
		daily, weekly28, weekly63 float64 // percent; -1 where the table has none
	}{
		{0.30, 0.30, 0.90, 30, 15, 23},
		{0.30, 0.30, 0.975, 10, 4, 7},
		{0.30, 0.30, 0.995, -1, 0.8, 1.8},
		{0.60, 0.15, 0.975, 98, 72, 98},
		{0.60, 0.15, 0.995, -1, 48, 91},
		{0.45, 0.20, 0.975, 69, 31, 65},
	} {
		r := rand.New(rand.NewPCG(9, uint64(1000*c.line+100*c.p1)))
		ever := func(nights, each int) bool {
			var n Counts
			for night := 1; night <= nights; night++ {
				if r.Float64() < 0.40 {
					n.N1++
					if r.Float64() < c.p1 {
						n.K1++
					}
				} else {
					n.N0++
					if r.Float64() < c.p0 {
						n.K0++
					}
				}
				enough := min(n.N1, n.N0) >= LeastSide && n.K1+n.K0 >= LeastKind
				if night%each == 0 && enough && chance(n) >= c.line {
					return true
				}
			}
			return false
		}
		check := func(name string, nights, each int, want float64) {
			if want < 0 {
				return
			}
			hits := 0
			for range runs {
				if ever(nights, each) {
					hits++
				}
			}
			got := float64(hits) / float64(runs)
			p := want / 100
			// Four standard errors, and the rounding of what was printed.
			off := 4*math.Sqrt(p*(1-p)/float64(runs)) + 0.006
			if want < 2 {
				off -= 0.0055
			}
			t.Logf("%.2f against %.2f at %.3f, %s: %.1f %%, printed %v %%", c.p1, c.p0, c.line, name, 100*got, want)
			if math.Abs(got-p) > off {
				t.Errorf("%.2f against %.2f at %.3f, %s: %.1f %%, printed %v %%", c.p1, c.p0, c.line, name, 100*got, want)
			}
		}
		check("daily, 60", 60, 1, c.daily)
		check("weekly, 28", 28, EachTime, c.weekly28)
		check("weekly, 63", 63, EachTime, c.weekly63)
	}
}
