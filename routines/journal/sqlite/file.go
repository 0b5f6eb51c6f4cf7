package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"lull/routines/atomicfile"
)

// file is the open file of a journal and the one connection to it.
type file struct {
	db    *sql.DB
	path  string
	now   func() time.Time
	steps []string // the formats it knows
	alone bool     // whether others are kept out while it is open
	aside sync.Map // what is wrong with each row that was met and makes no sense
	way   atomic.Pointer[way]

	reopening sync.Mutex
}

func newFile(path string, options Options) *file {
	f := &file{path: path, now: options.clock(), steps: options.steps, alone: options.alone}
	if f.steps == nil {
		f.steps = migrations()
	}
	return f
}

func open(ctx context.Context, path string, options Options) (*file, error) {
	path, err := place(path)
	if err != nil {
		return nil, err
	}
	if lost, err := forgets(path); err != nil {
		return nil, err
	} else if lost {
		const found = "entries behind the damage would be lost by going on"
		return nil, &DamagedError{Path: path + "-wal", Code: codeCorrupt, Found: found}
	}
	about, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	f := newFile(path, options)
	for began := time.Now(); ; {
		err = f.connect(ctx, way{parameters: writing, file: about})
		if code(err) != codeBusy || time.Since(began) >= patience {
			break
		}
		// Two that make a new journal at once are in each other's way, and SQLite
		// has one of them not wait for the other: a deadlock, as far as it knows.
		select {
		case <-ctx.Done():
		case <-time.After(10 * time.Millisecond):
		}
	}
	if err != nil && !(unwritable(err) && f.fallBack(ctx)) {
		return nil, f.explain(err)
	}
	closeToOthers(path)
	return f, nil
}

// patience is how long a writer waits for another, as _busy_timeout below has it.
const patience = 5 * time.Second

// Parameters of a connection. Each is set on every connection because SQLite
// keeps most of them nowhere. One fsync a transaction (FULL) is what makes a
// saved row outlive a power cut in WAL mode. Reading something at once makes a
// connection hold the file from its beginning, see [entrance].
const (
	writing = "_txlock=immediate&_busy_timeout=5000&_pragma=journal_mode(WAL)&_pragma=user_version" +
		"&_synchronous=FULL&_foreign_keys=1&_dqs=0&_defensive=1&_error_rc=1"
	// Without room for its shared-memory file a WAL database opens in two
	// ways: as one that nobody changes, which reads only the file, or held by
	// only this process, which reads what is still in the -wal file too.
	reading  = "mode=ro&immutable=1&_query_only=1&_dqs=0&_error_rc=1"
	volatile = "mode=memory&_txlock=immediate&_foreign_keys=1&_dqs=0&_defensive=1&_error_rc=1"
	holding  = "_busy_timeout=100&_pragma=locking_mode(EXCLUSIVE)&_query_only=1&_dqs=0&_error_rc=1"
)

// fallBack opens the journal for reading where it cannot be written, and says
// whether that went well. Holding the file keeps other processes out, so it is
// done only where a crash left something in the -wal file.
func (f *file) fallBack(ctx context.Context) bool {
	if wal, err := os.Stat(f.path + "-wal"); err == nil && wal.Size() > 0 {
		if f.connect(ctx, way{parameters: holding, readOnly: true}) == nil {
			return true
		}
	}
	return f.connect(ctx, way{parameters: reading, readOnly: true}) == nil
}

// connect opens the one connection and brings the format up to date.
func (f *file) connect(ctx context.Context, w way) error {
	f.way.Store(&w)
	f.db = sql.OpenDB(entrance{f})
	f.db.SetMaxOpenConns(1)
	if err := f.migrate(ctx); err != nil {
		return errors.Join(err, f.db.Close())
	}
	return nil
}

// source names a file to the driver, whatever letters its path has.
func source(path, parameters string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") { // C:/... on Windows
		slashed = "/" + slashed
	}
	return (&url.URL{Scheme: "file", Path: slashed, OmitHost: true}).String() + "?" + parameters
}

// place gives where a journal lies, at the end of any links, and makes the
// folder and the file where there are none. A link that leads to no folder is
// a disk that is not there just now, so none is made for it.
func place(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	at, err := atomicfile.Follow(path)
	if err != nil {
		return "", err
	}
	about, err := os.Stat(at)
	switch {
	case err == nil && !about.Mode().IsRegular():
		return "", fmt.Errorf("%s is no file, so no journal can be in it", at)
	case !errors.Is(err, fs.ErrNotExist):
		return at, err
	}
	if at == path {
		if err := os.MkdirAll(filepath.Dir(at), 0o700); err != nil {
			return "", err
		}
	}
	file, err := os.OpenFile(at, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrExist) { // another process was quicker
		return at, nil
	}
	if err != nil {
		return "", err
	}
	return at, file.Close()
}

// closeToOthers takes a journal and its companions away from others where they were
// left readable. It comes after the opening: what is no journal is not touched.
// SQLite gives its -wal and -shm files the mode of the file itself.
//
// It never opens a file that is there: closing any descriptor of it would
// drop the locks that this process holds on it (POSIX record locks).
func closeToOthers(path string) {
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		about, err := os.Stat(name)
		if err != nil || about.Mode().Perm()&0o077 == 0 {
			continue
		}
		// A failure is let pass: on a read-only disk, or where the file is
		// somebody else's, reading the journal is still worth it.
		_ = os.Chmod(name, 0o600)
	}
}

// readOnly says whether the file could only be opened for reading.
func (f *file) readOnly() bool { return f.way.Load().readOnly }

func (f *file) close() error { return f.failing("closing the journal", f.db.Close()) }
