package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"reflect"

	"github.com/google/uuid"

	"lull/routines/journal"
)

// together is how many entries are looked up at once, and written how many
// new ones of a kind. Most of the time of a merge goes into statements, not
// into rows.
const (
	together = 64
	written  = 16
)

// large is how many entries a copy has for which more memory is worth it.
const large = 10_000

// taking is a copy of a journal being taken in. Entries wait until there are
// enough of them, first to be decided and then to be written.
type taking struct {
	tx         *sql.Tx
	statements map[string]*sql.Stmt // closed with the transaction
	merged     *journal.Merged

	undecided []row
	unwritten map[journal.Kind][]any // the columns of new rows
	waiting   map[string]bool        // the ids of both
}

func newTaking(tx *sql.Tx, m *journal.Merged) *taking {
	return &taking{
		tx: tx, merged: m, statements: map[string]*sql.Stmt{},
		unwritten: map[journal.Kind][]any{}, waiting: map[string]bool{},
	}
}

// entry takes in one entry.
func (t *taking) entry(ctx context.Context, e journal.Entry) error {
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
	if t.waiting[string(r.id)] {
		if err := t.settle(ctx); err != nil {
			return err
		}
	}
	t.undecided, t.waiting[string(r.id)] = append(t.undecided, r), true
	if len(t.undecided) < together {
		return nil
	}
	return t.decide(ctx)
}

// decide writes those of the entries waiting that are new or later than what
// is there.
func (t *taking) decide(ctx context.Context) error {
	if len(t.undecided) == 0 {
		return nil
	}
	known, err := t.known(ctx)
	if err != nil {
		return err
	}
	for _, r := range t.undecided {
		was, there := known[string(r.id)]
		// Changed in the same millisecond: a deletion stays, and of two texts
		// either will do as long as it is the same one in every order.
		newer := !there || r.changed > was.changed || r.changed == was.changed && was.row != nil && later(r, *was.row)
		switch {
		case !newer:
			t.merged.Unchanged++
			continue
		case was.row != nil:
			t.merged.Updated++
			err = t.exec(ctx, put, r.values()...)
		default:
			t.merged.Added++
			err = t.insert(ctx, r)
		}
		if err == nil && there && was.buried {
			err = t.exec(ctx, `DELETE FROM tombstone WHERE id = ?`, r.id)
		}
		if err != nil {
			return err
		}
	}
	t.undecided = t.undecided[:0]
	return nil
}

// last is what is known of an id: when it was last changed or deleted.
type last struct {
	changed int64
	row     *row // nil where it is deleted
	buried  bool // whether there is a tombstone
}

// known looks up the ids waiting.
func (t *taking) known(ctx context.Context) (map[string]last, error) {
	ids := make([]any, together) // an id that is missing is NULL, which nothing equals
	for i, r := range t.undecided {
		ids[i] = r.id
	}
	found := map[string]last{}
	rows, err := t.query(ctx, `SELECT `+columns+` FROM entry WHERE id IN (`+places(together)+`)`, ids)
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
	buried, err := t.query(ctx, `SELECT id, changed FROM tombstone WHERE id IN (`+places(together)+`)`, ids)
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

// insert puts a new row with those of its kind that wait to be written.
func (t *taking) insert(ctx context.Context, r row) error {
	kind := journal.Kind(r.kind)
	t.unwritten[kind] = append(t.unwritten[kind], r.ownValues()...)
	if len(t.unwritten[kind]) < written*len(own[kind]) {
		return nil
	}
	err := t.exec(ctx, insert(kind, written), t.unwritten[kind]...)
	t.unwritten[kind] = t.unwritten[kind][:0]
	return err
}

// settle decides and writes everything that waits. The last few rows of a kind
// are written one by one: a statement of every length would be parsed more
// often than it is used.
func (t *taking) settle(ctx context.Context) error {
	if err := t.decide(ctx); err != nil {
		return err
	}
	for kind, values := range t.unwritten {
		for n := len(own[kind]); len(values) > 0; values = values[n:] {
			if err := t.exec(ctx, insert(kind, 1), values[:n]...); err != nil {
				return err
			}
		}
		t.unwritten[kind] = t.unwritten[kind][:0]
	}
	clear(t.waiting)
	return nil
}

// deleted takes in that an entry was deleted.
func (t *taking) deleted(ctx context.Context, d journal.Tombstone) error {
	id, err := uuid.Parse(d.ID)
	if err != nil {
		return fmt.Errorf("the id %q is not a UUID: %w", d.ID, err)
	}
	if d.Changed.IsZero() {
		return errors.New("it does not say when it was deleted")
	}
	gone, err := t.count(ctx, `DELETE FROM entry WHERE id = ? AND changed <= ?`, id[:], d.Changed.UnixMilli())
	if err != nil {
		return err
	}
	if gone > 0 {
		t.merged.Deleted++
	} else {
		t.merged.Unchanged++
	}
	return t.exec(ctx, `INSERT INTO tombstone (id, changed)
		SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = ?1)
		ON CONFLICT (id) DO UPDATE SET changed = max(changed, excluded.changed)`, id[:], d.Changed.UnixMilli())
}

// prepared gives a statement that is parsed once.
func (t *taking) prepared(ctx context.Context, text string) (*sql.Stmt, error) {
	if s, ok := t.statements[text]; ok {
		return s, nil
	}
	s, err := t.tx.PrepareContext(ctx, text)
	if err == nil {
		t.statements[text] = s
	}
	return s, err
}

func (t *taking) query(ctx context.Context, text string, args []any) (*sql.Rows, error) {
	s, err := t.prepared(ctx, text)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (t *taking) exec(ctx context.Context, text string, args ...any) error {
	_, err := t.count(ctx, text, args...)
	return err
}

func (t *taking) count(ctx context.Context, text string, args ...any) (int64, error) {
	s, err := t.prepared(ctx, text)
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
	if reflect.DeepEqual(a, b) {
		return false
	}
	x, errX := a.spelled()
	y, errY := b.spelled()
	return errX == nil && (errY != nil || x > y)
}
