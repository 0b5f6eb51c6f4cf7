package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/journal"
)

// page overwrites a page of a file, the first one being 1.
func page(t *testing.T, path string, n int, with byte) {
	t.Helper()
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if _, err := file.WriteAt(bytes.Repeat([]byte{with}, pageSize), int64(n-1)*pageSize); err != nil {
		t.Fatal(err)
	}
}

func pages(t *testing.T, path string) int {
	t.Helper()
	about, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return int(about.Size() / pageSize)
}

// held gives the texts of the notes of a journal that must be whole.
func held(t *testing.T, path string) map[string]bool {
	t.Helper()
	ctx := context.Background()
	j, err := Open(ctx, path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := j.Between(ctx, First, Last)
	if err := errors.Join(err, j.Archive().Check(ctx), j.Close()); err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, e := range all {
		texts[e.ID] = true
	}
	return texts
}

func TestDamagedPagesLoseNoMoreThanWhatWasOnThem(t *testing.T) {
	for n := 1; ; n += 2 {
		path := filled(t)
		all := pages(t, path)
		if n > all {
			break
		}
		before := held(t, path)
		page(t, path, n, 0x55)
		as := contents(t, path)
		r, err := Files{path, Options{Now: newClock().now}}.Rescue(context.Background(), journal.RescueHow{})
		if errors.Is(err, journal.ErrUndamaged) { // a page that nothing is on
			continue
		}
		if err != nil {
			t.Fatalf("page %d of %d: %v", n, all, err)
		}
		after := held(t, path)
		if len(after) != r.Saved || r.Restored != 0 || r.Backup != "" {
			t.Errorf("page %d: %d entries are there, and it says %+v", n, len(after), r)
		}
		// A page holds about thirty of these.
		if lost := len(before) - len(after); lost > 40 {
			t.Errorf("page %d of %d: %d of %d entries were lost", n, all, lost, len(before))
		}
		for id := range after {
			if !before[id] {
				t.Errorf("page %d: entry %s was never there", n, id)
			}
		}
		if kept, err := os.ReadFile(r.Damaged); err != nil || !bytes.Equal(kept, as) {
			t.Errorf("page %d: the damaged file was not kept as it was: %v", n, err)
		}
		if left, _ := filesIn(filepath.Dir(path), halfWritten); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	}
}

func TestWhatIsLeftOfAFileCutOffIsRead(t *testing.T) {
	for _, share := range []int{60, 80, 99} {
		path := filled(t)
		size := pages(t, path) * pageSize
		if err := os.Truncate(path, int64(size*share/100+13)); err != nil {
			t.Fatal(err)
		}
		r, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{})
		if err != nil {
			t.Fatalf("cut to %d %%: %v", share, err)
		}
		// The first pages hold no rows, so that the share is a rough one.
		if r.Saved < many*(share-35)/100 || len(held(t, path)) != r.Saved {
			t.Errorf("cut to %d %%: %d of %d saved", share, r.Saved, many)
		}
	}
}

