package sqlite

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"lull/routines/journal"
)

// How often the journal is looked after. Somebody who opens it every evening,
// today a little earlier than yesterday, has a copy of every evening; what
// failed or was killed is tried again before the day is over.
const (
	daily    = 20 * time.Hour
	tryAgain = time.Hour
)

// Upkeep is for the moment when nobody waits any more. It takes away what a
// kill left half written and, once a day, looks through the whole file for
// damage and makes a dated copy. Damage gives a *[DamagedError], and no copy: it
// would push out one that is whole.
func (j *Journal) Upkeep(ctx context.Context) error {
	if j.file.readOnly() || j.file.path == "" {
		return nil
	}
	sweep(j.file.path)
	wrong := func(err error) error { return j.file.failing("looking after the journal", err) }
	due, err := j.due(ctx)
	if code(err) == codeBusy {
		return nil // somebody is writing; the next start will do
	}
	if err != nil || !due {
		return wrong(err)
	}
	if err := j.Archive().Check(ctx); err != nil {
		return err
	}
	var some bool
	if err := j.file.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM entry)`).Scan(&some); err != nil {
		return wrong(err)
	}
	if some {
		if _, err := j.Archive().BackupDated(ctx); err != nil {
			return err
		}
	}
	return wrong(j.lookedAfter(ctx, j.file.now()))
}

// due tells whether a day has gone by, and leaves word that somebody is at it.
// It takes no lock where it has not.
func (j *Journal) due(ctx context.Context) (bool, error) {
	var last int64
	err := j.file.db.QueryRowContext(ctx, `SELECT coalesce(max(at), 0) FROM upkeep WHERE what = 'check'`).Scan(&last)
	if err != nil {
		return false, err
	}
	// A last time in the future comes from a clock that was wrong.
	if ago := j.file.now().Sub(time.UnixMilli(last)); ago >= 0 && ago < daily {
		return false, nil
	}
	return true, j.lookedAfter(ctx, j.file.now().Add(tryAgain-daily))
}

func (j *Journal) lookedAfter(ctx context.Context, at time.Time) error {
	_, err := j.file.db.ExecContext(ctx, `INSERT INTO upkeep (what, at) VALUES ('check', ?)
		ON CONFLICT (what) DO UPDATE SET at = excluded.at`, at.UnixMilli())
	return err
}

// Check looks through the whole file for damage now: the pages and indexes,
// then what is defined in it, then every row.
func (a *Archive) Check(ctx context.Context) error {
	found, err := a.damage(ctx)
	if err != nil || found == "" {
		return a.file.failing("checking the journal", err)
	}
	return &DamagedError{Path: a.file.path, Code: codeCorrupt, Found: found}
}

// damage says what is wrong with the file, or nothing.
func (a *Archive) damage(ctx context.Context) (string, error) {
	var lines []string
	err := a.file.rows(ctx, a.file.db, `PRAGMA integrity_check(5)`, nil, func(scan func(...any) error) error {
		var line string
		err := scan(&line)
		lines = append(lines, strings.Join(strings.Fields(line), " "))
		return err
	})
	if err != nil {
		return "", err
	}
	if len(lines) != 1 || lines[0] != "ok" {
		return strings.Join(lines, ", "), nil
	}
	has, err := schema(ctx, a.file.db)
	if err != nil {
		return "", err
	}
	if want, err := schemaOf(ctx, a.file.steps); err != nil || !slices.Equal(has, want) {
		return "some of its tables are not as they were", err
	}
	return a.oddRows(ctx)
}

// oddRows says what is wrong with the first row that makes no sense.
func (a *Archive) oddRows(ctx context.Context) (string, error) {
	look := Journal{&file{path: a.file.path, db: a.file.db}} // which has met no row yet
	nothing := func(journal.Entry) error { return nil }
	if err := look.Archive().ReadAll(ctx, nothing, func(journal.Tombstone) error { return nil }); err != nil {
		return "", err
	}
	if _, err := look.Marks(ctx); err != nil {
		return "", err
	}
	if _, err := look.CountingBetween(ctx, First, Last); err != nil {
		return "", err
	}
	if _, _, err := look.file.remembered(ctx, look.file.db, everything, nil); err != nil {
		return "", err
	}
	for row := range look.file.aside.Range {
		return fmt.Sprintf("rows that make no sense: %d, such as: %s", look.SetAside(), row), nil
	}
	return "", nil
}
