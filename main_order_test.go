package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/exchange"
	"lull/routines/health"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
)

// Two machines take in files that say otherwise of one thing, in any order, and
// hand each other their journals: both have the same, of two files exactly one
// account, and always what the file said that comes after that.
func TestMachinesThatHandEachOtherTheirJournalsLoseNothing(t *testing.T) {
	at := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	id := func(n int) string { return fmt.Sprintf("0192f0c4-0000-5000-8000-%012d", n) }
	cup := func(n int) journal.Entry {
		return journal.Entry{ID: id(n), Kind: journal.KindIntake, Source: journal.AppleHealth, At: at, Evening: evening.DayOf(2026, 11, 23), Intake: &journal.Intake{What: "caffeine", Count: 1, Caffeine: float64(90 + n)}}
	}
	night := func(n int) journal.Entry { // of another evening each
		asleep, woke := at.Add(time.Duration(n)*time.Minute), at.Add(8*time.Hour)
		return journal.Entry{ID: id(n), Kind: journal.KindNight, Source: journal.Oura, At: woke, Evening: evening.DayOf(2026, 11, 22+n), Changed: time.Date(2026, 11, 22+n, 0, 0, 0, 0, time.UTC), Night: &journal.Night{Asleep: &asleep, Woke: &woke}}
	}
	for seed := range uint64(24) {
		r := rand.New(rand.NewPCG(seed, 1))
		of, files := cup, 2+int(seed%2)
		if seed/2%2 == 1 {
			of = night
		}
		a, b := ownJournal(t), ownJournal(t)
		var steps []string
		for range 2 + r.IntN(8) {
			at, n := r.IntN(2), 1+r.IntN(files)
			steps = append(steps, fmt.Sprintf("%d on %c", n, 'a'+at))
			takes(t, []*sqlite.Journal{a, b}[at], of(n))
		}
		for _, n := range []int{2, 1} { // so that each knows of both
			takes(t, a, of(n))
			takes(t, b, of(3-n))
		}
		hand(t, a, b)
		has := holds(t, a)
		if other := holds(t, b); !slices.Equal(has, other) || len(has) == 0 || files == 2 && len(has) != 1 {
			t.Errorf("%d, %s: they have %v and %v", seed, strings.Join(steps, ", "), has, other)
		}
		n := 1 + r.IntN(files)
		takes(t, a, of(n))
		hand(t, a, b)
		if has, other := holds(t, a), holds(t, b); !slices.Equal(has, []string{id(n)}) || !slices.Equal(other, has) {
			t.Errorf("%d, %s, then %d on a: they have %v and %v", seed, strings.Join(steps, ", "), n, has, other)
		}
	}
}

func ownJournal(t *testing.T) *sqlite.Journal {
	t.Helper()
	j, err := sqlite.Standby(t.Context(), "", sqlite.Options{Now: func() time.Time { return time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// takes takes in a file that holds one entry, twice, as import does.
func takes(t *testing.T, j *sqlite.Journal, e journal.Entry) {
	t.Helper()
	for range 2 {
		known, gone := wholeOf(t, j), map[string]time.Time{}
		for _, d := range known.Deleted {
			gone[d.ID] = d.Changed
		}
		b := health.Replaced(exchange.Batch{Copy: journal.Copy{Entries: []journal.Entry{e}, Recorded: true}}, known.Entries, gone)
		if _, err := j.Archive().MergeCopy(t.Context(), b.Copy); err != nil {
			t.Fatal(err)
		}
	}
}

// hand gives each of two journals what the other has.
func hand(t *testing.T, a, b *sqlite.Journal) {
	t.Helper()
	ofA, ofB := wholeOf(t, a), wholeOf(t, b)
	for j, c := range map[*sqlite.Journal]journal.Copy{a: ofB, b: ofA} {
		if _, err := j.Archive().MergeCopy(t.Context(), c); err != nil {
			t.Fatal(err)
		}
	}
}

func wholeOf(t *testing.T, j *sqlite.Journal) (c journal.Copy) {
	t.Helper()
	err := j.Archive().ReadAll(t.Context(), func(e journal.Entry) error { c.Entries = append(c.Entries, e); return nil },
		func(d journal.Tombstone) error { c.Deleted = append(c.Deleted, d); return nil })
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func holds(t *testing.T, j *sqlite.Journal) (ids []string) {
	t.Helper()
	for _, e := range wholeOf(t, j).Entries {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	return ids
}
