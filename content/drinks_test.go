package content

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/lists"
	"lull/routines/notation"
	"lull/routines/practice"
)

// The rows of docs/evidence.md, Caffeine contents, and the sizes of servings.
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
		{"caffeine tablet", 200, 100, 200, 0},
		{"excedrin", 65, 0, 0, 0},
		{"dark chocolate", 22, 12, 30, 0},
		{"milk chocolate", 10, 5, 12, 0},
		{"hot chocolate", 7, 5, 15, 237},
		{"kombucha", 16, 0, 30, 237},
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
	for name, grams := range map[string]float64{"wine": 14.2, "beer": 13.0, "spirits": 12.6, "alcohol-free beer": 1.3} {
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

// checked makes a table of what can be had and looks at each of it, which a start
// does not do.
func checked(tables []drinkTable) (*intake.Table, error) {
	items, err := parseDrinks(tables)
	if err != nil {
		return nil, err
	}
	var places []place
	for _, table := range tables {
		rows, _ := parseRows("drinks/"+table.file, table.text, table.columns) // as above
		places = append(places, lists.Each(rows, func(r row) place { return r.where })...)
	}
	table, err := intake.NewTable(items...)
	if err == nil {
		return table, nil
	}
	named := make(map[string]place)
	for i, it := range items {
		if wrong := it.Check(); wrong != nil {
			return nil, fmt.Errorf("%s: %w", places[i], wrong)
		}
		for _, name := range append([]string{it.Name}, it.Aliases...) {
			if there, taken := named[name]; taken {
				return nil, fmt.Errorf("%s: %q is named at %s already", places[i], name, there)
			}
			named[name] = places[i]
		}
	}
	return nil, err
}

func TestDrinksAreRight(t *testing.T) {
	table, err := checked(drinkTables())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(table.Items(), Drinks().Items()) {
		t.Error("the shipped table is another one than what is checked")
	}
}

func TestWrongTablesSayWhere(t *testing.T) {
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
		{"alcohol.txt", "=wine||150|12||\n", "strength is"},
		{"alcohol.txt", "=wine|||12%||\n", "needs a strength and a volume"},
		{"nicotine.txt", "=cigarette||smoke|\n", "kind is"},
		{"exercise.txt", "=run||mad|\n", "effort is"},
	} {
		tables := drinkTables()
		for i := range tables {
			head := strings.Join(tables[i].columns, "|") + "\n"
			if tables[i].text = head; tables[i].file == c.file {
				tables[i].text = strings.Replace(c.text, "=", head, 1)
			}
		}
		if _, err := checked(tables); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
	}
}

// A start reads it, so it takes no more room than it holds.
func BenchmarkDrinks(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		items, err := parseDrinks(drinkTables())
		if err != nil {
			b.Fatal(err)
		}
		intake.TableOf(items)
	}
}

// The lines of the command table, and every name in the table, can be typed.
func TestNamesAndExamplesCanBeTyped(t *testing.T) {
	now := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	known := notation.Known{Table: Drinks(), Words: Vocabulary, Practices: sessions()}
	lines := []string{
		"coffee", "2 espresso at 15:40", "tea 20m ago", "energy 500ml", "caffeine 80mg", "run 40m hard at 19:30", "wine 2", "cigarette",
		"meal big", "stress 7", `note "rain"`, "session calm 10m at yesterday 22:40", "rest", "coffee over 3h from 9:00", "beer 500ml 5%",
		"2 large coffees", "alcohol free beer", "pre-workout", "a glass of red wine", "2 cappuccinos",
	}
	lines = append(lines, Drinks().Names()...)
	for _, line := range lines {
		if _, err := notation.Entry(strings.Fields(line), now, known); err != nil {
			t.Errorf("%q: %v", line, err)
		}
	}
	energy, err := notation.Entry([]string{"energy 500ml"}, now, known)
	if err != nil || energy.Intake.Caffeine != 160 {
		t.Errorf("energy 500ml: got %+v, %v", energy.Intake, err)
	}
}

