package cli_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"lull/routines/evening"
)

// monthsOfCoffee is an export of so many nights up to an evening, with caffeine in
// the afternoon and jerks that go with 60 mg of it at bedtime.
func monthsOfCoffee(nights int, last evening.Day) string {
	var b strings.Builder
	b.WriteString(`{"kind":"lull","version":2}` + "\n")
	for i := range nights {
		d := last - evening.Day(nights-1-i)
		atBed := 35 * math.Exp(0.9*math.Sin(float64(i)*1.7))
		jerks := "none"
		if atBed >= 60 && i%5 > 0 || atBed < 60 && i%9 == 0 {
			jerks = "few"
		}
		fmt.Fprintf(&b, `{"kind":"intake","id":"0192aaaa-0000-7000-8000-%012d","at":"%sT15:00:00Z","what":"caffeine","count":1,"caffeine_mg":%.1f}`+"\n", i, d, atBed/0.33928)
		fmt.Fprintf(&b, `{"kind":"night","id":"0192aaaa-0000-7000-9000-%012d","at":"%sT07:10:00Z","evening":"%s","jerks":"%s"}`+"\n", i, d+1, d, jerks)
	}
	return b.String()
}

// ownLine is what the patterns say of the line as data.
func (a *account) ownLine() (own struct {
	Offered bool    `json:"offered"`
	Now     float64 `json:"now_mg"`
	Line    float64 `json:"line_mg"`
	Set     *string `json:"set"`
}, words string,
) {
	a.Helper()
	var all struct {
		Own   json.RawMessage `json:"own_line"`
		Words []string        `json:"words"`
	}
	if err := json.Unmarshal([]byte(a.does("review", "--patterns", "--json")), &all); err != nil {
		a.Fatal(err)
	}
	if err := json.Unmarshal(all.Own, &own); err != nil {
		a.Fatalf("%v: %s", err, all.Own)
	}
	return own, strings.Join(all.Words, "\n")
}

// The line is offered with its numbers, taken by a command, and taken back.
func TestOwnLineIsOfferedTakenAndTakenBack(t *testing.T) {
	a := newAccount(t)
	a.does("import", a.write("months.jsonl", monthsOfCoffee(182, evening.DayOf(a.Now().Date())-1)))
	before, _ := a.run("can", "coffee", "at", "17:00") // a no is an answer
	own, words := a.ownLine()
	if !own.Offered || own.Now != 35 || own.Line < 50 || own.Set == nil {
		t.Fatalf("got %+v\n%s", own, words)
	}
	for _, want := range []string{"A line of your own", "lull config set caffeine.line " + *own.Set} {
		if !strings.Contains(words, want) {
			t.Errorf("the words have no %q:\n%s", want, words)
		}
	}
	if said := a.does("review", "--patterns"); !strings.Contains(said, "A line of your own") || strings.Contains(said, "o under") {
		t.Errorf("by day it is not said:\n%s", said)
	}
	a.does("config", "set", "caffeine.line", *own.Set)
	taken, words := a.ownLine()
	if taken.Offered || taken.Now != own.Line || taken.Set == nil || *taken.Set != "" || !strings.Contains(words, "Your own line holds") {
		t.Errorf("taken: %+v\n%s", taken, words)
	}
	if moved, _ := a.run("can", "coffee", "at", "17:00"); moved == before {
		t.Errorf("with the line taken, can says %q as before", moved)
	}
	a.does("config", "set", "caffeine.line", "")
	if again, _ := a.run("can", "coffee", "at", "17:00"); again != before {
		t.Errorf("taken back, can says %q, and before %q", again, before)
	}
}
