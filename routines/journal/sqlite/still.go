package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"lull/routines/atomicfile"
)

// errMoves says that a journal is open elsewhere, or was so a moment ago.
var errMoves = errors.New("the journal is in use")

// Still opens a journal that nobody has open, for one short reading and without
// the files that SQLite keeps beside one that is open. To make them and to take
// them away is a good part of such a reading, and is written to the disk each time.
// Nothing keeps others from writing meanwhile, so what was read is only good where
// unchanged says so afterwards: everything that is written and closed changes the
// time of the file, and what is not closed has a -wal file. Where it gives an
// error [Open] is the way.
func Still(ctx context.Context, path string, options Options) (j *Journal, unchanged func() bool, err error) {
	if path, err = filepath.Abs(path); err == nil {
		path, err = atomicfile.Follow(path)
	}
	if err != nil {
		return nil, nil, fmt.Errorf("opening the journal: %w", err)
	}
	before, err := lies(path)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the journal: %w", err)
	}
	f := newFile(path, options)
	if err := f.connect(ctx, way{parameters: reading, readOnly: true, file: before}, migrations()); err != nil {
		return nil, nil, fmt.Errorf("opening the journal: %w", f.explain(err))
	}
	return &Journal{f}, func() bool {
		after, err := lies(path)
		return err == nil && os.SameFile(before, after) && before.Size() == after.Size() && before.ModTime().Equal(after.ModTime())
	}, nil
}

// settled is how long ago a file must have been written for another time of it to
// show that it was written again, however coarse the clock of its disk.
const settled = 3 * time.Second

// lies gives a file that nobody has open as a journal.
func lies(path string) (os.FileInfo, error) {
	for _, beside := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(path + beside); !errors.Is(err, fs.ErrNotExist) {
			return nil, errMoves
		}
	}
	about, err := os.Stat(path)
	if err == nil && (!about.Mode().IsRegular() || time.Since(about.ModTime()) < settled) {
		err = errMoves
	}
	return about, err
}
