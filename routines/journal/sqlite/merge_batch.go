package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// together is how many entries are looked up at once: most of the time of a
// merge goes into statements, not into rows.
const together = 200

// batch is a copy of a journal that is merged a few entries at a time.
type batch struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	recorded   bool                 // [journal.Copy.Recorded]
	changed    map[string]bool      // the ids of which a change can be taken back or made again
	merged     journal.Merged
}

// entries takes in no more than so many entries: those that are new, or later
// than what is there.
func (b *batch) entries(ctx context.Context, entries []journal.Entry) error {
	rows, err := rowsOf(entries)
	if err != nil {
		return err
	}
	known, err := b.known(ctx, rows)
	if err != nil {
		return err
	}
	var values []any // of the rows that are to be written
	written := 0
	for i := range rows {
		r := &rows[i]
		was, there := known[string(r.id)]
		if there && !b.stays(r, was) {
			b.merged.Unchanged++
			if was.row == nil {
				b.merged.Buried++
			}
			continue
		}
		if was.row != nil {
			b.merged.Updated++
		} else {
			b.merged.Added++
		}
		if err := b.supersede(ctx, r.id); err != nil {
			return err
		}
		values, written = append(values, r.values()...), written+1
		if was.buried {
			if _, err := b.exec(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id); err != nil {
				return err
			}
		}
		known[string(r.id)] = last{changed: r.changed, row: r}
	}
	if written > 0 {
		_, err = b.exec(ctx, put(written), values...)
	}
	return err
}

// rowsOf are the rows of entries that make sense.
func rowsOf(entries []journal.Entry) ([]row, error) {
	rows := make([]row, len(entries))
	for i, e := range entries {
		e = e.Clean()
		if e.Changed.IsZero() {
			e.Changed = e.At
		}
		err := e.Check()
		if err == nil {
			rows[i], err = rowOf(e)
		}
		if err != nil {
			return nil, fmt.Errorf("entry %s: %w", e.ID, err)
		}
	}
	return rows, nil
}

// corrected is [journal.Corrected] in milliseconds.
const corrected = int64(journal.Corrected / time.Millisecond)

// stays tells whether a row takes the place of what is known of its id.
func (b *batch) stays(r *row, was last) bool {
	if !b.recorded {
		// Changed in the same millisecond: a deletion stays, and of two texts
		// either will do as long as it is the same one in every order.
		return r.changed > was.changed || r.changed == was.changed && was.row != nil && later(r, was.row)
	}
	switch {
	case was.row == nil:
		if was.changed >= r.changed+corrected { // somebody took it out; else it gave way to another file
			return false
		}
	case was.row.tells(r):
		return r.changed > was.changed // it takes another's place
	// a night of a device cannot be changed
	case r.kind != string(journal.KindNight) && was.changed >= r.changed+corrected:
		return false
	}
	r.changed = max(r.changed, was.changed+1) // so that it is the later one on every machine
	return true
}

// last is what is known of an id: when it was last changed or deleted.
type last struct {
	changed int64
	row     *row // nil where it is deleted
	buried  bool // whether there is a tombstone
}

func (b *batch) known(ctx context.Context, rows []row) (map[string]last, error) {
	found := map[string]last{}
	if some, err := b.some(ctx, rows); err != nil || !some {
		return found, err
	}
	ids := make([]any, together) // an id that is missing is NULL, which nothing equals
	given := make(map[string]*row, len(rows))
	for i := range rows {
		ids[i], given[string(rows[i].id)] = rows[i].id, &rows[i]
	}
	places := `(?` + strings.Repeat(", ?", together-1) + `)`
	err := b.query(ctx, `SELECT `+columns+` FROM entry WHERE id IN `+places, ids, func(there *sql.Rows) {
		var r row
		err := there.Scan(r.fields()...)
		// what is given makes sense
		if is := given[string(r.id)]; err == nil && (r.changed != is.changed || !r.tells(is)) {
			_, err = r.entry()
		}
		if err != nil { // a row without sense gives way to any other
			r.changed = math.MinInt64
		}
		found[string(r.id)] = last{changed: r.changed, row: &r}
	})
	if err != nil {
		return nil, err
	}
	return found, b.query(ctx, `SELECT id, changed FROM tombstone WHERE id IN `+places, ids, func(there *sql.Rows) {
		var id []byte
		var changed int64
		if there.Scan(&id, &changed) == nil { // else it is as if it were not there
			l := found[string(id)]
			found[string(id)] = last{max(l.changed, changed), l.row, true}
		}
	})
}

