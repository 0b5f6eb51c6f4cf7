package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// Rescue makes a new journal of what can still be read of a damaged one, and
// of what the newest backup knows beside that. The damaged file is kept beside
// it, under a name with the moment. Where not one entry can be read it changes
// nothing and returns an *[journal.UnreadableError], unless the backup alone will
// do.
func Rescue(ctx context.Context, path string, options Options, how journal.RescueHow) (journal.Rescue, error) {
	r, err := rescue(ctx, path, options, how)
	if err != nil {
		return journal.Rescue{}, fmt.Errorf("rescuing the journal: %w", err)
	}
	return r, nil
}

func rescue(ctx context.Context, path string, options Options, how journal.RescueHow) (r journal.Rescue, err error) {
	where, err := paths(path)
	if err != nil {
		return r, err
	}
	path = where[len(where)-1]
	if _, err := os.Stat(path); err != nil {
		return r, err
	}
	if options.Now == nil {
		options.Now = time.Now
	}
	// All of it happens in a folder of its own, on the same disk, until the
	// new journal is whole.
	folder, err := atomicfile.Folder(path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	// The copy that is kept is made before anything else looks at the file:
	// SQLite tidies when it closes one.
	kept := filepath.Join(folder, "kept.db")
	if err := copyOver(path, kept); err != nil {
		return r, err
	}
	if err := refuseUndamaged(ctx, path, options); err != nil && (!how.Undamaged || errors.Is(err, journal.ErrInUse)) {
		return r, err
	}
	found, err := salvage(kept)
	if err != nil {
		return r, err
	}
	r.Senseless = found.senseless
	newest, spare, err := newestBackup(path)
	if err != nil {
		return r, err
	}
	if len(found.Entries) == 0 && (!how.Backup || newest == "") {
		return r, &journal.UnreadableError{Path: path, Backup: newest, Holds: len(spare.Entries)}
	}
	made := filepath.Join(folder, "made.db")
	if err = build(ctx, made, options, found, spare.Copy, &r); err != nil {
		return r, err
	}
	r.Backup = newest
	r.Kept = path + damaged + options.Now().UTC().Format(stampFormat)
	return r, replace(kept, r.Kept, made, path)
}

// refuseUndamaged refuses a journal that is not damaged or that somebody else has open.
func refuseUndamaged(ctx context.Context, path string, options Options) error {
	lost, err := forgets(path) // asked first: looking whether it is open tidies the -wal file
	if err == nil {
		err = notInUse(ctx, path)
	}
	if err != nil || lost {
		return err
	}
	j, err := Open(ctx, path, options)
	if err != nil {
		var damaged *DamagedError
		if errors.As(err, &damaged) {
			return nil
		}
		return err
	}
	err = j.Archive().Check(ctx)
	var damaged *DamagedError
	if err == nil {
		err = journal.ErrUndamaged
	} else if errors.As(err, &damaged) {
		err = nil
	}
	if closed := j.Close(); err != nil {
		return errors.Join(err, closed)
	}
	return nil // a damaged file may fail to close, too
}

// newestBackup reads the newest backup that has entries.
func newestBackup(path string) (string, salvaged, error) {
	copies, err := Copies(path)
	if err != nil {
		return "", salvaged{}, err
	}
	for _, copied := range slices.Backward(copies) {
		if found, err := salvage(copied); err == nil && len(found.Entries) > 0 {
			return copied, found, nil
		}
	}
	return "", salvaged{}, nil
}

// build makes the new journal and says how many entries it has of each, and
// how many are known to have been and are lost.
func build(
	ctx context.Context, path string, options Options, found salvaged, spare journal.Copy, r *journal.Rescue,
) (err error) {
	j, err := Open(ctx, path, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	first, err := j.Archive().MergeCopy(ctx, found.Copy)
	if err != nil {
		return err
	}
	second, err := j.Archive().MergeCopy(ctx, spare)
	if err != nil {
		return err
	}
	r.Saved, r.Restored = first.Added-first.Deleted, second.Added
	for id, number := range found.ids {
		known, err := lastKnown(ctx, j.file.db, fmt.Sprintf("%x", id))
		if err != nil {
			return err
		}
		if known.IsZero() && !found.numbers[number] {
			r.Lost++
		}
	}
	return j.Archive().Check(ctx)
}
