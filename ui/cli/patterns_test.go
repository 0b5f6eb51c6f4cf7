package cli_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
)

// What was found waits for the day, as data too: a bar or a script would show it at
// bedtime. How many nights there are does not.
func TestNothingThatWasFoundIsDataAtNight(t *testing.T) {
	a := newAccount(t)
	thirds(a)
	a.does("watch", "late", "caffeine", "sol")
	by := func(at time.Time) string {
		return a.does("review", "--patterns", "--json", "--now", at.Format(time.RFC3339))
	}
	found := []string{`"verdict":`, `"k":`, `"k1":`, `"median`, `"p":`, `"caffeine_thirds":`, `"own_line":`}
	day := by(monday)
	for _, what := range []string{`"verdict":`, `"caffeine_thirds":`} {
		if !strings.Contains(day, what) {
			t.Fatalf("by day there is no %s in\n%s", what, day)
		}
	}
	for _, hours := range []int{8, 10} { // at bedtime, and past midnight
		night := by(monday.Add(time.Duration(hours) * time.Hour))
		for _, what := range found {
			if strings.Contains(night, what) {
				t.Errorf("after %d hours there is %s in\n%s", hours, what, night)
			}
		}
		if !strings.Contains(night, `"logged":21`) || !strings.Contains(night, `"words":["This can wait for the day."]`) {
			t.Errorf("after %d hours it says\n%s", hours, night)
		}
	}
}

// A third without a jerk has none of its nights, which is no missing count; minutes
// have the middle one, also where it is 0.
func TestThirdsAsDataTellNoneAsNone(t *testing.T) {
	a := newAccount(t)
	thirds(a)
	said := a.does("review", "--patterns", "--json")
	for _, want := range []string{`"n":7,"k":0}`, `"n":7,"k":7}`, `"n":7,"median":0}`, `"n":7,"median":30}`} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not in\n%s", want, said)
		}
	}
}

// thirds are 21 nights, the last of which came after more caffeine and with jerks.
func thirds(a *account) {
	a.Helper()
	var b strings.Builder
	b.WriteString(`{"kind":"lull","version":3}` + "\n")
	last := evening.DayOf(a.Now().Date()) - 1
	for i := range 21 {
		d, jerks, sol := last-evening.Day(20-i), "none", 0
		if i >= 14 {
			jerks, sol = "few", 1800
		}
		fmt.Fprintf(&b, `{"kind":"intake","id":"0192aaaa-0000-7000-8000-%012d","at":"%sT15:00:00Z","what":"caffeine","count":1,"caffeine_mg":%d}`+"\n", i, d, 20+20*i)
		fmt.Fprintf(&b, `{"kind":"night","id":"0192aaaa-0000-7000-9000-%012d","at":"%sT07:10:00Z","evening":"%s","jerks":"%s","sol_s":%d}`+"\n", i, d+1, d, jerks, sol)
	}
	a.does("import", a.write("thirds.jsonl", b.String()))
}
