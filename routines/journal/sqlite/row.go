package sqlite

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// row is a row of the table entry: what is searched by, and the entry's body.
type row struct {
	id                                 []byte
	kind                               string
	at, zone, evening, changed, counts int64
	body                               string
	practice, ending                   any // of a session, nil else
}

// columns are what a row is read from.
const columns = `id, kind, at, zone, evening, changed, counts, body`

// fields points to what columns names, in the same order.
func (r *row) fields() []any {
	return []any{&r.id, &r.kind, &r.at, &r.zone, &r.evening, &r.changed, &r.counts, &r.body}
}

// put writes so many rows, new or not, with what values gives of each.
func put(rows int) string {
	const one = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
	return `INSERT INTO entry (` + columns + `, practice, ending) VALUES ` + one + strings.Repeat(`, `+one, rows-1) + `
		ON CONFLICT (id) DO UPDATE SET kind = excluded.kind,
		at = excluded.at, zone = excluded.zone, evening = excluded.evening, changed = excluded.changed,
		counts = excluded.counts, body = excluded.body, practice = excluded.practice, ending = excluded.ending`
}

func (r *row) values() []any {
	return []any{r.id, r.kind, r.at, r.zone, r.evening, r.changed, r.counts, r.body, r.practice, r.ending}
}

// rowOf lays an entry that Check has passed out as a row.
func rowOf(e journal.Entry) (row, error) {
	id, err := uuid.Parse(e.ID)
	if err != nil {
		return row{}, fmt.Errorf("the id %q is not a UUID: %w", e.ID, err)
	}
	_, zone := e.At.Zone()
	r := row{
		id: id[:], kind: string(e.Kind), at: e.At.UnixMilli(), zone: int64(zone),
		evening: int64(e.Evening), changed: e.Changed.UnixMilli(), body: string(e.Body()),
	}
	if e.Counts() {
		r.counts = 1
	}
	if e.Session != nil {
		r.practice, r.ending = e.Session.Practice, string(e.Session.Ending)
	}
	return r, nil
}

// entry reads a row. One that holds what cannot be is an error naming it.
func (r *row) entry() (journal.Entry, error) {
	id, err := uuid.FromBytes(r.id)
	if err != nil {
		return journal.Entry{}, fmt.Errorf("reading entry %x: %w", r.id, err)
	}
	e, err := journal.Entry{
		ID: id.String(), Kind: journal.Kind(r.kind),
		At:      time.UnixMilli(r.at).In(time.FixedZone("", int(r.zone))),
		Evening: evening.Day(r.evening), Changed: time.UnixMilli(r.changed).UTC(),
	}.ReadBody([]byte(r.body))
	if err != nil {
		return e, fmt.Errorf("reading entry %s: %w", id, err)
	}
	return e, nil
}

// scan fills a row with the values of [columns], or of all but the last, and
// says whether they are of the right kinds.
func (r *row) scan(values []any) bool {
	for i, field := range r.fields()[:min(len(values), 8)] {
		ok := false
		switch f := field.(type) {
		case *[]byte:
			*f, ok = values[i].([]byte)
		case *string:
			*f, ok = values[i].(string)
		case *int64:
			*f, ok = values[i].(int64)
		}
		if !ok {
			return false
		}
	}
	return true
}

// SetAside says how many rows make no sense, of those that were read since the
// journal was opened. They are left out of everything.
func (j *Journal) SetAside() (rows int) {
	for range j.file.aside.Range {
		rows++
	}
	return rows
}

// senseless is what is wrong with a row, which it names.
type senseless struct{ error }

// Is tells that a row without sense is no entry.
func (senseless) Is(target error) bool { return target == journal.ErrNotFound }

var errEnough = errors.New("no more rows are wanted")

// rows is the one place where rows are read. It gives each row of a query to
// take. A row whose values are of the wrong kind, or of which take returns
// a [senseless], is set aside: one damaged value must not hide all the others.
// Any other error of take ends the reading and is returned.
func (f *file) rows(
	ctx context.Context, q querier, query string, args []any, take func(scan func(...any) error) error,
) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		err := take(func(into ...any) error {
			if err := rows.Scan(into...); err != nil {
				return senseless{err}
			}
			return nil
		})
		switch _, odd := errors.AsType[senseless](err); {
		case odd:
			f.aside.Store(err.Error(), nil)
		case errors.Is(err, errEnough):
			return rows.Close()
		case err != nil:
			return err
		}
	}
	return rows.Err()
}
