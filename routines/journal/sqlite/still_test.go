package sqlite

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// keptAWhileAgo makes a journal with one entry that was written a while ago.
func keptAWhileAgo(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "lull.db")
	jotted(t, path)
	writtenLongAgo(t, path)
	return path
}

// writtenLongAgo makes a file as old as one that lies still.
func writtenLongAgo(t *testing.T, path string) {
	t.Helper()
	old := time.Now().Add(-time.Minute)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
}

// jotted writes a note into a journal.
func jotted(t *testing.T, path string) {
	t.Helper()
	c := newClock()
	closedAfter(t, path, c, func(j *Journal) error {
		_, err := j.Save(t.Context(), note("quiet", c.at))
		return err
	})
}

func TestAStillJournalIsReadAndNothingIsWrittenBesideIt(t *testing.T) {
	path := keptAWhileAgo(t)
	j, unchanged, err := Still(path)
	if err != nil {
		t.Fatal(err)
	}
	found, err := j.Between(t.Context(), First, Last)
	if err != nil || len(found) != 1 {
		t.Errorf("found %v, %v", found, err)
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(beside) != 1 {
		t.Errorf("while it is read there are %v, %v", beside, err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	if !unchanged() {
		t.Error("it is another one now")
	}
}

func TestWhatWasReadIsNoGoodWhereSomebodyWrote(t *testing.T) {
	for name, write := range map[string]func(t *testing.T, path string){
		"and closed":      jotted,
		"and has it open": func(t *testing.T, path string) { opened(t, path, newClock()) },
	} {
		t.Run(name, func(t *testing.T) {
			path := keptAWhileAgo(t)
			j, unchanged, err := Still(path)
			if err != nil {
				t.Fatal(err)
			}
			write(t, path)
			if err := j.Close(); err != nil {
				t.Error(err)
			}
			if unchanged() {
				t.Error("nothing was noticed")
			}
		})
	}
}

func TestAJournalInUseIsNotStill(t *testing.T) {
	for name, use := range map[string]func(t *testing.T, path string){
		"written just now": jotted,
		"open":             func(t *testing.T, path string) { opened(t, path, newClock()) },
		"left open by a crash": func(t *testing.T, path string) {
			if err := os.WriteFile(path+"-wal", nil, 0o600); err != nil {
				t.Fatal(err)
			}
		},
		"not there": func(t *testing.T, path string) {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := keptAWhileAgo(t)
			use(t, path)
			if j, _, err := Still(path); err == nil {
				_ = j.Close()
				t.Error("it was opened")
			}
		})
	}
}

// rested closes a journal and has it lie for a while.
func rested(t *testing.T, j *Journal) {
	t.Helper()
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	writtenLongAgo(t, j.file.path)
}

// readAlike compares what is read of a journal that nobody has open with what SQLite
// reads of it.
func readAlike(t *testing.T, path string) {
	t.Helper()
	resting, unchanged, err := Still(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resting.Close() }()
	f := newFile(path, Options{})
	if err := f.connect(t.Context(), way{parameters: reading, readOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.close() }()
	j, rows := &Journal{f}, 0
	today := evening.DayOf(2026, 11, 23)
	for _, span := range [][2]evening.Day{{First, Last}, {today - 2, today}, {today, today}, {today - 90, today - 60}, {today + 1, Last}, {First, today - 2000}, {today, today - 1}} {
		for _, kinds := range [][]journal.Kind{nil, {journal.KindParked}, {journal.KindIntake, journal.KindNight}, {"zzz"}, {""}} {
			want, err := j.Between(t.Context(), span[0], span[1], kinds...)
			if err != nil {
				t.Fatal(err)
			}
			got, err := resting.Between(t.Context(), span[0], span[1], kinds...)
			if err != nil || !reflect.DeepEqual(lined(got), lined(want)) {
				t.Errorf("of %v from %v to %v: %d entries, %v; want %d", kinds, span[0], span[1], len(got), err, len(want))
			}
			rows += len(want)
		}
	}
	want, err := j.Marks(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := resting.Marks(t.Context())
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d marks, %v; want %d", len(got), err, len(want))
	}
	if rows == 0 || !unchanged() {
		t.Errorf("%d rows were compared, unchanged %v", rows, unchanged())
	}
}

func lined(entries []journal.Entry) []string {
	lines := []string{}
	for _, e := range entries {
		lines = append(lines, string(e.Line()))
	}
	return lines
}

// years are three of them, whose trees have pages between the first and the last;
// with notes that take pages of their own, and gaps where entries were taken out.
func years(t *testing.T) *Journal {
	t.Helper()
	j, c := fresh(t)
	save(t, j, everyKind()...)
	var some []journal.Entry
	for d := range 1100 {
		at := c.at.AddDate(0, 0, -d)
		for cup := range 4 {
			e := coffee(at.Add(time.Duration(cup) * time.Hour))
			e.At, e.Evening = at.Add(time.Duration(cup)*time.Hour), evening.Of(at, evening.DayStarts)
			some = append(some, e)
		}
		some = append(some, note("a day", at), journal.Entry{
			Kind: journal.KindParked, At: at, Evening: evening.Of(at, evening.DayStarts), Parked: &journal.Parked{Text: "call the school"},
		})
		if d%40 == 0 {
			some = append(some, note(strings.Repeat("a long day ", 40*(1+d/40)), at))
		}
	}
	saved := save(t, j, some...)
	for i, e := range saved {
		if i%7 == 0 {
			if _, err := j.Delete(t.Context(), e.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	for n := range 400 {
		if err := j.Mark(t.Context(), fmt.Sprint("said-", n), evening.Day(n), strings.Repeat("x", n)); err != nil {
			t.Fatal(err)
		}
	}
	return j
}

func TestAStillJournalIsReadAsSQLiteReadsIt(t *testing.T) {
	j := years(t)
	rested(t, j)
	if n := pages(t, j.file.path); n < 100 {
		t.Errorf("%d pages have no deep trees", n)
	}
	readAlike(t, j.file.path)
}

func TestAStillJournalOfAnOlderFormatIsReadAsSQLiteReadsIt(t *testing.T) {
	path := filled3(t)
	if j, _, err := Still(path); err == nil {
		_ = j.Close()
		t.Error("a format that is not known was read")
	}
	j, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	rested(t, j)
	readAlike(t, path)
}

func TestRowsWithoutSenseAreSetAsideInAStillJournal(t *testing.T) {
	for name, statement := range nonsense {
		t.Run(name, func(t *testing.T) {
			j, _ := fresh(t)
			save(t, j, everyKind()...)
			hurt(t, j.file.path, statement)
			rested(t, j)
			readAlike(t, j.file.path)
		})
	}
}

// Whatever the bytes are, a glance ends soon: at worst SQLite is asked.
func TestAStillJournalOfAnyBytes(t *testing.T) {
	j := years(t)
	rested(t, j)
	whole := contents(t, j.file.path)
	path, odd := filepath.Join(t.TempDir(), "lull.db"), 0
	chance := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		hurt := slices.Clone(whole)
		for range 1 + chance.IntN(40) {
			page := chance.IntN(1 + chance.IntN(len(hurt)/pageSize)) // the first ones mostly, on which trees begin
			hurt[page*pageSize+chance.IntN(1+chance.IntN(pageSize))] = byte(chance.Uint32())
		}
		if chance.IntN(5) == 0 {
			hurt = hurt[:chance.IntN(len(hurt))]
		}
		if err := os.WriteFile(path, hurt, 0o600); err != nil {
			t.Fatal(err)
		}
		writtenLongAgo(t, path)
		j, _, err := Still(path)
		if err == nil {
			_, between := j.Between(t.Context(), First, Last)
			_, marks := j.Marks(t.Context())
			err = errors.Join(between, marks, j.Close())
		}
		if err != nil {
			odd++
		}
	}
	if odd < 30 {
		t.Errorf("only %d of them were found odd", odd)
	}
}
