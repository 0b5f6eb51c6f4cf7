package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"lull/routines/desktop/eventfile"
	"lull/routines/journal/sqlite"
	"lull/routines/repertoire/folder"
	"lull/routines/settings/tomlfile"
	"lull/ui/cli/storage"
)

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
func standbyJournal(ctx context.Context, dir string, now func() time.Time) (storage.Journal, error) {
	path := ""
	dir, nowhere := dataDir(dir)
	if nowhere == nil {
		path = filepath.Join(dir, journalFile)
	}
	j, err := sqlite.Standby(ctx, path, sqlite.Options{Now: now})
	if err != nil {
		return nil, err
	}
	return j, nowhere
}

// stillJournal is for a glance at a journal that nobody uses.
func stillJournal(dir string) (storage.Resting, func() bool, error) {
	dir, err := dataDir(dir)
	if err != nil {
		return nil, nil, err
	}
	return sqlite.Still(filepath.Join(dir, journalFile))
}

func journalFiles(dir string, now func() time.Time) (storage.Files, error) {
	dir, err := dataDir(dir)
	if err != nil {
		return nil, err
	}
	return sqlite.Files{Path: filepath.Join(dir, journalFile), Options: sqlite.Options{Now: now}}, nil
}

// openSettings gives the settings; nil where there is no place for a file.
func openSettings(named string) (storage.SettingsFile, error) {
	f, err := tomlfile.Open(named, os.Getenv, os.Environ())
	if f == nil {
		return nil, err
	}
	return f, err
}

// besideJournal gives the files beside the journal that are there.
func besideJournal(dir string) ([]string, error) {
	dir, err := dataDir(dir)
	if err != nil {
		return nil, err
	}
	var there []string
	for _, name := range append(eventfile.Names(), hookFailures, lightFile) {
		if path := filepath.Join(dir, name); exists(path) {
			there = append(there, path)
		}
	}
	return there, nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// ownFiles gives every file that is there of what somebody set and wrote.
func ownFiles(config string) ([]string, error) {
	path, err := tomlfile.ConfigPath(config, os.Getenv("LULL_CONFIG"))
	if err != nil {
		return nil, err
	}
	return folder.With(path)
}
