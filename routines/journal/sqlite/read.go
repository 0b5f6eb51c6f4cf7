package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Between gives the entries from one evening to another, both included, of the
// kinds named, or of all where none is, in the order of evenings and times.
func (j *Journal) Between(
	ctx context.Context, from, to evening.Day, kinds ...journal.Kind,
) ([]journal.Entry, error) {
	if len(kinds) == 0 {
		kinds = journal.Kinds()
	}
	var found []journal.Entry
	err := j.file.inYears(ctx, j.file.db, from, to, into(&found), kinds)
	return found, err
}

func into(list *[]journal.Entry) func(journal.Entry) error {
	return func(e journal.Entry) error {
		*list = append(*list, e)
		return nil
	}
}

// First and Last lie beyond every evening, for reading a whole journal.
const (
	First evening.Day = math.MinInt32
	Last  evening.Day = math.MaxInt32
)

// inYears calls do with each entry of some kinds, so that a journal of any size
// can be read through in little memory. It reads a year at a time and lets
// others write in between. An error of do ends the reading and is returned.
func (f *file) inYears(
	ctx context.Context, q querier, from, to evening.Day, do func(journal.Entry) error, kinds []journal.Kind,
) error {
	args := make([]any, len(kinds))
	for i, kind := range kinds {
		args[i] = string(kind)
	}
	where := `kind IN (?` + strings.Repeat(`, ?`, len(kinds)-1) + `) AND evening BETWEEN ? AND ?
		ORDER BY evening, at, id`
	for ; from <= to; from += year {
		if to-from >= year {
			var err error
			if from, to, err = ends(ctx, q, from, to, kinds); err != nil {
				return f.failing("reading the journal", err)
			}
		}
		var some []journal.Entry
		span := append(slices.Clone(args), int64(from), int64(min(to, from+year-1)))
		if err := f.each(ctx, q, where, span, into(&some)); err != nil {
			return f.failing("reading the journal", err)
		}
		for _, e := range some {
			if err := do(e); err != nil {
				return err
			}
		}
	}
	return nil
}

// year is how many evenings are read at a time.
const year = 366

// ends narrows a range to the evenings that have entries of some kinds, which
// the index knows without reading them. An empty range ends before it begins.
func ends(
	ctx context.Context, q querier, from, to evening.Day, kinds []journal.Kind,
) (first, last evening.Day, err error) {
	first, last = to+1, from-1
	for _, kind := range kinds {
		var low, high sql.Null[int64]
		err := q.QueryRowContext(ctx, `SELECT
			(SELECT min(evening) FROM entry WHERE kind = ?1 AND evening BETWEEN ?2 AND ?3),
			(SELECT max(evening) FROM entry WHERE kind = ?1 AND evening BETWEEN ?2 AND ?3)`,
			string(kind), int64(from), int64(to)).Scan(&low, &high)
		if err != nil {
			return first, last, err
		}
		if low.Valid {
			first, last = min(first, evening.Day(low.V)), max(last, evening.Day(high.V))
		}
	}
	return first, last, nil
}

// LastSession gives the latest practice of [journal.CountsFrom] or more,
// leaving out those in the night, evenings of rest and what was done with other
// programs: yesterday's choice, and not what was only tried. It returns
// [journal.ErrNotFound] where there is none among the latest [mostTried].
func (j *Journal) LastSession(ctx context.Context) (journal.Entry, error) {
	var last journal.Entry
	// Word for word what the index entry_practice is of, or it is not used.
	err := j.file.each(ctx, j.file.db,
		`practice NOT IN ('night', 'rest', 'afresh') ORDER BY evening DESC, at DESC LIMIT ?`, []any{mostTried},
		func(e journal.Entry) error {
			if e.Session == nil || e.Imported() || e.Session.Practised < journal.CountsFrom {
				return nil
			}
			last = e
			return errEnough
		})
	if err == nil && last.ID == "" {
		err = journal.ErrNotFound
	}
	return last, j.file.failing("looking for the last session", err)
}

// mostTried is how many practices are looked through for the last one: every start
// waits for it, and what lies a year of tries back is nobody's choice of yesterday.
const mostTried = 400

// each reads the entries of a condition.
func (f *file) each(ctx context.Context, q querier, where string, args []any, do func(journal.Entry) error) error {
	query := `SELECT ` + columns + ` FROM entry WHERE ` + where
	return f.rows(ctx, q, query, args, func(scan func(...any) error) error {
		e, err := entryOf(scan)
		if err != nil {
			return err
		}
		return do(e)
	})
}

func entryOf(scan func(...any) error) (journal.Entry, error) {
	var r row
	if err := scan(r.fields()...); err != nil {
		return journal.Entry{}, fmt.Errorf("reading entry %x: %w", r.id, err)
	}
	e, err := r.entry()
	if err != nil {
		return e, senseless{err}
	}
	return e, nil
}

// entryByID finds an entry, or returns [journal.ErrNotFound].
func (f *file) entryByID(ctx context.Context, q querier, id string) (journal.Entry, error) {
	raw, err := uuid.Parse(id)
	if err != nil {
		return journal.Entry{}, journal.ErrNotFound
	}
	var found journal.Entry
	var odd senseless
	err = f.rows(ctx, q, `SELECT `+columns+` FROM entry WHERE id = ?`, []any{raw[:]},
		func(scan func(...any) error) error {
			e, err := entryOf(scan)
			if err == nil {
				found = e
			}
			odd, _ = errors.AsType[senseless](err)
			return err
		})
	switch {
	case err != nil:
		return found, err
	case odd.error != nil:
		return found, odd
	case found.ID == "":
		return found, journal.ErrNotFound
	}
	return found, nil
}
