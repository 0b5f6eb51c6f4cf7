package sqlite

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lull/routines/journal"
)

// copied gives a copy with many entries, and the journal that it is of with one
// more.
func copied(t *testing.T) (path, to string) {
	t.Helper()
	path, to = filled(t), filepath.Join(t.TempDir(), "stick.db")
	ctx, c := context.Background(), newClock()
	closedAfter(t, path, c, func(j *Journal) error {
		if err := j.Archive().Backup(ctx, to); err != nil {
			return err
		}
		_, err := j.Save(ctx, note("later", c.at))
		return err
	})
	return path, to
}

func TestRestoredCopyIsTheJournalAndWhatWasThereIsKept(t *testing.T) {
	ctx := context.Background()
	for name, spoil := range map[string]func(path string) error{
		"a whole journal":   func(string) error { return nil },
		"garbage":           func(path string) error { return os.WriteFile(path, bytes.Repeat([]byte("garbage "), 2000), 0o600) },
		"nothing":           os.Remove,
		"not even a folder": func(path string) error { return os.RemoveAll(filepath.Dir(path)) },
	} {
		path, from := copied(t)
		if err := spoil(path); err != nil {
			t.Fatal(err)
		}
		was, _ := os.ReadFile(path)
		copy := contents(t, from)
		r, err := Files{path, Options{Now: newClock().now}}.Restore(ctx, from)
		if err != nil || r.Entries != many || (r.Replaced == "") != (was == nil) {
			t.Errorf("in the place of %s: %+v, %v", name, r, err)
			continue
		}
		if got := held(t, path); len(got) != many {
			t.Errorf("in the place of %s: %d entries, want %d", name, len(got), many)
		}
		if kept, err := os.ReadFile(r.Replaced); was != nil && (err != nil || !bytes.Equal(kept, was)) {
			t.Errorf("%s is not kept as it was: %v", name, err)
		}
		if now, _ := os.ReadFile(from); !bytes.Equal(now, copy) {
			t.Error("the copy was changed")
		}
		if all, err := (Files{Path: path}).All(); err != nil || len(all) != 1+btoi(was != nil) {
			t.Errorf("in the place of %s there are now %v, %v", name, all, err)
		}
	}
}

// What was written last may lie in the -wal file alone, of either.
func TestRestoreTakesAndKeepsWhatIsNotInTheFileYet(t *testing.T) {
	path, _ := copied(t)
	ctx, c := context.Background(), newClock()
	crashed := func(from string, more int) string { // as a kill leaves it
		j := opened(t, from, c)
		for range more {
			save(t, j, note("x", c.at))
		}
		to := filepath.Join(t.TempDir(), "journal.db")
		if err := copyOver(from, to); err != nil {
			t.Fatal(err)
		}
		return to
	}
	here, there := crashed(path, 3), crashed(path, 4)
	r, err := Files{here, Options{Now: c.now}}.Restore(ctx, there)
	if err != nil || r.Entries != many+1+3+4 {
		t.Fatalf("%+v, %v", r, err)
	}
	if got := held(t, here); len(got) != r.Entries {
		t.Errorf("%d entries are there, want %d", len(got), r.Entries)
	}
	if got := held(t, r.Replaced); len(got) != many+1+3 {
		t.Errorf("%d entries are kept, want %d", len(got), many+1+3)
	}
}

func TestRestoreRefusesWhatIsNoHelpAndChangesNothing(t *testing.T) {
	path, from := copied(t)
	ctx := context.Background()
	before := held(t, path)
	folder := t.TempDir()
	put := func(name string, content []byte) string {
		to := filepath.Join(folder, name)
		if err := os.WriteFile(to, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return to
	}
	content := contents(t, from)
	broken := put("broken", content)
	page(t, broken, pages(t, broken)-2, 0x55)
	j, err := Open(ctx, filepath.Join(folder, "new.db"), Options{})
	if err := errors.Join(err, j.Close()); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		path:                               "is the journal itself",
		folder:                             "is no file",
		filepath.Join(folder, "no such"):   "no such file",
		put("letter", []byte("Dear all,")): "not a journal",
		put("empty", nil):                  "no entry in it",
		filepath.Join(folder, "new.db"):    "no entry in it",
		broken:                             "damaged inside",
	} {
		_, err := Files{path, Options{}}.Restore(ctx, file)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "nothing was changed") {
			t.Errorf("%s: %v, want %q", filepath.Base(file), err, want)
		}
	}
	if after := held(t, path); len(after) != len(before) {
		t.Errorf("%d entries of %d are left", len(after), len(before))
	}
	if all, err := (Files{Path: path}).All(); err != nil || len(all) != 1 {
		t.Errorf("left behind: %v, %v", all, err)
	}
}

func TestRestoreWaitsUntilNobodyHasTheJournalOpen(t *testing.T) {
	path, from := copied(t)
	c, out := another(t, "practise", path)
	if !out.Scan() {
		t.Fatal("no second process")
	}
	if _, err := (Files{path, Options{}}).Restore(context.Background(), from); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("got %v, want ErrInUse", err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // it was killed
	if r, err := (Files{path, Options{}}).Restore(context.Background(), from); err != nil || r.Entries != many {
		t.Errorf("once it is gone: %+v, %v", r, err)
	}
}
