package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"lull/routines/journal"
)

// The formats, each as the way to it from the one before, numbered from 1.
// Once released, one is never edited.
//
//go:embed migrations/*.sql
var files embed.FS

//go:embed schema.sql
var latest string

func numbered() []fs.DirEntry {
	entries, err := fs.ReadDir(files, "migrations") // sorted by name
	if err != nil {
		panic(err) // embedded: it was there when the program was built
	}
	return entries
}

func migrations() []string {
	entries := numbered()
	steps := make([]string, 0, len(entries))
	for _, entry := range entries {
		step, err := files.ReadFile(path.Join("migrations", entry.Name()))
		if err != nil {
			panic(err)
		}
		steps = append(steps, string(step))
	}
	return steps
}

// migrate brings the file to the last of the formats. It reads the format
// again inside the transaction, because several processes may have found the
// same old one; the first to get the write lock does the work.
func (f *file) migrate(ctx context.Context, steps []string) error {
	has, err := format(ctx, f.db)
	if err != nil || has == len(steps) {
		return err
	}
	if has, err = believed(ctx, f.db, has, steps); err != nil {
		return err
	}
	if has > len(steps) {
		return &NewerError{Path: f.path, Has: has, Known: len(steps)}
	}
	if f.readOnly() {
		if has == len(steps) {
			return nil
		}
		return fmt.Errorf("%w, and its format %d is an older one that has to be changed first",
			journal.ErrReadOnly, has)
	}
	older := has > 0 && has < len(steps)
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
	if err := f.step(ctx, tx, steps); err != nil {
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
func (f *file) step(ctx context.Context, tx *sql.Tx, steps []string) error {
	has, err := format(ctx, tx)
	if err == nil && has != len(steps) {
		has, err = believed(ctx, tx, has, steps)
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
		has = 0
	}
	if has == 0 && slices.Equal(steps, migrations()) {
		if _, err := tx.ExecContext(ctx, latest); err != nil {
			return fmt.Errorf("making it: %w", err)
		}
		has = len(steps)
	}
	for ; has < len(steps); has++ {
		if _, err := tx.ExecContext(ctx, steps[has]); err != nil {
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
	d := &DamagedError{Path: path, Code: codeCorrupt, Backups: backups(path), Found: "some of its tables are not as they were"}
	if ours == 0 {
		d.Code, d.Found = codeNotADB, "it is a database of something else"
	}
	return d
}
