package content

import (
	"math"
	"strings"
	"testing"

	"lull/routines/intake"
	"lull/routines/journal"
)

// The rows of EVIDENCE section 2.
func TestDrinksAreThoseOfTheEvidence(t *testing.T) {
	for _, c := range []struct {
		name              string
		mg, low, high, ml float64
	}{
		{"espresso", 63, 40, 75, 30},
		{"coffee", 96, 75, 165, 237},
		{"large coffee", 145, 113, 247, 355},
		{"shop coffee", 188, 150, 260, 473},
		{"instant coffee", 62, 27, 173, 237},
		{"cold brew", 205, 150, 250, 473},
		{"decaf", 5, 2, 15, 237},
		{"large decaf", 9, 0, 14, 473},
		{"tea", 48, 30, 70, 237},
		{"black tea", 48, 30, 70, 237},
		{"green tea", 29, 20, 50, 237},
		{"matcha", 63, 38, 89, 0},
		{"mate", 80, 30, 180, 237},
		{"cola", 35, 30, 50, 355},
		{"energy drink", 80, 0, 0, 250},
		{"energy", 80, 0, 0, 250},
		{"energy shot", 200, 0, 0, 60},
		{"pre-workout", 254, 95, 413, 0},
		{"tablet", 200, 100, 200, 0},
		{"headache tablet", 65, 0, 0, 0},
		{"dark chocolate", 22, 12, 30, 0},
		{"milk chocolate", 10, 5, 12, 0},
		{"hot chocolate", 7, 5, 15, 237},
	} {
		it, ok := Drinks().Find(c.name)
		if !ok || it.Milligrams != c.mg || it.Low != c.low || it.High != c.high || it.Millilitres != c.ml {
			t.Errorf("%s: got %+v, %v", c.name, it, ok)
		}
		if it.Source == "" {
			t.Errorf("%s names no source", c.name)
		}
	}
}

func TestOnlyColaAndChocolateAreSlow(t *testing.T) {
	for _, it := range Drinks().Items() {
		slow := it.Name == "cola" || strings.HasSuffix(it.Name, "chocolate")
		if slow != (it.Ka == intake.SlowKa) || !slow && it.Ka != 0 {
			t.Errorf("%s: ka %v", it.Name, it.Ka)
		}
	}
}

func TestGlassesMeasuresAndEfforts(t *testing.T) {
	for name, grams := range map[string]float64{"wine": 14.2, "beer": 13.0, "spirit": 12.6, "alcohol-free beer": 1.3} {
		it, _ := Drinks().Find(name)
		if got := intake.Grams(it.Millilitres, it.Strength); math.Abs(got-grams) > 0.05 {
			t.Errorf("%s: got %v g, want %v", name, got, grams)
		}
	}
	for name, effort := range map[string]journal.Effort{
		"walk": journal.Light, "yoga": journal.Light, "bike": journal.Moderate, "run": journal.Vigorous, "running": journal.Vigorous,
	} {
		if it, _ := Drinks().Find(name); it.Effort != effort || it.Kind != intake.Movement {
			t.Errorf("%s: got %+v", name, it)
		}
	}
	for name, kind := range map[string]intake.Kind{
		"cigarette": intake.Nicotine, "vape": intake.Nicotine, "patch": intake.Replacement, intake.Meal: intake.Food, intake.Snack: intake.Food,
	} {
		if it, _ := Drinks().Find(name); it.Kind != kind {
			t.Errorf("%s: got %+v", name, it)
		}
	}
}

func TestWrongTablesSayWhere(t *testing.T) {
	heads := map[string]string{}
	for _, table := range drinkTables {
		heads[table.file] = strings.Join(table.columns, "|") + "\n"
	}
	for _, c := range []struct{ file, text, want string }{
		{"caffeine.txt", "# words\n\nname|mg\n", "drinks/caffeine.txt:3: the columns"},
		{"caffeine.txt", "=coffee||ninety|||||\n", `drinks/caffeine.txt:2: mg is "ninety"`},
		{"caffeine.txt", "=coffee||96\n", "drinks/caffeine.txt:2: there are 3 columns"},
		{"caffeine.txt", "=coffee|||||||\n", "no mg"},
		{"caffeine.txt", "=coffee||96|wide||||\n", "range is"},
		{"caffeine.txt", "=coffee||96|100-165||||\n", "its own range"},
		{"caffeine.txt", "=coffee||96||||perhaps|\n", "offered is"},
		{"caffeine.txt", "=coffee||96|||||\n# a\ntea|coffee|48|||||\n", `drinks/caffeine.txt:4: "coffee" is named at drinks/caffeine.txt:2`},
		{"caffeine.txt", "=Coffee||96|||||\n", "lower case"},
		{"alcohol.txt", "=wine||150|12|\n", "strength is"},
		{"alcohol.txt", "=wine|||12%|\n", "needs a strength and a volume"},
		{"nicotine.txt", "=cigarette||smoke|\n", "kind is"},
		{"exercise.txt", "=run||mad|\n", "effort is"},
	} {
		_, err := parseDrinks(func(name string) (string, error) {
			if name != c.file {
				return heads[name], nil
			}
			return strings.Replace(c.text, "=", heads[name], 1), nil
		})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
	}
}

func BenchmarkDrinks(b *testing.B) {
	for b.Loop() {
		if _, err := parseDrinks(func(name string) (string, error) {
			text, err := drinkFiles.ReadFile("drinks/" + name)
			return string(text), err
		}); err != nil {
			b.Fatal(err)
		}
	}
}
