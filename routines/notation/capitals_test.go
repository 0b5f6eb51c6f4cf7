package notation

import (
	"slices"
	"testing"
	"time"

	"lull/routines/journal"
)

// A name that somebody wrote with a capital letter is shown so: that of a medicine, and
// what no table knows. What the table knows is one thing at the beginning of a sentence
// and in the middle of it, and an amount is no name.
func TestANameKeepsItsCapital(t *testing.T) {
	known := known(t)
	now := time.Date(2026, 11, 23, 15, 42, 0, 0, time.UTC)
	of := func(e journal.Entry) string {
		switch {
		case e.Medicine != nil:
			return "medicine " + e.Medicine.What
		case e.Intake != nil:
			return e.Intake.What
		}
		return e.Exercise.What
	}
	for line, want := range map[string]string{
		"call Anna":                      "call Anna",
		"Call Anna at 15:00":             "call Anna",
		"CALL":                           "call",
		"Coffee at 15:40":                "coffee",
		"Run 40m hard":                   "run",
		"Cigarette":                      "cigarette",
		"Ritalin 10MG at 8:00":           "medicine Ritalin 10mg",
		"medicine Medikinet 10mg":        "medicine Medikinet 10mg",
		"ritalin":                        "medicine ritalin",
		"Medicine vitamin D and Zinc":    "medicine vitamin D and Zinc",
		"magnesium (Verla) at 21:00":     "medicine magnesium Verla",
		"medicine O\u0308l am Abend 5mg": "medicine \u00d6l am Abend 5mg",
	} {
		e, err := Entry([]string{line}, now, known)
		if err != nil {
			t.Errorf("%q: %v", line, err)
			continue
		}
		if got := of(e); got != want {
			t.Errorf("%q is %q, want %q", line, got, want)
		}
		again, err := Entry([]string{Words(e)}, now, known)
		if e.Exercise == nil && (err != nil || of(again) != want) {
			t.Errorf("%q, typed again as %q, is %q, %v", line, Words(e), of(again), err)
		}
	}
	all, err := Entries([]string{"coffee", "and", "Ritalin"}, now, known)
	if err != nil || len(all) != 2 || of(all[0]) != "coffee" || of(all[1]) != "medicine Ritalin" {
		t.Errorf("beside a drink: %+v, %v", all, err)
	}
	q, err := Question([]string{"can I call Anna"}, now, known)
	if err != nil || q.Intake.What != "call Anna" {
		t.Errorf("asked about is %+v, %v", q, err)
	}
	one, _ := Entry([]string{"medicine ritalin"}, now, known)
	two, _ := Entry([]string{"medicine Ritalin"}, now, known)
	if got := Again([]journal.Entry{one, two}, 8, known); !slices.Equal(got, []string{"medicine Ritalin"}) {
		t.Errorf("lately it was %q", got)
	}
}
