package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
)

// machine is one of somebody's machines, with a journal and a clock.
type machine struct {
	*sqlite.Journal
	at time.Time
}

func newMachine(t *testing.T) *machine {
	t.Helper()
	m := &machine{at: time.Date(2026, 11, 1, 20, 0, 0, 0, time.UTC)}
	j, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), journalFile), sqlite.Options{Now: func() time.Time { return m.at }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	m.Journal = j
	return m
}

// exported is the whole journal of a machine as lull export writes it.
func (m *machine) exported(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	w, err := exchange.NewWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Archive().ReadAll(context.Background(), w.Entry, w.Deleted); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// takeIn imports what another machine exported.
func (m *machine) takeIn(t *testing.T, text string) journal.Merged {
	t.Helper()
	taken, err := exchange.Read(bytes.NewBufferString(text))
	if err != nil {
		t.Fatal(err)
	}
	tried, err := m.Archive().TryMerge(context.Background(), taken.Copy)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := m.Archive().MergeCopy(context.Background(), taken.Copy)
	if err != nil {
		t.Fatal(err)
	}
	if tried != merged {
		t.Errorf("it would be %+v, and it was %+v", tried, merged)
	}
	return merged
}

// live lets somebody note, edit, delete and take back on a machine.
func (m *machine) live(t *testing.T, random *rand.Rand) {
	t.Helper()
	ctx := context.Background()
	for range 12 {
		m.at = m.at.Add(time.Duration(random.IntN(3)) * time.Millisecond) // clocks that agree now and then
		all, err := m.Between(ctx, sqlite.First, sqlite.Last)
		if err != nil {
			t.Fatal(err)
		}
		e := journal.Entry{
			At: m.at, Evening: evening.Of(m.at, evening.DayStarts) + evening.Day(random.IntN(2)), Kind: journal.KindNote,
			Note: &journal.Note{Text: fmt.Sprint("note ", random.IntN(5))},
		}
		if random.IntN(2) == 0 {
			e.Kind, e.Note = journal.KindSession, nil
			e.Session = &journal.Session{Practice: "breathe", Name: "calm", Practised: time.Duration(random.IntN(4)) * time.Minute, Ending: journal.Left}
		}
		what := random.IntN(5)
		if len(all) > 0 && what < 3 {
			e.ID = all[random.IntN(len(all))].ID
		}
		switch {
		case what == 0 && e.ID != "":
			_, err = m.Delete(ctx, e.ID)
		case what == 4 && len(all) > 3:
			_, err = m.Undo(ctx)
		default:
			_, err = m.Save(ctx, e)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Whatever two machines and a third did, in whatever order they hand each
// other their exports, and however often, they end with the same journal.
func TestMachinesThatHandEachOtherTheirExportsEndTheSame(t *testing.T) {
	for seed := range uint64(12) {
		random := rand.New(rand.NewPCG(seed, 7))
		here, there := newMachine(t), newMachine(t)
		here.live(t, random)
		there.takeIn(t, here.exported(t)) // from here on they know of the same entries
		here.live(t, random)
		there.live(t, random)
		exports := []string{here.exported(t), there.exported(t)}

		var results []string
		for _, order := range [][]int{{0, 1}, {1, 0}, {0, 1, 0, 1}, {1, 1, 0, 0, 1}} {
			empty := newMachine(t)
			for _, i := range order {
				empty.takeIn(t, exports[i])
			}
			results = append(results, empty.exported(t))
		}
		joined := newMachine(t)
		joined.takeIn(t, exports[0]+exports[1])
		here.takeIn(t, exports[1])
		there.takeIn(t, exports[0])
		results = append(results, joined.exported(t), here.exported(t), there.exported(t))
		for i, got := range results {
			if got != results[0] {
				t.Errorf("seed %d, result %d:\n%s\nwant\n%s", seed, i, got, results[0])
			}
		}
		if again := here.takeIn(t, exports[0]+exports[1]); again.Added+again.Updated+again.Deleted > 0 {
			t.Errorf("seed %d: the same again did %+v", seed, again)
		}
		days, err := here.CountingBetween(context.Background(), sqlite.First, sqlite.Last)
		if err != nil {
			t.Fatal(err)
		}
		other, err := there.CountingBetween(context.Background(), sqlite.First, sqlite.Last)
		if err != nil || !slices.Equal(days, other) {
			t.Errorf("seed %d: evenings that count: %v here and %v there, %v", seed, days, other, err)
		}
	}
}
