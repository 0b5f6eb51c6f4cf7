package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
)

func TestFileThatIsNoJournalIsLeftAlone(t *testing.T) {
	text := []byte("Dear diary, this is a text file and long enough to look like a header of something. " +
		strings.Repeat("No database at all. ", 200))
	for name, content := range map[string][]byte{
		"text": text, "garbage": bytes.Repeat([]byte{0xde, 0xad, 0xbe, 0xef}, 3000), "short": []byte("hello"),
	} {
		path := filepath.Join(t.TempDir(), "journal.db")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := Open(context.Background(), path, Options{})
		var damaged *DamagedError
		if !errors.As(err, &damaged) || damaged.Code != codeNotADB || damaged.Path != path {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, part := range []string{path, "not a journal", "nothing in it was changed", "move it", "backups"} {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%s: %q does not say %q", name, err, part)
			}
		}
		if after, _ := os.ReadFile(path); !bytes.Equal(after, content) {
			t.Errorf("%s: the file was changed", name)
		}
	}
}

func TestDatabaseOfSomethingElseIsLeftAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.file.db")
	other, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := other.Exec(`CREATE TABLE bookmarks (url TEXT)`); err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := Open(context.Background(), path, Options{}); !errors.As(err, &damaged) {
		t.Errorf("opened another program's database: %v", err)
	}
}

// many is how many entries a filled journal has.
const many = 400

// filled is a closed journal with many entries.
func filled(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.db")
	c := newClock()
	var all []journal.Entry
	for i := range many {
		all = append(all, note(strings.Repeat("z", 60), c.at.Add(time.Duration(i)*time.Hour)))
	}
	closedAfter(t, path, c, func(j *Journal) error {
		_, err := j.Save(context.Background(), all...)
		return err
	})
	return path
}

func TestFileCutToHalfIsDamaged(t *testing.T) {
	path := filled(t)
	about, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, about.Size()/2); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(path)
	j, err := Open(context.Background(), path, Options{})
	if err == nil { // the tables may all lie in the half that is left
		err = j.Upkeep(context.Background())
		defer j.Close()
	}
	var damaged *DamagedError
	if !errors.As(err, &damaged) || damaged.Code != codeCorrupt {
		t.Fatalf("got %v", err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(after, before) {
		t.Error("the file was changed")
	}
}

func TestDamageInTheMiddleIsFoundByTheDailyCheck(t *testing.T) {
	path := filled(t)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	about, _ := file.Stat()
	if _, err := file.WriteAt(bytes.Repeat([]byte{0x55}, 4096), about.Size()/2/4096*4096); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	c := newClock()
	j := opened(t, path, c)
	for range 2 { // found once it is not forgotten
		var damaged *DamagedError
		if err := j.Upkeep(context.Background()); !errors.As(err, &damaged) || damaged.Code != codeCorrupt {
			t.Errorf("Upkeep = %v", err)
		}
		if copies, _ := (Files{Path: path}).Copies(); len(copies) > 0 {
			t.Errorf("a damaged journal was copied: %v", copies)
		}
		c.at = c.at.Add(tryAgain)
	}
}

func TestNewerJournalIsLeftAlone(t *testing.T) {
	path := filled(t)
	c := newClock()
	steps := append(migrations(), `CREATE TABLE later (x INTEGER) STRICT`)
	j, err := Open(context.Background(), path, Options{Now: c.now, steps: steps})
	if err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = Open(context.Background(), path, Options{})
	var newer *NewerError
	if !errors.As(err, &newer) || newer.Has != len(steps) || newer.Known != len(steps)-1 {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(err.Error(), "newer version") || !strings.Contains(err.Error(), path) {
		t.Errorf("%q does not say what and where", err)
	}
}

func TestOlderJournalIsCopiedBeforeItsFormatChanges(t *testing.T) {
	path := filled(t)
	ctx, c := context.Background(), newClock()
	steps := migrations()
	for range keepCopies + 2 {
		c.at = c.at.Add(time.Minute)
		steps = append(steps, `CREATE TABLE later`+string(rune('a'+len(steps)))+` (x INTEGER) STRICT`)
		j, err := Open(ctx, path, Options{Now: c.now, steps: steps})
		if err != nil {
			t.Fatal(err)
		}
		if err := j.Close(); err != nil {
			t.Fatal(err)
		}
	}
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "backups", "*"))
	if err != nil || len(copies) != keepCopies {
		t.Fatalf("%d copies, %v; want %d", len(copies), err, keepCopies)
	}
	latest := copies[keepCopies-1]
	about, err := os.Stat(latest)
	if err != nil || about.Mode().Perm() != 0o600 {
		t.Errorf("%s has mode %v, %v", latest, about.Mode(), err)
	}
	j, err := Open(ctx, latest, Options{Now: c.now, steps: steps[:len(steps)-1]})
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != many {
		t.Errorf("the copy has %d entries, %v", len(all), err)
	}
}

