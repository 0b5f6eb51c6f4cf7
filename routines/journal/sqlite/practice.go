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

// Begin writes the row of a practice that is starting, as running and owned by
// this process, so that whatever happens to the process it is not lost. It
// gives the entry as kept, with its id. Undo removes it.
func (j *Journal) Begin(ctx context.Context, e journal.Entry) (journal.Entry, error) {
	if e.Session == nil {
		return e, fmt.Errorf("beginning a practice: the entry is of kind %s", e.Kind)
	}
	session := *e.Session
	session.Ending = journal.Running
	e.Session = &session
	err := j.write(ctx, func(tx *sql.Tx) error {
		c := change{tx: tx}
		stored, err := j.save(ctx, &c, e)
		if err != nil {
			return err
		}
		e = stored
		id, me := uuid.MustParse(e.ID), self()
		if _, err := tx.ExecContext(ctx, `INSERT INTO running (id, pid, born) VALUES (?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET pid = excluded.pid, born = excluded.born`,
			id[:], me.pid, me.born); err != nil {
			return err
		}
		return c.prune(ctx)
	})
	if err != nil {
		return e, fmt.Errorf("beginning a practice: %w", err)
	}
	return e, nil
}

// Progress writes how long a practice has run, pauses not counted. It never
// makes it shorter. It returns [journal.ErrNotFound] where the practice was
// deleted meanwhile.
func (j *Journal) Progress(ctx context.Context, id string, practised time.Duration) error {
	raw, err := uuid.Parse(id)
	if err != nil {
		return fmt.Errorf("writing how long a practice ran: %w", err)
	}
	if j.readOnly {
		return fmt.Errorf("writing how long a practice ran: %w", j.unwritten())
	}
	// One statement is one transaction. Long enough is what makes a practice
	// count while it runs; see journal.Session.Counts.
	practised = min(practised, journal.Longest)
	counts := 0
	if practised >= journal.CountsFrom {
		counts = 1
	}
	result, err := j.db.ExecContext(ctx, `UPDATE entry SET practised = max(practised, ?2),
		counts = max(counts, ?3), changed = max(changed + 1, ?4) WHERE id = ?1 AND kind = 'session'`,
		raw[:], practised.Milliseconds(), counts, j.now().UnixMilli())
	if err == nil {
		var touched int64
		if touched, err = result.RowsAffected(); err == nil && touched == 0 {
			err = journal.ErrNotFound
		}
	}
	if err != nil {
		return fmt.Errorf("writing how long a practice ran: %w", j.fault(err))
	}
	return nil
}

// Finish writes how long a practice ran in all and how it ended, and that no
// process owns it any more. It may be called again, and for a practice that
// was thought interrupted: the last word counts. It returns
// [journal.ErrNotFound] where the practice was deleted meanwhile.
func (j *Journal) Finish(
	ctx context.Context, id string, practised time.Duration, ending journal.Ending,
) (journal.Entry, error) {
	var e journal.Entry
	err := j.write(ctx, func(tx *sql.Tx) (err error) {
		if e, err = j.entryByID(ctx, tx, id); err != nil {
			return err
		}
		e, err = j.end(ctx, tx, e, practised, ending)
		return err
	})
	if err != nil {
		return e, fmt.Errorf("finishing a practice: %w", err)
	}
	return e, nil
}

func (j *Journal) end(
	ctx context.Context, tx *sql.Tx, e journal.Entry, practised time.Duration, ending journal.Ending,
) (journal.Entry, error) {
	if e.Session == nil {
		return e, fmt.Errorf("the entry is of kind %s", e.Kind)
	}
	e.Session.Practised, e.Session.Ending = min(practised, journal.Longest), ending
	if err := e.Check(); err != nil {
		return e, err
	}
	id := uuid.MustParse(e.ID)
	if _, err := tx.ExecContext(ctx, `DELETE FROM running WHERE id = ?`, id[:]); err != nil {
		return e, err
	}
	return j.put(ctx, tx, e)
}

// CloseUnfinished ends, as interrupted and with the time they had, the
// practices of processes that are gone, and gives them. A practice whose
// process is alive, this one or another, is left alone.
func (j *Journal) CloseUnfinished(ctx context.Context) ([]journal.Entry, error) {
	var closed []journal.Entry
	if found, err := j.unfinished(ctx, j.db); err != nil || len(found) == 0 {
		if err != nil {
			err = fmt.Errorf("closing unfinished practices: %w", j.fault(err))
		}
		return nil, err // the usual case takes no write lock
	}
	err := j.write(ctx, func(tx *sql.Tx) error {
		closed = nil
		found, err := j.unfinished(ctx, tx)
		if err != nil {
			return err
		}
		for _, u := range found {
			e, err := j.entryByID(ctx, tx, u.String())
			if errors.Is(err, journal.ErrNotFound) {
				continue // its row makes no sense
			}
			if err != nil {
				return err
			}
			if e, err = j.end(ctx, tx, e, e.Session.Practised, journal.Interrupted); err != nil {
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
	err := j.rows(ctx, q, `SELECT entry.id, coalesce(pid, 0), coalesce(born, '')
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
