package exchange

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"lull/routines/letters"
	"lull/routines/lists"
)

// header is one thing a column may hold, and the names it is found by, in
// small letters and without signs. The first name is the one errors speak of.
type header struct {
	of    string
	names []string
}

// headers are the columns that are looked for. They are what exports of
// caffeine and habit trackers call them.
var headers = []header{
	{"moment", []string{
		"datetime", "date time", "date and time", "timestamp", "at", "when", "logged at", "created at",
		"consumed at", "start", "start time", "start date",
	}},
	{"date", []string{"date", "day", "datum"}},
	{"time", []string{"time", "time of day", "clock", "hour", "uhrzeit", "zeit"}},
	{"what", []string{
		"what", "drink", "beverage", "item", "name", "product", "source", "substance", "habit", "title",
		"drink name", "habit name", "description", "type",
	}},
	{"mg", []string{
		"mg", "caffeine mg", "caffeine", "amount mg", "dose mg", "milligrams", "caffeine amount mg",
		"total mg", "total caffeine mg", "koffein mg",
	}},
	{"amount", []string{"amount", "dose", "caffeine amount"}},
	{"count", []string{"count", "quantity", "servings", "number", "qty"}},
	{"done", []string{"done", "status", "completed", "checked", "result", "state", "value", "success"}},
	{"note", []string{"note", "notes", "comment", "comments", "memo"}},
}

// ColumnName gives the name of a column as it is looked for: in small letters, with
// a blank between its words in place of signs.
func ColumnName(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("_-()[]./", r)
	}), " ")
}

func (t *table) columns(names []string) error {
	plain := lists.Each(names, ColumnName)
	if len(plain) > 3 && slices.Equal(names[:4], ownColumns) {
		return ErrOwnTable
	}
	t.at, t.caffeine = map[string]int{}, map[string]bool{}
	for _, h := range headers {
		t.at[h.of] = -1
		for _, name := range h.names { // the first names are the surest
			if i := slices.Index(plain, name); i >= 0 {
				t.at[h.of], t.caffeine[h.of] = i, strings.Contains(name, caffeine) || strings.Contains(name, "koffein")
				break
			}
		}
	}
	if err := t.habitColumn(names); err != nil {
		return err
	}
	var missing []string
	if t.at["date"] < 0 && t.at["moment"] < 0 {
		missing = append(missing, "date (or one with date and time together, such as timestamp)")
	}
	if t.Habit == "" && t.at["what"] < 0 && t.at["mg"] < 0 && t.at["amount"] < 0 {
		missing = append(missing, "what, mg")
	}
	if len(missing) == 0 {
		return nil
	}
	known := lists.Each(headers, func(h header) string { return strings.Join(h.names[:min(3, len(h.names))], ", ") })
	have := lists.Each(names[:min(len(names), Named)], letters.Quoted)
	return fmt.Errorf("the first line should name the columns, and there is none for %s; it has %s. "+
		"Names that are known: %s", strings.Join(missing, ", "), strings.Join(have, ", "), strings.Join(known, "; "))
}

// habitColumn takes the column that is named for the habit, in a table that has
// one for each. Without one the table is about a single habit, or it has none
// of its columns named for another.
func (t *table) habitColumn(names []string) error {
	if t.Habit == "" {
		return nil
	}
	var others []string
	for i, name := range names {
		name = letters.Line(name)
		if strings.EqualFold(name, letters.Line(t.Habit)) {
			t.at["done"], t.at["what"] = i, -1
			return nil
		}
		if name != "" && !slices.Contains(slices.Collect(maps.Values(t.at)), i) {
			others = append(others, name)
		}
	}
	if t.at["what"] < 0 && t.at["done"] < 0 {
		return WhichHabit(t.Habit, others)
	}
	return nil
}
