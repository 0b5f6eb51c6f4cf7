package sqlite

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// row is a row of the table entry. An opt is a column that another kind of
// entry leaves empty.
type row struct {
	id                                 []byte
	kind                               string
	at, zone, evening, changed, counts int64

	practice, name     opt[string]
	planned, practised opt[int64]
	ending             opt[string]
	seed               opt[int64]

	what                                 opt[string]
	count, caffeine, absorption, alcohol opt[float64]
	nicotine, big                        opt[bool]
	lasted                               opt[int64]
	effort                               opt[string]
	value                                opt[int64]

	jerks                                        opt[string]
	sol, awake, tried, triedZone, woke, wokeZone opt[int64]
	text, step                                   opt[string]
	returned, returnedZone                       opt[int64]
	trial, event, arm                            opt[string]
	kept                                         opt[bool]
}

type opt[T any] = sql.Null[T]

// columns names what fields points to, in the same order.
const columns = `id, kind, at, zone, evening, changed, counts,
	practice, name, planned, practised, ending, seed,
	what, count, caffeine, absorption, alcohol, nicotine, big, lasted, effort, value,
	jerks, sol, awake, tried, tried_zone, woke, woke_zone,
	text, step, returned, returned_zone, trial, event, arm, kept`

// fields points to every column, for reading and for writing.
func (r *row) fields() []any {
	return []any{
		&r.id, &r.kind, &r.at, &r.zone, &r.evening, &r.changed, &r.counts,
		&r.practice, &r.name, &r.planned, &r.practised, &r.ending, &r.seed,
		&r.what, &r.count, &r.caffeine, &r.absorption, &r.alcohol, &r.nicotine, &r.big, &r.lasted, &r.effort, &r.value,
		&r.jerks, &r.sol, &r.awake, &r.tried, &r.triedZone, &r.woke, &r.wokeZone,
		&r.text, &r.step, &r.returned, &r.returnedZone, &r.trial, &r.event, &r.arm, &r.kept,
	}
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
		evening: int64(e.Evening), changed: e.Changed.UnixMilli(),
	}
	if e.Counts() {
		r.counts = 1
	}
	switch e.Kind {
	case journal.KindSession:
		s := e.Session
		r.practice, r.name, r.ending = some(s.Practice), some(s.Name), some(string(s.Ending))
		r.planned, r.practised = some(s.Planned.Milliseconds()), some(s.Practised.Milliseconds())
		r.seed = some(int64(s.Seed))
	case journal.KindIntake:
		i := e.Intake
		r.what, r.count, r.caffeine = some(i.What), some(i.Count), some(i.Caffeine)
		r.absorption, r.alcohol = some(i.Absorption), some(i.Alcohol)
		r.nicotine, r.big, r.lasted = some(i.Nicotine), some(i.Big), some(i.Over.Milliseconds())
	case journal.KindExercise:
		x := e.Exercise
		r.what, r.effort, r.lasted = some(x.What), some(string(x.Effort)), some(x.Lasted.Milliseconds())
	case journal.KindRating:
		r.what, r.value = some(e.Rating.What), some(int64(e.Rating.Value))
	case journal.KindNight:
		n := e.Night
		r.jerks, r.value, r.text = some(string(n.Jerks)), some(int64(n.Quality)), some(n.Note)
		r.sol, r.awake = length(n.SOL), length(n.WASO)
		r.tried, r.triedZone = instant(n.Tried)
		r.woke, r.wokeZone = instant(n.Woke)
	case journal.KindNote:
		r.text = some(e.Note.Text)
	case journal.KindParked:
		r.text, r.step = some(e.Parked.Text), some(e.Parked.Step)
		if !e.Parked.Returned.IsZero() {
			r.returned, r.returnedZone = instant(&e.Parked.Returned)
		}
	case journal.KindTrial:
		t := e.Trial
		r.trial, r.event, r.text, r.arm = some(t.Trial), some(t.Event), some(t.Text), some(t.Arm)
		r.seed = some(int64(t.Seed))
		if t.Kept != nil {
			r.kept = some(*t.Kept)
		}
	}
	return r, nil
}

func some[T any](v T) opt[T] { return opt[T]{V: v, Valid: true} }

func length(d *time.Duration) opt[int64] {
	if d == nil {
		return opt[int64]{}
	}
	return some(d.Milliseconds())
}

