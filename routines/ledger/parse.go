package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"lull/routines/evening"
	"lull/routines/journal"
)

// flat is a line with every field that any kind has. What is nil was not
// there.
type flat struct {
	Kind    *string  `json:"kind"`
	Version *float64 `json:"version"`
	ID      *string  `json:"id"`
	At      *string  `json:"at"`
	Evening *string  `json:"evening"`
	Changed *string  `json:"changed"`

	Practice  *string  `json:"practice"`
	Name      *string  `json:"name"`
	Planned   *float64 `json:"planned_s"`
	Practised *float64 `json:"practised_s"`
	Ending    *string  `json:"ending"`
	Seed      *uint64  `json:"seed"`

	What       *string  `json:"what"`
	Count      *float64 `json:"count"`
	Caffeine   *float64 `json:"caffeine_mg"`
	Absorption *float64 `json:"ka"`
	Alcohol    *float64 `json:"alcohol_g"`
	Nicotine   *bool    `json:"nicotine"`
	Big        *bool    `json:"big"`
	Over       *float64 `json:"over_s"`
	Effort     *string  `json:"effort"`
	Lasted     *float64 `json:"lasted_s"`
	Value      *int     `json:"value"`

	Jerks   *string  `json:"jerks"`
	SOL     *float64 `json:"sol_s"`
	Awake   *float64 `json:"awake_s"`
	Tried   *string  `json:"tried"`
	Woke    *string  `json:"woke"`
	Quality *int     `json:"quality"`
	Note    *string  `json:"note"`

	Text     *string `json:"text"`
	Step     *string `json:"step"`
	Returned *string `json:"returned"`
	Trial    *string `json:"trial"`
	Event    *string `json:"event"`
	Arm      *string `json:"arm"`
	Kept     *bool   `json:"kept"`
}

// known are the names of all fields, in their order.
var known = func() []string {
	var names []string
	for field := range reflect.TypeFor[flat]().Fields() {
		names = append(names, field.Tag.Get("json"))
	}
	return names
}()

// fields are the fields of each kind of line, by their places in known. They
// are read from what is written, so that the two cannot drift apart.
var fields = func() map[string][]bool {
	all := map[string][]bool{kindHeader: places("kind", "version")}
	for kind, written := range map[string]any{
		kindDeleted:                  deleted{},
		string(journal.KindSession):  session{},
		string(journal.KindIntake):   intake{},
		string(journal.KindExercise): exercise{},
		string(journal.KindRating):   rating{},
		string(journal.KindNight):    night{},
		string(journal.KindNote):     note{},
		string(journal.KindParked):   parked{},
		string(journal.KindTrial):    trial{},
	} {
		var names []string
		for _, field := range reflect.VisibleFields(reflect.TypeOf(written)) {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			names = append(names, name)
		}
		all[kind] = places(names...)
	}
	return all
}()

func places(names ...string) []bool {
	at := make([]bool, len(known))
	for i, name := range known {
		at[i] = slices.Contains(names, name)
	}
	return at
}

// parse reads the fields of a line. A name that means nothing here is refused:
// it would be lost without a word.
func parse(text []byte) (flat, error) {
	var l flat
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&l)
	if err == nil {
		if _, after := decoder.Token(); !errors.Is(after, io.EOF) {
			return l, errors.New("there is more on it than one object; each entry has a line of its own")
		}
		return l, nil
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) && wrong.Field != "" {
		return l, fmt.Errorf("%s is of the wrong kind; %s belongs there, not %s", wrong.Field, belongs(wrong.Type.Kind()), wrong.Value)
	}
	var all map[string]json.RawMessage
	if json.Unmarshal(text, &all) != nil {
		return l, errors.New("it is not one whole JSON object; perhaps the file was cut off here")
	}
	for name := range all {
		if !slices.Contains(known, strings.ToLower(name)) {
			return l, fmt.Errorf("the field %s means nothing here; take it out", quoted(name))
		}
	}
	return l, errors.New("it is not one whole JSON object")
}

// belongs says what a field of a kind holds.
func belongs(kind reflect.Kind) string {
	switch kind { //nolint:exhaustive // a field of an export is one of these or a whole number
	case reflect.String:
		return "text in quotation marks"
	case reflect.Bool:
		return "true or false"
	case reflect.Float64:
		return "a number"
	}
	return "a whole number"
}

// line takes in one line after the first.
func (t *Taken) line(text []byte) error {
	l, err := parse(text)
	if err != nil {
		return err
	}
	if l.Kind == nil {
		return errors.New("it has no kind; one of " + kindNames() + " belongs there")
	}
	if err := l.only(*l.Kind); err != nil {
		return err
	}
	switch *l.Kind {
	case kindHeader: // two exports, one after the other
		t.Lines--
		return l.header()
	case kindDeleted:
		gone, err := l.deleted()
		if err == nil {
			t.Deleted = append(t.Deleted, gone)
		}
		return err
	}
	e, err := l.entry()
	if err == nil {
		t.Entries = append(t.Entries, e)
	}
	return err
}

func kindNames() string {
	var names []string
	for _, k := range journal.Kinds() {
		names = append(names, string(k))
	}
	return listed(append(names, kindDeleted))
}

// only refuses the fields of other kinds.
func (l *flat) only(kind string) error {
	mine, ok := fields[kind]
	if !ok {
		return fmt.Errorf("the kind %s is not known; it is one of %s", quoted(kind), kindNames())
	}
	v := reflect.ValueOf(l).Elem()
	for i := range known {
		if !mine[i] && !v.Field(i).IsNil() {
			return fmt.Errorf("the field %s does not belong to the kind %s; take it out", known[i], kind)
		}
	}
	return nil
}

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
		return "", fmt.Errorf("the id %s is not a UUID", quoted(*l.ID))
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
			return e, fmt.Errorf("the evening %s is not a date like 2026-11-23", quoted(*l.Evening))
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
			Jerks: journal.Jerks(or(p.Jerks)), SOL: p.maybe("sol_s", p.SOL), Awake: p.maybe("awake_s", p.Awake),
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

// longest is the longest length of time that is believed, in seconds: ten
// years. The journal itself has no bound; a number beyond it is a slip.
const longest = 10 * 366 * 86400

func (p *part) length(name string, v *float64) time.Duration {
	if v == nil {
		return 0
	}
	if !(0 <= *v && *v <= longest) {
		p.wrong("%s is %g, and a length in seconds belongs there, 0 or more", name, *v)
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
		return t, fmt.Errorf("%s is %s, and a moment such as 2026-11-23T22:45:00+01:00 belongs there", name, quoted(text))
	}
	_, offset := t.Zone()
	return t.Truncate(time.Millisecond).In(time.FixedZone("", offset)), nil
}
