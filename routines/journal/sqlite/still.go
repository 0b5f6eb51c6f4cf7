package sqlite

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/evening"
	"lull/routines/journal"
)

// errMoves says that a journal is open elsewhere, or was so a moment ago.
var errMoves = errors.New("the journal is in use")

// Resting is a journal that nobody has open, for one short reading.
type Resting struct {
	tree
	entries, evenings, marks uint32 // the pages on which these begin
}

// Still opens a journal that nobody has open, for one short reading of the last
// evenings. It reads the few pages on which they are by itself: to start SQLite, to
// have it read what is defined in the file and to put three questions to it takes
// longer than all else that a prompt waits for (docs/decisions/2-sqlite.md).
//
// Nothing keeps others from writing meanwhile, so what was read is only good where
// unchanged says so afterwards: everything that is written and closed changes the
// time of the file, and what is not closed has a -wal file. Where anything gives an
// error [Open] is the way.
func Still(path string) (j *Resting, unchanged func() bool, err error) {
	j, unchanged, err = still(path)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the journal: %w", err)
	}
	return j, unchanged, nil
}

func still(path string) (j *Resting, unchanged func() bool, err error) {
	if path, err = filepath.Abs(path); err == nil {
		path, err = atomicfile.Follow(path)
	}
	if err != nil {
		return nil, nil, err
	}
	before, err := lies(path)
	if err != nil {
		return nil, nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	j = &Resting{tree: tree{file, make(map[uint32][]byte)}}
	if err := j.find(before.Size()); err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return j, func() bool {
		after, err := lies(path)
		return err == nil && os.SameFile(before, after) && before.Size() == after.Size() &&
			before.ModTime().Equal(after.ModTime())
	}, nil
}

func (j *Resting) Close() error { return j.file.Close() }

// find looks where what is read begins.
func (j *Resting) find(size int64) error {
	if !j.ours(size, len(migrations())) {
		return errOdd
	}
	pages := map[string]*uint32{"entry": &j.entries, "entry_kind_evening": &j.evenings, "mark": &j.marks}
	return j.rows(1, 0, func(values []any) error {
		const name, root, columns = 1, 3, 5
		if len(values) != columns {
			return errOdd
		}
		called, named := values[name].(string)
		page, numbered := values[root].(int64)
		if where, wanted := pages[called]; named && numbered && wanted {
			*where = uint32(page)
		}
		return nil
	})
}

func (j *Resting) Between(_ context.Context, from, to evening.Day, kinds ...journal.Kind) ([]journal.Entry, error) {
	if len(kinds) == 0 {
		kinds = journal.Kinds()
	}
	type found struct {
		row
		journal.Entry
	}
	var all []found
	for _, kind := range kinds {
		err := j.between(string(kind), int64(from), int64(to), func(values []any) {
			var f found
			if len(values) == 0 || !f.row.scan(values[1:]) { // the first is the number of the row
				return
			}
			var err error
			if f.Entry, err = f.row.entry(); err == nil {
				all = append(all, f)
			}
		})
		if err != nil {
			return nil, fmt.Errorf("reading the journal: %w", err)
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.evening, b.evening), cmp.Compare(a.at, b.at), bytes.Compare(a.id, b.id))
	})
	entries := make([]journal.Entry, len(all))
	for i, f := range all {
		entries[i] = f.Entry
	}
	return entries, nil
}

// between gives the rows of a kind and of some evenings to take.
func (j *Resting) between(kind string, from, to int64, take func([]any)) error {
	where := func(line []any) (int, error) {
		if len(line) == 3 {
			of, isKind := line[0].(string)
			day, isDay := line[1].(int64)
			switch {
			case !isKind || !isDay:
			case of != kind:
				return cmp.Compare(of, kind), nil
			case day < from:
				return -1, nil
			case day > to:
				return 1, nil
			default:
				return 0, nil
			}
		}
		return 0, errOdd
	}
	return j.lines(j.evenings, 0, where, func(line []any) error {
		number, ok := line[2].(int64)
		if !ok {
			return errOdd
		}
		values, err := j.row(j.entries, number)
		if err == nil {
			take(values)
		}
		return err
	})
}

func (j *Resting) Marks(context.Context) ([]journal.Mark, error) {
	var marks []journal.Mark
	every := func([]any) (int, error) { return 0, nil }
	err := j.lines(j.marks, 0, every, func(line []any) error {
		if len(line) != 4 {
			return errOdd
		}
		id, isID := line[0].(string)
		day, isDay := line[1].(int64)
		state, isState := line[2].(string)
		at, isTime := line[3].(int64)
		if isID && isDay && isState && isTime {
			marks = append(marks, journal.Mark{
				ID: id, Evening: evening.Day(day), State: state, At: time.UnixMilli(at).UTC(),
			})
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the marks: %w", err)
	}
	return marks, nil
}

// stillFor is how long ago a file must have been written for another time of it to
// show that it was written again, however coarse the clock of its disk.
const stillFor = 3 * time.Second

// lies gives a file that nobody has open as a journal.
func lies(path string) (os.FileInfo, error) {
	for _, beside := range []string{"-wal", "-journal"} {
		if _, err := os.Lstat(path + beside); !errors.Is(err, fs.ErrNotExist) {
			return nil, errMoves
		}
	}
	about, err := os.Stat(path)
	if err == nil && (!about.Mode().IsRegular() || time.Since(about.ModTime()) < stillFor) {
		err = errMoves
	}
	return about, err
}
