package sqlite

import (
	"slices"
	"strings"

	"lull/routines/journal"
)

// names are the columns one by one, and own the places of those that a kind
// needs among them.
var names = strings.Split(strings.Join(strings.Fields(columns), ""), ",")

var own = func() map[journal.Kind][]int {
	all := map[journal.Kind][]int{}
	for kind, text := range map[journal.Kind]string{
		journal.KindSession:  "practice name planned practised ending seed",
		journal.KindIntake:   "what count caffeine absorption alcohol nicotine big lasted",
		journal.KindExercise: "what effort lasted",
		journal.KindRating:   "what value",
		journal.KindNight:    "jerks value text sol awake tried tried_zone woke woke_zone",
		journal.KindNote:     "text",
		journal.KindParked:   "text step returned returned_zone",
		journal.KindTrial:    "trial event text arm kept seed",
	} {
		for _, name := range strings.Fields("id kind at zone evening changed counts " + text) {
			all[kind] = append(all[kind], slices.Index(names, name))
		}
	}
	return all
}()

// put is the statement that writes every column of a row, new or not.
var put = func() string {
	var set []string
	for _, name := range names[1:] {
		set = append(set, name+" = excluded."+name)
	}
	return "INSERT INTO entry (" + columns + ") VALUES (" + places(len(names)) + ")" +
		" ON CONFLICT (id) DO UPDATE SET " + strings.Join(set, ", ")
}()

// insert is the statement that writes some new rows of one kind. The columns
// of other kinds are not in it, which is half of the time it takes.
func insert(kind journal.Kind, rows int) string {
	var mine []string
	for _, i := range own[kind] {
		mine = append(mine, names[i])
	}
	one := "(" + places(len(mine)) + ")"
	return "INSERT INTO entry (" + strings.Join(mine, ", ") + ") VALUES " + one + strings.Repeat(", "+one, rows-1)
}

// places is so many parameters.
func places(n int) string { return "?" + strings.Repeat(", ?", n-1) }

// values are the columns as they are written, all of them.
func (r *row) values() []any {
	values := r.fields()
	for i, field := range values {
		values[i] = value(field)
	}
	return values
}

// ownValues are the columns that the row's kind needs, in the order of own.
func (r *row) ownValues() []any {
	fields := r.fields()
	values := make([]any, 0, len(own[journal.Kind(r.kind)]))
	for _, i := range own[journal.Kind(r.kind)] {
		values = append(values, value(fields[i]))
	}
	return values
}

// value is what a column points to, nil for an empty one. The driver is given
// plain values: finding out what a pointer points to takes it longer than
// writing it.
func value(field any) any {
	switch v := field.(type) {
	case *[]byte:
		return *v
	case *string:
		return *v
	case *int64:
		return *v
	case *opt[string]:
		return orNil(v)
	case *opt[int64]:
		return orNil(v)
	case *opt[float64]:
		return orNil(v)
	case *opt[bool]:
		return orNil(v)
	}
	return field
}

func orNil[T any](v *opt[T]) any {
	if !v.Valid {
		return nil
	}
	return v.V
}
