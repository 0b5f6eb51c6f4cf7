// Lull is a quiet companion for the last hours of the day: it guides a breath
// or a walk in the mind at bedtime, sees the late coffee while there is still
// time, and keeps a small history of evenings on this machine.
//
// Main introduces the rooms to each other: it opens the journal, loads
// settings, builds the commands and turns errors into exit codes.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"lull/content"
	"lull/routines/journal/sqlite"
	"lull/routines/repertoire/folder"
	"lull/routines/settings/tomlfile"
	"lull/ui/cli"
)

// Exit codes; "can" answers no with 3.
const (
	done        = 0
	failed      = 1
	misuse      = 2
	no          = 3
	interrupted = 130
)

func main() { os.Exit(run()) }

func run() int {
	lull := assemble(os.Stdin, os.Stdout, os.Stderr)
	return code(lull.Run(context.Background(), os.Args[1:]), lull.Fail)
}

// assemble introduces the rooms to each other.
func assemble(in, out *os.File, side io.Writer) *cli.Program {
	return &cli.Program{
		Now: time.Now, NewID: newID, Zone: zone(os.Getenv("TZ")),
		In: in, Out: out, Err: side,
		Environ: os.Environ(), Getenv: os.Getenv,
		Breaths: content.Breaths,
		Guided:  practices,
		Own:     own,
		Drinks:  content.Drinks,
		Pages:   shelf{},
		Help:    content.CommandHelp,
		Say:     func(id string, with map[string]string) string { return content.Wording().Say(id, with) },
		Version: version(),
		Storage: cli.Storage{
			Settings: openSettings,
			Journal: func(ctx context.Context, dir string, now func() time.Time) (cli.Journal, error) {
				return openJournal(ctx, dir, now)
			},
			Archive: func(ctx context.Context, dir string, now func() time.Time) (cli.Archive, error) {
				j, err := openJournal(ctx, dir, now)
				if err != nil {
					return nil, err
				}
				return j.Archive(), nil
			},
			Standby: standbyJournal, Files: journalFiles, OwnFiles: ownFiles,
		},

		Reminders: reminding(),
		Sounding:  sounding(),
		Machine:   surroundings(),
		Probes:    probes(),
	}
}

// code says what went wrong in one place and gives the exit code for it.
func code(err error, say func(error)) int {
	var usage cli.Usage
	switch {
	case err == nil:
		return done
	case errors.Is(err, cli.ErrNo):
		return no
	case errors.Is(err, cli.ErrInterrupted):
		return interrupted
	}
	say(err)
	if errors.As(err, &usage) {
		return misuse
	}
	return failed
}

// release is set by those who build without the history at hand, from a
// tarball: go build -ldflags "-X main.release=1.2.3".
var release string

// version says which version this is, the commit and the day it was made of,
// where Go put them in, and for which machine.
func version() string {
	info, _ := debug.ReadBuildInfo()
	return which(release, info) + ", " + runtime.Version() + " " + runtime.GOOS + "/" + runtime.GOARCH
}

func which(release string, info *debug.BuildInfo) string {
	var commit, day string
	if info != nil {
		if release == "" && info.Main.Version != "(devel)" {
			release = strings.TrimPrefix(info.Main.Version, "v")
		}
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value[:min(len(s.Value), 12)]
			case "vcs.time":
				day, _, _ = strings.Cut(s.Value, "T")
			}
		}
	}
	if release == "" {
		release = "(built from a working copy)"
	}
	if commit != "" {
		release += ", commit " + commit + " of " + day
	}
	return release
}

// newID makes the id of a new entry. Only a machine without randomness cannot,
// and the journal then makes one itself.
func newID() string {
	id, err := sqlite.NewID()
	if err != nil {
		return ""
	}
	return id
}

// journalFile is the journal's name in the data folder.
const journalFile = "lull.db"

// dataDir is the folder of the journal: the one given, or the one of this user.
func dataDir(given string) (string, error) { return tomlfile.DataDir(given, os.Getenv("LULL_DATA")) }

func openJournal(ctx context.Context, dir string, now func() time.Time) (*sqlite.Journal, error) {
	dir, err := dataDir(dir)
	if err != nil {
		return nil, err
	}
	j, err := sqlite.Open(ctx, filepath.Join(dir, journalFile), sqlite.Options{Now: now})
	if err != nil {
		return nil, err
	}
	// A practice that a crash left open is closed here. Where that fails, as on
	// a disk that is only read, or would take waiting for somebody else, it is
	// left for the next start.
	soon, cancel := context.WithTimeout(ctx, 100*time.Millisecond)
	defer cancel()
	_, _ = j.CloseUnfinished(soon)
	return j, nil
}

// standbyJournal is one in memory, for a practice on an evening on which the
// real one cannot be opened yet.
func standbyJournal(ctx context.Context, dir string, now func() time.Time) (cli.Journal, error) {
	dir, nowhere := dataDir(dir)
	if nowhere != nil {
		j, err := sqlite.InMemory(ctx, sqlite.Options{Now: now})
		if err != nil {
			return nil, err
		}
		return j, nowhere
	}
	j, err := sqlite.Standby(ctx, filepath.Join(dir, journalFile), sqlite.Options{Now: now})
	if err != nil {
		return nil, err
	}
	return j, nil
}

func journalFiles(dir string, now func() time.Time) (cli.Files, error) {
	dir, err := dataDir(dir)
	if err != nil {
		return nil, err
	}
	return sqlite.Files{Path: filepath.Join(dir, journalFile), Options: sqlite.Options{Now: now}}, nil
}

// openSettings gives the settings; nil where there is no place for a file.
func openSettings(named string) (cli.SettingsFile, error) {
	f, err := tomlfile.Open(named, os.Getenv, os.Environ())
	if f == nil {
		return nil, err
	}
	return f, err
}

// ownFiles gives every file that is there of what somebody set and wrote.
func ownFiles(config string) ([]string, error) {
	path, err := tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return nil, err
	}
	return folder.With(path)
}
