package content

import (
	"embed"
	"fmt"
	"slices"
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
// its columns and what a row means.
var drinkTables = []struct {
	file    string
	columns []string
	item    func(row) (intake.Item, error)
}{
	{"caffeine.txt", []string{"name", "also", "mg", "range", "ml", "ka", "offered", "source"}, caffeineItem},
	{"alcohol.txt", []string{"name", "also", "ml", "strength", "source"}, alcoholItem},
	{"nicotine.txt", []string{"name", "also", "kind", "source"}, nicotineItem},
	{"food.txt", []string{"name", "also", "source"}, plainItem(intake.Food)},
	{"medicine.txt", []string{"name", "also", "source"}, plainItem(intake.Medicine)},
	{"exercise.txt", []string{"name", "also", "effort", "source"}, exerciseItem},
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
			item, err := table.item(r)
			if err == nil {
				err = item.Check()
			}
			if err == nil {
				err = once(where, item, r.where)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.where, err)
			}
			items = append(items, item)
		}
	}
	return intake.NewTable(items...)
}

// once notes where the names of an item stand, and says where one stood before.
func once(where map[string]string, item intake.Item, here string) error {
	for _, name := range append([]string{item.Name}, item.Aliases...) {
		if there, taken := where[name]; taken {
			return fmt.Errorf("%q is named at %s already", name, there)
		}
		where[name] = here
	}
	return nil
}

// row is one line of a table.
type row struct {
	where string // file:line
	cells map[string]string
}

// parseRows reads a table of columns between bars: lines that begin with #
// and empty ones are passed over, and the first other line names the columns.
func parseRows(file, text string, columns []string) ([]row, error) {
	var out []row
	number, headed := 0, false
	for l := range strings.Lines(text) {
		number++
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		where := file + ":" + strconv.Itoa(number)
		cells := strings.Split(l, "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if !headed {
			headed = true
			if !slices.Equal(cells, columns) {
				return nil, fmt.Errorf("%s: the columns are not %s", where, strings.Join(columns, " | "))
			}
			continue
		}
		if len(cells) != len(columns) {
			return nil, fmt.Errorf("%s: there are %d columns here, not %d", where, len(cells), len(columns))
		}
		r := row{where: where, cells: make(map[string]string, len(columns))}
		for i, c := range columns {
			r.cells[c] = cells[i]
		}
		out = append(out, r)
	}
	return out, nil
}

// item reads the columns that every table has.
func (r row) item(kind intake.Kind) intake.Item {
	it := intake.Item{Name: r.cells["name"], Kind: kind, Source: r.cells["source"]}
	if also := r.cells["also"]; also != "" {
		for _, a := range strings.Split(also, ",") {
			it.Aliases = append(it.Aliases, strings.TrimSpace(a))
		}
	}
	return it
}

// numbers reads figures out of the columns into their places, an empty one
// as 0.
func (r row) numbers(places map[string]*float64) error {
	for column, place := range places {
		text := r.cells[column]
		if text == "" {
			continue
		}
		n, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return fmt.Errorf("%s is %q, which is not a number", column, text)
		}
		*place = n
	}
	return nil
}

func caffeineItem(r row) (intake.Item, error) {
	it := r.item(intake.Drink)
	if err := r.numbers(map[string]*float64{"mg": &it.Milligrams, "ml": &it.Millilitres, "ka": &it.Ka}); err != nil {
		return it, err
	}
	if it.Milligrams == 0 {
		return it, fmt.Errorf("%q has no mg", it.Name)
	}
	if text := r.cells["range"]; text != "" {
		low, high, _ := strings.Cut(text, "-")
		var errLow, errHigh error
		it.Low, errLow = strconv.ParseFloat(low, 64)
		it.High, errHigh = strconv.ParseFloat(high, 64)
		if errLow != nil || errHigh != nil || it.High <= 0 {
			return it, fmt.Errorf("range is %q, which is not like 75-165", text)
		}
	}
	switch text := r.cells["offered"]; text {
	case "":
	case "yes":
		it.Offered = true
	default:
		return it, fmt.Errorf("offered is %q, which is neither yes nor empty", text)
	}
	return it, nil
}

func alcoholItem(r row) (intake.Item, error) {
	it := r.item(intake.Alcohol)
	if err := r.numbers(map[string]*float64{"ml": &it.Millilitres}); err != nil {
		return it, err
	}
	percent, ok := strings.CutSuffix(r.cells["strength"], "%")
	n, err := strconv.ParseFloat(percent, 64)
	if !ok || err != nil {
		return it, fmt.Errorf("strength is %q, which is not like 5%%", r.cells["strength"])
	}
	it.Strength = n / 100
	return it, nil
}

func nicotineItem(r row) (intake.Item, error) {
	switch kind := intake.Kind(r.cells["kind"]); kind {
	case intake.Nicotine, intake.Replacement:
		return r.item(kind), nil
	default:
		return intake.Item{}, fmt.Errorf("kind is %q, which is neither nicotine nor replacement", r.cells["kind"])
	}
}

// plainItem is for what has a name and no figures.
func plainItem(kind intake.Kind) func(row) (intake.Item, error) {
	return func(r row) (intake.Item, error) { return r.item(kind), nil }
}

func exerciseItem(r row) (intake.Item, error) {
	it := r.item(intake.Movement)
	switch text := r.cells["effort"]; text {
	case "light", "moderate":
		it.Effort = journal.Effort(text)
	case "hard":
		it.Effort = journal.Vigorous
	default:
		return it, fmt.Errorf("effort is %q, which is none of light, moderate, hard", text)
	}
	return it, nil
}
