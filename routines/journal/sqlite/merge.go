package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"lull/routines/journal"
)

// Merge is [Journal.MergeCopy] for entries alone.
func (j *Journal) Merge(ctx context.Context, entries ...journal.Entry) (journal.Merged, error) {
	return j.MergeCopy(ctx, journal.Copy{Entries: entries})
}

// MergeCopy takes in another copy of the journal, or this one from another
// time, in one transaction. Of two versions of an id the one changed last
// stays, and what was deleted later or in the same millisecond stays deleted,
// so that merging twice is the same as once and the order of merges does not
// matter. An entry that does not say when it was changed counts as changed
// when it happened, so it gives way to what somebody did about it since. Undo
// does not take a merge back.
func (j *Journal) MergeCopy(ctx context.Context, c journal.Copy) (journal.Merged, error) {
	return j.merge(ctx, c, nil, false)
}

// TryMerge tells what MergeCopy would do, and does nothing.
func (j *Journal) TryMerge(ctx context.Context, c journal.Copy) (journal.Merged, error) {
	return j.merge(ctx, c, errTried, false)
}

// News says whether MergeCopy would change anything. It looks no further than
// the first change.
func (j *Journal) News(ctx context.Context, c journal.Copy) (bool, error) {
	m, err := j.merge(ctx, c, errTried, true)
	return m.Added+m.Updated+m.Deleted > 0, err
}

// errTried ends a transaction that was only to be tried.
var errTried = errors.New("only tried")

// merge takes in a copy and ends the transaction with an error, or none. Where
// a change is enough it ends at the first one.
func (j *Journal) merge(ctx context.Context, c journal.Copy, end error, enough bool) (journal.Merged, error) {
	var m journal.Merged
	err := j.write(ctx, func(tx *sql.Tx) error {
		m = journal.Merged{}
		if len(c.Entries) > large {
			// Memory enough that the indexes, into which ids from elsewhere
			// fall anywhere, are not written out again and again.
			if _, err := tx.ExecContext(ctx, `PRAGMA cache_size = -65536`); err != nil {
				return err
			}
			defer tx.ExecContext(ctx, `PRAGMA cache_size = -2000`) //nolint:errcheck // the usual size; it costs memory alone
		}
		b := newBatch(tx, &m)
		for _, e := range c.Entries {
			if err := b.entry(ctx, e); err != nil {
				return fmt.Errorf("entry %s: %w", e.ID, err)
			}
			if enough && m.Added+m.Updated > 0 {
				return end
			}
		}
		if err := b.finish(ctx); err != nil {
			return err
		}
		for _, d := range c.Deleted {
			if err := b.deleted(ctx, d); err != nil {
				return fmt.Errorf("entry %s: %w", d.ID, err)
			}
			if enough && m.Deleted > 0 {
				return end
			}
		}
		return end
	})
	if err != nil && (end == nil || !errors.Is(err, end)) {
		return journal.Merged{}, fmt.Errorf("merging: %w", err)
	}
	return m, nil
}
