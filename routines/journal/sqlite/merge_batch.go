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

// together is how many entries are looked up at once, and written how many
// new ones. Most of the time of a merge goes into statements, not into rows.
const (
	together = 64
	written  = 16
)

// large is how many entries a copy has for which more memory is worth it.
const large = 10_000

// batch is what is merged a few entries at a time. They wait until there are
// enough of them, first to be decided and then to be written.
type batch struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	merged     *journal.Merged

	undecided []row
	unwritten []any           // the values of new rows
	waiting   map[string]bool // the ids of both
}

func newBatch(tx *sql.Tx, m *journal.Merged) *batch {
	return &batch{tx: tx, merged: m, statements: map[string]*sql.Stmt{}, waiting: map[string]bool{}}
}

// entry takes in one entry.
func (b *batch) entry(ctx context.Context, e journal.Entry) error {
	e = e.Clean()
	if err := e.Check(); err != nil {
		return err
	}
	if e.Changed.IsZero() {
		e.Changed = e.At
	}
	r, err := rowOf(e)
	if err != nil {
		return err
	}
	if b.waiting[string(r.id)] {
		if err := b.finish(ctx); err != nil {
			return err
		}
	}
	b.undecided, b.waiting[string(r.id)] = append(b.undecided, r), true
	if len(b.undecided) < together {
		return nil
	}
	return b.decide(ctx)
}

// decide writes those of the entries waiting that are new or later than what
// is there.
func (b *batch) decide(ctx context.Context) error {
	if len(b.undecided) == 0 {
		return nil
	}
	known, err := b.known(ctx)
	if err != nil {
		return err
	}
	for _, r := range b.undecided {
		was, there := known[string(r.id)]
		// Changed in the same millisecond: a deletion stays, and of two texts
		// either will do as long as it is the same one in every order.
		newer := !there || r.changed > was.changed || r.changed == was.changed && was.row != nil && later(r, *was.row)
		switch {
		case !newer:
			b.merged.Unchanged++
			continue
		case was.row != nil:
			b.merged.Updated++
			err = b.exec(ctx, put, r.values()...)
		default:
			b.merged.Added++
			err = b.insert(ctx, r)
		}
		if err == nil && there && was.buried {
			err = b.exec(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id)
		}
		if err != nil {
			return err
		}
	}
	b.undecided = b.undecided[:0]
	return nil
}

// last is what is known of an id: when it was last changed or deleted.
type last struct {
	changed int64
	row     *row // nil where it is deleted
	buried  bool // whether there is a tombstone
}

// known looks up the ids waiting.
func (b *batch) known(ctx context.Context) (map[string]last, error) {
	ids := make([]any, together) // an id that is missing is NULL, which nothing equals
	for i, r := range b.undecided {
		ids[i] = r.id
	}
	found := map[string]last{}
	places := "?" + strings.Repeat(", ?", together-1)
	rows, err := b.query(ctx, `SELECT `+columns+` FROM entry WHERE id IN (`+places+`)`, ids)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r row
		err := rows.Scan(r.fields()...)
		if err == nil {
			_, err = r.entry()
		}
		if err != nil { // a row without sense gives way to any other
			r.changed = math.MinInt64
		}
		found[string(r.id)] = last{changed: r.changed, row: &r}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	buried, err := b.query(ctx, `SELECT id, changed FROM tombstone WHERE id IN (`+places+`)`, ids)
	if err != nil {
		return nil, err
	}
	defer buried.Close()
	for buried.Next() {
		var id []byte
		var changed int64
		if err := buried.Scan(&id, &changed); err != nil {
			return nil, err
		}
		l := found[string(id)]
		l.changed, l.buried = max(l.changed, changed), true
		found[string(id)] = l
	}
	return found, buried.Err()
}

// insert puts a new row with those that wait to be written.
func (b *batch) insert(ctx context.Context, r row) error {
	values := r.values()
	b.unwritten = append(b.unwritten, values...)
	if len(b.unwritten) < written*len(values) {
		return nil
	}
	err := b.exec(ctx, some+one+strings.Repeat(", "+one, written-1), b.unwritten...)
	b.unwritten = b.unwritten[:0]
	return err
}

// finish decides and writes everything that waits. The last few rows are
// written one by one: a statement of every length would be parsed more often
// than it is used.
func (b *batch) finish(ctx context.Context) error {
	if err := b.decide(ctx); err != nil {
		return err
	}
	for n := len((&row{}).values()); len(b.unwritten) > 0; b.unwritten = b.unwritten[n:] {
		if err := b.exec(ctx, some+one, b.unwritten[:n]...); err != nil {
			return err
		}
	}
	clear(b.waiting)
	return nil
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
	gone, err := b.count(ctx, `DELETE FROM entry WHERE id = ? AND changed <= ?`, id[:], d.Changed.UnixMilli())
	if err != nil {
		return err
	}
	if gone > 0 {
		b.merged.Deleted++
	} else {
		b.merged.Unchanged++
	}
	return b.exec(ctx, `INSERT INTO tombstone (id, changed)
		SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`, id[:], d.Changed.UnixMilli())
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

func (b *batch) query(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	s, err := b.prepared(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (b *batch) exec(ctx context.Context, text string, args ...any) error {
	_, err := b.count(ctx, text, args...)
	return err
}

func (b *batch) count(ctx context.Context, text string, args ...any) (int64, error) {
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
func later(a, b row) bool {
	if a.body == b.body && a.kind == b.kind && a.at == b.at && a.zone == b.zone && a.evening == b.evening {
		return false
	}
	x, errX := a.entry()
	y, errY := b.entry()
	return errX == nil && (errY != nil || bytes.Compare(x.Line(), y.Line()) > 0)
}
