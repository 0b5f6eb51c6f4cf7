package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Archive is an open journal as a whole: read at one moment, merged with
// another copy, copied and looked over.
type Archive struct{ file *file }

func (a *Archive) Path() string { return a.file.path }

func (a *Archive) SetAside() int { return (&Journal{a.file}).SetAside() }

func (a *Archive) Mark(ctx context.Context, id string, on evening.Day, state string) error {
	return (&Journal{a.file}).Mark(ctx, id, on, state)
}

func (a *Archive) Close() error { return a.file.close() }

// ReadAll reads the journal as it is at one moment, also while others write:
// every entry in the order of evenings and times, then what says of the
// deleted ones that they are. It needs little memory for a journal of any
// size. The functions must not ask the journal anything. An error of theirs
// ends the reading and is returned.
func (a *Archive) ReadAll(
	ctx context.Context, entry func(journal.Entry) error, deleted func(journal.Tombstone) error,
) error {
	tx, err := a.file.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return a.file.failing("reading the journal", err)
	}
	defer tx.Rollback() //nolint:errcheck // it has only read
	if err := a.file.inYears(ctx, tx, First, Last, entry, journal.Kinds()); err != nil {
		return err
	}
	if err := a.file.each(ctx, tx, strays(), nil, entry); err != nil {
		return a.file.failing("reading the journal", err)
	}
	err = a.file.rows(ctx, tx, `SELECT id, changed FROM tombstone ORDER BY id`, nil,
		func(scan func(...any) error) error {
			var raw []byte
			var changed int64
			if err := scan(&raw, &changed); err != nil {
				return fmt.Errorf("deletion %x: %w", raw, err)
			}
			t, err := tombstoneOf(raw, changed)
			if err != nil {
				return senseless{fmt.Errorf("deletion %x: %w", raw, err)}
			}
			return deleted(t)
		})
	return a.file.failing("reading what was deleted", err)
}

// strays tells the rows that no reading by kind and evening meets, and that are
// no entries therefore.
func strays() string {
	var kinds []string
	for _, k := range journal.Kinds() {
		kinds = append(kinds, "'"+string(k)+"'")
	}
	return fmt.Sprintf(`kind NOT IN (%s) OR evening NOT BETWEEN %d AND %d`, strings.Join(kinds, ", "), First, Last)
}

func tombstoneOf(raw []byte, changed int64) (journal.Tombstone, error) {
	id, err := uuid.FromBytes(raw)
	return journal.Tombstone{ID: id.String(), Changed: time.UnixMilli(changed).UTC()}, err
}
