package sqlite

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// Practise writes how a practice stands, from its first breath to its end:
// while it runs as owned by this process, so that whatever happens to the
// process it is not lost. Every call carries the whole row, so that one that
// failed is made good by the next. While it runs it never gets shorter; of how
// it ended the last word counts, also for one thought interrupted. One that
// was deleted meanwhile stays deleted, and that is no failure.
func (j *Journal) Practise(ctx context.Context, e journal.Entry) error {
	if e.Session == nil {
		return fmt.Errorf("saving the practice: the entry is of kind %s", e.Kind)
	}
	err := j.file.write(ctx, func(c *change) error {
		before, err := c.entry(ctx, e.ID)
		if errors.Is(err, journal.ErrNotFound) {
			return c.begin(ctx, e)
		}
		if err != nil {
			return err
		}
		practised := e.Session.Practised
		if e.Session.Ending == journal.Running {
			practised = max(practised, before.Session.Practised)
		}
		if len(e.Session.Heard) > len(before.Session.Heard) {
			before.Session.Heard = e.Session.Heard
		}
		_, err = c.stands(ctx, before, practised, e.Session.Ending)
		return err
	})
	if err != nil {
		return fmt.Errorf("saving the practice: %w", err)
	}
	return nil
}

// begin writes a row that is not there, unless it was deleted. Undo removes it.
func (c *change) begin(ctx context.Context, e journal.Entry) error {
	if deleted, err := lastKnown(ctx, c.tx, e.ID); err != nil || !deleted.IsZero() {
		return err
	}
	if err := errors.Join(c.remember(ctx, journal.Made, e.ID, nil), c.leave(ctx)); err != nil {
		return err
	}
	_, err := c.stands(ctx, e, e.Session.Practised, e.Session.Ending)
	return err
}

// stands writes how long a practice has run and how it ended, if it did, and
// gives it as kept.
func (c *change) stands(
	ctx context.Context, e journal.Entry, practised time.Duration, ending journal.Ending,
) (journal.Entry, error) {
	if e.Session == nil {
		return e, fmt.Errorf("the entry is of kind %s", e.Kind)
	}
	session := *e.Session
	session.Practised, session.Ending = min(practised, journal.Longest), ending
	e.Session = &session
	if err := e.Check(); err != nil {
		return e, err
	}
	kept, err := c.put(ctx, e)
	if err != nil {
		return e, err
	}
	id, me := uuid.MustParse(e.ID), self()
	if ending == journal.Running {
		_, err = c.tx.ExecContext(ctx, `INSERT INTO running (id, pid, born) VALUES (?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, born = excluded.born`, id[:], me.pid, me.born)
	} else {
		_, err = c.tx.ExecContext(ctx, `DELETE FROM running WHERE id = ?`, id[:])
	}
	return kept, err
}

// CloseUnfinished ends, as interrupted and with the time they had, the
// practices of processes that are gone, and gives them. A practice whose
// process is alive, this one or another, is left alone.
func (j *Journal) CloseUnfinished(ctx context.Context) ([]journal.Entry, error) {
	var closed []journal.Entry
	if found, err := j.unfinished(ctx, j.file.db); err != nil || len(found) == 0 {
		if err != nil {
			err = fmt.Errorf("closing unfinished practices: %w", j.file.explain(err))
		}
		return nil, err // the usual case takes no write lock
	}
	err := j.file.write(ctx, func(c *change) error {
		closed = nil
		found, err := j.unfinished(ctx, c.tx)
		if err != nil {
			return err
		}
		for _, u := range found {
			e, err := c.entry(ctx, u.String())
			if errors.Is(err, journal.ErrNotFound) {
				continue // its row makes no sense
			}
			if err != nil {
				return err
			}
			if e, err = c.stands(ctx, e, e.Session.Practised, journal.Interrupted); err != nil {
				return err
			}
			closed = append(closed, e)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("closing unfinished practices: %w", err)
	}
	return closed, nil
}

// owner is a process: its number, and what tells it from a later process with
// the same number, empty where the system does not say.
type owner struct {
	pid  int
	born string
}

// unfinished gives the running practices whose process is gone, and those
// that no process ever owned here, as after an import.
func (j *Journal) unfinished(ctx context.Context, q querier) ([]uuid.UUID, error) {
	var gone []uuid.UUID
	err := j.file.rows(ctx, q, `SELECT entry.id, coalesce(pid, 0), coalesce(born, '')
		FROM entry LEFT JOIN running USING (id) WHERE ending = 'running'`, nil,
		func(scan func(...any) error) error {
			var (
				raw   []byte
				owned owner
			)
			if err := scan(&raw, &owned.pid, &owned.born); err != nil {
				return fmt.Errorf("practice %x: %w", raw, err)
			}
			id, err := uuid.FromBytes(raw)
			if err != nil {
				return senseless{fmt.Errorf("reading entry %x: %w", raw, err)}
			}
			if owned.pid == 0 || !alive(owned) {
				gone = append(gone, id)
			}
			return nil
		})
	return gone, err
}
