package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lull/routines/atomicfile"
)

// Files are those of a journal that is not open: perhaps it cannot be.
type Files struct {
	Path    string
	Options Options
}

// What the names of files that were there before begin with: a damaged one
// after a rescue, and one in whose place a copy was put.
const (
	damaged  = ".damaged-"
	replaced = ".replaced-"
)

// lastingName is that of what was there before.
func (f Files) lastingName(what string) string {
	return f.Path + what + f.Options.clock()().UTC().Format(stampFormat)
}

// All gives every file of the journal that is there: the journal, a link
// to it, what SQLite has beside it, its backups, what a rescue or a restore left, and
// what a kill left half written. Other files in the same folders are not among
// them.
func (f Files) All() ([]string, error) {
	all, err := paths(f.Path)
	if err != nil {
		return nil, fmt.Errorf("looking for the journal: %w", err)
	}
	var found []string
	for _, path := range all {
		for _, with := range []string{"", "-wal", "-shm", "-journal"} {
			if about, err := os.Lstat(path + with); err == nil && !about.IsDir() {
				found = append(found, path+with)
			}
		}
	}
	for _, path := range all {
		name := filepath.Base(path)
		beside, err := filesIn(filepath.Dir(path), func(file string) bool {
			return begins(file, name+damaged) || begins(file, name+replaced) || halfWritten(file)
		})
		if err != nil {
			return nil, fmt.Errorf("looking for the journal: %w", err)
		}
		copies, err := filesIn(backups(path), func(file string) bool {
			own, _ := filepath.Match(copyNames+"*", file) // the pattern is a good one
			return own || halfWritten(file)
		})
		if err != nil {
			return nil, fmt.Errorf("looking for the backups: %w", err)
		}
		found = slices.Concat(found, beside, copies)
	}
	return found, nil
}

// paths gives where a journal is: what its path names and, where that is a
// link, the file at its end.
func paths(path string) ([]string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	at, err := atomicfile.Follow(path)
	if err != nil || at == path {
		return []string{path}, nil //nolint:nilerr // a link in a circle is all there is
	}
	if about, err := os.Stat(at); err == nil && !about.Mode().IsRegular() {
		return []string{path}, nil // a device, say, which is nobody's journal
	}
	return []string{path, at}, nil
}

// target gives the file itself, at the end of a link to it.
func (f Files) target() (string, error) {
	all, err := paths(f.Path)
	if err != nil {
		return "", err
	}
	return all[len(all)-1], nil
}

// halfWritten tells whether a file is one that is being written, or was when
// its writer was stopped.
func halfWritten(name string) bool {
	_, ok := atomicfile.Writer(name)
	return ok
}

// sweep takes away what a kill left half written. A failure is let pass: it is
// in nobody's way.
func sweep(path string) {
	for _, folder := range []string{filepath.Dir(path), backups(path)} {
		left, _ := filesIn(folder, func(name string) bool {
			pid, ok := atomicfile.Writer(name)
			return ok && !alive(owner{pid: pid})
		})
		for _, name := range left {
			_ = os.RemoveAll(name)
		}
	}
}

func begins(name, with string) bool { return len(name) > len(with) && strings.HasPrefix(name, with) }

// filesIn gives the files that a folder holds and a test accepts, sorted by name,
// and folders for the time of a work. A folder that is not there, or is a file,
// holds nothing.
func filesIn(folder string, ours func(name string) bool) ([]string, error) {
	if about, err := os.Stat(folder); err == nil && !about.IsDir() {
		return nil, nil
	}
	there, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var found []string
	for _, file := range there {
		if ours(file.Name()) && (!file.IsDir() || halfWritten(file.Name())) {
			found = append(found, filepath.Join(folder, file.Name()))
		}
	}
	return found, nil
}

// Erase removes everything that [Files.All] gives, then the folders it was
// in where nothing else is in them. It returns [journal.ErrInUse] and removes nothing
// while another process has the journal open.
func (f Files) Erase(ctx context.Context) error {
	where, err := paths(f.Path)
	if err != nil {
		return fmt.Errorf("erasing the journal: %w", err)
	}
	path := where[len(where)-1]
	leave, err := Files{Path: path}.alone(ctx)
	if err != nil {
		return fmt.Errorf("erasing the journal: %w", err)
	}
	defer leave()
	if about, err := os.Stat(path); err == nil && about.Mode().IsRegular() {
		if err := unused(ctx, path, func() error { return nil }); err != nil {
			return fmt.Errorf("erasing the journal: %w", err)
		}
	}
	all, err := f.All()
	if err != nil {
		return err
	}
	var wrong []error
	for _, name := range all {
		remove := os.Remove
		if halfWritten(name) {
			remove = os.RemoveAll // a rescue that was stopped leaves a folder
		}
		if err := remove(name); !errors.Is(err, fs.ErrNotExist) {
			wrong = append(wrong, err)
		}
	}
	for _, path := range where {
		for _, folder := range []string{backups(path), filepath.Dir(path)} {
			_ = os.Remove(folder) // it fails where something of somebody else's is in it
		}
	}
	if err := errors.Join(wrong...); err != nil {
		return fmt.Errorf("erasing the journal: %w", err)
	}
	return nil
}
