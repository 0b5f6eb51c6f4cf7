package sqlite

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lull/routines/journal"
)

// smallDisk is a folder on a disk of its own of so many bytes.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a disk of one's own takes root")
	}
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("no disk to be had here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder
}

// fill leaves no byte free and gives the file that takes them up.
func fill(t *testing.T, folder string) string {
	t.Helper()
	name := filepath.Join(folder, "filler")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 4096)
	for {
		if _, err := file.Write(block); err != nil {
			break
		}
	}
	_ = file.Close()
	return name
}

func onlyToBeRead(folder string) error {
	return syscall.Mount("", folder, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, "")
}

func TestFullDiskLosesNothingAcknowledged(t *testing.T) {
	folder := smallDisk(t, 1<<20)
	path := filepath.Join(folder, "journal.db")
	ctx, c := context.Background(), newClock()
	j, err := Open(ctx, path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	saved := 0
	for ; ; saved++ {
		if _, err = j.Save(ctx, note(strings.Repeat("z", 500), c.at)); err != nil {
			break
		}
	}
	if !errors.Is(err, journal.ErrFull) {
		t.Errorf("after %d entries: %v, want ErrFull", saved, err)
	}
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != saved {
		t.Errorf("%d entries, %v; want %d", len(all), err, saved)
	}
	if err := j.Close(); err != nil {
		t.Logf("closing on a full disk: %v", err)
	}
	j = opened(t, path, c)
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != saved {
		t.Errorf("opened again, %d entries, %v; want %d", len(all), err, saved)
	}
}

// filledIn is a journal with [many] entries in a folder.
func filledIn(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "journal.db")
	if err := os.WriteFile(path, contents(t, filled(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestJournalOnAFullDiskIsStillRead(t *testing.T) {
	folder := smallDisk(t, 4<<20)
	path := filledIn(t, folder)
	filler := fill(t, folder)
	ctx, c := context.Background(), newClock()
	j, err := Open(ctx, path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	if !j.file.readOnly() {
		t.Error("it does not say that it is read only")
	}
	if all, err := j.Between(ctx, First, Last); err != nil || len(all) != many {
		t.Errorf("%d entries, %v", len(all), err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	if j = opened(t, path, c); j.file.readOnly() {
		t.Error("with room again it is still read only")
	}
}

// ofFifty is an open journal of fifty notes.
func ofFifty(t *testing.T, c *clock) *Journal {
	t.Helper()
	j := opened(t, filepath.Join(t.TempDir(), "journal.db"), c)
	for range 50 {
		save(t, j, note("x", c.at))
	}
	return j
}

// crash leaves at a path what an open journal has on the disk, its companions too.
func crash(t *testing.T, j *Journal, path string, companions []string) {
	t.Helper()
	for _, end := range append([]string{""}, companions...) {
		content, err := os.ReadFile(j.file.path + end)
		if err == nil {
			err = os.WriteFile(path+end, content, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// After a crash the latest entries may lie in the -wal file alone. They are
// read on a full disk too, and nothing of it is lost once there is room.
func TestCrashAndFullDiskAtOnceLoseNothing(t *testing.T) {
	ctx, c := context.Background(), newClock()
	j := ofFifty(t, c)
	for _, companions := range [][]string{{"-wal"}, {"-wal", "-shm"}} {
		folder := smallDisk(t, 4<<20)
		path := filepath.Join(folder, "journal.db")
		crash(t, j, path, companions)
		filler := fill(t, folder)
		for range 2 {
			crashed, err := Open(ctx, path, Options{Now: c.now})
			if err != nil {
				t.Fatal(err)
			}
			if all, err := crashed.Between(ctx, First, Last); err != nil || len(all) != 50 {
				t.Errorf("with %v on a full disk: %d entries, %v", companions, len(all), err)
			}
			if err := crashed.Close(); err != nil {
				t.Logf("closing on a full disk: %v", err)
			}
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		again := opened(t, path, c)
		if all, err := again.Between(ctx, First, Last); err != nil || len(all) != 50 || again.file.readOnly() {
			t.Errorf("with %v and room again: %d entries, %v, read only %v", companions, len(all), err, again.file.readOnly())
		}
		if err := again.Archive().Check(ctx); err != nil {
			t.Error(err)
		}
	}
}

func TestJournalOnAReadOnlyDiskIsStillRead(t *testing.T) {
	folder := smallDisk(t, 4<<20)
	path := filledIn(t, folder)
	if err := onlyToBeRead(folder); err != nil {
		t.Skipf("no read-only disk to be had here: %v", err)
	}
	j := opened(t, path, newClock())
	if all, err := j.Between(context.Background(), First, Last); err != nil || len(all) != many || !j.file.readOnly() {
		t.Errorf("%d entries, %v, read only %v", len(all), err, j.file.readOnly())
	}
	if _, err := j.Save(context.Background(), note("x", newClock().at)); !errors.Is(err, journal.ErrReadOnly) {
		t.Errorf("Save: %v", err)
	}
}

// A disk that is full or read-only is the very time for a copy somewhere else.
func TestBackupElsewhereWorksOnAFullAndOnAReadOnlyDisk(t *testing.T) {
	ctx, c := context.Background(), newClock()
	j := ofFifty(t, c)
	for name, spoil := range map[string]func(folder string) error{
		"full":      func(folder string) error { fill(t, folder); return nil },
		"read-only": onlyToBeRead,
	} {
		for _, companions := range [][]string{nil, {"-wal"}, {"-wal", "-shm"}} { // a crash leaves both
			if name == "read-only" && len(companions) == 1 {
				continue // SQLite cannot read a -wal file there without the other
			}
			folder := smallDisk(t, 4<<20)
			path := filepath.Join(folder, "journal.db")
			if companions == nil {
				if err := j.Archive().Backup(ctx, path); err != nil {
					t.Fatal(err)
				}
			} else {
				crash(t, j, path, companions)
			}
			if err := spoil(folder); err != nil {
				t.Skipf("no such disk to be had here: %v", err)
			}
			spoiled, err := Open(ctx, path, Options{Now: c.now})
			if err != nil {
				t.Errorf("%s disk, with %v: %v", name, companions, err)
				continue
			}
			all, err := spoiled.Between(ctx, First, Last)
			if err != nil {
				t.Fatal(err)
			}
			to := filepath.Join(t.TempDir(), "copy.db")
			if err := spoiled.Archive().Backup(ctx, to); err != nil {
				t.Errorf("%s disk, with %v: %v", name, companions, err)
			} else if got := held(t, to); len(got) != len(all) || len(got) != 50 {
				t.Errorf("%s disk, with %v: %d of %d entries are in the copy", name, companions, len(got), len(all))
			}
			if err := spoiled.Close(); err != nil {
				t.Logf("closing on a spoiled disk: %v", err)
			}
		}
	}
}

func TestWhatADiskRefusesIsSaidInWords(t *testing.T) {
	ctx, c := context.Background(), newClock()
	for name, spoil := range map[string]func(folder string) error{
		"the disk is full":          func(folder string) error { fill(t, folder); return nil },
		"the disk can only be read": onlyToBeRead,
	} {
		folder := smallDisk(t, 4<<20)
		path := filledIn(t, folder)
		if err := spoil(folder); err != nil {
			t.Skipf("no such disk to be had here: %v", err)
		}
		_, err := Open(ctx, filepath.Join(folder, "below", "journal.db"), Options{})
		plainly(t, err, filepath.Join(folder, "below", "journal.db"), name)
		j := opened(t, path, c)
		_, err = j.Save(ctx, note("x", c.at))
		plainly(t, err, path, name)
		plainly(t, j.Mark(ctx, "x", 1, "shown"), path, name)
	}
	folder := smallDisk(t, 1<<20)
	path := filepath.Join(folder, "journal.db")
	j, err := Open(ctx, path, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	for err == nil { // it fills up while it is open
		_, err = j.Save(ctx, note(strings.Repeat("z", 5000), c.at))
	}
	plainly(t, err, path, "the disk is full")
	_ = j.Close() // a full disk
}

// However much room there is, a journal of format 3 is brought up to date whole
// or stays as it was, and nothing of it is lost once there is room.
func TestChangeOfFormatOnADiskThatFillsUpLosesNothing(t *testing.T) {
	whole := contents(t, filled3(t))
	failed, ended := 0, 0
	for room := 0; room <= 8<<20; room += 512 << 10 {
		folder := smallDisk(t, 12<<20)
		path := filepath.Join(folder, "journal.db")
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		filler := fill(t, folder)
		about, err := os.Stat(filler)
		if err == nil {
			err = os.Truncate(filler, max(0, about.Size()-int64(room)))
		}
		if err != nil {
			t.Fatal(err)
		}
		ctx := context.Background()
		j, err := Open(ctx, path, Options{})
		if err != nil {
			failed++
		} else if err := j.Close(); err == nil {
			ended++
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		eitherFormat(t, path)
		j = opened(t, path, newClock())
		if all, err := j.Between(ctx, First, Last); err != nil || len(all) != many || j.Archive().Check(ctx) != nil {
			t.Errorf("with %d bytes free: %d entries, %v, %v", room, len(all), err, j.Archive().Check(ctx))
		}
	}
	if failed == 0 || ended == 0 {
		t.Errorf("%d failed and %d came to their end", failed, ended)
	}
	t.Logf("%d failed and %d came to their end", failed, ended)
}

// The file that is only for now, and what the system calls copying, are no words for
// somebody whose disk is full.
func TestNoRoomForARestoredCopyIsSaidPlainly(t *testing.T) {
	folder := smallDisk(t, 4<<20)
	path := filledIn(t, folder)
	_, from := copied(t)
	fill(t, folder)
	before := contents(t, path)
	_, err := Files{path, Options{}}.Restore(context.Background(), from)
	if err == nil || !strings.Contains(err.Error(), "full") && !strings.Contains(err.Error(), "no space") ||
		strings.Contains(err.Error(), ".lull-") || strings.Contains(err.Error(), "copy_file_range") {
		t.Errorf("got %v", err)
	}
	if !bytes.Equal(contents(t, path), before) {
		t.Error("it is changed")
	}
}