func TestLostBeginningIsMadeAgain(t *testing.T) {
	for name, make := range map[string]func(t *testing.T) string{
		"a journal": filled,
		"a backup put in its place": func(t *testing.T) string {
			path := filled(t)
			j, err := Open(context.Background(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(t.TempDir(), "journal.db")
			if err := errors.Join(j.Archive().Backup(context.Background(), to), j.Close()); err != nil {
				t.Fatal(err)
			}
			return to
		},
	} {
		for _, with := range []byte{0, 0x55} {
			path := make(t)
			page(t, path, 1, with)
			r, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{})
			if err != nil || r.Saved != many {
				t.Errorf("%s, first page full of %x: %+v, %v", name, with, r, err)
			}
		}
	}
}

func TestGarbageIsLeftAloneAndTheBackupOffered(t *testing.T) {
	path := filled(t)
	ctx, c := context.Background(), newClock()
	copied := backedUp(t, path, c)
	garbage := bytes.Repeat([]byte("no journal at all "), 2000)
	if err := os.WriteFile(path, garbage, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Files{path, Options{Now: c.now}}.Rescue(ctx, journal.RescueHow{})
	var unreadable *journal.UnreadableError
	if !errors.As(err, &unreadable) || unreadable.Backup != copied || unreadable.Holds != many {
		t.Fatalf("got %+v", err)
	}
	if !strings.Contains(err.Error(), copied) {
		t.Errorf("%q does not name the backup", err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, garbage) {
		t.Error("the file was changed")
	}
	r, err := Files{path, Options{Now: c.now}}.Rescue(ctx, journal.RescueHow{Backup: true})
	if err != nil || r.Saved != 0 || r.Restored != many {
		t.Errorf("with the backup: %+v, %v", r, err)
	}
	if kept, _ := os.ReadFile(r.Damaged); !bytes.Equal(kept, garbage) {
		t.Error("what was there was not kept")
	}
	if now := held(t, path); len(now) != many {
		t.Errorf("%d entries, want %d", len(now), many)
	}
}

func TestNothingToReadAndNoBackupChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.db")
	if err := os.WriteFile(path, []byte("hello, this is not a journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{Backup: true})
	var unreadable *journal.UnreadableError
	if !errors.As(err, &unreadable) || unreadable.Backup != "" {
		t.Errorf("got %v", err)
	}
	if there, _ := os.ReadDir(filepath.Dir(path)); len(there) != 1 {
		t.Errorf("left behind: %v", there)
	}
}

func TestBackupFillsWhatTheDamageTook(t *testing.T) {
	path := filled(t)
	ctx, c := context.Background(), newClock()
	backedUp(t, path, c)
	c.at = c.at.Add(time.Hour)
	var gone, edited journal.Entry
	closedAfter(t, path, c, func(j *Journal) error {
		all, err := j.Between(ctx, First, Last)
		if err != nil {
			return err
		}
		gone, err = j.Delete(ctx, all[3].ID)
		edited = all[4]
		edited.Note = &journal.Note{Text: "edited after the backup"}
		_, wrong := j.Save(ctx, edited)
		return errors.Join(err, wrong)
	})
	page(t, path, pages(t, path)/2, 0x55)
	r, err := Files{path, Options{Now: c.now}}.Rescue(ctx, journal.RescueHow{})
	if err != nil {
		t.Fatal(err)
	}
	j := opened(t, path, c)
	if now, err := j.Between(ctx, First, Last); err != nil || len(now) != many-1 || r.Saved+r.Restored != many-1 {
		t.Errorf("%d entries, want %d; %+v, %v", len(now), many-1, r, err)
	}
	if _, err := entry(ctx, j, gone.ID); !errors.Is(err, journal.ErrNotFound) {
		t.Errorf("what was deleted after the backup came back: %v", err)
	}
	if e, err := entry(ctx, j, edited.ID); err != nil || e.Note.Text != edited.Note.Text {
		t.Errorf("what was edited after the backup is %+v, %v", e.Note, err)
	}
}

func TestSalvageReadsAWholeFileAsItIs(t *testing.T) {
	ctx, c := context.Background(), newClock()
	path := filepath.Join(t.TempDir(), "journal.db")
	j := opened(t, path, c)
	all := everyKind()
	all = append(all, note(strings.Repeat("long ", 10_000), c.at), note("", c.at))
	saved := save(t, j, all...)
	if _, err := j.Delete(ctx, saved[2].ID); err != nil {
		t.Fatal(err)
	}
	// First what only the -wal file has, then what went into the file.
	for _, state := range []string{"wal", "file"} {
		if state == "file" {
			if _, err := j.file.db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
				t.Fatal(err)
			}
		}
		found, err := salvage(path)
		if err != nil || found.senseless > 0 {
			t.Fatalf("%s: %d senseless, %v", state, found.senseless, err)
		}
		to, _ := fresh(t)
		if _, err := to.Archive().MergeCopy(ctx, found.Copy); err != nil {
			t.Fatal(err)
		}
		got, want := picture(t, to), picture(t, j)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got  %v\nwant %v", state, got, want)
		}
	}
}

func FuzzSalvage(f *testing.F) {
	f.Add([]byte("no journal"), []byte{}, 0)
	f.Add(bytes.Repeat([]byte{0x0d, 0, 0, 0, 9}, 2000), bytes.Repeat([]byte{7}, 9000), 3)
	j, c := fresh(f)
	if _, err := j.Save(context.Background(), append(everyKind(), note(strings.Repeat("long ", 3000), c.at))...); err != nil {
		f.Fatal(err)
	}
	small := filepath.Join(f.TempDir(), "small.db")
	if err := j.Archive().Backup(context.Background(), small); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(small)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte{0xff, 0xff}, whole, len(whole)-9000)
	f.Fuzz(func(t *testing.T, file, wal []byte, at int) {
		path := filepath.Join(t.TempDir(), "journal.db")
		if at > 0 { // somewhere in a real one
			file = append(whole[:at%len(whole):at%len(whole)], file...)
		}
		if err := errors.Join(os.WriteFile(path, file, 0o600), os.WriteFile(path+"-wal", wal, 0o600)); err != nil {
			t.Fatal(err)
		}
		found, err := salvage(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range found.Entries {
			if err := e.Check(); err != nil {
				t.Errorf("%+v: %v", e, err)
			}
		}
	})
}

func TestWholeJournalNeedsNoRescue(t *testing.T) {
	path := filled(t)
	if _, err := (Files{path, Options{}}).Rescue(context.Background(), journal.RescueHow{Backup: true}); !errors.Is(err, journal.ErrUndamaged) {
		t.Errorf("got %v", err)
	}
	if n := len(held(t, path)); n != many {
		t.Errorf("%d entries are left of %d", n, many)
	}
	if _, err := (Files{path + "x", Options{}}).Rescue(context.Background(), journal.RescueHow{Backup: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("where there is no journal: %v", err)
	}
}

func TestJournalInUseIsNeitherRescuedNorErased(t *testing.T) {
	path := filled(t)
	other, said := another(t, "practise", path)
	defer func() { _, _ = other.Process.Kill(), other.Wait() }() // it says that it was killed
	if !said.Scan() {
		t.Fatal("the other process says nothing")
	}
	if _, err := (Files{path, Options{}}).Rescue(context.Background(), journal.RescueHow{Backup: true}); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("rescuing it: %v", err)
	}
	before, _ := Files{Path: path}.All()
	if err := (Files{Path: path}).Erase(context.Background()); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("erasing it: %v", err)
	}
	if after, _ := (Files{Path: path}).All(); len(after) != len(before) {
		t.Errorf("%v is left of %v", after, before)
	}
}

func TestErasedLeavesNothingAndNothingOfOthers(t *testing.T) {
	ctx := context.Background()
	for _, others := range []bool{false, true} {
		path := filled(t)
		folder := filepath.Dir(path)
		backedUp(t, path, newClock())
		for _, name := range []string{"journal.db-wal", "journal.db-shm", "journal.db.damaged-20261123T000000.000Z", "journal.db.replaced-20261123T000000.000Z", "backups/.lull-1-2", "backups/journal-20261123T000000.000Z-format1.db-journal"} {
			if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Mkdir(filepath.Join(folder, ".lull-1-123"), 0o700); err != nil {
			t.Fatal(err)
		}
		mine := []string{"letter.txt", "journal.db.mine", "backups/holiday.jpg"}
		for _, name := range mine[:len(mine)*btoi(others)] {
			if err := os.WriteFile(filepath.Join(folder, name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		all, err := Files{Path: path}.All()
		if err != nil || len(all) != 9 {
			t.Errorf("allFiles gives %v, %v; want 9", all, err)
		}
		if err := (Files{Path: path}).Erase(ctx); err != nil {
			t.Fatal(err)
		}
		if all, err := (Files{Path: path}).All(); err != nil || len(all) > 0 {
			t.Errorf("left: %v, %v", all, err)
		}
		if _, err := os.Stat(folder); !others && !os.IsNotExist(err) {
			t.Errorf("the folder is left: %v", err)
		}
		for _, name := range mine[:len(mine)*btoi(others)] {
			if text, err := os.ReadFile(filepath.Join(folder, name)); err != nil || string(text) != "mine" {
				t.Errorf("%s, which is somebody else's: %q, %v", name, text, err)
			}
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func TestRescueIsBoundedInALargeFileWithHalfOfItGone(t *testing.T) {
	if testing.Short() {
		t.Skip("a large file")
	}
	path := filepath.Join(t.TempDir(), "journal.db")
	c := newClock()
	var all []journal.Entry
	const large = 50_000
	for i := range large {
		e := note(fmt.Sprint("note ", i), c.at.Add(time.Duration(i)*time.Hour))
		var err error
		if e.ID, err = NewID(); err != nil {
			t.Fatal(err)
		}
		all = append(all, e)
	}
	closedAfter(t, path, c, func(j *Journal) error {
		_, err := merge(context.Background(), j, all...)
		return err
	})
	if err := os.Truncate(path, int64(pages(t, path)/2)*pageSize); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	r, err := Files{path, Options{}}.Rescue(context.Background(), journal.RescueHow{})
	if err != nil || r.Saved < large/3 {
		t.Errorf("%+v, %v", r, err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v", took)
	}
}
