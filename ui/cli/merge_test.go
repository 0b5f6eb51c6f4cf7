package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"lull/routines/exchange"
	"lull/routines/journal"
)

// machine is somebody's account on one of two machines.
func machine(t *testing.T, at time.Time) *account {
	a := newAccount(t)
	a.at = at
	a.NewID = func() string { return uuid.Must(uuid.NewV7()).String() }
	return a
}

// handOver exports one journal into another.
func handOver(from, to *account) (added, unchanged int) {
	from.Helper()
	file := filepath.Join(from.dir, "hand-over.jsonl")
	from.does("export", "-o", file)
	var got struct{ Added, Unchanged int }
	if err := json.Unmarshal([]byte(to.does("import", file, "--json")), &got); err != nil {
		from.Fatal(err)
	}
	return got.Added, got.Unchanged
}

// Two machines that told of different things, one evening after the other, have
// the same set after handing over both ways, each once, whatever its kind; and what
// was changed or taken out on one of them is so on both.
func TestTwoMachinesHaveTheSameSetOfEveryKind(t *testing.T) {
	laptop, desk := machine(t, monday), machine(t, monday.Add(time.Hour))
	for _, line := range [][]string{
		{"log", "nap", "20m", "at", "13:00"},
		{"log", "medicine", "melatonin"},
		{"log", "coffee", "at", "9:00"},
		{"log", "stress", "7"},
		{"watch", "late coffee", "jerks"},
		{"trial", "start", "no tea after 14:00"},
		{"trial", "tonight"},
		{"park", "call the school", "--step", "find the number"},
		{"log", "session", "calm", "10m"},
		{"log", "note", "rain"},
		{"log", "nothing"},
		{"morning", "--jerks", "few", "--sol", "20m", "--slept", "23:00..06:30"},
	} {
		laptop.does(line...)
	}
	for _, line := range [][]string{
		{"log", "nap", "10m", "at", "14:30"},
		{"log", "medicine", "ibuprofen"},
		{"log", "run", "40m", "hard"},
		{"log", "rest"},
		{"log", "wine"},
		{"watch", "stress", "sol"},
		{"log", "nothing"},
	} {
		desk.does(line...)
	}
	// A walk with what was heard of it, which decides what is heard next.
	laptop.does("import", laptop.write("walk.jsonl", exchange.Header+"\n"+`{"kind":"session","id":"0192aaaa-0000-7000-8000-000000000077",`+
		`"at":"2026-11-22T22:10:00Z","practice":"imagine","name":"shore","planned_s":900,"practised_s":900,"ending":"drifted","seed":7,"heard":"1ab"}`+"\n"))
	handOver(laptop, desk)
	handOver(desk, laptop)
	alike(t, laptop, desk)
	if said := desk.does("export"); !strings.Contains(said, `"heard":"1ab"`) || !strings.Contains(said, `"seed":7`) {
		t.Error("what was heard was not handed over")
	}
	kinds := map[journal.Kind]bool{}
	for _, e := range laptop.entries() {
		kinds[e.Kind] = true
	}
	for _, k := range journal.Kinds() {
		if !kinds[k] {
			t.Errorf("nothing of the kind %s was handed over", k)
		}
	}
	// Again, both ways: nothing is doubled.
	before := len(laptop.entries())
	if added, _ := handOver(laptop, desk); added != 0 {
		t.Errorf("handed over again, %d are new", added)
	}
	if added, unchanged := handOver(desk, laptop); added != 0 || unchanged != before {
		t.Errorf("handed back, %d are new and %d as they were, of %d", added, unchanged, before)
	}
	// The coin that was tossed on one is the coin of the other.
	if a, b := laptop.does("trial", "tonight", "--json"), desk.does("trial", "tonight", "--json"); a != b || len(desk.arms()) != 1 {
		t.Errorf("the coin says %s and %s, drawn %v", a, b, desk.arms())
	}
	// The question that was asked last stands on both.
	if a, b := laptop.does("watch", "--json"), desk.does("watch", "--json"); a != b || !strings.Contains(a, `"stress"`) {
		t.Errorf("watched are %s and %s", a, b)
	}
	// Taken out on one, changed on the other.
	desk.at, laptop.at = desk.at.Add(2*time.Hour), laptop.at.Add(2*time.Hour)
	for _, e := range desk.entries(journal.KindNap) {
		if e.Nap.Lasted == 10*time.Minute {
			desk.does("delete", e.ID)
		} else {
			laptop.does("edit", e.ID, "nap", "30m", "at", "13:00")
		}
	}
	handOver(desk, laptop)
	handOver(laptop, desk)
	alike(t, laptop, desk)
	if naps := laptop.entries(journal.KindNap); len(naps) != 1 || naps[0].Nap.Lasted != 30*time.Minute {
		t.Errorf("the naps are %+v", naps)
	}
}

// alike checks that two journals have the same lines, each id once.
func alike(t *testing.T, a, b *account) {
	t.Helper()
	lines := func(of *account) []string {
		all := strings.Split(strings.TrimSpace(of.does("export")), "\n")
		slices.Sort(all[1:])
		return all
	}
	first, second := lines(a), lines(b)
	if !slices.Equal(first, second) {
		t.Errorf("one has\n%s\nand the other\n%s", strings.Join(first, "\n"), strings.Join(second, "\n"))
	}
	seen := map[string]bool{}
	for _, e := range a.entries() {
		if seen[e.ID] {
			t.Errorf("%s is there twice", e.ID)
		}
		seen[e.ID] = true
	}
}

// An export of each version that there was is read by this one, and one that this
// program wrote is told apart by an older one before a line of it is taken in: the
// version stands in the first line, and the words say what helps.
func TestExportsOfAllVersionsAreRead(t *testing.T) {
	a := machine(t, monday)
	line := `{"kind":"intake","id":"0192aaaa-0000-7000-8000-00000000000%","at":"2026-11-20T15:00:00Z","what":"coffee","count":1,"caffeine_mg":96}`
	for version := 1; version <= exchange.Version; version++ {
		n := string(rune('0' + version))
		a.does("import", a.write("v"+n+".jsonl", `{"kind":"lull","version":`+n+"}\n"+strings.ReplaceAll(line, "%", n)+"\n"))
		if got := len(a.entries()); got != version {
			t.Errorf("of version %d: %d entries", version, got)
		}
	}
	file := filepath.Join(a.dir, "now.jsonl")
	a.does("export", "-o", file)
	text, err := os.ReadFile(file)
	if err != nil || !strings.HasPrefix(string(text), exchange.Header+"\n") {
		t.Errorf("an export begins with %.40q, %v", text, err)
	}
	newer := a.write("newer.jsonl", strings.Replace(string(text), exchange.Header, `{"kind":"lull","version":99}`, 1))
	if _, err := a.run("import", newer); err == nil || !strings.Contains(err.Error(), "newer version") || !strings.Contains(err.Error(), "can be put in place of this one") {
		t.Errorf("of a later version: %v", err)
	}
}
