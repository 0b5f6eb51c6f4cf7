//go:build unix

package main

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/ui/terminal/ptytest"
)

// Night rule 10 for whatever keeps the first write of a practice from being
// written, and is over before its end: all of it is remembered, and no line
// and no picture waited for it.
func TestAPracticeIsKeptThoughItsFirstWriteWasNot(t *testing.T) {
	t.Parallel()
	for name, hinder := range map[string]func(t *testing.T, data string) (over func()){
		"the lock is held": func(t *testing.T, data string) func() {
			journalOf(t, data)
			return locked(t, data)
		},
		"the lock is held and a practice is unfinished": func(t *testing.T, data string) func() {
			unfinished(t, data)
			return locked(t, data)
		},
		"no folder can be made": func(t *testing.T, data string) func() {
			write(t, data)
			return func() { remove(t, data) }
		},
		"the folder is removed": func(t *testing.T, data string) func() {
			journalOf(t, data)
			return func() { remove(t, data) }
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home := t.TempDir()
			keptAll(t, home, hinder(t, filepath.Join(home, "data", "lull")))
		})
	}
}

// keptAll practises in lines, lets what is in the way be over between two of
// them, and looks at what is remembered.
func keptAll(t *testing.T, home string, over func()) {
	t.Helper()
	play := exec.Command(ptytest.Build(t), "breathe", "2-3", "--cycles", "2", "--plain")
	play.Env = ptytest.Environ(home)
	var said bytes.Buffer
	play.Stderr = &said
	out, err := play.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if err := play.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan()
	if late := time.Since(began); late > startUp {
		t.Errorf("the first line came after %v", late)
	}
	lines.Scan()
	over()
	for lines.Scan() { // to its end
		continue
	}
	if err := play.Wait(); err != nil || said.Len() > 0 {
		t.Errorf("it ended with %v and said %q", err, said.String())
	}
	if was := remembered(t, home); was.Practised != 10*time.Second || was.Ending != journal.Finished {
		t.Errorf("it is remembered as %v, %s", was.Practised, was.Ending)
	}
}

// Somebody who leaves while another writes does not lose the practice.
func TestAPracticeLeftWhileTheLockIsHeldIsKept(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	data := filepath.Join(home, "data", "lull")
	journalOf(t, data)
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "2-3"}, Home: home})
	p.See("out")
	over := locked(t, data)
	p.Press("q")
	time.AfterFunc(4*time.Second, over) // longer than leaving waits
	if code := p.Ended(); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	p.LeftAsFound()
	if was := remembered(t, home); was.Ending != journal.Left || was.Practised < 2*time.Second {
		t.Errorf("it is remembered as %v, %s", was.Practised, was.Ending)
	}
}

// journalOf makes the journal of a data folder, closed again.
func journalOf(t *testing.T, data string, entries ...journal.Entry) {
	t.Helper()
	j, err := sqlite.Open(context.Background(), filepath.Join(data, journalFile), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := j.Save(context.Background(), entries...); err != nil {
		t.Fatal(err)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
}

// unfinished makes one with a practice that a crash left open long ago.
func unfinished(t *testing.T, data string) {
	t.Helper()
	at := time.Date(2026, 11, 20, 22, 45, 0, 0, time.UTC)
	journalOf(t, data, journal.Entry{
		Kind: journal.KindSession, At: at, Evening: evening.Of(at, evening.DayStarts),
		Session: &journal.Session{Practice: "breathe", Name: "calm", Planned: time.Minute, Ending: journal.Running},
	})
}

// locked takes the write lock of a journal, as an import does, until over.
func locked(t *testing.T, data string) (over func()) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(data, journalFile)+"?_txlock=immediate&_busy_timeout=5000")
	if err != nil {
		t.Fatal(err)
	}
	tx, err := db.Begin()
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := tx.Rollback(); err != nil {
			t.Error(err)
		}
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}
}

func write(t *testing.T, name string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(strings.Repeat("x", 10)), 0o600); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Error(err)
	}
}
