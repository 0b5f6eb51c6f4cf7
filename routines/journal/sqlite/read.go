package sqlite

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// Entry gives the entry with an id, or the only one whose id begins with what
// is given, dashes or not. It returns [journal.ErrNotFound] or
// [journal.ErrAmbiguous].
func (j *Journal) Entry(ctx context.Context, id string) (journal.Entry, error) {
	e, err := j.entryByID(ctx, j.db, id)
	if err != nil {
		return e, fmt.Errorf("looking for entry %s: %w", id, j.fault(err))
	}
	return e, nil
}

// Evening gives the entries of one evening in the order of their times.
func (j *Journal) Evening(ctx context.Context, day evening.Day) ([]journal.Entry, error) {
	return j.Between(ctx, day, day)
}

// Between gives the entries from one evening to another, both included, of the
// kinds named, or of all where none is, in the order of evenings and times.
func (j *Journal) Between(
	ctx context.Context, from, to evening.Day, kinds ...journal.Kind,
) ([]journal.Entry, error) {
	var found []journal.Entry
	err := j.Each(ctx, from, to, func(e journal.Entry) error {
		found = append(found, e)
		return nil
	}, kinds...)
	return found, err
}

// First and Last lie beyond every evening, for reading a whole journal.
const (
	First evening.Day = math.MinInt32
	Last  evening.Day = math.MaxInt32
)

// Each calls do with the entries that Between would give, one by one, so that
// a journal of any size can be read through in little memory. It reads a year
// at a time and lets others write in between. An error of do ends the reading
// and is returned.
func (j *Journal) Each(
	ctx context.Context, from, to evening.Day, do func(journal.Entry) error, kinds ...journal.Kind,
) error {
	return j.inYears(ctx, j.db, from, to, do, kinds)
}

// inYears reads for Each, in a transaction or not.
func (j *Journal) inYears(
	ctx context.Context, q querier, from, to evening.Day, do func(journal.Entry) error, kinds []journal.Kind,
) error {
	if len(kinds) == 0 {
		kinds = journal.Kinds()
	}
	var args []any
	for _, kind := range kinds {
		args = append(args, string(kind))
	}
	where := `kind IN (?` + strings.Repeat(`, ?`, len(kinds)-1) + `) AND evening BETWEEN ? AND ?
		ORDER BY evening, at, id`
	for ; from <= to; from += year {
		if to-from >= year {
			var err error
			if from, to, err = ends(ctx, q, from, to, kinds); err != nil {
				return fmt.Errorf("reading the journal: %w", j.fault(err))
			}
		}
		var some []journal.Entry
		span := append(slices.Clone(args), int64(from), int64(min(to, from+year-1)))
		err := j.each(ctx, q, where, span, func(e journal.Entry) error {
			some = append(some, e)
			return nil
		})
		if err != nil {
			return fmt.Errorf("reading the journal: %w", j.fault(err))
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
		var low, high opt[int64]
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

// Intakes gives what was taken from one instant until before another, in
// order.
func (j *Journal) Intakes(ctx context.Context, from, until time.Time) ([]journal.Entry, error) {
	var found []journal.Entry
	// The index knows evenings, and Check sees to it that none is further
	// than Reach from its instant.
	first := evening.DayOf(from.UTC().Date()) - journal.Reach
	last := evening.DayOf(until.UTC().Date()) + journal.Reach
	err := j.each(ctx, j.db, `kind = 'intake' AND evening BETWEEN ? AND ? AND at >= ? AND at < ? ORDER BY at, id`,
		[]any{int64(first), int64(last), from.UnixMilli(), until.UnixMilli()},
		func(e journal.Entry) error {
			found = append(found, e)
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("reading the journal: %w", j.fault(err))
	}
	return found, nil
}

// LastSession gives the latest practice of [journal.CountsFrom] or more,
// leaving out those in the night and evenings of rest: yesterday's choice, and
// not what was only tried. It returns [journal.ErrNotFound] where there is none.
func (j *Journal) LastSession(ctx context.Context) (journal.Entry, error) {
	var last journal.Entry
	// Word for word what the index entry_practice is of, or it is not used.
	err := j.each(ctx, j.db, `practice NOT IN ('night', 'rest', 'afresh') ORDER BY evening DESC, at DESC`, nil,
		func(e journal.Entry) error {
			if e.Session == nil || e.Session.Practised < journal.CountsFrom {
				return nil
			}
			last = e
			return errEnough
		})
	if err == nil && last.ID == "" {
		err = journal.ErrNotFound
	}
	if err != nil {
		return last, fmt.Errorf("looking for the last session: %w", j.fault(err))
	}
	return last, nil
}

// each reads the entries of a condition.
func (j *Journal) each(ctx context.Context, q querier, where string, args []any, do func(journal.Entry) error) error {
	query := `SELECT ` + columns + ` FROM entry WHERE ` + where
	return j.rows(ctx, q, query, args, func(scan func(...any) error) error {
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

// entryByID finds an entry by its id or the beginning of it.
func (j *Journal) entryByID(ctx context.Context, q querier, id string) (journal.Entry, error) {
	low, high, err := idRange(id)
	if err != nil {
		return journal.Entry{}, err
	}
	var found []journal.Entry
	var odd senseless
	query := `SELECT ` + columns + ` FROM entry WHERE id BETWEEN ? AND ? LIMIT 2`
	err = j.rows(ctx, q, query, []any{low, high}, func(scan func(...any) error) error {
		e, err := entryOf(scan)
		if err == nil {
			found = append(found, e)
		}
		errors.As(err, &odd)
		return err
	})
	switch {
	case err != nil:
		return journal.Entry{}, err
	case len(found) == 0 && odd.error != nil:
		return journal.Entry{}, odd
	case len(found) == 0:
		return journal.Entry{}, journal.ErrNotFound
	case len(found) > 1:
		return journal.Entry{}, journal.ErrAmbiguous
	}
	return found[0], nil
}

// idRange gives the first and last id that begin with some hex digits.
func idRange(prefix string) (low, high []byte, err error) {
	if id, err := uuid.Parse(prefix); err == nil {
		return id[:], id[:], nil
	}
	digits := strings.ReplaceAll(prefix, "-", "")
	const all = 32 // hex digits of a UUID
	if digits == "" || len(digits) > all {
		return nil, nil, journal.ErrNotFound
	}
	low, err = hex.DecodeString(digits + strings.Repeat("0", all-len(digits)))
	if err != nil { // no id has other letters
		return nil, nil, journal.ErrNotFound
	}
	high, err = hex.DecodeString(digits + strings.Repeat("f", all-len(digits)))
	return low, high, err
}
