package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// replace puts a copy of what was there under its lasting name, if there was
// anything, and a new file in its place. Whatever stops it in between, a kill
// or a power cut, what was there is there under one name or the other.
func replace(old, lasting, made, path string) error {
	folder := filepath.Dir(path)
	for _, with := range []string{"", "-wal"} {
		if err := os.Rename(old+with, lasting+with); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := atomicfile.Sync(folder); err != nil {
		return err
	}
	// They must not be taken for the new file's, not after a power cut either.
	for _, with := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(path + with); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := atomicfile.Sync(folder); err != nil {
		return err
	}
	if err := os.Rename(made, path); err != nil {
		return err
	}
	return atomicfile.Sync(folder)
}

// copyOver copies a database file and its -wal file, if there is something in one.
func copyOver(from, to string) error {
	if err := copyFile(from, to); err != nil {
		return err
	}
	if about, err := os.Stat(from + "-wal"); err == nil && about.Size() == 0 {
		return nil
	}
	if err := copyFile(from+"-wal", to+"-wal"); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	out, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err = errors.Join(err, out.Sync(), out.Close()); err != nil {
		return failed(from, err) // the names of what is only for now tell nobody anything
	}
	return nil
}

// alone keeps every other lull from opening the journal until leave is called, so
// that nothing can be written into a file that is about to go. It returns
// [journal.ErrInUse] where one is opening it just now, again and again.
func (f Files) alone(ctx context.Context) (leave func(), err error) {
	soon, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	leave, err = atomicfile.Lock(soon, filepath.Dir(f.Path), true)
	if err != nil {
		return nil, cmp.Or(ctx.Err(), journal.ErrInUse)
	}
	return leave, nil
}

// unused does something with the file of a journal, and nothing where another
// process has it open. What is no database nobody has open as one. Closing it
// tidies its -wal file: what is to be seen as it was is looked at by do.
func unused(ctx context.Context, path string, do func() error) (err error) {
	db, err := sql.Open("sqlite", source(path, "mode=rw&_busy_timeout=100&_pragma=locking_mode(EXCLUSIVE)&_error_rc=1"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }() // ends the transaction, in which nothing was written
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE`)
	if c := code(err); c == codeBusy || c == codeLocked {
		return journal.ErrInUse
	}
	return do()
}
