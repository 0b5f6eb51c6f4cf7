package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"lull/routines/journal"
)

// aside are the rows that were met and make no sense: each counts once,
// however often it is read.
type aside struct {
	mu   sync.Mutex
	rows map[string]bool
}

// SetAside says how many rows make no sense, of those that were read since the
// journal was opened. They are left out of everything.
func (j *Journal) SetAside() int { return j.file.aside.count() }

func (a *aside) count() int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return len(a.rows)
}

// senseless is what is wrong with a row, which it names.
type senseless struct{ error }

// Is tells that a row without sense is no entry.
func (senseless) Is(target error) bool { return target == journal.ErrNotFound }

// errEnough ends a reading early.
var errEnough = errors.New("no more rows are wanted")

// rows is the one place where rows are read. It gives each row of a query to
// take. A row whose values are of the wrong kind, or of which take returns
// a [senseless], is set aside: one damaged value must not hide all the others.
// Any other error of take ends the reading and is returned.
func (f *file) rows(ctx context.Context, q querier, query string, args []any, take func(scan func(...any) error) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		err := take(func(into ...any) error {
			if err := rows.Scan(into...); err != nil {
				return senseless{err}
			}
			return nil
		})
		var odd senseless
		switch {
		case errors.As(err, &odd):
			f.aside.add(err)
		case errors.Is(err, errEnough):
			return rows.Close()
		case err != nil:
			return err
		}
	}
	return rows.Err()
}

func (a *aside) add(err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.rows == nil {
		a.rows = map[string]bool{}
	}
	a.rows[err.Error()] = true
}

// opt is a value that may be missing.
type opt[T any] = sql.Null[T]
