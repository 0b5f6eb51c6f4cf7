package content

import (
	_ "embed"
	"strconv"
	"strings"

	"lull/routines/intake"
	"lull/routines/journal"
)

// Each as a text of its own: what is read out of a folder is copied at every start.
var (
	//go:embed drinks/caffeine.txt
	caffeineText string
	//go:embed drinks/alcohol.txt
	alcoholText string
	//go:embed drinks/nicotine.txt
	nicotineText string
	//go:embed drinks/food.txt
	foodText string
	//go:embed drinks/medicine.txt
	medicineText string
	//go:embed drinks/plain.txt
	plainText string
	//go:embed drinks/exercise.txt
	exerciseText string
)

// drinkTable is one of the files, with its columns and what its rows are.
type drinkTable struct {
	file, text string
	kind       intake.Kind
	columns    []string
}

func drinkTables() []drinkTable {
	return []drinkTable{
		{
			"caffeine.txt", caffeineText, intake.Drink,
			[]string{"name", "also", "mg", "range", "ml", "ka", "offered", "source"},
		},
		{"alcohol.txt", alcoholText, intake.Alcohol, []string{"name", "also", "ml", "strength", "mg", "source"}},
		{"nicotine.txt", nicotineText, intake.Nicotine, []string{"name", "also", "kind", "source"}},
		{"food.txt", foodText, intake.Food, []string{"name", "also", "source"}},
		{"medicine.txt", medicineText, intake.Medicine, []string{"name", "also", "source"}},
		{"plain.txt", plainText, intake.Plain, []string{"name", "also", "source"}},
		{"exercise.txt", exerciseText, intake.Movement, []string{"name", "also", "effort", "source"}},
	}
}

// Drinks gives the shipped table of what can be logged by name.
var Drinks = shipped(func() (*intake.Table, error) {
	items, err := parseDrinks(drinkTables())
	return intake.TableOf(items), err // a test looks at each of them
})

func parseDrinks(tables []drinkTable) ([]intake.Item, error) {
	items := make([]intake.Item, 0, 128)
	for _, table := range tables {
		rows, err := parseRows("drinks/"+table.file, table.text, table.columns)
		if err != nil {
			return nil, err
		}
		for i := range rows {
			items = append(items, rows[i].item(table.kind))
			if rows[i].err != nil {
				return nil, rows[i].err
			}
		}
	}
	return items, nil
}

var efforts = map[string]journal.Effort{"light": journal.Light, "moderate": journal.Moderate, "hard": journal.Vigorous}

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
		offered := r.cell("offered")
		if it.Offered = offered == "yes"; !it.Offered && offered != "" {
			r.wrong("offered is %q, which is neither yes nor empty", offered)
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
		known := false
		if it.Effort, known = efforts[r.cell("effort")]; !known {
			r.wrong("effort is %q, which is none of light, moderate, hard", r.cell("effort"))
		}
	default: // has a name and no figures
	}
	return it
}

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