func TestChangeOfFormatThatFailsChangesNothing(t *testing.T) {
	path := filled(t)
	steps := append(migrations(), `CREATE TABLE later (x INTEGER) STRICT; INSERT INTO nowhere VALUES (1)`)
	if _, err := Open(context.Background(), path, Options{steps: steps}); err == nil {
		t.Fatal("a broken change of format went through")
	}
	j := opened(t, path, newClock())
	var tables int
	if err := j.file.db.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'later'`).Scan(&tables); err != nil || tables > 0 {
		t.Errorf("%d tables are left over, %v", tables, err)
	}
}

func TestFormatOneIsRead(t *testing.T) {
	path, _ := ofFormat(t, 1)
	j := opened(t, path, newClock())
	ctx := context.Background()
	got, err := j.Between(ctx, First, Last)
	want := everyKind()
	if err != nil || len(got) != len(want) {
		t.Fatalf("%d entries, %v; want %d", len(got), err, len(want))
	}
	for i := range got {
		telling(t, got[i], want[i])
	}
	undone, err := j.Undo(ctx)
	if err != nil || len(undone) != 1 || undone[0].Change != journal.Deleted || undone[0].Entry.Note.Text != "gone" {
		t.Errorf("Undo = %+v, %v", undone, err)
	}
}

func TestFullFileSaysSoAndTakesTheSameCallLater(t *testing.T) {
	j, c := fresh(t)
	ctx := context.Background()
	if _, err := j.file.db.Exec(`PRAGMA max_page_count = 1`); err != nil { // as many as there are
		t.Fatal(err)
	}
	long := note(strings.Repeat("z", 100_000), c.at)
	if _, err := j.Save(ctx, long); !errors.Is(err, journal.ErrFull) {
		t.Fatalf("got %v, want ErrFull", err)
	}
	if _, err := j.file.db.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	if _, err := j.Save(ctx, long); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestReadOnlyJournalIsReadAndNotWritten(t *testing.T) {
	path := filled(t)
	c := newClock()
	j := &Journal{newFile(path, Options{Now: c.now})}
	ctx := context.Background()
	if err := j.file.connect(ctx, way{parameters: reading, readOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	j.file.path = filepath.Join(path, "no folder") // cannot be opened again
	all, err := j.Between(ctx, First, Last)
	if err != nil || len(all) != many {
		t.Fatalf("%d entries, %v", len(all), err)
	}
	_, saving := j.Save(ctx, note("x", c.at))
	_, deleting := j.Delete(ctx, all[0].ID)
	_, undoing := j.Undo(ctx)
	_, merging := merge(ctx, j, all...)
	for _, err := range []error{
		saving, deleting, undoing, merging, j.Practise(ctx, begun(t, c.at)),
	} {
		if !errors.Is(err, journal.ErrReadOnly) {
			t.Errorf("got %v, want ErrReadOnly", err)
		}
	}
	if _, err := j.file.db.Exec(`DELETE FROM entry`); err == nil {
		t.Error("the file itself could be written")
	}
	if err := j.Upkeep(ctx); err != nil {
		t.Errorf("Upkeep = %v", err)
	}
	if _, err := j.CloseUnfinished(ctx); err != nil {
		t.Errorf("CloseUnfinished with nothing to close: %v", err)
	}
}
