package cli_test

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lull/content"
	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/journal/sqlite"
	"lull/routines/repertoire"
	"lull/routines/settings/tomlfile"
	"lull/ui/cli"
	"lull/ui/cli/console"
	"lull/ui/cli/reminders"
	"lull/ui/cli/storage"
	"lull/ui/screen"
)

// account is somebody's folder with a real journal and real settings in it,
// and the moment at which a command is given.
type account struct {
	*testing.T
	cli.Program
	dir string
	at  time.Time
}

// monday is an afternoon on which bedtime is at 23:00.
var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

func newAccount(t *testing.T) *account {
	t.Helper()
	a := &account{T: t, dir: t.TempDir(), at: monday}
	file := filepath.Join(a.dir, "journal", "lull.db")
	open := func(ctx context.Context, now func() time.Time) (*sqlite.Journal, error) {
		return sqlite.Open(ctx, file, sqlite.Options{Now: now})
	}
	a.Program = cli.Program{
		Given: console.Given{
			Now: func() time.Time { return a.at }, NewID: func() string { return "" },
			Getenv: func(string) string { return "" },
			Say:    func(id string, with map[string]string) string { return content.Wording().Say(id, with) },
		},
		Help: content.CommandHelp, Breaths: content.Breaths, Drinks: content.Drinks, Words: content.Vocabulary, Pages: noPages{},
		Guided: func(string) (repertoire.Guided, error) {
			return repertoire.Guided{Places: content.Places(), Common: content.Common(), Relaxations: content.Relaxations(), Routines: content.Routines()}, nil
		},
		Openers: storage.Openers{
			Settings: func(string) (storage.SettingsFile, error) {
				return tomlfile.Open(filepath.Join(a.dir, "config.toml"), a.Getenv, nil)
			},
			Journal: func(ctx context.Context, _ string, now func() time.Time) (storage.Journal, error) {
				return open(ctx, now)
			},
			Archive: func(ctx context.Context, _ string, now func() time.Time) (storage.Archive, error) {
				j, err := open(ctx, now)
				if err != nil {
					return nil, err
				}
				return j.Archive(), nil
			},
			Files: func(_ string, now func() time.Time) (storage.Files, error) {
				return sqlite.Files{Path: file, Options: sqlite.Options{Now: now}}, nil
			},
			Beside:   func(string) ([]string, error) { return nil, nil },
			OwnFiles: func(string) ([]string, error) { return nil, nil },
		},
		Reminders: reminders.Reminding{
			Program: func() (string, error) { return "/usr/bin/lull", nil },
			DataDir: func(string) (string, error) { return a.dir, nil },
		},
	}
	if err := os.WriteFile(filepath.Join(a.dir, "config.toml"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	return a
}

// noPages is a shelf without a page.
type noPages struct{}

func (noPages) All() []screen.Page                  { return nil }
func (noPages) Search(string) []screen.Page         { return nil }
func (noPages) Find(string) (p screen.Page, _ bool) { return p, false }
func (noPages) Near(string) []string                { return nil }

// run gives a command line and returns what it printed.
func (a *account) run(args ...string) (string, error) {
	a.Helper()
	out, err := os.CreateTemp(a.dir, "out")
	if err != nil {
		a.Fatal(err)
	}
	defer out.Close()
	return a.into(out, args...)
}

// into is the same with an output of the test's own.
func (a *account) into(out *os.File, args ...string) (string, error) {
	a.Helper()
	nothing, err := os.Open(os.DevNull)
	if err != nil {
		a.Fatal(err)
	}
	defer nothing.Close()
	a.In, a.Out, a.Stderr = nothing, out, io.Discard
	failed := a.Program.Run(a.Context(), args)
	said, _ := os.ReadFile(out.Name()) // what a pipe was given is gone
	return string(said), failed
}

// does is run where nothing may fail.
func (a *account) does(args ...string) string {
	a.Helper()
	said, err := a.run(args...)
	if err != nil {
		a.Fatalf("lull %s: %v", strings.Join(args, " "), err)
	}
	return said
}

// entries are those of the journal.
func (a *account) entries(kinds ...journal.Kind) []journal.Entry {
	a.Helper()
	j, err := a.Journal(a.Context(), "", a.Now)
	if err != nil {
		a.Fatal(err)
	}
	defer j.Close()
	all, err := j.Between(a.Context(), 0, evening.DayOf(2030, 1, 1), kinds...)
	if err != nil {
		a.Fatal(err)
	}
	return all
}

// write puts a file into the folder and gives its name.
func (a *account) write(name, text string) string {
	a.Helper()
	path := filepath.Join(a.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		a.Fatal(err)
	}
	return path
}

// full is an output that takes nothing.
func (a *account) full() *os.File {
	a.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		a.Fatal(err)
	}
	_, _ = read.Close(), write.Close()
	return write
}
