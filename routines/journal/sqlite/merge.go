package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"lull/routines/journal"
)

// Merged counts what a merge did.
type Merged struct {
	Added, Updated, Unchanged int
}

// Merge takes in entries of another copy of the journal, or of this one from
// another time, in one transaction. Of two copies of an id the one changed
// last stays, and one that was deleted later stays deleted, so that merging
// twice is the same as once and the order of merges does not matter. An entry
// that does not say when it was changed gives way to one that is there. Undo
// does not take a merge back.
func (j *Journal) Merge(ctx context.Context, entries ...journal.Entry) (Merged, error) {
	var m Merged
	err := j.write(ctx, func(tx *sql.Tx) error {
		m = Merged{}
		for _, e := range entries {
			if err := merge(ctx, tx, e, &m); err != nil {
				return fmt.Errorf("entry %s: %w", e.ID, err)
			}
		}
		return nil
	})
	if err != nil {
		return Merged{}, fmt.Errorf("merging: %w", err)
	}
	return m, nil
}

func merge(ctx context.Context, tx *sql.Tx, e journal.Entry, m *Merged) error {
	if err := e.Check(); err != nil {
		return err
	}
	if e.Changed.IsZero() {
		e.Changed = e.At
	}
	known, err := lastKnown(ctx, tx, e.ID)
	if err != nil {
		return err
	}
	there := false
	if !known.IsZero() {
		before, err := entryByID(ctx, tx, e.ID)
		if err != nil && !errors.Is(err, journal.ErrNotFound) {
			return err
		}
		there = err == nil
		newer := e.Changed.UnixMilli() - known.UnixMilli()
		// Changed in the same millisecond: a deletion stays, and of two texts
		// either will do as long as it is the same one in every order.
		if newer < 0 || newer == 0 && (!there || !later(e, before)) {
			m.Unchanged++
			return nil
		}
	}
	if there {
		m.Updated++
	} else {
		m.Added++
	}
	return write(ctx, tx, e)
}

// later puts two versions of an entry in an order that is the same everywhere.
func later(a, b journal.Entry) bool {
	x, errX := flat(a)
	y, errY := flat(b)
	return errX == nil && errY == nil && x > y
}