// A medicine is noted as it was typed, can be typed again, and is no caffeine
// unless it says so.
func TestAMedicineIsNoCaffeineUnlessItSaysSo(t *testing.T) {
	now := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	known := notation.Known{Table: Drinks(), Words: Vocabulary, Practices: sessions()}
	for line, want := range map[string]string{
		"pill":                        "pill",
		"medicine":                    "medicine",
		"2 headache tablets at 20:00": "2 headache tablets",
		"medicine melatonin 3 mg":     "melatonin 3mg",
		"medicine magnesium at 21:00": "magnesium",
		"2 melatonin":                 "2 melatonin",
		"medicine cannabis 5mg":       "cannabis 5mg",
		"medicine a melatonin, 3mg":   "melatonin, 3mg",
	} {
		e, err := notation.Entry([]string{line}, now, known)
		if err != nil || e.Kind != journal.KindMedicine || e.Medicine.What != want {
			t.Errorf("%q: got %+v, %v; want %s", line, e.Medicine, err, want)
			continue
		}
		again, err := notation.Entry([]string{notation.Words(e)}, now, known)
		if err != nil || again.Medicine == nil || *again.Medicine != *e.Medicine {
			t.Errorf("%q is typed again as %q: %+v, %v", line, notation.Words(e), again.Medicine, err)
		}
	}
	for line, want := range map[string]journal.Intake{
		"joint":                     {What: "joint", Count: 1},
		"2 lines of cocaine":        {What: "2 lines of cocaine", Count: 1},
		"caffeine tablet":           {What: "caffeine tablet", Count: 1, Caffeine: 200},
		"2 excedrin":                {What: "excedrin", Count: 2, Caffeine: 130},
		"tablet with caffeine 65mg": {What: "caffeine", Count: 1, Caffeine: 65},
	} {
		e, err := notation.Entry([]string{line}, now, known)
		if err != nil || e.Intake == nil || *e.Intake != want {
			t.Errorf("%q: got %+v, %v; want %+v", line, e.Intake, err, want)
		}
	}
	if _, err := notation.Entry([]string{"pill with caffeine"}, now, known); err == nil || !strings.Contains(err.Error(), "milligrams") {
		t.Errorf("caffeine without its amount: %v", err)
	}
	if _, err := notation.Entry([]string{"headache"}, now, known); err == nil || strings.Contains(err.Error(), "perhaps") {
		t.Errorf("a headache is offered something: %v", err)
	}
}

// A day in the words of the program.
func TestAnswersReadAsSentences(t *testing.T) {
	now := time.Date(2026, 11, 23, 17, 0, 0, 0, time.UTC)
	n := intake.Tonight{Bed: now.Add(6 * time.Hour), Table: Drinks()}
	for line, want := range map[string]string{
		"coffee": "Coffee at 17:00 would bring you to about 43 mg by 23:00, where studies disagree. " +
			"Coffee: best before 15:30. Still fine: espresso, tea, decaf.",
		"espresso":           "Espresso at 17:00: there is room. Best before 18:30. People differ by hours: for some it is 16:00, for others 20:15.",
		"decaf at 22:30":     "Decaf: fine at any time tonight.",
		"screen":             "Screen: it has no part in the figures here, so no time is named for it.",
		"kebab at 22:30":     "Kebab: it has no part in the figures here, so no time is named for it.",
		"wine 2":             "2 wines at 17:00: early enough. Best before 18:45. This says nothing about driving.",
		"cigarette at 21:00": "Cigarette: best before 19:00. Nicotine within four hours of bed goes with lighter sleep.",
		"meal at 21:00":      "A big meal is best before 20:00. Something light sits easier. Still fine: snack.",
		"walk at 22:30":      "Walk, light: fine at any time.",
		"yoga at 22:30":      "Yoga, light: fine at any time.",
		"gym at 18:00":       "Gym, moderate, until 18:30: fine. The latest end is 21:30.",
		"intervals at 18:00": "Intervals, hard, until 18:30: early enough. The latest end is 19:00.",
	} {
		q, err := notation.Question([]string{line}, now, notation.Known{Table: Drinks(), Words: Vocabulary})
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		for _, l := range n.Can(q, now).Lines {
			said = append(said, Wording().Say(l.ID, l.With))
		}
		if got := strings.Join(said, " "); got != want {
			t.Errorf("%q:\n got %q\nwant %q", line, got, want)
		}
	}
}

// sessions are the names that a session can have.
func sessions() map[string]string {
	names := map[string]string{}
	for _, p := range Breaths() {
		names[p.Name] = practice.KindBreathe
	}
	for _, x := range Relaxations() {
		names[x.Name] = practice.KindRelax
	}
	return names
}
