package journal_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
)

// A thing that somebody reported and that a program recorded was had once. The
// words are: who says so, what, from which minute on, how many minutes.
func TestAThingIsHadOnce(t *testing.T) {
	for name, c := range map[string]struct{ entries, left string }{
		"a cup":                    {"self cup 0 0, oura cup 15 0", "self cup 0 0"},
		"a cup noted later":        {"oura cup 0 0, self cup 15 0", "self cup 15 0"},
		"another cup":              {"self cup 0 0, oura cup 16 0", "self cup 0 0, oura cup 16 0"},
		"two records of it":        {"oura cup 0 0, csv cup 1 0, self cup 5 0", "self cup 5 0"},
		"none reported":            {"oura cup 0 0, csv cup 1 0", "oura cup 0 0, csv cup 1 0"},
		"two reports":              {"self cup 0 0, self cup 1 0", "self cup 0 0, self cup 1 0"},
		"a wine beside a beer":     {"self wine 0 0, csv beer 1 0", "self wine 0 0, csv beer 1 0"},
		"a beer":                   {"self beer 0 0, csv beer 1 0", "self beer 0 0"},
		"a nap that shares time":   {"self nap 40 30, oura nap 0 50", "self nap 40 30"},
		"a nap at another time":    {"self nap 80 30, oura nap 0 50", "self nap 80 30, oura nap 0 50"},
		"a long nap before":        {"self nap 0 120, oura nap 110 30", "self nap 0 120"},
		"a practice beside a nap":  {"self nap 0 30, oura practice 0 10", "self nap 0 30, oura practice 0 10"},
		"a practice":               {"self practice 0 10, oura practice 2 10", "self practice 0 10"},
		"an evening that was kept": {"self practice 0 10, loop practice 0 0", "self practice 0 10, loop practice 0 0"},
		"a note":                   {"self note 0 0, loop note 0 0", "self note 0 0, loop note 0 0"},
		"one among others":         {"self cup -900 0, oura cup 0 0, self cup 5 0, self cup 900 0", "self cup -900 0, self cup 5 0, self cup 900 0"},

		"two cups of one program":    {"self cup 10 0, oura cup 0 0, oura cup 20 0", "self cup 10 0, oura cup 20 0"},
		"the nearest of two cups":    {"self cup 10 0, oura cup 0 0, oura cup 15 0", "self cup 10 0, oura cup 0 0"},
		"two reports, two records":   {"self cup 0 0, self cup 10 0, oura cup 1 0, oura cup 9 0", "self cup 0 0, self cup 10 0"},
		"a decaf beside a strong":    {"self decaf 0 0, oura strong 12 0", "self decaf 0 0, oura strong 12 0"},
		"a strong beside a decaf":    {"self strong 0 0, oura decaf 12 0", "self strong 0 0"},
		"half of it":                 {"self cup 0 0, oura strong 12 0", "self cup 0 0"},
		"a decaf and the cup itself": {"self decaf 10 0, self cup 0 0, oura strong 11 0", "self decaf 10 0, self cup 0 0"},
		"three wines":                {"self wine 10 0, csv wine 0 0, csv wine 9 0, csv wine 20 0", "self wine 10 0, csv wine 0 0, csv wine 20 0"},
		"a nap in two pieces":        {"self nap 0 60, oura nap 0 20, oura nap 30 30", "self nap 0 60"},
	} {
		var entries []journal.Entry
		for words := range strings.SplitSeq(c.entries, ", ") {
			entries = append(entries, said(t, words))
		}
		var left []string
		for _, e := range journal.Once(entries) {
			left = append(left, e.ID)
		}
		if got := strings.Join(left, ", "); got != c.left {
			t.Errorf("%s: of %s there is left %s, want %s", name, c.entries, got, c.left)
		}
	}
}

// said makes an entry of a few words, which are its id.
func said(t *testing.T, words string) journal.Entry {
	t.Helper()
	var who, what string
	var from, minutes int
	if _, err := fmt.Sscan(words, &who, &what, &from, &minutes); err != nil {
		t.Fatal(err)
	}
	lasted := time.Duration(minutes) * time.Minute
	e := journal.Entry{ID: words, Source: strings.TrimPrefix(who, "self"), At: time.Date(2026, 11, 23, 14, from, 0, 0, time.UTC)}
	switch what {
	case "cup":
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "of " + who, Caffeine: 80}
	case "decaf", "strong":
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: what, Caffeine: map[string]float64{"decaf": 5, "strong": 160}[what]}
	case "beer", "wine":
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: what, Alcohol: 10}
	case "nap":
		e.Kind, e.Nap = journal.KindNap, &journal.Nap{Lasted: lasted}
	case "practice":
		e.Kind, e.Session = journal.KindSession, &journal.Session{Practised: lasted}
	case "note":
		e.Kind, e.Note = journal.KindNote, &journal.Note{}
	}
	return e
}