func instant(t *time.Time) (at, zone opt[int64]) {
	if t == nil {
		return opt[int64]{}, opt[int64]{}
	}
	_, seconds := t.Zone()
	return some(t.UnixMilli()), some(int64(seconds))
}

// entry reads a row. A column that its kind needs and that is empty, or one
// that holds what cannot be, is an error naming the row, never a zero.
func (r *row) entry() (journal.Entry, error) {
	id, err := uuid.FromBytes(r.id)
	if err != nil {
		return journal.Entry{}, fmt.Errorf("reading entry %x: %w", r.id, err)
	}
	e := journal.Entry{
		ID: id.String(), Kind: journal.Kind(r.kind),
		At:      time.UnixMilli(r.at).In(time.FixedZone("", int(r.zone))),
		Evening: evening.Day(r.evening), Changed: time.UnixMilli(r.changed).UTC(),
	}
	var m missing
	r.part(&e, &m)
	if m != "" {
		return e, fmt.Errorf("reading entry %s: the column %s is empty", id, string(m))
	}
	e = e.Clean()
	if err := e.Check(); err != nil {
		return e, fmt.Errorf("reading entry %s: %w", id, err)
	}
	return e, nil
}

// part fills in the part that the kind names.
func (r *row) part(e *journal.Entry, m *missing) {
	switch e.Kind {
	case journal.KindSession:
		e.Session = &journal.Session{
			Practice: need(m, "practice", r.practice), Name: need(m, "name", r.name),
			Planned:   milliseconds(need(m, "planned", r.planned)),
			Practised: milliseconds(need(m, "practised", r.practised)),
			Ending:    journal.Ending(need(m, "ending", r.ending)), Seed: uint64(need(m, "seed", r.seed)),
		}
	case journal.KindIntake:
		e.Intake = &journal.Intake{
			What: need(m, "what", r.what), Count: need(m, "count", r.count),
			Caffeine: need(m, "caffeine", r.caffeine), Absorption: need(m, "absorption", r.absorption),
			Alcohol: need(m, "alcohol", r.alcohol), Nicotine: need(m, "nicotine", r.nicotine),
			Big: need(m, "big", r.big), Over: milliseconds(need(m, "lasted", r.lasted)),
		}
	case journal.KindExercise:
		e.Exercise = &journal.Exercise{
			What: need(m, "what", r.what), Effort: journal.Effort(need(m, "effort", r.effort)),
			Lasted: milliseconds(need(m, "lasted", r.lasted)),
		}
	case journal.KindRating:
		e.Rating = &journal.Rating{What: need(m, "what", r.what), Value: int(need(m, "value", r.value))}
	case journal.KindNight:
		e.Night = &journal.Night{
			Jerks: journal.Jerks(need(m, "jerks", r.jerks)), Quality: int(need(m, "value", r.value)),
			Note: need(m, "text", r.text), SOL: lengthOf(r.sol), WASO: lengthOf(r.awake),
			Tried: instantOf(m, "tried_zone", r.tried, r.triedZone),
			Woke:  instantOf(m, "woke_zone", r.woke, r.wokeZone),
		}
	case journal.KindNote:
		e.Note = &journal.Note{Text: need(m, "text", r.text)}
	case journal.KindParked:
		e.Parked = &journal.Parked{Text: need(m, "text", r.text), Step: need(m, "step", r.step)}
		if at := instantOf(m, "returned_zone", r.returned, r.returnedZone); at != nil {
			e.Parked.Returned = *at
		}
	case journal.KindTrial:
		e.Trial = &journal.Trial{
			Trial: need(m, "trial", r.trial), Event: need(m, "event", r.event),
			Text: need(m, "text", r.text), Arm: need(m, "arm", r.arm), Seed: uint64(need(m, "seed", r.seed)),
		}
		if r.kept.Valid {
			e.Trial.Kept = &r.kept.V
		}
	}
}

// missing is the name of the first column that is empty and should not be.
type missing string

func need[T any](m *missing, name string, v opt[T]) T {
	if !v.Valid && *m == "" {
		*m = missing(name)
	}
	return v.V
}

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

func lengthOf(v opt[int64]) *time.Duration {
	if !v.Valid {
		return nil
	}
	d := milliseconds(v.V)
	return &d
}

func instantOf(m *missing, name string, at, zone opt[int64]) *time.Time {
	if !at.Valid {
		return nil
	}
	t := time.UnixMilli(at.V).In(time.FixedZone("", int(need(m, name, zone))))
	return &t
}
