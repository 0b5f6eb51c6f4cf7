package sqlite

import (
	"context"
	"fmt"
	"time"

	"lull/routines/evening"
	"lull/routines/journal"
)

// forgotten is after how many evenings a mark is of no use any more.
const forgotten = 14

// Marks gives what is remembered beside the entries.
func (j *Journal) Marks(ctx context.Context) ([]journal.Mark, error) {
	var marks []journal.Mark
	err := j.file.rows(ctx, j.file.db, `SELECT id, evening, state, at FROM mark ORDER BY id`, nil,
		func(scan func(...any) error) error {
			var (
				m  journal.Mark
				at int64
			)
			if err := scan(&m.ID, &m.Evening, &m.State, &at); err != nil {
				return fmt.Errorf("mark %s: %w", m.ID, err)
			}
			m.At = time.UnixMilli(at).UTC()
			marks = append(marks, m)
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("reading the marks: %w", j.file.explain(err))
	}
	return marks, nil
}

// Claim writes a mark where there is none of its id, and tells whether it did:
// of several processes exactly one is told so. It forgets marks of evenings
// long past.
func (j *Journal) Claim(ctx context.Context, id string, on evening.Day, state string) (bool, error) {
	if err := j.mark(ctx, `DELETE FROM mark WHERE evening > 0 AND evening < ?`, nil, on-forgotten); err != nil {
		return false, err
	}
	var claimed int64
	err := j.mark(ctx, `INSERT INTO mark (id, evening, state, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		&claimed, id, on, state, j.file.now().UnixMilli())
	return claimed > 0, err
}

// Mark writes a mark, over one of its id.
func (j *Journal) Mark(ctx context.Context, id string, on evening.Day, state string) error {
	return j.mark(ctx, `INSERT INTO mark (id, evening, state, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET evening = excluded.evening, state = excluded.state, at = excluded.at`,
		nil, id, on, state, j.file.now().UnixMilli())
}

// Unmark takes a mark away; one that is not there is no error.
func (j *Journal) Unmark(ctx context.Context, id string) error {
	return j.mark(ctx, `DELETE FROM mark WHERE id = ?`, nil, id)
}

// mark runs one statement, which is one transaction.
func (j *Journal) mark(ctx context.Context, statement string, touched *int64, args ...any) error {
	if err := j.file.writable(ctx); err != nil {
		return fmt.Errorf("writing a mark: %w", err)
	}
	result, err := j.file.db.ExecContext(ctx, statement, args...)
	if err == nil && touched != nil {
		*touched, err = result.RowsAffected()
	}
	if err != nil {
		return fmt.Errorf("writing a mark: %w", j.file.explain(err))
	}
	return nil
}
