package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"lull/routines/journal"
)

// The formats, each as the way to it from the one before, numbered from 1.
// Once released, one is never edited.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

func migrations() (steps []string) {
	names, _ := fs.Glob(migrationFiles, "migrations/*.sql") // sorted; the pattern is a good one
	for _, name := range names {
		step, _ := migrationFiles.ReadFile(name) // embedded, so it is there
		steps = append(steps, string(step))
	}
	return steps
}

// What a later step takes away again stands in a step between these lines: a
// new file does without it, and is there in half the time.
const (
	onlyOlder = "-- Only in an older file:\n"
	everyFile = "-- In every file:\n"
)

// allAtOnce makes of nothing what all steps together make.
func allAtOnce(steps []string) string {
	var parts []string
	for _, step := range steps {
		for i, part := range strings.Split(step, onlyOlder) {
			if i > 0 {
				_, part, _ = strings.Cut(part, everyFile)
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "\n")
}

// migrate brings the file to the last of the formats. It reads the format
// again inside the transaction, because several processes may have found the
// same old one; the first to get the write lock does the work.
func (f *file) migrate(ctx context.Context) error {
	has, err := format(ctx, f.db)
	if err != nil || has == len(f.steps) {
		return err
	}
	if has, err = believed(ctx, f.db, has, f.steps); err != nil {
		return err
	}
	if has > len(f.steps) {
		return &NewerError{Path: f.path, Has: has, Known: len(f.steps)}
	}
	if f.readOnly() {
		if has == len(f.steps) {
			return nil
		}
		return fmt.Errorf("%w, and its format %d is an older one that has to be changed first",
			journal.ErrReadOnly, has)
	}
	older := has > 0 && has < len(f.steps)
	if older {
		if _, err := f.copyDated(ctx, has); err != nil {
			return fmt.Errorf("copying it before changing its format: %w", err)
		}
	}
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing, before it the first error counts
	if err := f.step(ctx, tx); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil || !older {
		return err
	}
	// What the old rows took is given back. Where that fails, as on a disk that
	// is full by now, later rows will use it.
	_, _ = f.db.ExecContext(ctx, `VACUUM`)
	return nil
}

// step takes the steps that the file has not had, or makes a new one at once.
func (f *file) step(ctx context.Context, tx *sql.Tx) error {
	has, err := format(ctx, tx)
	if err == nil && has != len(f.steps) {
		has, err = believed(ctx, tx, has, f.steps)
	}
	if err != nil {
		return err
	}
	if has <= 0 {
		var tables int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
			return err
		}
		if tables > 0 {
			return strange(ctx, tx, f.path)
		}
		if _, err := tx.ExecContext(ctx, allAtOnce(f.steps)); err != nil {
			return fmt.Errorf("making it: %w", err)
		}
		has = len(f.steps)
	}
	for ; has < len(f.steps); has++ {
		if _, err := tx.ExecContext(ctx, f.steps[has]); err != nil {
			return fmt.Errorf("changing its format to %d: %w", has+1, err)
		}
	}
	// A pragma takes no parameters; has is a number.
	_, err = tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, has))
	return err
}

// querier is what a database and a transaction have in common.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// strange says what a file is whose format number and tables do not go
// together: a damaged journal, or a database of something else.
func strange(ctx context.Context, q querier, path string) error {
	var ours int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema WHERE name IN ('entry', 'tombstone')`).Scan(&ours)
	if err != nil {
		return err
	}
	d := &DamagedError{Path: path, Code: codeCorrupt, Found: "some of its tables are not as they were"}
	if ours == 0 {
		d.Code, d.Found = codeNotADB, "it is a database of something else"
	}
	return d
}
