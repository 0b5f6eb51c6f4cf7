package sqlite

import (
	"context"
	"fmt"
	"time"
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
	wrong := func(err error) error {
		if err == nil {
			return nil
		}
		return fmt.Errorf("looking after the journal: %w", j.file.explain(err))
	}
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
