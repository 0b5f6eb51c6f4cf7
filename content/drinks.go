package content

import (
	"embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"lull/routines/intake"
	"lull/routines/journal"
)

//go:embed drinks/*.txt
var drinkFiles embed.FS

// Drinks gives the shipped table of what can be logged by name: drinks,
// cigarettes, meals and exercise. It is read when first asked for.
var Drinks = sync.OnceValue(func() *intake.Table {
	table, err := parseDrinks(func(name string) (string, error) {
		text, err := drinkFiles.ReadFile("drinks/" + name)
		return string(text), err
	})
	if err != nil {
		panic(err) // impossible: a test reads the same bytes
	}
	return table
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
	items := make([]intake.Item, 0, 64)
	where := make(map[string]string, 256)
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
			item := r.item(table.kind)
			if err := item.Check(); err != nil {
				r.wrong("%w", err)
			}
			for _, name := range append([]string{item.Name}, item.Aliases...) {
				if there, taken := where[name]; taken {
					r.wrong("%q is named at %s already", name, there)
				}
				where[name] = r.where
			}
			if r.err != nil {
				return nil, r.err
			}
			items = append(items, item)
		}
	}
	return intake.NewTable(items...)
}

// item reads a row of a kind. What a table has no column for is empty.
func (r *row) item(kind intake.Kind) intake.Item {
	it := intake.Item{
		Name: r.cells["name"], Kind: kind, Source: r.cells["source"], Aliases: list(r.cells["also"]),
		Milligrams: r.number("mg"), Millilitres: r.number("ml"), Ka: r.number("ka"),
	}
	switch kind {
	case intake.Drink:
		if it.Milligrams == 0 {
			r.wrong("%q has no mg", it.Name)
		}
		it.Low, it.High = r.within()
		if it.Offered = r.cells["offered"] == "yes"; !it.Offered && r.cells["offered"] != "" {
			r.wrong("offered is %q, which is neither yes nor empty", r.cells["offered"])
		}
	case intake.Alcohol:
		percent, ok := strings.CutSuffix(r.cells["strength"], "%")
		n, err := strconv.ParseFloat(percent, 64)
		if !ok || err != nil {
			r.wrong("strength is %q, which is not like 5%%", r.cells["strength"])
		}
		it.Strength = n / 100
	case intake.Nicotine:
		if it.Kind = intake.Kind(r.cells["kind"]); it.Kind != intake.Nicotine && it.Kind != intake.Replacement {
			r.wrong("kind is %q, which is neither nicotine nor replacement", it.Kind)
		}
	case intake.Movement:
		efforts := map[string]journal.Effort{"light": journal.Light, "moderate": journal.Moderate, "hard": journal.Vigorous}
		if it.Effort = efforts[r.cells["effort"]]; it.Effort == "" {
			r.wrong("effort is %q, which is none of light, moderate, hard", r.cells["effort"])
		}
	default: // has a name and no figures
	}
	return it
}

// within reads a range of figures.
func (r *row) within() (low, high float64) {
	text := r.cells["range"]
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
