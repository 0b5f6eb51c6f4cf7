package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// together is how many entries are looked up at once: most of the time of a
// merge goes into statements, not into rows.
const together = 64

// batch is a copy of a journal that is merged a few entries at a time.
type batch struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	merged     journal.Merged
}

// entries takes in no more than so many entries: those that are new, or later
// than what is there.
func (b *batch) entries(ctx context.Context, entries []journal.Entry) error {
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
			return fmt.Errorf("entry %s: %w", e.ID, err)
		}
	}
	known, err := b.known(ctx, rows)
	if err != nil {
		return err
	}
	for i := range rows {
		r := &rows[i]
		was, there := known[string(r.id)]
		// Changed in the same millisecond: a deletion stays, and of two texts
		// either will do as long as it is the same one in every order.
		newer := !there || r.changed > was.changed || r.changed == was.changed && was.row != nil && later(r, was.row)
		if !newer {
			b.merged.Unchanged++
			continue
		}
		if was.row != nil {
			b.merged.Updated++
		} else {
			b.merged.Added++
		}
		if _, err := b.exec(ctx, put, r.values()...); err != nil {
			return err
		}
		if was.buried {
			if _, err := b.exec(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id); err != nil {
				return err
			}
		}
		known[string(r.id)] = last{changed: r.changed, row: r}
	}
	return nil
}

// last is what is known of an id: when it was last changed or deleted.
type last struct {
	changed int64
	row     *row // nil where it is deleted
	buried  bool // whether there is a tombstone
}

// known looks up the ids of some rows.
func (b *batch) known(ctx context.Context, rows []row) (map[string]last, error) {
	ids := make([]any, together) // an id that is missing is NULL, which nothing equals
	for i, r := range rows {
		ids[i] = r.id
	}
	found := map[string]last{}
	places := `(?` + strings.Repeat(", ?", together-1) + `)`
	err := b.query(ctx, `SELECT `+columns+` FROM entry WHERE id IN `+places, ids, func(there *sql.Rows) {
		var r row
		err := there.Scan(r.fields()...)
		if err == nil {
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

// deleted takes in that an entry was deleted.
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
	} else {
		b.merged.Unchanged++
	}
	_, err = b.exec(ctx, `INSERT INTO tombstone (id, changed)
		SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`, id[:], d.Changed.UnixMilli())
	return err
}

// prepared gives a statement that is parsed once.
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

// exec runs a statement and gives how many rows it changed.
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
	if a.body == b.body && a.kind == b.kind && a.at == b.at && a.zone == b.zone && a.evening == b.evening {
		return false
	}
	x, errX := a.entry()
	y, errY := b.entry()
	return errX == nil && (errY != nil || bytes.Compare(x.Line(), y.Line()) > 0)
}
