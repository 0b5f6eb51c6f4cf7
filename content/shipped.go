package content

import (
	"errors"
	"io/fs"
	"sync"
)

// shipped gives what is read of the embedded text when it is first asked for.
func shipped[T any](read func() (T, error)) func() T {
	return sync.OnceValue(func() T {
		made, err := read()
		if err != nil {
			panic(err) // impossible: a test reads the same bytes
		}
		return made
	})
}

// each reads the files whose names match a pattern, and joins their errors.
func each(files fs.FS, pattern string, read func(name string, text []byte) error) error {
	names, err := fs.Glob(files, pattern)
	all := []error{err}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err == nil {
			err = read(name, text)
		}
		all = append(all, err)
	}
	return errors.Join(all...)
}

// parse reads a file of passages and makes something of it, nothing where anything is
// wrong.
func parse[T any](file string, data []byte, what func(document, *problems) T) (made T, err error) {
	ps := &problems{file: file}
	d, ok := readDocument(data, ps)
	if ok {
		d.readSections(ps)
	}
	if len(ps.list) == 0 {
		made = what(d, ps)
	}
	if err = ps.err(); err != nil {
		var none T
		return none, err
	}
	return made, nil
}
