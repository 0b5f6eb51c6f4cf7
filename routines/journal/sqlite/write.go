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
// entries as they are stored: times to the millisecond in fixed zones, Changed
// set to now. An entry that is the same as the one there changes nothing.
func (j *Journal) Save(ctx context.Context, entries ...journal.Entry) ([]journal.Entry, error) {
	return write(ctx, j.file, "saving", func(c *change) ([]journal.Entry, error) {
		saved := make([]journal.Entry, len(entries))
		for i, e := range entries {
			var err error
			if saved[i], err = c.save(ctx, e); err != nil {
				return nil, err
			}
		}
		return saved, nil
	})
}

// Delete removes an entry so that [Journal.Undo] brings it back, and gives it
// as it was. It returns [journal.ErrNotFound] where there is none, and
// [journal.ErrUnderWay] for a practice that goes on.
func (j *Journal) Delete(ctx context.Context, id string) (journal.Entry, error) {
	return write(ctx, j.file, "deleting", func(c *change) (journal.Entry, error) {
		before, err := c.file.entryByID(ctx, c.tx, id)
		if err == nil {
			err = c.ended(ctx, &before)
		}
		if err != nil {
			return before, err
		}
		if err := errors.Join(c.remember(ctx, journal.Deleted, before.ID, &before), c.leave(ctx)); err != nil {
			return before, err
		}
		return before, c.bury(ctx, before)
	})
}

// change is what is written in one transaction.
type change struct {
	file *file
	tx   *sql.Tx

	n     int64 // its number among those that can be taken back, 0 for none of them
	parts int   // how many parts of it are remembered
}

// write runs what writes in one transaction, taken at once (BEGIN IMMEDIATE),
// which happens as a whole or not at all. It gives what came of it, and says what
// was being done where it failed.
func write[T any](ctx context.Context, f *file, doing string, do func(c *change) (T, error)) (made T, err error) {
	defer func() {
		if err != nil {
			var none T
			made, err = none, f.failing(doing, err)
		}
	}()
	if err := f.writable(ctx); err != nil {
		return made, err
	}
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return made, err
	}
	c := &change{file: f, tx: tx}
	if made, err = do(c); err == nil {
		err = c.forget(ctx)
	}
	if err == nil {
		return made, tx.Commit()
	}
	if undone := tx.Rollback(); undone != nil && !errors.Is(undone, sql.ErrTxDone) {
		err = errors.Join(err, undone)
	}
	return made, err
}

// entry finds an entry, nil where there is none.
func (c *change) entry(ctx context.Context, id string) (*journal.Entry, error) {
	e, err := c.file.entryByID(ctx, c.tx, id)
	if errors.Is(err, journal.ErrNotFound) {
		return nil, nil
	}
	return &e, err
}

// save writes one entry so that it can be taken back.
func (c *change) save(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	e = e.Clean()
	err := e.Check()
	if err == nil && e.ID == "" {
		e.ID, err = NewID()
	}
	if err != nil {
		return e, err
	}
	before, err := c.entry(ctx, e.ID)
	if err != nil {
		return e, err
	}
	done := journal.Made
	if before != nil {
		if done = journal.Edited; same(*before, e) {
			return *before, nil
		}
	}
	if err := errors.Join(c.remember(ctx, done, e.ID, before), c.leave(ctx)); err != nil {
		return e, err
	}
	return c.put(ctx, e)
}

// put writes an entry as of now, later in any case than what was known of it,
// forgets that it was ever deleted, and reads it back.
func (c *change) put(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	known, err := lastKnown(ctx, c.tx, e.ID)
	if err != nil {
		return e, err
	}
	e.Changed = c.stamp(known)
	r, err := rowOf(e)
	if err != nil {
		return e, err
	}
	if _, err := c.tx.ExecContext(ctx, put(1), r.values()...); err != nil {
		return e, err
	}
	if _, err := c.tx.ExecContext(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id); err != nil {
		return e, err
	}
	return c.file.entryByID(ctx, c.tx, e.ID)
}

// bury removes an entry and leaves a tombstone.
func (c *change) bury(ctx context.Context, e journal.Entry) error {
	id := uuid.MustParse(e.ID) // it was just read from the file
	before := e.Changed
	// by hand, also where it lies in the future: not given way to another file
	if e.Imported() && before.Year() <= 9999 {
		before = before.Add(journal.Corrected)
	}
	if _, err := c.tx.ExecContext(ctx, `DELETE FROM entry WHERE id = ?`, id[:]); err != nil {
		return err
	}
	_, err := c.tx.ExecContext(ctx, `INSERT INTO tombstone (id, changed) VALUES (?, ?)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`,
		id[:], c.stamp(before).UnixMilli())
	return err
}

// stamp is the moment of a change: now, but always later than the change
// before, so that a clock set back cannot make an old copy look newer.
func (c *change) stamp(before time.Time) time.Time {
	now := c.file.now().UTC().Truncate(time.Millisecond)
	if !before.IsZero() && before.Year() <= 9999 && !now.After(before) { // a year beyond is damage
		return before.UTC().Add(time.Millisecond)
	}
	return now
}

// lastKnown gives when an id was last changed or deleted, zero if never.
func lastKnown(ctx context.Context, q querier, id string) (time.Time, error) {
	raw, err := uuid.Parse(id)
	if err != nil {
		return time.Time{}, fmt.Errorf("the id %q is not a UUID: %w", id, err)
	}
	var at sql.Null[int64]
	err = q.QueryRowContext(ctx, `SELECT max(changed) FROM (
		SELECT changed FROM entry WHERE id = ?1 UNION ALL SELECT changed FROM tombstone WHERE id = ?1)`,
		raw[:]).Scan(&at)
	if err != nil || !at.Valid {
		return time.Time{}, err
	}
	return time.UnixMilli(at.V), nil
}

// same says whether two entries of one id tell the same, whenever they were
// written.
func same(a, b journal.Entry) bool {
	b.ID, b.Changed = a.ID, a.Changed
	return bytes.Equal(a.Line(), b.Line())
}
