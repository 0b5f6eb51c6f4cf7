// Package sqlite keeps a journal in one SQLite file on this machine: opening
// it safely, changing its format, writing entries so that each can be taken
// back, and reading them by evening.
//
// It refuses to decide what an entry means or which evening it belongs to,
// and it never overwrites, moves or deletes a file it cannot read.
package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"time"
)

// Options say how a journal is opened. The zero value is useful.
type Options struct {
	// Now tells the time, for when an entry was last changed; time.Now if nil.
	Now func() time.Time

	steps []string // the formats that are known; tests bring their own
	alone bool     // whether others are kept out already, see [Files.alone]
}

func (o Options) clock() func() time.Time {
	if o.Now == nil {
		return time.Now
	}
	return o.Now
}

// Journal is an open journal. Its methods may be called
// from several goroutines; they take turns. While its file can only be read,
// every method that writes returns [journal.ErrReadOnly]; each first tries to
// open it anew.
type Journal struct{ file *file }

// Open opens the journal at path, making it (mode 0600) and its folder (mode
// 0700) where there is none, and bringing an older format up to date after
// copying the file into the folder backups beside it.
//
// Where the place cannot be written, as on a full or read-only disk, the
// journal opens for reading only; on a read-only disk what was written just
// before a crash may be missing. A file that is no journal gives a
// *[DamagedError], one from a later version a *[NewerError].
//
// Open does no checks that grow with the journal: see [Journal.Upkeep].
func Open(ctx context.Context, path string, options Options) (*Journal, error) {
	f, err := open(ctx, path, options)
	_, explained := errors.AsType[*failure](err)
	if _, at := errors.AsType[*fs.PathError](err); at && !explained {
		err = failed(path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("opening the journal: %w", err)
	}
	return &Journal{f}, nil
}

// Standby opens a journal in memory that becomes the one at path with the
// first write that finds it can be opened. Until then it is empty, and a write
// fails with what keeps the journal from being opened. Without a path it stays
// in memory, and is gone when it is closed.
func Standby(ctx context.Context, path string, options Options) (*Journal, error) {
	f := newFile("", options)
	if err := f.connect(ctx, way{parameters: volatile}); err != nil {
		return nil, fmt.Errorf("opening a journal in memory: %w", err)
	}
	f.path = path
	f.way.Store(&way{parameters: volatile, readOnly: path != ""})
	return &Journal{f}, nil
}

// Close closes the journal. The last process to do so tidies its -wal file
// away.
func (j *Journal) Close() error { return j.file.close() }

// Archive gives the same journal as a whole.
func (j *Journal) Archive() *Archive { return &Archive{j.file} }
