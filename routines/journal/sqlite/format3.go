package sqlite

import (
	"cmp"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"time"

	"modernc.org/sqlite"

	"lull/routines/evening"
	"lull/routines/journal"
)

// engine is SQLite with what the change from format 3 to 4 calls.
var engine = sync.OnceValue(func() *sqlite.Driver {
	var d sqlite.Driver
	d.MustRegisterDeterministicScalarFunction("body_of_format_3", int32(len(columns3)), bodyOfFormat3)
	d.MustRegisterDeterministicScalarFunction("line_of_format_3", 1, lineOfFormat3)
	return &d
})

// columns3 are the columns of an entry in the formats 1 to 3, where each field
// of every kind had one.
var columns3 = strings.Fields(`id kind at zone evening changed counts
	practice name planned practised ending seed
	what count caffeine absorption alcohol nicotine big lasted effort value
	jerks sol awake tried tried_zone woke woke_zone
	text step returned returned_zone trial event arm kept`)

// fields3 are the fields of each kind in these formats, as they stand on a line.
var fields3 = map[journal.Kind]string{
	journal.KindSession:  "practice name planned_s practised_s ending seed",
	journal.KindIntake:   "what count caffeine_mg ka alcohol_g nicotine big over_s",
	journal.KindExercise: "what effort lasted_s",
	journal.KindRating:   "what value",
	journal.KindNight:    "jerks sol_s awake_s tried woke quality note",
	journal.KindNote:     "text",
	journal.KindParked:   "text step returned",
	journal.KindTrial:    "trial event text arm kept seed",
}

// field3 is a field, by its name on a line.
type field3 string

// plain is the name without its unit, which in small letters is the name in what
// undo remembered.
func (f field3) plain() string {
	if f == "ka" {
		return "absorption"
	}
	name, _, _ := strings.Cut(string(f), "_")
	return name
}

// column is the place of its column among columns3.
func (f field3) column() int {
	shared := map[field3]string{"over_s": "lasted", "quality": "value", "note": "text"}
	return slices.Index(columns3, cmp.Or(shared[f], f.plain()))
}

// isLength tells of milliseconds in a column, and nanoseconds in what undo
// remembered.
func (f field3) isLength() bool { return strings.HasSuffix(string(f), "_s") }

// mayMiss tells whether its column may be empty.
func (f field3) mayMiss() bool {
	return slices.Contains([]field3{"sol_s", "awake_s", "tried", "woke", "returned", "kept"}, f)
}

// bodyOfFormat3 makes the body of a row. One without sense keeps all that was
// in it, as the value of a field that means nothing, and has no sense still.
func bodyOfFormat3(_ *sqlite.FunctionContext, columns []driver.Value) (driver.Value, error) {
	values := make([]any, len(columns))
	for i, v := range columns {
		values[i] = v
	}
	e, body, err := entryOfFormat3(values)
	if err != nil {
		return string(body), nil //nolint:nilerr // it has no sense in the new format either
	}
	return string(e.Body()), nil
}

// entryOfFormat3 reads the values of a row in the order of columns3, and gives
// the body that was read.
func entryOfFormat3(values []any) (journal.Entry, []byte, error) {
	var r row
	sense := r.scan(values[:7])
	own, known := fields3[journal.Kind(r.kind)]
	sense = sense && known
	fields := map[string]any{}
	for _, name := range strings.Fields(own) {
		f := field3(name)
		v, ok := f.value(values[f.column():])
		sense = sense && ok
		if v != nil {
			fields[name] = v
		}
	}
	if !sense {
		fields = map[string]any{"columns": byName(values)}
	}
	body, err := json.Marshal(fields)
	if err != nil {
		return journal.Entry{}, nil, err
	}
	r.body = string(body)
	e, err := r.entry()
	return e, body, err
}

// byName are the values of the columns that some kinds have.
func byName(values []any) map[string]any {
	all := map[string]any{}
	for i, v := range values[:len(columns3)] {
		if f, ok := v.(float64); ok && math.IsInf(f, 0) {
			v = fmt.Sprint(f)
		}
		if i >= slices.Index(columns3, "practice") && v != nil {
			all[columns3[i]] = v
		}
	}
	return all
}

// value is what stands on the line for a column and those after it; nil for
// nothing. It is false for what cannot be.
func (f field3) value(columns []any) (any, bool) {
	if text, ok := columns[0].([]byte); ok { // of a text, after damage
		columns = []any{string(text)}
	}
	number, isNumber := columns[0].(int64)
	switch {
	case columns[0] == nil:
		return nil, f.mayMiss()
	case f.isLength():
		return float64(number) / 1000, isNumber
	}
	switch f {
	case "nicotine", "big", "kept":
		return number == 1, isNumber && (number == 0 || number == 1)
	case "seed": // the 64 bits of an unsigned number
		return uint64(number), isNumber
	case "tried", "woke", "returned": // milliseconds since 1970, the offset in seconds in the next column
		if !isNumber {
			return nil, false
		}
		zone, ok := columns[1].(int64)
		at := time.UnixMilli(number).In(time.FixedZone("", int(zone-zone%60))) // a line has no seconds there
		return at.Format(time.RFC3339Nano), ok && max(zone, -zone) <= 24*3600 && 0 < at.Year() && at.Year() < 10_000
	}
	fraction, _ := columns[0].(float64)
	return columns[0], !math.IsInf(fraction, 0)
}

// lineOfFormat3 makes a line of what undo remembered, which was JSON with the
// names of the program. What makes no sense stays as it is.
func lineOfFormat3(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	text, _ := args[0].(string)
	var was map[string]json.RawMessage
	var kind journal.Kind
	var day evening.Day
	if json.Unmarshal([]byte(text), &was) != nil || json.Unmarshal(was["Kind"], &kind) != nil ||
		json.Unmarshal(was["Evening"], &day) != nil {
		return args[0], nil
	}
	own, known := fields3[kind]
	var part map[string]json.RawMessage
	if !known || json.Unmarshal(was[strings.ToUpper(string(kind[:1]))+string(kind[1:])], &part) != nil {
		return args[0], nil
	}
	values := map[string]json.RawMessage{}
	for name, value := range part {
		values[strings.ToLower(name)] = value
	}
	line := map[string]any{
		"kind": kind, "id": was["ID"], "at": was["At"], "evening": day.String(), "changed": was["Changed"],
	}
	for _, name := range strings.Fields(own) {
		f := field3(name)
		var took *time.Duration
		switch value, there := values[f.plain()]; {
		case there && !f.isLength():
			line[name] = value
		case there && json.Unmarshal(value, &took) != nil:
			return args[0], nil
		case took != nil:
			line[name] = took.Seconds()
		}
	}
	data, err := json.Marshal(line)
	if err != nil {
		return args[0], nil //nolint:nilerr // it was no JSON
	}
	e, err := journal.ParseLine(data)
	if err != nil {
		return args[0], nil //nolint:nilerr // it was no entry, which an undo will say
	}
	return string(e.Line()), nil
}
