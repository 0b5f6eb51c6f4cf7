package sqlite

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// CheckDaily looks through the whole file for damage if the last look was a
// day or more ago, and says whether it did. Damage gives a *[DamagedError].
// It takes longer the larger the journal is: run it where nobody waits.
func (j *Journal) CheckDaily(ctx context.Context) (bool, error) {
	now := j.now()
	var last int64
	err := j.db.QueryRowContext(ctx,
		`SELECT coalesce(max(at), 0) FROM upkeep WHERE what = 'check'`).Scan(&last)
	if err != nil {
		return false, fmt.Errorf("checking the journal: %w", j.fault(err))
	}
	// A last look in the future comes from a clock that was wrong.
	if ago := now.Sub(time.UnixMilli(last)); ago >= 0 && ago < 24*time.Hour {
		return false, nil
	}
	if err := j.Check(ctx); err != nil || j.readOnly {
		return true, err
	}
	_, err = j.db.ExecContext(ctx, `INSERT INTO upkeep (what, at) VALUES ('check', ?)
		ON CONFLICT (what) DO UPDATE SET at = excluded.at`, now.UnixMilli())
	if err != nil {
		return true, fmt.Errorf("checking the journal: %w", j.fault(err))
	}
	return true, nil
}

// Check looks through the whole file for damage now.
func (j *Journal) Check(ctx context.Context) error {
	rows, err := j.db.QueryContext(ctx, `PRAGMA quick_check(5)`)
	if err != nil {
		return fmt.Errorf("checking the journal: %w", j.fault(err))
	}
	defer rows.Close()
	var found []string
	for rows.Next() {
		var line string
		if err := rows.Scan(&line); err != nil {
			return fmt.Errorf("checking the journal: %w", j.fault(err))
		}
		found = append(found, strings.Join(strings.Fields(line), " "))
	}
	if err := rows.Err(); err != nil {
		return fmt.Errorf("checking the journal: %w", j.fault(err))
	}
	if len(found) == 1 && found[0] == "ok" {
		return nil
	}
	return &DamagedError{
		Path: j.path, Code: codeCorrupt, Backups: backups(j.path), Found: strings.Join(found, ", "),
	}
}
