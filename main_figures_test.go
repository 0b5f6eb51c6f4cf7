package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lull/content"
	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/notation"
	"lull/routines/settings"
	"lull/routines/wording"
)

// figures holds the page of numbers, the code and the pages that are read in
// the program to each other: what the page says is made of what the code says
// and looked for.
type figures struct {
	*testing.T
	sections map[string]string
}

func newFigures(t *testing.T) figures { return figures{t, evidence(t)} }

// rows are the rows of the table of a section whose head begins with some
// cells.
func (f figures) rows(section string, head ...string) [][]string {
	f.Helper()
	var out [][]string
	in := false
	for line := range strings.Lines(f.sections[section]) {
		line = strings.TrimSpace(line)
		if !strings.HasPrefix(line, "|") {
			in = false
			continue
		}
		cells := strings.Split(strings.Trim(line, "|"), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		switch {
		case in && !strings.HasPrefix(cells[0], "---"):
			out = append(out, cells)
		case !in && len(cells) > len(head) && slices.Equal(cells[:len(head)], head):
			in = true
		}
	}
	if len(out) == 0 {
		f.Fatalf("%s has no table %v", section, head)
	}
	return out
}

// vector is a test vector: two rows of a table, by the names of both.
func (f figures) vector(section, x, y string) (xs, ys []string) {
	f.Helper()
	for line := range strings.Lines(f.sections[section]) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		switch cells[0] {
		case x:
			xs = cells[1:]
		case y:
			ys = cells[1:]
		}
	}
	if len(xs) == 0 || len(xs) != len(ys) {
		f.Fatalf("docs/evidence.md, %s: there is no vector of %s and %s", section, x, y)
	}
	return xs, ys
}

// cell is the value of a row by its name.
func (f figures) cell(section, name string) string {
	f.Helper()
	for line := range strings.Lines(f.sections[section]) {
		if rest, is := strings.CutPrefix(line, "| "+name+" | "); is {
			return strings.TrimSpace(strings.Split(rest, "|")[0])
		}
	}
	f.Errorf("docs/evidence.md, %s: there is no row %q", section, name)
	return ""
}

// row wants a row whose first cell is a name and whose second is a value.
func (f figures) row(section, name, format string, values ...any) {
	f.Helper()
	if got, want := f.cell(section, name), fmt.Sprintf(format, values...); got != want {
		f.Errorf("docs/evidence.md, %s: %s is %q, and the code says %q", section, name, got, want)
	}
}

// says wants words in a section.
func (f figures) says(section, format string, values ...any) {
	f.Helper()
	if want := fmt.Sprintf(format, values...); !strings.Contains(oneLine(f.sections[section]), want) {
		f.Errorf("docs/evidence.md, %s, does not say %q, which the code does", section, want)
	}
}

// tells wants words on a page that is read in the program.
func tells(t *testing.T, page, format string, values ...any) {
	t.Helper()
	p, ok := content.PageNamed(page)
	if want := fmt.Sprintf(format, values...); !ok || !strings.Contains(oneLine(p.Summary+" "+p.Body), want) {
		t.Errorf("the page %s does not say %q, which the code does", page, want)
	}
}

// turn finds the figure between two at which an answer turns to yes.
func turn(low, high float64, yes func(float64) bool) float64 {
	for range 60 {
		if mid := (low + high) / 2; yes(mid) {
			high = mid
		} else {
			low = mid
		}
	}
	return high
}

