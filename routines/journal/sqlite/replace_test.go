package sqlite

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// Whatever is saved while a journal is replaced would be in neither file, or in a
// mixture of both: the one that opens it waits, and writes into the new one.
func TestNothingIsSavedIntoAJournalThatIsBeingReplaced(t *testing.T) {
	ctx := context.Background()
	for name, replace := range map[string]func(f Files, from string) error{
		"restored": func(f Files, from string) error { _, err := f.Restore(ctx, from); return err },
		"rescued": func(f Files, _ string) error {
			_, err := f.Rescue(ctx, journal.RescueHow{Undamaged: true})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, from := copied(t)
			c, asked := newClock(), false
			saveSoon := func() error {
				soon, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
				defer cancel()
				j, err := Open(soon, path, Options{Now: c.now})
				if err == nil {
					_, err = j.Save(soon, note("meanwhile", c.at))
					err = errors.Join(err, j.Close())
				}
				return err
			}
			// The clock is asked when the journal was copied and is not replaced yet.
			meanwhile := func() time.Time {
				if !asked {
					asked = true
					if err := saveSoon(); err == nil {
						t.Error("it was acknowledged, and is nowhere")
					}
				}
				return c.now()
			}
			if err := replace(Files{path, Options{Now: meanwhile}}, from); err != nil || !asked {
				t.Fatalf("%v, asked %v", err, asked)
			}
			if err := saveSoon(); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAJournalThatIsBeingOpenedIsNotReplaced(t *testing.T) {
	path, from := copied(t)
	before := contents(t, path)
	leave, err := atomicfile.Lock(context.Background(), filepath.Dir(path), false) // as long as it is being opened
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	f := Files{Path: path}
	if _, err := f.Restore(ctx, from); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("restoring: %v", err)
	}
	if _, err := f.Rescue(ctx, journal.RescueHow{Undamaged: true}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("rescuing: %v", err)
	}
	if err := f.Erase(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("erasing: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("it is changed: %v", err)
	}
	leave()
	if _, err := f.Restore(context.Background(), from); err != nil {
		t.Error(err)
	}
}

// A connection holds the file from its beginning, also one that has asked nothing
// yet, and one of a journal that is only being made.
func TestAConnectionHoldsTheFileFromItsBeginning(t *testing.T) {
	for name, path := range map[string]string{"a journal": filled(t), "none yet": filepath.Join(t.TempDir(), "journal.db")} {
		if _, err := place(path); err != nil {
			t.Fatal(err)
		}
		f := newFile(path, Options{})
		f.way.Store(&way{parameters: writing})
		conn, err := entrance{f}.Connect(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if err := (Files{Path: path}).Erase(context.Background()); !errors.Is(err, journal.ErrInUse) {
			t.Errorf("%s: got %v, want ErrInUse", name, err)
		}
		if err := conn.Close(); err != nil {
			t.Error(err)
		}
	}
}

// What only looks like a file of the journal is somebody else's.
func TestEraseTakesNoFolderAndNoFileOfOthers(t *testing.T) {
	path := filled(t)
	folder := filepath.Dir(path)
	theirs := []string{path + damaged + "x", filepath.Join(folder, ".lull-1-mine")}
	for _, name := range theirs {
		if err := os.MkdirAll(filepath.Join(name, "of others"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(backups(path), []byte("no folder"), 0o600); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(folder, ".lull-1-23") // of a rescue that was killed
	if err := os.MkdirAll(filepath.Join(left, "old.db"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := (Files{Path: path}).Erase(context.Background()); err != nil {
		t.Error(err)
	}
	for _, name := range theirs {
		if _, err := os.Stat(filepath.Join(name, "of others")); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{path, left} {
		if _, err := os.Lstat(name); err == nil {
			t.Errorf("%s is left", name)
		}
	}
}
