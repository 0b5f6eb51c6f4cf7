package cli_test

import (
	"fmt"
	"strings"
	"testing"

	"lull/routines/evening"
)

// A third without a jerk has none of its nights, which is no missing count; minutes
// have the middle one, also where it is 0.
func TestThirdsAsDataTellNoneAsNone(t *testing.T) {
	a := newAccount(t)
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
	said := a.does("review", "--patterns", "--json")
	for _, want := range []string{`"n":7,"k":0}`, `"n":7,"k":7}`, `"n":7,"median":0}`, `"n":7,"median":30}`} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not in\n%s", want, said)
		}
	}
}
