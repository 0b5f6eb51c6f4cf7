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
	return marks, j.file.failing("reading the marks", err)
}

// Claim writes a mark where there is none of its id, and tells whether it did:
// of several processes exactly one does. It forgets marks of evenings
// long past.
func (j *Journal) Claim(ctx context.Context, id string, on evening.Day, state string) (bool, error) {
	if _, err := j.mark(ctx, `DELETE FROM mark WHERE evening > 0 AND evening < ?`, on-forgotten); err != nil {
		return false, err
	}
	return j.mark(ctx, `INSERT INTO mark (id, evening, state, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		id, on, state, j.file.now().UnixMilli())
}

// Mark writes a mark, over one of its id.
func (j *Journal) Mark(ctx context.Context, id string, on evening.Day, state string) error {
	_, err := j.mark(ctx, `INSERT INTO mark (id, evening, state, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET evening = excluded.evening, state = excluded.state, at = excluded.at`,
		id, on, state, j.file.now().UnixMilli())
	return err
}

// Unmark takes a mark away; one that is not there is no error.
func (j *Journal) Unmark(ctx context.Context, id string) error {
	_, err := j.mark(ctx, `DELETE FROM mark WHERE id = ?`, id)
	return err
}

// mark runs one statement and tells whether it changed anything.
func (j *Journal) mark(ctx context.Context, statement string, args ...any) (bool, error) {
	return write(ctx, j.file, "writing a mark", func(c *change) (bool, error) {
		result, err := c.tx.ExecContext(ctx, statement, args...)
		if err != nil {
			return false, err
		}
		n, err := result.RowsAffected()
		return n > 0, err
	})
}
