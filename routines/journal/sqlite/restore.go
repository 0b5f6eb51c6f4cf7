package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// Restore puts a copy of a journal, older formats included, in the place of the
// one at path and keeps what was there beside it. The copy itself is only read.
// A copy that is damaged, or has no entry, changes nothing.
func Restore(ctx context.Context, path, from string, options Options) (journal.Restored, error) {
	r, err := restore(ctx, path, from, options)
	if err != nil {
		return journal.Restored{}, fmt.Errorf("restoring the journal: %w; nothing was changed", err)
	}
	return r, nil
}

func restore(ctx context.Context, path, from string, options Options) (r journal.Restored, err error) {
	where, err := paths(path)
	if err != nil {
		return r, err
	}
	path = where[len(where)-1]
	is, err := os.Stat(from)
	if err != nil {
		return r, fmt.Errorf("%s: %w", from, errors.Unwrap(err))
	}
	if !is.Mode().IsRegular() {
		return r, fmt.Errorf("%s is no file", from)
	}
	was, missing := os.Stat(path)
	if missing == nil && os.SameFile(was, is) {
		return r, fmt.Errorf("%s is the journal itself", from)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	folder, err := atomicfile.Folder(path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	made := filepath.Join(folder, "made.db")
	if err := copyOver(from, made); err != nil {
		return r, err
	}
	if r.Entries, err = sound(ctx, made, options); err != nil {
		return r, fmt.Errorf("%s is no copy that can be used: %w", from, err)
	}
	kept := filepath.Join(folder, "kept.db")
	if missing == nil {
		// The copy that is kept is made before anything else looks at the file.
		if err := errors.Join(copyOver(path, kept), notInUse(ctx, path)); err != nil {
			return r, err
		}
		if options.Now == nil {
			options.Now = time.Now
		}
		r.Kept = path + replaced + options.Now().UTC().Format(stampFormat)
	}
	return r, replace(kept, r.Kept, made, path)
}

// sound brings a copy up to date and counts what is in it.
func sound(ctx context.Context, path string, options Options) (entries int, err error) {
	j, err := Open(ctx, path, options)
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
	var damaged *DamagedError
	var newer *NewerError
	switch {
	case errors.As(err, &damaged) && damaged.Code == codeNotADB:
		return errors.New("it is not a journal")
	case errors.As(err, &damaged):
		return errors.New("it is damaged inside")
	case errors.As(err, &newer):
		return fmt.Errorf("a newer version of the program wrote it (format %d, this one knows up to %d)", newer.Has, newer.Known)
	}
	return err
}
