package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"lull/routines/journal"
)

// GiveBack writes what was put down as given back. It is not a change that
// somebody made, so Undo passes over it.
func (j *Journal) GiveBack(ctx context.Context, entries ...journal.Entry) error {
	_, err := j.Archive().merge(ctx, journal.Copy{Entries: entries}, true, nil, false)
	return err
}

// MergeCopy takes in another copy of the journal, or this one from another
// time, in one transaction. Of two versions of an id the one changed last
// stays, and what was deleted later or in the same millisecond stays deleted,
// so that merging twice is the same as once and the order of merges does not
// matter. An entry that does not say when it was changed counts as changed
// when it happened, so it gives way to what somebody did about it since. What is
// [journal.Copy.Recorded] knows no later and earlier. Undo does not take a merge
// back, nor what was changed here before of an entry that came in: it would put an
// older text in the place of what somebody wrote elsewhere.
func (a *Archive) MergeCopy(ctx context.Context, from journal.Copy) (journal.Merged, error) {
	return a.merge(ctx, from, false, nil, false)
}

// TryMerge tells what MergeCopy would do, and does nothing.
func (a *Archive) TryMerge(ctx context.Context, from journal.Copy) (journal.Merged, error) {
	return a.merge(ctx, from, false, errTried, false)
}

// News tells as TryMerge does whether MergeCopy would change anything, and
// looks no further than the first change.
func (a *Archive) News(ctx context.Context, from journal.Copy) (journal.Merged, error) {
	return a.merge(ctx, from, false, errTried, true)
}

// large is how many entries a copy has for which more memory is worth it.
const large = 10_000

// errTried ends a transaction that was only to be tried.
var errTried = errors.New("only tried")

// merge takes in a copy and ends the transaction with an error, or none. What is
// own changes nothing that Undo takes back. Where a change is enough it ends at the
// first one.
func (a *Archive) merge(
	ctx context.Context, from journal.Copy, own bool, end error, enough bool,
) (journal.Merged, error) {
	var tried journal.Merged
	merged, err := write(ctx, a.file, "merging", func(c *change) (journal.Merged, error) {
		b := batch{tx: c.tx, statements: map[string]*sql.Stmt{}, recorded: from.Recorded, changed: map[string]bool{}}
		defer func() { tried = b.merged }()
		if !own {
			if err := b.whatChanged(ctx); err != nil {
				return b.merged, err
			}
		}
		if len(from.Entries) > large {
			// Memory enough that the indexes, into which ids from elsewhere
			// fall anywhere, are not written out again and again.
			if _, err := c.tx.ExecContext(ctx, `PRAGMA cache_size = -65536`); err != nil {
				return b.merged, err
			}
			defer c.tx.ExecContext(ctx, `PRAGMA cache_size = -2000`) //nolint:errcheck // it costs only memory
		}
		for some := range slices.Chunk(from.Entries, together) {
			if err := b.entries(ctx, some); err != nil {
				return b.merged, err
			}
			if enough && b.merged.Added+b.merged.Updated > 0 {
				return b.merged, end
			}
		}
		for _, d := range from.Deleted {
			if err := b.deleted(ctx, d); err != nil {
				return b.merged, fmt.Errorf("entry %s: %w", d.ID, err)
			}
			if enough && b.merged.Deleted > 0 {
				return b.merged, end
			}
		}
		return b.merged, end
	})
	if end != nil && errors.Is(err, end) {
		return tried, nil
	}
	return merged, err
}
