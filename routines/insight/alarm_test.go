package insight

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
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
	for _, c := range falseAlarms(t) {
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

// falseAlarm is a row of the page's table, in percent; -1 where it has none.
type falseAlarm struct{ p1, p0, line, daily, weekly28, weekly63 float64 }

func falseAlarms(t *testing.T) (all []falseAlarm) {
	t.Helper()
	for line := range strings.Lines(read(t, "../../docs/evidence.md")) {
		var a falseAlarm
		line = strings.ReplaceAll(line, "–", "-1")
		if n, _ := fmt.Sscanf(line, "| %g, %g | %g | %g | %g | %g |", &a.p1, &a.p0, &a.line, &a.daily, &a.weekly28, &a.weekly63); n == 6 {
			all = append(all, a)
		}
	}
	if len(all) != 6 {
		t.Fatalf("docs/evidence.md has %d rows of false alarms, want 6", len(all))
	}
	return all
}
