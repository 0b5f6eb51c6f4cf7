package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// hurt writes into a file what the program never would, each statement with a
// connection of its own.
func hurt(t *testing.T, path string, statements ...string) {
	t.Helper()
	for _, s := range statements {
		db, err := sql.Open("sqlite", source(path, "_pragma=writable_schema(1)&_pragma=ignore_check_constraints(1)"))
		if err == nil {
			_, err = db.Exec(s)
		}
		if err = errors.Join(err, db.Close()); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// Columns that take any type, as after a flipped bit, and as they were.
const (
	loose  = `UPDATE sqlite_schema SET sql = replace(replace(sql, 'evening INTEGER', 'evening ANY    '), 'bits  INTEGER', 'bits  ANY    ') WHERE name IN ('mark', 'counting')`
	strict = `UPDATE sqlite_schema SET sql = replace(sql, 'ANY    ', 'INTEGER') WHERE name IN ('mark', 'counting')`
)

// nonsense are values that a row may have after damage and no entry has.
var nonsense = map[string]string{
	"a word that is not known": `UPDATE entry SET body = json_set(body, '$.jerks', 'nonf') WHERE kind = 'night'`,
	"a kind that is not known": `UPDATE entry SET kind = 'sfssion' WHERE kind = 'session'`,
	"an evening far away":      `UPDATE entry SET evening = -1152921504606846976 WHERE kind = 'note'`,
	"an evening in the future": `UPDATE entry SET evening = 1152921504606846976 WHERE kind = 'note'`,
	"an instant far away":      `UPDATE entry SET at = 9223372036854775807 WHERE kind = 'rating'`,
	"a change far away":        `UPDATE entry SET changed = 9223372036854775807 WHERE kind = 'rating'`,
	"a zone far away":          `UPDATE entry SET zone = 9223372036854775807 WHERE kind = 'rating'`,
	"a zone of waking":         `UPDATE entry SET body = replace(body, '+01:00', '+91:00') WHERE kind = 'night' AND body LIKE '%woke%'`,
	"a field lost":             `UPDATE entry SET body = json_remove(body, '$.practice') WHERE kind = 'session'`,
	"a field not known":        `UPDATE entry SET body = replace(body, 'effort', 'effoRu') WHERE kind = 'exercise'`,
	"half a body":              `UPDATE entry SET body = substr(body, 1, 20) WHERE kind = 'trial'`,
	"no body":                  `UPDATE entry SET body = '' WHERE kind = 'trial'`,
	"another kind's body":      `UPDATE entry SET body = '{"text":"rain"}' WHERE kind = 'rating'`,
	"a short id":               `UPDATE entry SET id = x'0102' WHERE kind = 'exercise'`,
	"less than nothing":        `UPDATE entry SET body = json_set(body, '$.caffeine_mg', -9e300) WHERE kind = 'intake'`,
}

func TestRowWithoutSenseIsSetAsideAndCounted(t *testing.T) {
	for name, statement := range nonsense {
		t.Run(name, func(t *testing.T) {
			j, c := fresh(t)
			ctx := context.Background()
			all := save(t, j, everyKind()...)
			hurt(t, j.file.path, statement)
			limited, cancel := context.WithTimeout(ctx, 5*time.Second)
			defer cancel()
			exported := 0
			if err := j.Archive().ReadAll(limited, func(journal.Entry) error { exported++; return nil }, noDeleted); err != nil {
				t.Fatal("export:", err)
			}
			gone := len(all) - exported
			if gone < 1 || gone > 2 || j.SetAside() != gone {
				t.Errorf("%d of %d entries are exported, and %d are said to be set aside", exported, len(all), j.SetAside())
			}
			seen, err := j.Between(limited, First, Last)
			if err != nil || len(seen) != exported {
				t.Errorf("%d entries are read, %v; want %d", len(seen), err, exported)
			}
			day := all[0].Evening
			_, tonight := j.Streak(limited, day)
			_, last := j.LastSession(limited)
			if errors.Is(last, journal.ErrNotFound) {
				last = nil
			}
			_, searching := j.Search(limited, "rain", 9)
			_, intakes := j.Between(limited, day-3, day+3, journal.KindIntake)
			_, closing := j.CloseUnfinished(limited)
			_, noting := j.Save(limited, note("still", c.at))
			_, undoing := j.Undo(limited)
			if err := errors.Join(tonight, last, searching, intakes, closing, noting, undoing); err != nil {
				t.Error(err)
			}
			if j.SetAside() != gone {
				t.Errorf("looked at again, %d are set aside; want %d", j.SetAside(), gone)
			}
			// The same entries from elsewhere put it right.
			if _, err := merge(limited, j, all...); err != nil {
				t.Fatal("import:", err)
			}
			if err := j.Archive().Check(limited); (err != nil) != (name == "a short id") {
				t.Errorf("after the import a look through the whole file finds %v", err)
			}
		})
	}
}

func TestLastPracticeBehindASenselessOneIsFound(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	earlier := session(c.at.Add(-24*time.Hour), 5*time.Minute, journal.Drifted)
	save(t, j, earlier, session(c.at, 3*time.Minute, journal.Left))
	hurt(t, j.file.path, `UPDATE entry SET body = json_set(body, '$.ending', 'lefu') WHERE ending = 'left'`)
	if last, err := j.LastSession(ctx); err != nil || last.Session.Ending != journal.Drifted {
		t.Errorf("got %+v, %v", last.Session, err)
	}
}

func TestImportMendsASenselessRow(t *testing.T) {
	j, _ := fresh(t)
	ctx := context.Background()
	all := save(t, j, everyKind()...)
	hurt(t, j.file.path, nonsense["a word that is not known"], nonsense["a kind that is not known"])
	if err := j.Archive().Check(ctx); err == nil {
		t.Fatal("a look through the whole file finds nothing")
	}
	if _, err := merge(ctx, j, all...); err != nil {
		t.Fatal(err)
	}
	if back, err := j.Between(ctx, First, Last); err != nil || len(back) != len(all) {
		t.Errorf("%d entries, %v; want %d", len(back), err, len(all))
	}
	if err := j.Archive().Check(ctx); err != nil {
		t.Error(err)
	}
}

func TestSenselessMarksAndBlocksKeepNobodyOut(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	if err := j.Mark(ctx, "kept", evening.Day(5), "shown"); err != nil {
		t.Fatal(err)
	}
	save(t, j, session(c.at, time.Hour, journal.Drifted))
	hurt(t, j.file.path, loose, `INSERT INTO mark VALUES ('odd', 'x', 'shown', 0)`, `INSERT INTO counting VALUES (-9, x'00ff')`, strict)
	if marks, err := j.Marks(ctx); err != nil || len(marks) != 1 {
		t.Errorf("marks %v, %v", marks, err)
	}
	if days, err := j.CountingBetween(ctx, First, Last); err != nil || len(days) != 1 {
		t.Errorf("evenings %v, %v", days, err)
	}
	if j.SetAside() != 2 {
		t.Errorf("%d are set aside", j.SetAside())
	}
}

func TestFormatNumberIsBelievedWithinReason(t *testing.T) {
	for _, number := range []string{"11", "7", "2", "1", "0", "-5", "-2147483648", "1073741827"} {
		path := filled(t)
		hurt(t, path, `PRAGMA user_version = `+number)
		again, err := Open(context.Background(), path, Options{})
		if err != nil {
			t.Errorf("format number %s: %v", number, err)
			continue
		}
		all, err := again.Between(context.Background(), First, Last)
		has, _ := format(context.Background(), again.file.db)
		if err := errors.Join(err, again.Close()); err != nil || len(all) != many || has != len(migrations()) {
			t.Errorf("format number %s: %d entries, format %d, %v", number, len(all), has, err)
		}
	}
}

func TestDamagedTableIsSaidAndRescued(t *testing.T) {
	ctx := context.Background()
	for name, statement := range map[string]string{
		"a column of another name": `UPDATE sqlite_schema SET sql = replace(sql, 'changed', 'chbnged') WHERE name = 'entry'`,
		"an index lost":            `DROP INDEX entry_kind_evening`,
		"a trigger lost":           `DROP TRIGGER counting_made`,
		"a table lost":             `DROP TABLE tombstone`,
		"a format and a table":     `DROP TABLE mark; PRAGMA user_version = -3`,
	} {
		path := filepath.Join(t.TempDir(), "journal.db")
		j, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		save(t, j, everyKind()...)
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
		hurt(t, path, statement)
		j, err = Open(ctx, path, Options{})
		if err == nil {
			err = errors.Join(j.Archive().Check(ctx), j.Close())
		}
		var damaged *DamagedError
		if !errors.As(err, &damaged) {
			t.Errorf("%s: %v", name, err)
		}
		if r, err := (Files{path, Options{}}).Rescue(ctx, journal.RescueHow{}); err != nil || r.Saved != len(everyKind()) {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

// stopped is the file of a journal as a crash leaves it: all but the first
// entries are in its -wal file alone.
func stopped(t *testing.T) string {
	t.Helper()
	j, c := fresh(t)
	for i := range 30 {
		save(t, j, note(strings.Repeat("z", 300), c.at.Add(time.Duration(i)*time.Hour)))
	}
	path := filepath.Join(t.TempDir(), "journal.db")
	if err := copyOver(j.file.path, path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestEntriesBehindABrokenFrameAreNamedAndRescued(t *testing.T) {
	ctx := context.Background()
	if j, err := Open(ctx, stopped(t), Options{}); err != nil {
		t.Fatal("after a crash:", err)
	} else if all, err := j.Between(ctx, First, Last); errors.Join(err, j.Close()) != nil || len(all) != 30 {
		t.Fatalf("after a crash: %d entries, %v", len(all), err)
	}
	for name, at := range map[string]int{
		"a page": 32 + 40*(24+pageSize) + 3000, "a salt": 32 + 40*(24+pageSize) + 9,
		"a checksum": 32 + 40*(24+pageSize) + 17, "the header": 17, "the first page": 500,
	} {
		path := stopped(t)
		flip(t, path+"-wal", at)
		_, err := Open(ctx, path, Options{})
		var damaged *DamagedError
		if !errors.As(err, &damaged) || damaged.Path != path+"-wal" {
			t.Errorf("%s: %v", name, err)
			continue
		}
		r, err := Files{path, Options{}}.Rescue(ctx, journal.RescueHow{})
		if err != nil || r.Saved < 29 || r.Saved+r.Lost > 31 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
		if n := len(held(t, path)); n != r.Saved {
			t.Errorf("%s: %d entries are there, %+v", name, n, r)
		}
	}
}

// A crash in the middle of a write leaves frames that end in no commit.
func TestTransactionCutOffIsNoDamage(t *testing.T) {
	ctx := context.Background()
	for _, cut := range []int64{1, 24, pageSize, 2*pageSize + 100} {
		path := stopped(t)
		about, err := os.Stat(path + "-wal")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path+"-wal", about.Size()-cut); err != nil {
			t.Fatal(err)
		}
		j, err := Open(ctx, path, Options{})
		if err != nil {
			t.Errorf("%d bytes fewer: %v", cut, err)
			continue
		}
		if all, err := j.Between(ctx, First, Last); err != nil || len(all) != 29 {
			t.Errorf("%d bytes fewer: %d entries, %v", cut, len(all), err)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	}
}

// flip changes one bit of a file.
func flip(t *testing.T, path string, at int) {
	t.Helper()
	content := contents(t, path)
	content[at] ^= 4
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestForcedRescueMakesAWholeJournalAnew(t *testing.T) {
	path := filled(t)
	r, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{Undamaged: true})
	if err != nil || r.Saved != many || r.Lost != 0 || r.Senseless != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if n := len(held(t, path)); n != many {
		t.Errorf("%d entries", n)
	}
}

func TestRescueSaysWhatItCouldNotRead(t *testing.T) {
	path := filled(t)
	before := len(held(t, path))
	page(t, path, pages(t, path)/2, 0x55)
	r, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{})
	if err != nil || r.Lost == 0 || r.Saved+r.Lost != before {
		t.Errorf("%d entries were there; %+v, %v", before, r, err)
	}
}
