package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// NewID gives a new entry's id, a UUID of version 7.
func NewID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("making an id: %w", err)
	}
	return id.String(), nil
}

// Save writes one or more entries, new or edited, in one transaction that one
// [Journal.Undo] takes back. An entry without an id gets one. It gives the
// entries as they are kept: times to the millisecond in fixed zones, Changed
// set to now. An entry that is the same as the one there changes nothing.
func (j *Journal) Save(ctx context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	kept := make([]journal.Entry, 0, len(entries))
	err := j.write(ctx, func(tx *sql.Tx) error {
		kept = kept[:0]
		c := change{tx: tx}
		for _, e := range entries {
			stored, err := j.save(ctx, &c, e)
			if err != nil {
				return err
			}
			kept = append(kept, stored)
		}
		return c.prune(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("saving: %w", err)
	}
	return kept, nil
}

// save writes one entry as a part of a change.
func (j *Journal) save(ctx context.Context, c *change, e journal.Entry) (journal.Entry, error) {
	e = e.Clean()
	if err := e.Check(); err != nil {
		return e, err
	}
	if e.ID == "" {
		id, err := NewID()
		if err != nil {
			return e, err
		}
		e.ID = id
	}
	before, err := j.entryByID(ctx, c.tx, e.ID)
	found := err == nil
	if err != nil && !errors.Is(err, journal.ErrNotFound) {
		return e, err
	}
	if found && same(before, e) {
		return before, nil
	}
	if found {
		err = c.add(ctx, journal.Edited, e.ID, &before)
	} else {
		err = c.add(ctx, journal.Made, e.ID, nil)
	}
	if err != nil {
		return e, err
	}
	return j.put(ctx, c.tx, e)
}

// put writes an entry as of now, later in any case than what was known of it,
// and reads it back.
func (j *Journal) put(ctx context.Context, tx *sql.Tx, e journal.Entry) (journal.Entry, error) {
	known, err := lastKnown(ctx, tx, e.ID)
	if err != nil {
		return e, err
	}
	e.Changed = j.stamp(known)
	if err := write(ctx, tx, e); err != nil {
		return e, err
	}
	return j.entryByID(ctx, tx, e.ID)
}

// write writes an entry as it is and forgets that it was ever deleted.
func write(ctx context.Context, tx *sql.Tx, e journal.Entry) error {
	r, err := rowOf(e)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, put, r.values()...); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id)
	return err
}

// Delete removes an entry so that [Journal.Undo] brings it back, and gives it
// as it was. It returns [journal.ErrNotFound] where there is none.
func (j *Journal) Delete(ctx context.Context, id string) (journal.Entry, error) {
	var before journal.Entry
	err := j.write(ctx, func(tx *sql.Tx) error {
		var err error
		if before, err = j.entryByID(ctx, tx, id); err != nil {
			return err
		}
		c := change{tx: tx}
		if err := c.add(ctx, journal.Deleted, before.ID, &before); err != nil {
			return err
		}
		if err := j.bury(ctx, tx, before); err != nil {
			return err
		}
		return c.prune(ctx)
	})
	if err != nil {
		return before, fmt.Errorf("deleting: %w", err)
	}
	return before, nil
}

// bury removes an entry and leaves a tombstone.
func (j *Journal) bury(ctx context.Context, tx *sql.Tx, e journal.Entry) error {
	id := uuid.MustParse(e.ID) // it was just read from the file
	if _, err := tx.ExecContext(ctx, `DELETE FROM entry WHERE id = ?`, id[:]); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO tombstone (id, changed) VALUES (?, ?)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`,
		id[:], j.stamp(e.Changed).UnixMilli())
	return err
}

// lastKnown gives when an id was last changed or deleted, zero if never.
func lastKnown(ctx context.Context, q querier, id string) (time.Time, error) {
	raw, err := uuid.Parse(id)
	if err != nil {
		return time.Time{}, fmt.Errorf("the id %q is not a UUID: %w", id, err)
	}
	var at opt[int64]
	err = q.QueryRowContext(ctx, `SELECT max(changed) FROM (
		SELECT changed FROM entry WHERE id = ?1 UNION ALL SELECT changed FROM tombstone WHERE id = ?1)`,
		raw[:]).Scan(&at)
	if err != nil || !at.Valid {
		return time.Time{}, err
	}
	return time.UnixMilli(at.V), nil
}

// stamp is the moment of a change: now, but always later than the change
// before, so that a clock set back cannot make an old copy look newer.
func (j *Journal) stamp(before time.Time) time.Time {
	now := j.now().UTC().Truncate(time.Millisecond)
	if !before.IsZero() && before.Year() <= 9999 && !now.After(before) { // a year beyond is damage
		return before.UTC().Add(time.Millisecond)
	}
	return now
}

// same says whether two entries of one id tell the same, whenever they were
// written.
func same(a, b journal.Entry) bool {
	b.ID, b.Changed = a.ID, a.Changed
	return bytes.Equal(a.Line(), b.Line())
}

// write runs what writes in one transaction, taken at once (BEGIN IMMEDIATE),
// which either happens whole or not at all.
func (j *Journal) write(ctx context.Context, do func(tx *sql.Tx) error) error {
	if err := j.writable(ctx); err != nil {
		return err
	}
	tx, err := j.db.BeginTx(ctx, nil)
	if err != nil {
		return j.fault(err)
	}
	if err := do(tx); err != nil {
		if undone := tx.Rollback(); undone != nil && !errors.Is(undone, sql.ErrTxDone) {
			err = errors.Join(err, undone)
		}
		return j.fault(err)
	}
	return j.fault(tx.Commit())
}
