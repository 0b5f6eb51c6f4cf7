// Package folder reads what somebody wrote for themselves: places and
// relaxations as Markdown files in folders beside the settings.
//
// It refuses to understand the files (that is for the functions it is given),
// to follow anything that is no plain file, and to read without end.
package folder

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"lull/routines/atomicfile"
)

// Bounds of what is read. The readers of the files have their own, lower ones;
// these keep a slip such as a link to the whole disk from being felt.
const (
	mostFiles = 500
	mostBytes = 1 << 20
)

// Read gives the things written in the *.md files of a folder, in the order of
// their names. A folder that is not there holds nothing. What cannot be read
// is left out and told in the error, beside everything that could be; so is a
// second thing of the same name, of which nobody would know where it went.
func Read[T any](dir string, parse func(file string, data []byte) (T, error), name func(T) string) ([]T, error) {
	files, err := Files(dir)
	if err != nil {
		return nil, err
	}
	var out []T
	var errs []error
	named := map[string]string{} // the file of each name
	if len(files) > mostFiles {
		errs = append(errs, fmt.Errorf("%s: there are more than %d files; the rest is not read", dir, mostFiles))
		files = files[:mostFiles]
	}
	for _, path := range files {
		data, err := File(path)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		thing, err := parse(path, data)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if first, taken := named[name(thing)]; taken {
			errs = append(errs, fmt.Errorf("%s: the name %s is taken by %s; with another name both are there", path,
				name(thing), filepath.Base(first)))
			continue
		}
		named[name(thing)] = path
		out = append(out, thing)
	}
	return out, errors.Join(errs...)
}

// Files gives the *.md files of a folder, in the order of their names.
func Files(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("looking into your folder: %w", err)
	}
	var files []string
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && strings.EqualFold(filepath.Ext(e.Name()), ".md") {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files, nil
}

// File reads one file that somebody wrote: a plain file or a link to one.
// Anything else, such as a pipe, might never end.
func File(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading your file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: this is no plain file; it is left out", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading your file: %w", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, mostBytes))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("reading your file: %w", err)
	}
	return data, nil
}

// With gives the settings file and every file that is there of what somebody
// wrote beside it: places, relaxations and routines. Where one is a link, the
// file at its end is another.
func With(settings string) ([]string, error) {
	all := []string{settings}
	for _, of := range []string{"places", "relaxations", "routines"} {
		files, err := Files(filepath.Join(filepath.Dir(settings), of))
		if err != nil {
			return nil, err
		}
		all = append(all, files...)
	}
	var there []string
	for _, name := range all {
		if _, err := os.Lstat(name); err != nil {
			continue
		}
		there = append(there, name)
		if about, err := os.Stat(name); err == nil && about.Mode().IsRegular() {
			if end, err := atomicfile.Follow(name); err == nil && end != name {
				there = append(there, end)
			}
		}
	}
	return there, nil
}
