package sqlite

import (
	"os"
	"path/filepath"
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
	old := time.Now().Add(-time.Minute)
	if err := os.Chtimes(path, old, old); err != nil {
		t.Fatal(err)
	}
	return path
}

// jotted writes a note into a journal.
func jotted(t *testing.T, path string) {
	t.Helper()
	j, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, time.November, 23, 20, 0, 0, 0, time.UTC)
	if _, err := j.Save(t.Context(), journal.Entry{Kind: journal.KindNote, At: at, Evening: evening.DayOf(2026, 11, 23), Note: &journal.Note{Text: "quiet"}}); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestAStillJournalIsReadAndNothingIsWrittenBesideIt(t *testing.T) {
	path := keptAWhileAgo(t)
	j, unchanged, err := Still(t.Context(), path, Options{})
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
		"and closed": jotted,
		"and has it open": func(t *testing.T, path string) {
			j, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = j.Close() })
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := keptAWhileAgo(t)
			j, unchanged, err := Still(t.Context(), path, Options{})
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
		"open": func(t *testing.T, path string) {
			j, err := Open(t.Context(), path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = j.Close() })
		},
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
			if j, _, err := Still(t.Context(), path, Options{}); err == nil {
				_ = j.Close()
				t.Error("it was opened")
			}
		})
	}
}
