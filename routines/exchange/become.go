package exchange

import (
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
)

// header looks at a first line.
func (l *flat) header() error {
	switch {
	case l.Version == nil || *l.Version < 1:
		return errors.New("the line of the kind lull says no version; it would be " + Header)
	case *l.Version > Version:
		return &NewerError{*l.Version}
	}
	return nil
}

func (l *flat) deleted() (journal.Tombstone, error) {
	id, err := l.id()
	if err != nil {
		return journal.Tombstone{}, err
	}
	if l.Changed == nil {
		return journal.Tombstone{}, errors.New("it does not say in changed when the entry was deleted")
	}
	changed, err := instant("changed", *l.Changed)
	if err == nil && changed.IsZero() {
		err = errors.New("changed is the beginning of time, and no entry was deleted then")
	}
	return journal.Tombstone{ID: id, Changed: changed.UTC()}, err
}

func (l *flat) id() (string, error) {
	if l.ID == nil {
		return "", errors.New("it has no id; a UUID belongs there")
	}
	id, err := uuid.Parse(*l.ID)
	if err != nil {
		return "", fmt.Errorf("the id %s is not a UUID", letters.Quoted(*l.ID))
	}
	return id.String(), nil
}

// entry makes an entry of a line of which the fields belong to its kind.
func (l *flat) entry() (journal.Entry, error) {
	e := journal.Entry{Kind: journal.Kind(*l.Kind)}
	var err error
	if e.ID, err = l.id(); err != nil {
		return e, err
	}
	if l.At == nil {
		return e, errors.New("it has no at; a moment such as 2026-11-23T22:45:00+01:00 belongs there")
	}
	if e.At, err = instant("at", *l.At); err != nil {
		return e, err
	}
	e.Evening = dayOf(e.At)
	if l.Evening != nil {
		if e.Evening, err = evening.ParseDay(*l.Evening); err != nil {
			return e, fmt.Errorf("the evening %s is not a date like 2026-11-23", letters.Quoted(*l.Evening))
		}
	}
	if l.Changed != nil {
		if e.Changed, err = instant("changed", *l.Changed); err != nil {
			return e, err
		}
		e.Changed = e.Changed.UTC()
	}
	r := part{flat: l}
	r.fill(&e)
	if r.err != nil {
		return e, r.err
	}
	e = e.Clean()
	return e, e.Check()
}

// part reads the fields of a kind and remembers the first that is wrong.
type part struct {
	*flat
	err error
}

func (p *part) fill(e *journal.Entry) {
	switch e.Kind {
	case journal.KindSession:
		e.Session = &journal.Session{
			Practice: p.must("practice", p.Practice), Name: or(p.Name), Planned: p.length("planned_s", p.Planned),
			Practised: p.length("practised_s", p.Practised), Ending: journal.Ending(p.must("ending", p.Ending)), Seed: or(p.Seed),
		}
		if e.Session.Ending == journal.Running { // it is not going on here
			e.Session.Ending = journal.Interrupted
		}
	case journal.KindIntake:
		e.Intake = &journal.Intake{
			What: p.must("what", p.What), Count: 1, Caffeine: or(p.Caffeine), Absorption: or(p.Absorption),
			Alcohol: or(p.Alcohol), Nicotine: or(p.Nicotine), Big: or(p.Big), Over: p.length("over_s", p.Over),
		}
		if p.Count != nil {
			e.Intake.Count = *p.Count
		}
	case journal.KindExercise:
		e.Exercise = &journal.Exercise{
			What: or(p.What), Effort: journal.Effort(p.must("effort", p.Effort)), Lasted: p.length("lasted_s", p.Lasted),
		}
	case journal.KindRating:
		if p.Value == nil {
			p.wrong("it has no value; a number from 0 to 10 belongs there")
		}
		e.Rating = &journal.Rating{What: p.must("what", p.What), Value: or(p.Value)}
	case journal.KindNight:
		e.Night = &journal.Night{
			Jerks: journal.Jerks(or(p.Jerks)), SOL: p.maybe("sol_s", p.SOL), WASO: p.maybe("awake_s", p.Awake),
			Tried: p.moment("tried", p.Tried), Woke: p.moment("woke", p.Woke), Quality: or(p.Quality), Note: or(p.Note),
		}
	case journal.KindNote:
		e.Note = &journal.Note{Text: p.must("text", p.Text)}
	case journal.KindParked:
		e.Parked = &journal.Parked{Text: p.must("text", p.Text), Step: or(p.Step)}
		if back := p.moment("returned", p.Returned); back != nil {
			e.Parked.Returned = *back
		}
	case journal.KindTrial:
		e.Trial = &journal.Trial{
			Trial: or(p.Trial), Event: p.must("event", p.Event), Text: or(p.Text),
			Arm: or(p.Arm), Kept: p.Kept, Seed: or(p.Seed),
		}
	}
}

func or[T any](v *T) (zero T) {
	if v == nil {
		return zero
	}
	return *v
}

func (p *part) wrong(format string, with ...any) {
	if p.err == nil {
		p.err = fmt.Errorf(format, with...)
	}
}

func (p *part) must(name string, v *string) string {
	if v == nil {
		p.wrong("it has no %s", name)
	}
	return or(v)
}

func (p *part) length(name string, v *float64) time.Duration {
	if v == nil {
		return 0
	}
	if !(0 <= *v && *v <= journal.Longest.Seconds()) {
		p.wrong("%s is %g, and a length in seconds belongs there, no more than a day", name, *v)
		return 0
	}
	return time.Duration(math.Round(*v*1000)) * time.Millisecond
}

func (p *part) maybe(name string, v *float64) *time.Duration {
	if v == nil {
		return nil
	}
	d := p.length(name, v)
	return &d
}

func (p *part) moment(name string, v *string) *time.Time {
	if v == nil {
		return nil
	}
	t, err := instant(name, *v)
	if err != nil {
		p.wrong("%w", err)
	}
	return &t
}

// instant reads RFC 3339, to the millisecond, into a fixed zone: on the
// machine that reads it, an offset that happens to be the local one must not
// become the local zone with its summer time.
func instant(name, text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return t, fmt.Errorf("%s is %s, and a moment such as 2026-11-23T22:45:00+01:00 belongs there", name, letters.Quoted(text))
	}
	_, offset := t.Zone()
	return t.Truncate(time.Millisecond).In(time.FixedZone("", offset)), nil
}
