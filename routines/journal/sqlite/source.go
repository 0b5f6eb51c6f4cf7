package sqlite

import (
	"context"
	"errors"

	"lull/routines/journal"
)

// From gives everything that was taken from the files of one program, in the
// order of evenings and times.
func (a *Archive) From(ctx context.Context, source string) ([]journal.Entry, error) {
	from, err := a.file.from(ctx, a.file.db, source)
	return from, a.file.failing("reading the journal", err)
}

// DeleteFrom removes everything that was taken from the files of one program,
// in one change that one [Journal.Undo] takes back, and gives it as it was.
func (a *Archive) DeleteFrom(ctx context.Context, source string) ([]journal.Entry, error) {
	return write(ctx, a.file, "deleting", func(c *change) ([]journal.Entry, error) {
		gone, err := a.file.from(ctx, c.tx, source)
		if err != nil || len(gone) == 0 {
			return nil, err
		}
		for _, e := range gone {
			if err := errors.Join(c.remember(ctx, journal.Deleted, e.ID, &e), c.bury(ctx, e)); err != nil {
				return nil, err
			}
		}
		return gone, c.leave(ctx)
	})
}

// from reads the entries of a source. Their bodies hold its name; so may a note
// that somebody wrote.
func (f *file) from(ctx context.Context, q querier, source string) ([]journal.Entry, error) {
	var found []journal.Entry
	where := `body LIKE ? ESCAPE '\' ORDER BY evening, at, id`
	err := f.each(ctx, q, where, []any{patterns(source)[0]}, func(e journal.Entry) error {
		if e.Source == source && source != "" {
			found = append(found, e)
		}
		return nil
	})
	return found, err
}
