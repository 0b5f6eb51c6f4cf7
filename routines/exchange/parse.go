package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"lull/routines/journal"
	"lull/routines/letters"
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
//
// A line with as many names as fields that were set has no other names, and
// finding that out is quicker than looking each name up.
func parse(text []byte) (flat, error) {
	var l flat
	if json.Unmarshal(text, &l) == nil && l.set() == colons(text) {
		return l, nil
	}
	return parseSlowly(text)
}

// set counts the fields that are there.
func (l *flat) set() (n int) {
	v := reflect.ValueOf(l).Elem()
	for i := range known {
		if !v.Field(i).IsNil() {
			n++
		}
	}
	return n
}

// colons counts the colons outside of texts: one after each name.
func colons(text []byte) (n int) {
	inside := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			inside = !inside
		case '\\':
			i++ // whatever it is, it ends no text
		case ':':
			if !inside {
				n++
			}
		}
	}
	return n
}

// parseSlowly reads a line that is wrong, or says something twice or nothing
// of something.
func parseSlowly(text []byte) (flat, error) {
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
			return l, fmt.Errorf("the field %s means nothing here; take it out", letters.Quoted(name))
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
	return letters.Listed(append(names, kindDeleted), "or")
}

// only refuses the fields of other kinds.
func (l *flat) only(kind string) error {
	mine, ok := fields[kind]
	if !ok {
		return fmt.Errorf("the kind %s is not known; it is one of %s", letters.Quoted(kind), kindNames())
	}
	v := reflect.ValueOf(l).Elem()
	for i := range known {
		if !mine[i] && !v.Field(i).IsNil() {
			return fmt.Errorf("the field %s does not belong to the kind %s; take it out", known[i], kind)
		}
	}
	return nil
}
