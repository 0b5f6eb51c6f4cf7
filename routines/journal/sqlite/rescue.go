package sqlite

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"lull/routines/atomicfile"
	"lull/routines/journal"
)

// Rescue makes a new journal of what can still be read of a damaged one, and
// of what the newest backup knows beside that. The damaged file lies beside
// it then, under a name with the moment. Where not one entry can be read it changes
// nothing and returns an *[journal.UnreadableError], unless the backup will
// do.
func (f Files) Rescue(ctx context.Context, how journal.RescueHow) (journal.Rescue, error) {
	r, err := f.rescue(ctx, how)
	if err != nil {
		return journal.Rescue{}, fmt.Errorf("rescuing the journal: %w", err)
	}
	return r, nil
}

func (f Files) rescue(ctx context.Context, how journal.RescueHow) (r journal.Rescue, err error) {
	if f.Path, err = f.target(); err != nil {
		return r, err
	}
	if _, err := os.Stat(f.Path); err != nil {
		return r, err
	}
	// All of it happens in a folder of its own, on the same disk, until the
	// new journal is whole.
	folder, err := atomicfile.Folder(f.Path)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	leave, err := f.alone(ctx)
	if err != nil {
		return r, err
	}
	defer leave()
	old := filepath.Join(folder, "old.db")
	if err := unused(ctx, f.Path, func() error { return copyOver(f.Path, old) }); err != nil {
		return r, err
	}
	if err := f.refuseUndamaged(ctx, old); err != nil && !how.Undamaged {
		return r, err
	}
	found, err := salvage(old)
	if err != nil {
		return r, err
	}
	r.Senseless = found.senseless
	newest, spare, err := f.newestBackup()
	if err != nil {
		return r, err
	}
	if len(found.Entries) == 0 && (!how.Backup || newest == "") {
		return r, &journal.UnreadableError{Path: f.Path, Backup: newest, Holds: len(spare.Entries)}
	}
	made := Files{filepath.Join(folder, "made.db"), f.Options}
	if err = made.build(ctx, found, spare.Copy, &r); err != nil {
		return r, err
	}
	r.Backup, r.Damaged = newest, f.lastingName(damaged)
	return r, replace(old, r.Damaged, made.Path, f.Path)
}

// refuseUndamaged refuses a journal that is not damaged. Its copy has the -wal file
// as it was.
func (f Files) refuseUndamaged(ctx context.Context, copied string) error {
	if lost, err := forgets(copied); err != nil || lost {
		return err
	}
	f.Options.alone = true
	j, err := Open(ctx, f.Path, f.Options)
	if err == nil {
		if err = j.Archive().Check(ctx); err == nil {
			err = journal.ErrUndamaged
		}
		err = errors.Join(err, j.Close())
	}
	if _, damaged := errors.AsType[*DamagedError](err); damaged {
		return nil
	}
	return err
}

// newestBackup reads the newest backup that has entries.
func (f Files) newestBackup() (string, salvaged, error) {
	copies, err := f.Copies()
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
func (f Files) build(ctx context.Context, found salvaged, spare journal.Copy, r *journal.Rescue) (err error) {
	j, err := Open(ctx, f.Path, f.Options)
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