// to is a figure to so many digits, without zeros at its end.
func to(digits int, x float64) string {
	text := strconv.FormatFloat(x, 'f', digits, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

func number(t *testing.T, text string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func hours(h float64) time.Duration { return time.Duration(h * float64(time.Hour)) }

// bed is the bedtime of the examples.
var bed = time.Date(2026, time.November, 23, 23, 0, 0, 0, time.UTC)

func dose(mg, before float64) intake.Dose {
	return intake.Dose{At: bed.Add(-hours(before)), Milligrams: mg}
}

func left(mg, before float64) float64 {
	return intake.Kinetics{}.InBody([]intake.Dose{dose(mg, before)}, bed)
}

func TestFiguresOfCaffeine(t *testing.T) {
	const section = "Caffeine in the body"
	f := newFigures(t)
	low, _, high := intake.Body{}.Kinetics()
	slowest := turn(0.01, 5, func(ka float64) bool {
		d := intake.Dose{At: bed, Milligrams: 100, Ka: ka}
		other := d
		other.Ka = 0.01
		return intake.Kinetics{}.InBody([]intake.Dose{d}, bed.Add(time.Hour)) > intake.Kinetics{}.InBody([]intake.Dose{other}, bed.Add(time.Hour))
	})
	f.row(section, "half-life", "%g h", intake.UsualHalfLife)
	f.row(section, "half-life that somebody says or has by their answers", "%g to %g h", intake.ShortestHalfLife, intake.LongestHalfLife)
	f.row(section, "band that is shown", "half-life %g to %g h, times the factors; none for a half-life of your own", low.HalfLife, high.HalfLife)
	f.row(section, "absorption ka", "%g per hour", intake.UsualKa)
	f.row(section, "ka of cola and chocolate", "%g per hour", intake.SlowKa)
	f.row(section, "ka that is believed", "%s to %d per hour", to(3, slowest), journal.FastestKa)
	f.says(section, "B = max of A(t) over [bed, bed + %g h]", intake.Window.Hours())
	f.says(section, "A(23:00) = %.0f mg but %.0f mg within the next hour", left(100, 0.25),
		intake.Kinetics{}.BedtimeLoad([]intake.Dose{dose(100, 0.25)}, bed))

	peak := 60 * turn(0, 5, func(h float64) bool { return left(100, h+1e-5) < left(100, h) })
	f.says(section, "Tmax = ln(ka/ke) / (ka - ke) %.1f min", peak)
	after, milligrams := f.vector(section, "h", "mg")
	for i, h := range after {
		if got := fmt.Sprintf("%.3f", left(100, number(t, h))); got != milligrams[i] {
			t.Errorf("100 mg after %s h are %s in the code and %s on the page", h, got, milligrams[i])
		}
	}

	ke := math.Ln2 / intake.UsualHalfLife
	share := intake.UsualKa / (intake.UsualKa - ke)
	tells(t, "caffeine-numbers", "falls away by half every %g hours", intake.UsualHalfLife)
	tells(t, "caffeine-numbers", "an absorption rate of %g per hour, %g for cola and chocolate, which puts the peak about %.0f minutes after the cup",
		intake.UsualKa, intake.SlowKa, peak)
	tells(t, "caffeine-numbers", "%g · log2(%.4f · mg / %g)", intake.UsualHalfLife, share, intake.Usual.Threshold())
	tells(t, "half-life", "The band is then drawn for %g to %g hours", low.HalfLife, high.HalfLife)
	help := ""
	for _, k := range settings.Keys() {
		if k.Name == "caffeine.half_life" {
			help = k.Help(content.Wording().Say)
		}
	}
	if want := fmt.Sprintf("a band from %g to %g hours", low.HalfLife, high.HalfLife); !strings.Contains(help, want) {
		t.Errorf("the help of caffeine.half_life does not say %q", want)
	}
}

func TestFiguresOfHalfLives(t *testing.T) {
	f := newFigures(t)
	factor := func(b intake.Body) string {
		_, usual, _ := b.Kinetics()
		return to(3, usual.HalfLife/intake.UsualHalfLife)
	}
	pregnant := func(week int) string { return factor(intake.Body{Pregnant: true, Week: week}) }
	smoker := factor(intake.Body{Smoker: true})
	for name, got := range map[string]string{
		"daily cigarettes":                                      smoker,
		"combined oral contraceptive":                           factor(intake.Body{Contraceptive: true}),
		"pregnancy, weeks 14 to 18":                             pregnant(14),
		"pregnancy, from week 36 on":                            pregnant(36),
		"cimetidine":                                            factor(intake.Body{Cimetidine: true}),
		"cimetidine, daily cigarettes":                          to(3, number(t, factor(intake.Body{Cimetidine: true, Smoker: true}))/number(t, smoker)),
		"caffeine hits me hard":                                 factor(intake.Body{HitsHard: true}),
		"pregnancy, weeks 24 to 28, and where no week was said": pregnant(0),
	} {
		f.row("Half-life", name, "%s", got)
	}
	for weeks, want := range map[[2]int]string{{14, 18}: pregnant(14), {24, 28}: pregnant(0), {36, 42}: pregnant(36), {1, 13}: "1"} {
		if pregnant(weeks[0]) != want || pregnant(weeks[1]) != want {
			t.Errorf("in the weeks %v the factor is not %s", weeks, want)
		}
	}
	f.says("Half-life", "kept within %g to %g h", intake.ShortestHalfLife, intake.LongestHalfLife)
	tells(t, "half-life", "The program multiplies by %s. The smoke", smoker)
	tells(t, "half-life", "The program multiplies by %s. In **pregnancy**", factor(intake.Body{Contraceptive: true}))
	low, _ := intake.Body{Pregnant: true}.DayLimit()
	tells(t, "half-life", "at most %g mg a day", low)
}

func TestFiguresOfCaffeineCutoffs(t *testing.T) {
	const section = "Caffeine cutoff"
	f := newFigures(t)
	usual, sensitive, lenient := intake.Usual.Threshold(), intake.Sensitive.Threshold(), intake.Lenient.Threshold()
	cutoff := func(mg, threshold, halfLife float64) float64 {
		return intake.Kinetics{HalfLife: halfLife}.Cutoff(dose(mg, 0), threshold)
	}
	f.says(section, "R* = %g mg; sensitive %g; lenient %g", usual, sensitive, lenient)
	f.says(section, "(D <= %.1f mg;", turn(1, 100, func(mg float64) bool { return cutoff(mg, usual, 5) > 0 }))
	tells(t, "caffeine-numbers", "The line to stay under is %g mg", usual)
	tells(t, "caffeine-numbers", "You can set %g if caffeine hits you hard, or %g if it never seems to", sensitive, lenient)
	doses, best := f.vector(section, "D, mg", "T, h")
	for i, mg := range doses {
		if got := fmt.Sprintf("%.4f", cutoff(number(t, mg), usual, 5)); got != best[i] {
			t.Errorf("%s mg are best %s h before bed in the code and %s on the page", mg, got, best[i])
		}
	}

	likely := turn(usual, 200, func(mg float64) bool { return intake.Body{}.Zone(mg) == intake.Likely })
	f.says(section, "from %s mg on likely to matter", to(3, likely))
	tells(t, "caffeine-numbers", "from there to %s *studies disagree*; from %s *likely to matter*", to(3, likely), to(3, likely))
	all := left(96, 15) + left(96, 10) + left(48, 7)
	f.says(section, "imply nearly the same amount left, %.1f and %.1f mg", left(107, 8.8), left(217.5, 13.2))
	f.says(section, "leave %.1f + %.1f + %.1f = %.1f mg", left(96, 15), left(96, 10), left(48, 7), all)
	f.says(section, "leave %.1f mg, so the room is %.1f mg", left(96, 15.5)+left(63, 13), usual-left(96, 15.5)-left(63, 13))
	earlier := []intake.Dose{dose(96, 15.5), dose(63, 13)}
	f.says(section, "a tea of 48 mg fits until %s", intake.Kinetics{}.Limit(dose(48, 0), earlier, bed, usual).Exact.Truncate(5*time.Minute).Format("15:04"))
	f.says(section, "moves the cutoff of a coffee of 96 mg by %.1f h or %.1f h", cutoff(96*1.3, usual, 5)-cutoff(96, usual, 5), cutoff(96, usual, 5)-cutoff(96*0.7, usual, 5))
	f.says(section, "a half-life of 3 to 8 h to %.1f h or %.1f h", cutoff(96, usual, 3), cutoff(96, usual, 8))
	f.says(section, "a threshold of %g to %g mg to %.1f h or %.1f h", sensitive, lenient, cutoff(96, sensitive, 5), cutoff(96, lenient, 5))
	tells(t, "caffeine-numbers", "they leave %.1f and %.1f mg", left(107, 8.8), left(217.5, 13.2))
	tells(t, "caffeine-numbers", "What is left is %.1f, %.1f and %.1f, together %.1f mg", left(96, 15), left(96, 10), left(48, 7), all)
	tells(t, "caffeine-numbers", "For one coffee the answer is %.1f hours. With a half-life of 3 or 8 hours it would be %.1f or %.1f",
		cutoff(96, usual, 5), cutoff(96, usual, 3), cutoff(96, usual, 8))

	// What never has more than a trifle in the body fits a day that is full.
	full := []intake.Dose{dose(400, 1)}
	trifle := turn(1, 50, func(mg float64) bool {
		return intake.Kinetics{}.Limit(dose(mg, 0), full, bed, usual).Fit == intake.NoRoom
	}) * 0.90276
	f.row(section, "a drink that never has more in the body is never late", "under %s mg", to(1, trifle))
	f.says(section, "A_peak %.4f", usual/turn(1, 100, func(mg float64) bool { return cutoff(mg, usual, 5) > 0 }))
	longest := cutoff(turn(50, 400, func(mg float64) bool {
		return intake.Kinetics{}.Limit(dose(mg, 0), nil, bed, usual).Fit == intake.Morning
	}), usual, 5)
	f.row(section, `no clock time, but "best kept to the morning, or smaller"`, "more than %s h before bed", to(3, longest))
	tells(t, "caffeine-numbers", "beyond %s hours gives no clock time at all", to(3, longest))
	if got := (intake.Kinetics{}).Limit(dose(96, 0), nil, bed, usual); got.Latest.Minute()%15 != 0 || got.Latest.After(got.Exact) || got.Exact.Sub(got.Latest) >= 15*time.Minute {
		t.Errorf("the cutoff of a coffee, %v, is not rounded down to the quarter: %v", got.Exact, got.Latest)
	}
}

func TestFiguresOfDailyNotes(t *testing.T) {
	const section = "Caffeine cutoff"
	f := newFigures(t)
	day, _ := intake.Body{}.DayLimit()
	low, _ := intake.Body{Pregnant: true}.DayLimit()
	nursing, _ := intake.Body{Breastfeeding: true}.DayLimit()
	young, _ := intake.Body{Under18: true, Kilograms: 50}.DayLimit()
	if nursing != low {
		t.Errorf("breastfeeding %g mg, pregnant %g", nursing, low)
	}
	tonight := intake.Tonight{Day: evening.DayOf(bed.Date()), Bed: bed}
	once := math.Floor(turn(0, 390, func(mg float64) bool {
		a := tonight.Can(intake.Question{At: bed.Add(-hours(14)), Intake: &journal.Intake{What: "caffeine", Count: 1, Caffeine: mg}}, bed.Add(-hours(14)))
		return slices.ContainsFunc(a.Lines, func(l wording.Line) bool { return l.ID == "note.single" })
	}))
	f.row(section, "said to be much in a day", "more than %g mg", day)
	f.row(section, "the same when pregnant or breastfeeding", "more than %g mg", low)
	f.row(section, "the same under 18", "more than %g mg per kg", young/50)
	f.row(section, "said to be much at once", "more than %g mg", once)
	tells(t, "drinks", "For a whole day, %g mg is the usual advice for healthy adults, and %g mg at one time. In pregnancy or while breastfeeding it is %g mg a day, "+
		"and under 18 about %g mg for each kilogram", day, once, low, young/50)
	for id, want := range map[string]string{
		"note.single":  fmt.Sprintf("The usual advice is at most %g mg", once),
		"note.young":   fmt.Sprintf("at most %g mg a day for each kilogram", young/50),
		"ask.pregnant": fmt.Sprintf("at most %g mg a day", low),
	} {
		if got := content.Wording().Say(id, nil); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q: %s", id, want, got)
		}
	}
}

// contents wants every shipped thing of a kind in a table of the page, with the
// cells after the first from the given one on, and nothing else in it.
func (f figures) contents(section, head string, kind intake.Kind, from int, cells func(intake.Item) []string) {
	f.Helper()
	left := make(map[string]bool)
	for _, it := range content.Drinks().Items() {
		left[it.Name] = it.Kind == kind
	}
	for _, row := range f.rows(section, head) {
		it, ok := content.Drinks().Find(row[0])
		if got := cells(it); !ok || !left[it.Name] || !slices.Equal(got, row[from:]) {
			f.Errorf("docs/evidence.md, %s: %s has %q, and the code says %q", section, row[0], row[from:], got)
		}
		left[it.Name] = false
	}
	for name, missing := range left {
		if missing {
			f.Errorf("docs/evidence.md, %s: there is no row for %s", section, name)
		}
	}
}

// Every drink stands in the page's tables and every row of them among the drinks.
func TestFiguresOfDrinks(t *testing.T) {
	f := newFigures(t)
	f.contents("Caffeine contents", "item", intake.Drink, 2, func(it intake.Item) []string {
		return []string{to(1, it.Milligrams), span(it, 1), it.Source}
	})
	f.contents("Alcohol contents", "drink", intake.Alcohol, 1, func(it intake.Item) []string {
		mixed := "–"
		if it.Milligrams > 0 {
			mixed = to(1, it.Milligrams)
		}
		return []string{to(0, it.Millilitres), to(1, 100*it.Strength) + " %", mixed}
	})
	if cup, _ := content.Drinks().Find(intake.Coffee); cup.Milligrams != intake.Cup {
		t.Errorf("a coffee has %g mg, and the cup that stands for all has %g", cup.Milligrams, intake.Cup)
	}
	grams := func(words string) float64 {
		noted, err := notation.Entry([]string{words}, bed, notation.Known{Table: content.Drinks(), Words: content.Vocabulary})
		if err != nil || noted.Intake == nil {
			t.Fatalf("%s is noted as %+v, %v", words, noted, err)
		}
		return noted.Intake.Alcohol
	}
	for _, row := range f.rows("Alcohol contents", "vessel") {
		if got := to(0, grams(row[0]+" of cider")/intake.Grams(1, 0.05)); got != row[1] {
			t.Errorf("docs/evidence.md, Alcohol contents: a %s is %s ml, and the code says %s", row[0], row[1], got)
		}
	}
	f.says("Alcohol contents", "free of alcohol has %s %% too", to(2, 100*grams("alcohol-free cider")/intake.Grams(330, 1)))

	page, _ := content.PageNamed("drinks")
	named := map[string]string{
		"Espresso, 1 oz": "espresso", "Filter coffee, 237 ml": "coffee", "Filter coffee, 12 oz": "large coffee", "Coffee shop, 16 oz": "shop coffee",
		"Instant, 8 oz": "instant coffee", "Cold brew, 16 oz": "cold brew", "Decaf, 8 oz": "decaf", "Decaf, 16 oz": "large decaf", "Black tea, 8 oz": "black tea",
		"Green tea, 8 oz": "green tea", "Matcha, 2 g": "matcha", "Yerba mate, 8 oz": "yerba mate", "Cola, 355 ml": "cola", "Energy drink, 250 ml": "energy drink",
		"Energy drink, 500 ml": "2 energy drink", "Energy shot, 2 oz": "energy shot", "Pre-workout serving": "pre-workout", "Caffeine tablet": "caffeine tablet",
		"Headache tablets, 2": "2 excedrin", "Dark chocolate, 28 g": "dark chocolate", "Milk chocolate, 50 g": "milk chocolate", "Hot chocolate, 8 oz": "hot chocolate",
	}
	rows := figures{t, map[string]string{"drinks": page.Body}}.rows("drinks", "Drink")
	for _, row := range rows {
		name, two := strings.CutPrefix(named[row[0]], "2 ")
		times := 1.0
		if two {
			times = 2
		}
		it, ok := content.Drinks().Find(name)
		if got := [2]string{to(1, times*it.Milligrams), span(it, times)}; !ok || got != [2]string(row[1:3]) {
			t.Errorf("the page drinks: %s has %v, and the code says %v", row[0], row[1:3], got)
		}
	}
	if len(rows) != len(named) {
		t.Errorf("the page drinks has %d rows, want %d", len(rows), len(named))
	}
}

func span(it intake.Item, times float64) string {
	if it.High == 0 {
		return "label"
	}
	return to(1, times*it.Low) + "–" + to(1, times*it.High)
}

// late finds how many hours before bed something begins to be late.
func late(e journal.Entry, is func(intake.Late) bool) float64 {
	e.Evening = evening.DayOf(bed.Date())
	return 12 - turn(0, 12, func(h float64) bool {
		e.At = bed.Add(-hours(12 - h)).Truncate(time.Second)
		if e.Exercise != nil {
			e.At = e.At.Add(-e.Exercise.Lasted)
		}
		return slices.ContainsFunc(intake.Tonight{Day: e.Evening, Bed: bed, Entries: []journal.Entry{e}, Table: content.Drinks()}.Late(), is)
	})
}

func TestFiguresOfTheOtherDistances(t *testing.T) {
	f := newFigures(t)
	at := func(intake.Late) bool { return true }
	run := func(effort journal.Effort, is func(intake.Late) bool) string {
		return to(2, late(journal.Entry{Exercise: &journal.Exercise{What: "run", Effort: effort, Lasted: time.Hour}}, is))
	}
	had := func(in journal.Intake) string { return to(2, late(journal.Entry{Intake: &in}, at)) }
	hard, plainly := run(journal.Vigorous, at), run(journal.Vigorous, func(l intake.Late) bool { return l.Line.ID == "late.exercise.close" })
	moderate := run(journal.Moderate, at)
	f.row("Exercise", "moderate: can talk, not sing", "less than %s h before bed", moderate)
	f.row("Exercise", "vigorous: a few words at a time", "less than %s h before bed", hard)
	f.row("Exercise", "vigorous, more plainly", "less than %s h before bed", plainly)
	f.says("Exercise", "Exercise whose length was not said lasted %g min", intake.UsualExercise.Minutes())
	tells(t, "exercise", "a gentle note inside %s hours of bed and a clearer one inside the last.", hard)
	if plainly != "1" || moderate != "1.5" {
		t.Errorf(`the page exercise says "the last" hour for %s and "an hour and a half" for %s`, plainly, moderate)
	}

	nicotine := had(journal.Intake{What: "cigarette", Count: 1, Nicotine: true})
	f.says("Nicotine", "%s h before bed. Half-life", nicotine)
	tells(t, "nicotine", "so %s hours leave a quarter", nicotine)
	big, snack := had(journal.Intake{What: intake.Meal, Count: 1, Big: true}), had(journal.Intake{What: intake.Snack, Count: 1})
	f.says("Meals", "A large meal %s h before bed, anything lighter up to %s h", big, snack)
	tells(t, "meals", "A large meal is best finished %s hours before bed, and a light snack is fine until about an hour before", big)
	if light := had(journal.Intake{What: intake.Meal, Count: 1}); light != snack || snack != "1" {
		t.Errorf("a meal is late %s h before bed, a snack %s", light, snack)
	}

	words := map[string]string{"3": "three", "4": "four"}
	for id, want := range map[string]string{
		"insight.with.exercise": "in the last " + words[hard] + " hours", "insight.with.nicotine": "in the last " + words[nicotine] + " hours",
		"insight.with.meal": "in the last " + words[big] + " hours", "can.nicotine.no": "within " + words[nicotine] + " hours of bed",
		"can.exercise.hard.no": "within " + words[hard] + " hours of bed",
	} {
		if got := content.Wording().Say(id, nil); !strings.Contains(got, want) {
			t.Errorf("%s does not say %q: %s", id, want, got)
		}
	}
}

func TestFiguresOfAlcohol(t *testing.T) {
	const section = "Alcohol"
	f := newFigures(t)
	before := func(c intake.Clearing, grams float64) string {
		return to(2, bed.Sub(c.Limit(grams, 0, bed).Exact).Hours())
	}
	known := intake.Clearing{Kilograms: 70}
	least := before(known, 3)
	perKilo := 80 / (70 * number(t, before(known, 80)))
	f.says(section, "clearance = %s g per kg and hour", to(3, perKilo))
	f.row(section, "clearance", "%s g per kg and hour", to(3, perKilo))
	f.says(section, "cutoff = max(%s h, what is left / (%s * kg)) before bed", least, to(3, perKilo))
	f.row(section, "the least before bed", "%s h", least)
	f.row(section, "weight where none was said", "%s kg", to(1, 80/(perKilo*number(t, before(intake.Clearing{}, 80)))))
	f.row(section, "counts as none", "under %s g", to(3, turn(0.1, 10, func(g float64) bool { return known.Limit(g, 0, bed).Fit != intake.Anytime })))
	wine, _ := content.Drinks().Find("wine")
	f.row(section, "glass of wine, by which the cutoff is told", "%g ml of %g %%, %.1f g", wine.Millilitres, 100*wine.Strength, intake.Grams(wine.Millilitres, wine.Strength))
	f.says(section, "grams = volume in ml * strength * %g", intake.Grams(1, 1))
	f.says(section, "With 70 kg and US drinks: one %s h, two %s h, three %s h.", before(known, 14), before(known, 28), before(known, 42))
	longest := turn(20, 200, func(g float64) bool { return known.Limit(g, 0, bed).Fit != intake.Until }) / (70 * perKilo)
	f.row(section, "clock times", "rounded down to the quarter; none more than %s h before bed", to(2, longest))
	tells(t, "alcohol", "The program's line is %s hours, or longer", least)
	tells(t, "alcohol", "At 70 kg, one or two American drinks give %s hours and three give %s.", before(known, 28), before(known, 42))
	if to(3, perKilo) != "0.1" {
		t.Error("the page alcohol says a tenth of a gram")
	}
}
