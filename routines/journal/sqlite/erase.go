package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Names of what a rescue leaves: the folder it works in, where it was stopped,
// and the damaged file it keeps.
const (
	rescues = ".rescue-"
	damaged = ".damaged-"
)

// Belongings gives every file of a journal that is there: the journal, what
// SQLite keeps beside it, its backups, and what a rescue kept. Other files in
// the same folders are not among them.
func Belongings(path string) ([]string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("looking for the journal: %w", err)
	}
	folder, name := filepath.Dir(path), filepath.Base(path)
	var found []string
	for _, with := range []string{"", "-wal", "-shm", "-journal"} {
		if _, err := os.Lstat(path + with); err == nil {
			found = append(found, path+with)
		}
	}
	beside, err := matching(folder, func(file string) bool {
		return begins(file, name+damaged) || begins(file, name+rescues)
	})
	if err != nil {
		return nil, fmt.Errorf("looking for the journal: %w", err)
	}
	copies, err := matching(backups(path), func(file string) bool {
		own, _ := filepath.Match(copyNames+"*", file) // the pattern is a good one
		return own
	})
	if err != nil {
		return nil, fmt.Errorf("looking for the backups: %w", err)
	}
	return slices.Concat(found, beside, copies), nil
}

func begins(name, with string) bool { return len(name) > len(with) && name[:len(with)] == with }

// matching gives what a folder holds and a test accepts, sorted by name. A
// folder that is not there holds nothing.
func matching(folder string, ours func(name string) bool) ([]string, error) {
	there, err := os.ReadDir(folder)
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	var found []string
	for _, file := range there {
		if ours(file.Name()) {
			found = append(found, filepath.Join(folder, file.Name()))
		}
	}
	return found, nil
}

// Erase removes everything that [Belongings] gives, then the folders it was
// in where nothing else is in them. It returns [journal.ErrInUse] and removes nothing
// while another process has the journal open.
func Erase(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("erasing the journal: %w", err)
	}
	if _, err := os.Stat(path); err == nil {
		if err := alone(ctx, path); err != nil {
			return fmt.Errorf("erasing the journal: %w", err)
		}
	}
	all, err := Belongings(path)
	if err != nil {
		return err
	}
	var wrong []error
	for _, name := range all {
		// All: a rescue that was stopped leaves a folder.
		if err := os.RemoveAll(name); err != nil {
			wrong = append(wrong, err)
		}
	}
	for _, folder := range []string{backups(path), filepath.Dir(path)} {
		_ = os.Remove(folder) // it fails where something of somebody else's is in it
	}
	if len(wrong) > 0 {
		return fmt.Errorf("erasing the journal: %w", errors.Join(wrong...))
	}
	return nil
}
