package sqlite

import (
	"cmp"
	"context"
	"database/sql/driver"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"lull/routines/atomicfile"
)

// way is how the connection of a journal is made.
type way struct {
	parameters string
	readOnly   bool
	file       os.FileInfo // of what was opened, nil where no file was
}

// connector makes a connection to the place it gives.
type connector func() (source string)

func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return engine().Open(c())
}

func (connector) Driver() driver.Driver { return engine() }

// entrance connects to the file at the path of a journal while nobody puts another
// in its place. Whoever opened the one and then took the companions of the other,
// which SQLite finds by their names, would mix the two.
type entrance struct{ file *file }

func (e entrance) Connect(ctx context.Context) (driver.Conn, error) {
	f, parameters := e.file, e.file.way.Load().parameters
	if parameters != volatile && !f.alone {
		soon, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		leave, err := atomicfile.Lock(soon, filepath.Dir(f.path), false)
		if err != nil {
			return nil, cmp.Or(ctx.Err(), errReplaced)
		}
		defer leave()
	}
	return connector(func() string { return source(f.path, parameters) }).Connect(ctx)
}

func (entrance) Driver() driver.Driver { return engine() }

var errReplaced = errors.New("another lull is putting a journal in its place, and was not done in time")

// writable makes sure that what is written goes into the file at the path of
// the journal. One that could only be read, or not be opened, is opened again:
// the disk may have room by now. So is one whose file was moved or deleted
// since: SQLite would go on writing into what nobody finds any more.
func (f *file) writable(ctx context.Context) error {
	f.reopening.Lock()
	defer f.reopening.Unlock()
	was := f.way.Load()
	if !was.readOnly && !moved(f.path, was.file) {
		return nil
	}
	if was.parameters == holding {
		if err := f.turn(ctx, was); err != nil { // lets go of its own lock
			return err
		}
	}
	other, err := Open(ctx, f.path, Options{Now: f.now, steps: f.steps, alone: f.alone})
	switch {
	case err != nil && was.readOnly && was.parameters != volatile:
		return f.unwritten()
	case err != nil:
		return err
	}
	found := other.file.way.Load()
	if err := other.Close(); err != nil {
		return err
	}
	if found.readOnly {
		return f.unwritten()
	}
	return f.turn(ctx, found)
}

// turn drops the connection; the next one is made in the way given. Somebody who
// reads meanwhile waits, and never sees one that is closed.
func (f *file) turn(ctx context.Context, next *way) error {
	conn, err := f.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }() // closed already; the pool is told below
	err = conn.Raw(func(any) error {
		f.way.Store(next)
		return driver.ErrBadConn // makes the pool close it
	})
	if errors.Is(err, driver.ErrBadConn) {
		return nil
	}
	return err
}

// moved tells whether another file lies at a path by now, or none.
func moved(path string, file os.FileInfo) bool {
	if file == nil {
		return false
	}
	now, err := os.Stat(path)
	if err != nil {
		return errors.Is(err, fs.ErrNotExist)
	}
	return !os.SameFile(file, now)
}
