package sqlite

import (
	"context"
	"database/sql"
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
	_, err := write(ctx, j.file, "saving the practice", func(c *change) (journal.Entry, error) {
		before, err := c.entry(ctx, e.ID)
		if err != nil {
			return e, err
		}
		if before == nil {
			return c.begin(ctx, e)
		}
		if before.Session == nil {
			return e, fmt.Errorf("the entry is of kind %s", before.Kind)
		}
		practised := e.Session.Practised
		if e.Session.Ending == journal.Running {
			practised = max(practised, before.Session.Practised)
		}
		if len(e.Session.Heard) > len(before.Session.Heard) {
			before.Session.Heard = e.Session.Heard
		}
		return c.stands(ctx, *before, practised, e.Session.Ending)
	})
	return err
}

// begin writes a row that is not there, unless it was deleted. Undo removes it.
func (c *change) begin(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	if deleted, err := lastKnown(ctx, c.tx, e.ID); err != nil || !deleted.IsZero() {
		return e, err
	}
	if err := errors.Join(c.remember(ctx, journal.Made, e.ID, nil), c.leave(ctx)); err != nil {
		return e, err
	}
	return c.stands(ctx, e, e.Session.Practised, e.Session.Ending)
}

// stands writes how long a practice has run and how it ended, if it did, and
// gives it as it is stored.
func (c *change) stands(
	ctx context.Context, e journal.Entry, practised time.Duration, ending journal.Ending,
) (journal.Entry, error) {
	session := *e.Session
	session.Practised, session.Ending = min(practised, journal.Longest), ending
	e.Session = &session
	if err := e.Check(); err != nil {
		return e, err
	}
	stored, err := c.put(ctx, e)
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
	return stored, err
}

// ended refuses a practice that goes on: what its process writes from then on would
// be lost, and nobody would say so.
func (c *change) ended(ctx context.Context, e *journal.Entry) error {
	if e == nil || e.Session == nil || e.Session.Ending != journal.Running {
		return nil
	}
	id := uuid.MustParse(e.ID) // it was just read from the file
	var owned owner
	err := c.tx.QueryRowContext(ctx, `SELECT pid, born FROM running WHERE id = ?`, id[:]).Scan(&owned.pid, &owned.born)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil
	case err == nil && alive(owned):
		return journal.ErrUnderWay
	}
	return err
}

// CloseUnfinished ends, as interrupted and with the time they had, the
// practices of processes that are gone, and gives them. A practice whose
// process is alive, this one or another, goes on.
func (j *Journal) CloseUnfinished(ctx context.Context) ([]journal.Entry, error) {
	const doing = "closing unfinished practices"
	if found, err := j.unfinished(ctx, j.file.db); err != nil || len(found) == 0 {
		return nil, j.file.failing(doing, err) // the usual case takes no write lock
	}
	return write(ctx, j.file, doing, func(c *change) (closed []journal.Entry, err error) {
		found, err := j.unfinished(ctx, c.tx)
		if err != nil {
			return nil, err
		}
		for _, u := range found {
			switch e, err := c.entry(ctx, u.String()); {
			case err != nil:
				return nil, err
			case e != nil && e.Session != nil: // else its row makes no sense
				ended, err := c.stands(ctx, *e, e.Session.Practised, journal.Interrupted)
				if err != nil {
					return nil, err
				}
				closed = append(closed, ended)
			}
		}
		return closed, nil
	})
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
