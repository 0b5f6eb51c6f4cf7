//go:build unix

package sqlite

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"lull/routines/journal"
)

// linked gives a link to a journal in another folder.
func linked(t *testing.T) (link, real string) {
	t.Helper()
	real, link = filled(t), filepath.Join(t.TempDir(), "journal.db")
	if err := os.Symlink(real, link); err != nil {
		t.Skip("no links here:", err)
	}
	return link, real
}

func TestErasedLinkTakesWhatItLeadsTo(t *testing.T) {
	link, real := linked(t)
	ctx := context.Background()
	backedUp(t, link, newClock())
	if err := os.WriteFile(real+"-wal", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if all, err := (Files{Path: link}).All(); err != nil || len(all) != 4 {
		t.Errorf("allFiles gives %v, %v; want the link, the file, its -wal and a copy", all, err)
	}
	if err := (Files{Path: link}).Erase(ctx); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{link, real, real + "-wal", filepath.Dir(real), filepath.Dir(link)} {
		if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is left: %v", name, err)
		}
	}
}

func TestRescueAndRestoreBehindALinkLeaveTheLink(t *testing.T) {
	link, real := linked(t)
	ctx := context.Background()
	page(t, real, 6, 0x55)
	r, err := Files{link, Options{Now: newClock().now}}.Rescue(ctx, journal.RescueHow{})
	if err != nil || filepath.Dir(r.Damaged) != filepath.Dir(real) {
		t.Fatalf("%+v, %v", r, err)
	}
	_, from := copied(t)
	if _, err := (Files{link, Options{Now: newClock().now}}).Restore(ctx, from); err != nil {
		t.Fatal(err)
	}
	if about, err := os.Lstat(link); err != nil || about.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is %v, %v", about.Mode(), err)
	}
	if got := held(t, real); len(got) != many {
		t.Errorf("behind the link are %d entries", len(got))
	}
}

// What is no journal is not touched, whatever leads to it.
func TestOpeningChangesNoModeOfWhatIsNoJournal(t *testing.T) {
	ctx := context.Background()
	folder := t.TempDir()
	letter := filepath.Join(folder, "letter")
	if err := os.WriteFile(letter, []byte("Dear all, this is no journal, and everybody may read it."), 0o644); err != nil {
		t.Fatal(err)
	}
	device := filepath.Join(folder, "pipe") // as the null device is one
	if err := syscall.Mkfifo(device, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{letter, device, folder} {
		link := filepath.Join(t.TempDir(), "journal.db")
		if err := os.Symlink(to, link); err != nil {
			t.Skip("no links here:", err)
		}
		before, err := os.Stat(to)
		if err != nil {
			t.Fatal(err)
		}
		if j, err := Open(ctx, link, Options{}); err == nil {
			t.Errorf("%s was opened: %v", to, j.Close())
		}
		if after, err := os.Stat(to); err != nil || after.Mode() != before.Mode() {
			t.Errorf("the mode of %s was %v and is %v, %v", to, before.Mode(), after.Mode(), err)
		}
		if to != letter { // which somebody named as the journal
			if err := (Files{Path: link}).Erase(ctx); err != nil {
				t.Errorf("taking the link to %s away: %v", to, err)
			}
			if _, err := os.Stat(to); err != nil {
				t.Fatalf("%s went with the link: %v", to, err)
			}
		}
	}
}

func TestLinkToAFolderThatIsNotThereMakesNone(t *testing.T) {
	stick := filepath.Join(t.TempDir(), "stick")
	link := filepath.Join(t.TempDir(), "journal.db")
	if err := os.Symlink(filepath.Join(stick, "journal.db"), link); err != nil {
		t.Skip("no links here:", err)
	}
	if j, err := Open(context.Background(), link, Options{}); err == nil {
		t.Errorf("a journal was begun where the disk is not there: %v", j.Close())
	}
	if _, err := os.Stat(stick); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if j, err := Open(context.Background(), link, Options{}); err != nil || j.Close() != nil {
		t.Errorf("with the disk there: %v", err)
	}
}
