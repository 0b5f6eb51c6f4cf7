package content

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
)

//go:embed drinks/*.txt
var drinkFiles embed.FS

// Drinks gives the shipped table of what can be logged by name: drinks,
// cigarettes, meals and exercise. It is read when first asked for.
var Drinks = shipped(func() (*intake.Table, error) {
	return parseDrinks(func(name string) (string, error) {
		text, err := drinkFiles.ReadFile("drinks/" + name)
		return string(text), err
	})
})

// drinkTables are the files, in the order in which they are listed, each with
// its columns and what its rows are.
var drinkTables = []struct {
	file    string
	kind    intake.Kind
	columns []string
}{
	{"caffeine.txt", intake.Drink, []string{"name", "also", "mg", "range", "ml", "ka", "offered", "source"}},
	{"alcohol.txt", intake.Alcohol, []string{"name", "also", "ml", "strength", "mg", "source"}},
	{"nicotine.txt", intake.Nicotine, []string{"name", "also", "kind", "source"}},
	{"food.txt", intake.Food, []string{"name", "also", "source"}},
	{"medicine.txt", intake.Medicine, []string{"name", "also", "source"}},
	{"plain.txt", intake.Plain, []string{"name", "also", "source"}},
	{"exercise.txt", intake.Movement, []string{"name", "also", "effort", "source"}},
}

func parseDrinks(read func(name string) (string, error)) (*intake.Table, error) {
	items, all := make([]intake.Item, 0, 128), make([]*row, 0, 128)
	for _, table := range drinkTables {
		text, err := read(table.file)
		if err != nil {
			return nil, fmt.Errorf("reading the drinks: %w", err)
		}
		rows, err := parseRows("drinks/"+table.file, text, table.columns)
		if err != nil {
			return nil, err
		}
		for _, r := range rows {
			items, all = append(items, r.item(table.kind)), append(all, r)
			if r.err != nil {
				return nil, r.err
			}
		}
	}
	table, err := intake.NewTable(items...)
	if err != nil {
		return nil, placed(err, items, all)
	}
	return table, nil
}

// placed says where it stands what keeps items from being a table.
func placed(err error, items []intake.Item, rows []*row) error {
	where := make(map[string]string)
	for i, r := range rows {
		if wrong := items[i].Check(); wrong != nil {
			r.wrong("%w", wrong)
		}
		for _, name := range append([]string{items[i].Name}, items[i].Aliases...) {
			if there, taken := where[name]; taken {
				r.wrong("%q is named at %s already", name, there)
			}
			where[name] = r.where
		}
		if r.err != nil {
			return r.err
		}
	}
	return err
}

// item reads a row of a kind. What a table has no column for is empty.
func (r *row) item(kind intake.Kind) intake.Item {
	it := intake.Item{
		Name: r.cell("name"), Kind: kind, Source: r.cell("source"),
		Milligrams: r.number("mg"), Millilitres: r.number("ml"), Ka: r.number("ka"),
	}
	it.Aliases = list(r.cell("also"))
	for i, name := range it.Aliases {
		if name, open := strings.CutSuffix(name, "*"); open {
			it.Aliases[i], it.Open = name, append(it.Open, name)
		}
	}
	switch kind {
	case intake.Drink:
		if it.Milligrams == 0 {
			r.wrong("%q has no mg", it.Name)
		}
		it.Low, it.High = r.within()
		if it.Offered = r.cell("offered") == "yes"; !it.Offered && r.cell("offered") != "" {
			r.wrong("offered is %q, which is neither yes nor empty", r.cell("offered"))
		}
	case intake.Alcohol:
		percent, ok := strings.CutSuffix(r.cell("strength"), "%")
		n, err := strconv.ParseFloat(percent, 64)
		if !ok || err != nil {
			r.wrong("strength is %q, which is not like 5%%", r.cell("strength"))
		}
		it.Strength = n / 100
	case intake.Nicotine:
		if it.Kind = intake.Kind(r.cell("kind")); it.Kind != intake.Nicotine && it.Kind != intake.Replacement {
			r.wrong("kind is %q, which is neither nicotine nor replacement", it.Kind)
		}
	case intake.Movement:
		efforts := map[string]journal.Effort{"light": journal.Light, "moderate": journal.Moderate, "hard": journal.Vigorous}
		if it.Effort = efforts[r.cell("effort")]; it.Effort == "" {
			r.wrong("effort is %q, which is none of light, moderate, hard", r.cell("effort"))
		}
	default: // has a name and no figures
	}
	return it
}

// within reads a range of figures.
func (r *row) within() (low, high float64) {
	text := r.cell("range")
	if text == "" {
		return 0, 0
	}
	from, to, _ := strings.Cut(text, "-")
	low, errLow := strconv.ParseFloat(from, 64)
	high, errHigh := strconv.ParseFloat(to, 64)
	if errLow != nil || errHigh != nil || high <= 0 {
		r.wrong("range is %q, which is not like 75-165", text)
	}
	return low, high
}