// some says whether anything is known between the lowest id and the highest
// one. Ids are in the order in which they were made, so that there is often
// nothing among those of a new copy.
func (b *batch) some(ctx context.Context, rows []row) (some bool, err error) {
	byID := func(a, b row) int { return bytes.Compare(a.id, b.id) }
	low, high := slices.MinFunc(rows, byID).id, slices.MaxFunc(rows, byID).id
	err = b.query(ctx, `SELECT 1 WHERE EXISTS (SELECT 1 FROM entry WHERE id BETWEEN ?1 AND ?2)
		OR EXISTS (SELECT 1 FROM tombstone WHERE id BETWEEN ?1 AND ?2)`,
		[]any{low, high}, func(*sql.Rows) { some = true })
	return some, err
}

func (b *batch) deleted(ctx context.Context, d journal.Tombstone) error {
	id, err := uuid.Parse(d.ID)
	if err != nil {
		return fmt.Errorf("the id %q is not a UUID: %w", d.ID, err)
	}
	if d.Changed.IsZero() {
		return errors.New("it does not say when it was deleted")
	}
	gone, err := b.exec(ctx, `DELETE FROM entry WHERE id = ? AND changed <= ?`, id[:], d.Changed.UnixMilli())
	if err != nil {
		return err
	}
	if gone > 0 {
		b.merged.Deleted++
		if err := b.supersede(ctx, id[:]); err != nil {
			return err
		}
	} else {
		b.merged.Unchanged++
	}
	_, err = b.exec(ctx, `INSERT INTO tombstone (id, changed)
		SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`, id[:], d.Changed.UnixMilli())
	return err
}

// whatChanged looks up of which entries a change is remembered.
func (b *batch) whatChanged(ctx context.Context) error {
	return b.query(ctx, `SELECT id FROM change UNION SELECT id FROM undone`, nil, func(there *sql.Rows) {
		var id []byte
		if there.Scan(&id) == nil { // else it is damage, which is said where it is taken back
			b.changed[string(id)] = true
		}
	})
}

// supersede forgets what was changed of an entry before another version came in.
func (b *batch) supersede(ctx context.Context, id []byte) error {
	if !b.changed[string(id)] {
		return nil
	}
	for _, remembered := range []string{`DELETE FROM change WHERE id = ?`, `DELETE FROM undone WHERE id = ?`} {
		if _, err := b.exec(ctx, remembered, id); err != nil {
			return err
		}
	}
	return nil
}

func (b *batch) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := b.statements[text]; ok {
		return s, nil
	}
	s, err := b.tx.PrepareContext(ctx, text)
	if err == nil {
		b.statements[text] = s
	}
	return s, err
}

func (b *batch) query(ctx context.Context, text string, args []any, each func(*sql.Rows)) error {
	s, err := b.prepared(ctx, text)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		each(rows)
	}
	return rows.Err()
}

func (b *batch) exec(ctx context.Context, text string, args ...any) (int64, error) {
	s, err := b.prepared(ctx, text)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// later puts two versions of an entry in an order that is the same everywhere.
func later(a, b *row) bool {
	if a.tells(b) {
		return false
	}
	x, errX := a.entry()
	y, errY := b.entry()
	return errX == nil && (errY != nil || bytes.Compare(x.Line(), y.Line()) > 0)
}

// tells says whether two rows tell the same, whenever they were written.
func (r *row) tells(o *row) bool {
	return r.body == o.body && r.kind == o.kind && r.at == o.at && r.zone == o.zone && r.evening == o.evening
}
