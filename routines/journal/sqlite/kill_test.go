package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
)

// parts are what a second process does once, to be killed in the middle.
var parts = map[string]func(path string) error{
	"backup": func(path string) error {
		j, err := Open(context.Background(), path, Options{})
		if err != nil {
			return err
		}
		_, err = j.Archive().BackupDated(context.Background())
		return errors.Join(err, j.Close())
	},
	"rescue": func(path string) error {
		_, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{})
		return err
	},
	"restore": func(path string) error {
		_, err := Files{path, Options{}}.Restore(context.Background(), filepath.Join(filepath.Dir(path), "copy.db"))
		return err
	},
	"change to lines": func(path string) error { return openAndClose(path, Options{}) },
	"migrate":         func(path string) error { return openAndClose(path, Options{steps: nextFormat()}) },
}

func openAndClose(path string, options Options) error {
	j, err := Open(context.Background(), path, options)
	if err != nil {
		return err
	}
	return j.Close()
}

// nextFormat is a format of the future whose way is a long one.
func nextFormat() []string {
	return append(migrations(), `CREATE TABLE later (x INTEGER PRIMARY KEY, y TEXT NOT NULL) STRICT;
		INSERT INTO later (y) SELECT body || body FROM entry;
		UPDATE entry SET body = json_set(body, '$.text', (body ->> 'text') || (body ->> 'text'))`)
}

// filled3 is a journal of format 3 with many entries, long ones.
func filled3(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	hurt(t, path, `PRAGMA journal_mode = WAL`, strings.Join(migrations()[:3], ";\n")+fmt.Sprintf(`;
		WITH RECURSIVE i (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < %d)
		INSERT INTO entry (id, kind, at, zone, evening, changed, counts, text)
		SELECT unhex(printf('0192f0c4000070008000%%012d', n)), 'note', 1795470300000 + n, 3600, 20780, 1795470300000, 0,
			hex(zeroblob(2000)) FROM i;
		PRAGMA user_version = 3`, many))
	return path
}

// eitherFormat holds a file to be of format 3 or of the newest, whole and
// nothing in between.
func eitherFormat(t *testing.T, path string) {
	t.Helper()
	db := sql.OpenDB(connector(func() string { return source(path, writing) }))
	defer db.Close()
	ctx := context.Background()
	has, err := format(ctx, db)
	if err != nil || has != 3 && has != len(migrations()) {
		t.Fatalf("format %d, %v", has, err)
	}
	there, err := schema(ctx, db)
	if err != nil {
		t.Fatal(err)
	}
	if want, err := schemaOf(ctx, migrations()[:has]); err != nil || !slices.Equal(there, want) {
		t.Fatalf("in format %d there are %v, %v", has, there, err)
	}
	var said string
	var rows int
	err = db.QueryRow(`PRAGMA integrity_check(1)`).Scan(&said)
	if err := errors.Join(err, db.QueryRow(`SELECT count(*) FROM entry`).Scan(&rows)); err != nil || said != "ok" || rows != many {
		t.Fatalf("in format %d: %s, %d rows, %v", has, said, rows, err)
	}
}

// killed does a part in a second process and kills it somewhere on the way, and
// says whether it came to its end before. What it takes without a kill is
// learned from those that did.
type killed struct {
	random *rand.Rand
	takes  time.Duration
}

func (k *killed) run(t *testing.T, part, path string) (ended bool) {
	t.Helper()
	c, out := another(t, part, path)
	if !out.Scan() || out.Text() != "ready" {
		t.Fatalf("%s says %q", part, out.Text())
	}
	began := time.Now()
	if k.takes > 0 {
		timer := time.AfterFunc(time.Duration(k.random.Int64N(int64(k.takes))), func() { _ = c.Process.Kill() })
		defer timer.Stop()
	}
	for out.Scan() {
		t.Fatalf("%s: %s", part, out.Text())
	}
	if err := c.Wait(); err != nil { // it was killed
		return false
	}
	k.takes = max(k.takes, time.Since(began))
	return true
}

// lay puts files into a new folder and gives the first.
func lay(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, "journal.db")
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// A backup, a rescue, a restore and a change of format are killed at random
// moments. The journal is there, before or after it and never between; what
// counts as a copy is a whole one; and the next start tidies up.
func TestKilledWhileTheWholeFileIsWrittenLosesNothing(t *testing.T) {
	kills := 15
	if testing.Short() {
		kills = 4
	}
	whole := contents(t, filled(t))
	broken := filled(t)
	page(t, broken, 6, 0x55)
	for part, files := range map[string]map[string][]byte{
		"backup":  {"journal.db": whole},
		"rescue":  {"journal.db": contents(t, broken)},
		"restore": {"journal.db": contents(t, broken), "copy.db": whole},
		"migrate": {"journal.db": whole},

		"change to lines": {"journal.db": contents(t, filled3(t))},
	} {
		t.Run(part, func(t *testing.T) {
			k := killed{random: rand.New(rand.NewPCG(37, 42))}
			ended := 0
			for range kills {
				path := lay(t, files)
				if k.run(t, part, path) {
					ended++
				}
				afterKill(t, part, path, files["journal.db"])
			}
			if ended == 0 || ended == kills {
				t.Errorf("%d of %d came to their end", ended, kills)
			}
			t.Logf("%d of %d were killed on the way", kills-ended, kills)
		})
	}
}

func afterKill(t *testing.T, part, path string, was []byte) {
	t.Helper()
	ctx := context.Background()
	if part == "rescue" || part == "restore" {
		kept, _ := filepath.Glob(path + ".*-*")
		switch now := contents(t, path); {
		case bytes.Equal(now, was): // not yet
			if err := parts[part](path); err != nil {
				t.Fatalf("once more: %v", err)
			}
		case len(kept) != 1 || !bytes.Equal(contents(t, kept[0]), was):
			t.Fatalf("what was there is not kept: %v", kept)
		}
	}
	if part == "change to lines" {
		eitherFormat(t, path)
	}
	steps := migrations()
	if part == "migrate" {
		steps = nextFormat()
	}
	j, err := Open(ctx, path, Options{steps: steps})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	all, err := j.Between(ctx, First, Last)
	if least := map[bool]int{true: many - 40, false: many}[part == "rescue"]; err != nil || len(all) < least || j.Archive().Check(ctx) != nil {
		t.Fatalf("%d entries, %v, %v", len(all), err, j.Archive().Check(ctx))
	}
	if part == "migrate" && len(all[0].Note.Text) != 120 {
		t.Errorf("a note has %d bytes after its format changed", len(all[0].Note.Text))
	}
	copies, err := Files{Path: path}.Copies()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range copies {
		if got := held(t, c); len(got) != many {
			t.Errorf("%s counts as a copy and has %d entries", c, len(got))
		}
	}
	if err := j.Upkeep(ctx); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{filepath.Dir(path), backups(path)} {
		if left, err := filesIn(folder, halfWritten); err != nil || len(left) > 0 {
			t.Errorf("left behind: %v, %v", left, err)
		}
	}
}
