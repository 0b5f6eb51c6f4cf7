package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// Whole reads the journal as it is at one moment, whoever writes meanwhile:
// every entry in the order of evenings and times, then what says of the
// deleted ones that they are. It needs little memory for a journal of any
// size. The functions must not ask the journal anything. An error of theirs
// ends the reading and is returned.
func (j *Journal) Whole(
	ctx context.Context, entry func(journal.Entry) error, deleted func(journal.Tombstone) error,
) error {
	tx, err := j.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fmt.Errorf("reading the journal: %w", j.fault(err))
	}
	defer tx.Rollback() //nolint:errcheck // it has only read
	if err := j.inYears(ctx, tx, First, Last, entry, nil); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, `SELECT id, changed FROM tombstone ORDER BY id`)
	if err != nil {
		return fmt.Errorf("reading what was deleted: %w", j.fault(err))
	}
	defer rows.Close()
	for rows.Next() {
		t, err := tombstone(rows)
		if err != nil {
			return fmt.Errorf("reading what was deleted: %w", err)
		}
		if err := deleted(t); err != nil {
			return err
		}
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("reading what was deleted: %w", j.fault(err))
	}
	return nil
}

func tombstone(rows *sql.Rows) (journal.Tombstone, error) {
	var raw []byte
	var changed int64
	if err := rows.Scan(&raw, &changed); err != nil {
		return journal.Tombstone{}, err
	}
	return tombstoneOf(raw, changed)
}

func tombstoneOf(raw []byte, changed int64) (journal.Tombstone, error) {
	id, err := uuid.FromBytes(raw)
	return journal.Tombstone{ID: id.String(), Changed: time.UnixMilli(changed).UTC()}, err
}
