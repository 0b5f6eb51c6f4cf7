package sqlite

import (
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

// field3 is a field as it was in the formats 1 to 3.
type field3 struct {
	name   string // as it stands on a line
	column string
	undo   string // the name in what undo remembered
	is     unit3
}

type unit3 int

const (
	plain3  unit3 = iota // a text or a number
	truth3               // 0 or 1
	seed3                // the 64 bits of an unsigned number
	length3              // milliseconds; nanoseconds in what undo remembered
	moment3              // milliseconds since 1970, the offset in seconds in the next column
	may3    = 8          // beside one of these: the column may be empty
)

var fields3 = map[journal.Kind][]field3{
	journal.KindSession: {
		{"practice", "practice", "Practice", plain3},
		{"name", "name", "Name", plain3},
		{"planned_s", "planned", "Planned", length3},
		{"practised_s", "practised", "Practised", length3},
		{"ending", "ending", "Ending", plain3},
		{"seed", "seed", "Seed", seed3},
	},
	journal.KindIntake: {
		{"what", "what", "What", plain3},
		{"count", "count", "Count", plain3},
		{"caffeine_mg", "caffeine", "Caffeine", plain3},
		{"ka", "absorption", "Absorption", plain3},
		{"alcohol_g", "alcohol", "Alcohol", plain3},
		{"nicotine", "nicotine", "Nicotine", truth3},
		{"big", "big", "Big", truth3},
		{"over_s", "lasted", "Over", length3},
	},
	journal.KindExercise: {
		{"what", "what", "What", plain3},
		{"effort", "effort", "Effort", plain3},
		{"lasted_s", "lasted", "Lasted", length3},
	},
	journal.KindRating: {
		{"what", "what", "What", plain3},
		{"value", "value", "Value", plain3},
	},
	journal.KindNight: {
		{"jerks", "jerks", "Jerks", plain3},
		{"sol_s", "sol", "SOL", may3 | length3},
		{"awake_s", "awake", "Awake", may3 | length3},
		{"tried", "tried", "Tried", may3 | moment3},
		{"woke", "woke", "Woke", may3 | moment3},
		{"quality", "value", "Quality", plain3},
		{"note", "text", "Note", plain3},
	},
	journal.KindNote: {{"text", "text", "Text", plain3}},
	journal.KindParked: {
		{"text", "text", "Text", plain3},
		{"step", "step", "Step", plain3},
		{"returned", "returned", "Returned", may3 | moment3},
	},
	journal.KindTrial: {
		{"trial", "trial", "Trial", plain3},
		{"event", "event", "Event", plain3},
		{"text", "text", "Text", plain3},
		{"arm", "arm", "Arm", plain3},
		{"kept", "kept", "Kept", may3 | truth3},
		{"seed", "seed", "Seed", seed3},
	},
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
	for _, f := range own {
		i := slices.Index(columns3, f.column)
		v, ok := f.value(values[i:])
		sense = sense && ok
		if v != nil {
			fields[f.name] = v
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
// nothing. It says no to what cannot be.
func (f field3) value(columns []any) (any, bool) {
	if text, ok := columns[0].([]byte); ok { // of a text, after damage
		columns = []any{string(text)}
	}
	number, whole := columns[0].(int64)
	switch v := columns[0].(type) {
	case nil:
		return nil, f.is&may3 != 0
	case float64:
		return v, f.is == plain3 && !math.IsInf(v, 0)
	case string:
		return v, f.is == plain3
	}
	switch f.is &^ may3 {
	case truth3:
		return number == 1, number == 0 || number == 1
	case seed3:
		return uint64(number), true
	case length3:
		return float64(number) / 1000, true
	case moment3:
		zone, ok := columns[1].(int64)
		at := time.UnixMilli(number).In(time.FixedZone("", int(zone-zone%60))) // a line has no seconds there
		return at.Format(time.RFC3339Nano), ok && max(zone, -zone) <= 24*3600 && 0 < at.Year() && at.Year() < 10_000
	case plain3:
	}
	return number, whole
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
	line := map[string]any{
		"kind": kind, "id": was["ID"], "at": was["At"], "evening": day.String(), "changed": was["Changed"],
	}
	var part map[string]json.RawMessage
	for _, f := range fields3[kind] {
		if part == nil && json.Unmarshal(was[strings.ToUpper(string(kind[:1]))+string(kind[1:])], &part) != nil {
			return args[0], nil
		}
		var took *time.Duration
		switch value, there := part[f.undo]; {
		case there && f.is&^may3 != length3:
			line[f.name] = value
		case there && json.Unmarshal(value, &took) != nil:
			return args[0], nil
		case took != nil:
			line[f.name] = took.Seconds()
		}
	}
	data, err := json.Marshal(line)
	if err != nil {
		return args[0], nil //nolint:nilerr // it was no JSON
	}
	e, err := journal.ParseLine(data)
	if err != nil {
		return args[0], nil //nolint:nilerr // it was no entry, which whoever undoes it will say
	}
	return string(e.Line()), nil
}
