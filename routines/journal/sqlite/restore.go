package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// Restore puts a copy of a journal, older formats included, in its place and keeps
// what was there beside it. The copy itself is only read. A copy that is damaged,
// or has no entry, changes nothing.
func (f Files) Restore(ctx context.Context, from string) (journal.Restored, error) {
	r, err := f.restore(ctx, from)
	if err != nil {
		return journal.Restored{}, fmt.Errorf("restoring the journal: %w; nothing was changed", err)
	}
	return r, nil
}

func (f Files) restore(ctx context.Context, from string) (r journal.Restored, err error) {
	if f.Path, err = f.target(); err != nil {
		return r, err
	}
	is, err := os.Stat(from)
	if err != nil {
		return r, fmt.Errorf("%s: %w", from, errors.Unwrap(err))
	}
	if !is.Mode().IsRegular() {
		return r, fmt.Errorf("%s is no file", from)
	}
	if was, err := os.Stat(f.Path); err == nil && os.SameFile(was, is) {
		return r, fmt.Errorf("%s is the journal itself", from)
	}
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		return r, err
	}
	folder, err := atomicfile.Folder(f.Path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	made := Files{filepath.Join(folder, "made.db"), f.Options}
	if err := copyOver(from, made.Path); err != nil {
		return r, err
	}
	if r.Entries, err = made.sound(ctx); err != nil {
		return r, fmt.Errorf("%s is no copy that can be used: %w", from, err)
	}
	leave, err := f.alone(ctx)
	if err != nil {
		return r, err
	}
	defer leave()
	old := filepath.Join(folder, "old.db")
	if _, missing := os.Stat(f.Path); missing == nil {
		if err := unused(ctx, f.Path, func() error { return copyOver(f.Path, old) }); err != nil {
			return r, err
		}
		r.Replaced = f.lastingName(replaced)
	}
	return r, replace(old, r.Replaced, made.Path, f.Path)
}

// sound brings a copy up to date and counts what is in it.
func (f Files) sound(ctx context.Context) (entries int, err error) {
	j, err := Open(ctx, f.Path, f.Options)
	if err != nil {
		return 0, inFewWords(err)
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	if err := j.Archive().Check(ctx); err != nil {
		return 0, inFewWords(err)
	}
	err = j.file.db.QueryRowContext(ctx, `SELECT count(*) FROM entry`).Scan(&entries)
	if err == nil && entries == 0 {
		err = errors.New("there is no entry in it")
	}
	return entries, err
}

// inFewWords says what is wrong with a copy in few words: the usual ones speak of
// the journal's own file and of a cure for that.
func inFewWords(err error) error {
	if damaged, ok := errors.AsType[*DamagedError](err); ok {
		if damaged.Code == codeNotADB {
			return errors.New("it is not a journal")
		}
		return errors.New("it is damaged inside")
	}
	if newer, ok := errors.AsType[*NewerError](err); ok {
		return fmt.Errorf("a newer version of the program wrote it (format %d, this one knows up to %d)",
			newer.Has, newer.Known)
	}
	return err
}
