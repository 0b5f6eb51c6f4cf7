package notation

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
)

func known(t testing.TB) Known {
	t.Helper()
	table, err := intake.NewTable(
		intake.Item{Name: "coffee", Aliases: []string{"café"}, Kind: intake.Drink, Milligrams: 96, Millilitres: 240},
		intake.Item{Name: "large coffee", Aliases: []string{"coffee large", "big coffee"}, Kind: intake.Drink, Milligrams: 145, Millilitres: 360},
		intake.Item{Name: "espresso", Kind: intake.Drink, Milligrams: 63, Millilitres: 30},
		intake.Item{Name: "tea", Aliases: []string{"black tea"}, Kind: intake.Drink, Milligrams: 48, Millilitres: 240},
		intake.Item{Name: "green tea", Kind: intake.Drink, Milligrams: 29, Millilitres: 240},
		intake.Item{Name: "energy drink", Aliases: []string{"energy"}, Open: []string{"energy"}, Kind: intake.Drink, Milligrams: 80, Millilitres: 250},
		intake.Item{Name: "cola", Kind: intake.Drink, Milligrams: 35, Millilitres: 355, Ka: 2},
		intake.Item{Name: "tablet", Kind: intake.Drink, Milligrams: 200},
		intake.Item{Name: "wine", Kind: intake.Alcohol, Millilitres: 150, Strength: 0.12},
		intake.Item{Name: "beer", Kind: intake.Alcohol, Millilitres: 330, Strength: 0.05},
		intake.Item{Name: "cigarette", Kind: intake.Nicotine},
		intake.Item{Name: "vape", Kind: intake.Nicotine},
		intake.Item{Name: "patch", Kind: intake.Replacement},
		intake.Item{Name: "meal", Aliases: []string{"dinner"}, Kind: intake.Food},
		intake.Item{Name: "snack", Kind: intake.Food},
		intake.Item{Name: "medicine", Aliases: []string{"ibuprofen", "melatonin", "magnesium", "ritalin"}, Kind: intake.Medicine},
		intake.Item{Name: "alcohol-free beer", Aliases: []string{"zero beer"}, Kind: intake.Alcohol, Millilitres: 330, Strength: 0.005},
		intake.Item{Name: "intervals", Aliases: []string{"hiit"}, Kind: intake.Movement, Effort: journal.Vigorous},
		intake.Item{Name: "food", Aliases: []string{"toast"}, Kind: intake.Plain},
		intake.Item{Name: "phone call", Aliases: []string{"call"}, Kind: intake.Plain},
		intake.Item{Name: "run", Aliases: []string{"ran", "marathon"}, Kind: intake.Movement, Effort: journal.Vigorous},
		intake.Item{Name: "walk", Kind: intake.Movement, Effort: journal.Light},
	)
	if err != nil {
		t.Fatal(err)
	}
	return Known{Table: table, Words: shipped(t), Practices: map[string]string{
		"calm": "breathe", "glide": "breathe", "478": "breathe", "sigh": "breathe", "easy": "breathe", "muscles": "relax", "scan": "relax",
		"shore": "imagine", "night-train": "imagine", "mine": "breathe",
	}}
}

func drink1(what string, count, mg float64) *journal.Intake {
	return &journal.Intake{What: what, Count: count, Caffeine: mg}
}

func TestEntriesOfThingsHad(t *testing.T) {
	wine := func(count, grams float64, what string) *journal.Intake {
		return &journal.Intake{What: what, Count: count, Alcohol: grams}
	}
	smoke := func(what string, count float64) *journal.Intake {
		return &journal.Intake{What: what, Count: count, Nicotine: true}
	}
	pot := &journal.Intake{What: "coffee", Count: 1, Caffeine: 96, Over: 3 * time.Hour}
	for _, c := range []struct {
		line, at string
		want     *journal.Intake
	}{
		{"coffee", "22:00", drink1("coffee", 1, 96)},
		{"Coffee", "22:00", drink1("coffee", 1, 96)},
		{"2 espresso at 15:40", "15:40", drink1("espresso", 2, 126)},
		{"espresso at 15.40?", "15:40", drink1("espresso", 1, 63)},
		{"2 espressos at 15:40", "15:40", drink1("espresso", 2, 126)},
		{"at 15:40 espresso 2", "15:40", drink1("espresso", 2, 126)},
		{"espresso x2 15:40", "15:40", drink1("espresso", 2, 126)},
		{"tea 20m ago", "21:40", drink1("tea", 1, 48)},
		{"tea 20 m ago", "21:40", drink1("tea", 1, 48)},
		{"2 tea 20 m ago", "21:40", drink1("tea", 2, 96)},
		{"2 green teas an hour ago", "21:00", drink1("green tea", 2, 58)},
		{"a cup of black tea", "22:00", drink1("black tea", 1, 48)},
		{"two cups of tea", "22:00", drink1("tea", 2, 96)},
		{"half a coffee", "22:00", drink1("coffee", 0.5, 48)},
		{"12 coffees", "22:00", drink1("coffee", 12, 1152)},
		{"100 cigarettes", "22:00", smoke("cigarette", 100)},
		{"☕ coffee", "22:00", drink1("☕ coffee", 1, 96)},
		{"2-shot coffee", "22:00", drink1("2-shot coffee", 1, 96)},
		{"energy 500ml", "22:00", drink1("energy", 1, 160)},
		{"energy 500 ml", "22:00", drink1("energy", 1, 160)},
		{"energy 0.5l", "22:00", drink1("energy", 1, 160)},
		{"2 energy 50cl", "22:00", drink1("energy", 2, 320)},
		{"caffeine 80mg", "22:00", drink1("caffeine", 1, 80)},
		{"80mg caffeine", "22:00", drink1("caffeine", 1, 80)},
		{"80 mg", "22:00", drink1("caffeine", 1, 80)},
		{"coffee 120mg", "22:00", drink1("coffee", 1, 120)},
		{"big coffee", "22:00", drink1("big coffee", 1, 145)},
		{"2 tablets 100mg", "22:00", drink1("tablet", 2, 200)},
		{"cola", "22:00", &journal.Intake{What: "cola", Count: 1, Caffeine: 35, Absorption: 2}},
		{"coffee over 3h from 9:00", "9:00", pot},
		{"coffee from 9:00 over 3h", "9:00", pot},
		{"coffee from 9:00 to 12:00", "9:00", pot},
		{"coffee from 9am until noon", "9:00", pot},
		{"coffee over 3h", "19:00", pot},
		{"wine 2", "22:00", wine(2, 28.404, "wine")},
		{"2 wine", "22:00", wine(2, 28.404, "wine")},
		{"2 glasses of wine at 8pm", "20:00", wine(2, 28.404, "wine")},
		{"beer 500ml 5%", "22:00", wine(1, 19.725, "beer")},
		{"beer 5.4 % 500 ml", "22:00", wine(1, 21.303, "beer")},
		{"cigarette", "22:00", smoke("cigarette", 1)},
		{"3 cigarettes", "22:00", smoke("cigarette", 3)},
		{"vape", "22:00", smoke("vape", 1)},
		{"patch", "22:00", &journal.Intake{What: "patch", Count: 1}},
		{"meal", "22:00", &journal.Intake{What: "meal", Count: 1}},
		{"meal big", "22:00", &journal.Intake{What: "meal", Count: 1, Big: true}},
		{"big dinner at 20:15", "20:15", &journal.Intake{What: "dinner", Count: 1, Big: true}},
		{"2 snacks and coffee", "22:00", drink1("coffee", 1, 96)},
		{"coffee with 2 sugars", "22:00", drink1("coffee", 1, 96)},
		{"3 slices I think, and a coffee", "22:00", drink1("coffee", 1, 96)},
		{"coffee with snack x2", "22:00", drink1("coffee", 2, 192)},
		{"coffee, felt better by 8", "22:00", drink1("coffee", 1, 96)},
		{"coffee, large", "22:00", drink1("coffee large", 1, 145)},
		{"Coffee at 2:15 p.m.", "14:15", drink1("coffee", 1, 96)},
		{"last coffee 2.45pm.", "14:45", drink1("coffee", 1, 96)},
		{"2pm was my last coffee.", "14:00", drink1("coffee", 1, 96)},
		{"a cup of coffee (95mg caffeine)", "22:00", drink1("coffee caffeine", 1, 95)},
		{"energy drink with 160mg caffeine", "22:00", drink1("energy drink", 1, 160)},
		{"energy monster", "22:00", drink1("energy monster", 1, 80)},
		{"large energy 500ml", "22:00", drink1("large energy", 1, 160)},
		{"cola 0,71l", "22:00", &journal.Intake{What: "cola", Count: 1, Caffeine: 70, Absorption: 2}},
		{"tea with snack 300ml", "22:00", drink1("tea", 1, 60)},
		{"snack 300ml and espresso", "22:00", drink1("espresso", 1, 63)},
		{"wine (250 ml)", "22:00", wine(1, 23.67, "wine")},
		{"wine senza alcol", "22:00", wine(1, 0.592, "senza alcol wine")},
		{"a third of a wine", "22:00", wine(0.33, 4.687, "wine")},
		{"small meal", "22:00", &journal.Intake{What: "snack", Count: 1}},
		{"snack", "22:00", &journal.Intake{What: "snack", Count: 1}},
		{"cafe\u0301", "22:00", drink1("café", 1, 96)},
		{"coffee 2h30 ago", "19:30", drink1("coffee", 1, 96)},
		{"caffeine 0.2g", "22:00", drink1("caffeine", 1, 200)},
		{"zero beer", "22:00", wine(1, 1.302, "zero beer")},
		{"zero cola", "22:00", &journal.Intake{What: "cola", Count: 1, Caffeine: 35, Absorption: 2}},
		{"zero sugar coffee", "22:00", drink1("coffee", 1, 96)},
		{"lots of coffee", "22:00", drink1("lots of coffee", 1, 96)},
		{"too much coffee", "22:00", drink1("too much coffee", 1, 96)},
		{"pack of cigarettes", "22:00", smoke("pack of cigarettes", 1)},
		{"dinner and wine", "22:00", wine(1, 14.202, "wine")},
	} {
		for _, words := range [][]string{{c.line}, strings.Fields(c.line)} {
			got, err := Entry(words, moments(t, "2026-11-23 22:00"), known(t))
			if err != nil {
				t.Errorf("%q: %v", c.line, err)
				break
			}
			got.Intake.Alcohol = math.Round(got.Intake.Alcohol*1000) / 1000
			if !reflect.DeepEqual(got.Intake, c.want) || got.At.Format("15:04") != clockOf(c.at) || got.Kind != journal.KindIntake {
				t.Errorf("%q: got %+v at %v, want %+v at %s", c.line, got.Intake, got.At, c.want, c.at)
			}
		}
	}
}

func clockOf(s string) string {
	if len(s) == 4 {
		return "0" + s
	}
	return s
}

func TestEntriesOfExercise(t *testing.T) {
	for _, c := range []struct {
		line, at string
		effort   journal.Effort
		lasted   time.Duration
	}{
		{"run 40m hard at 19:30", "19:30", journal.Vigorous, 40 * time.Minute},
		{"hard run at 19:30 for 40 min", "19:30", journal.Vigorous, 40 * time.Minute},
		{"run easy 1h 10m at 19:30", "19:30", journal.Light, 70 * time.Minute},
		{"run from 19:30 to 20:10", "19:30", journal.Vigorous, 40 * time.Minute},
		{"run 40m", "21:20", journal.Vigorous, 40 * time.Minute},
		{"run 40m 20m ago", "21:00", journal.Vigorous, 40 * time.Minute},
		{"run moderate", "21:30", journal.Moderate, 0},
		{"walk 1h at yesterday 18:00", "18:00", journal.Light, time.Hour},
	} {
		got, err := Entry(strings.Fields(c.line), moments(t, "2026-11-23 22:00"), known(t))
		if err != nil || got.Exercise == nil {
			t.Errorf("%q: %v", c.line, err)
			continue
		}
		if got.At.Format("15:04") != c.at || got.Exercise.Effort != c.effort || got.Exercise.Lasted != c.lasted {
			t.Errorf("%q: got %+v at %v", c.line, got.Exercise, got.At)
		}
	}
}

func TestEntriesOfOtherKinds(t *testing.T) {
	now := moments(t, "2026-11-23 22:00")
	session := func(practice, name string, d time.Duration) journal.Entry {
		return journal.Entry{Kind: journal.KindSession, Session: &journal.Session{
			Practice: practice, Name: name, Planned: d, Practised: d, Ending: journal.Logged,
		}}
	}
	rating := func(v int) journal.Entry {
		return journal.Entry{Kind: journal.KindRating, Rating: &journal.Rating{What: "stress", Value: v}}
	}
	note := func(s string) journal.Entry {
		return journal.Entry{Kind: journal.KindNote, Note: &journal.Note{Text: s}}
	}
	parked := func(s string) journal.Entry {
		return journal.Entry{Kind: journal.KindParked, Parked: &journal.Parked{Text: s}}
	}
	called := func(s string) journal.Entry {
		return journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: s, Count: 1}}
	}
	for _, c := range []struct {
		line, at string
		want     journal.Entry
	}{
		{"stress 7", "2026-11-23 22:00", rating(7)},
		{"stress 0 at 18:00", "2026-11-23 18:00", rating(0)},
		{"stress 10/10", "2026-11-23 22:00", rating(10)},
		{`note "rain, at 15:40"`, "2026-11-23 22:00", note("rain, at 15:40")},
		{"note It was\ta \x1b[31mlong\x1b[0m day\u202e.", "2026-11-23 22:00", note("It was a  [31mlong [0m day.")},
		{"Note Grüße", "2026-11-23 22:00", note("Grüße")},
		{`note "Late" is a word, another "early"`, "2026-11-23 22:00", note(`"Late" is a word, another "early"`)},
		{"park call the plumber", "2026-11-23 22:00", parked("call the plumber")},
		{`Park: "Write a letter to the school, at 9"`, "2026-11-23 22:00", parked("Write a letter to the school, at 9")},
		{"call the plumber", "2026-11-23 22:00", called("call the plumber")},
		{"2 calls", "2026-11-23 22:00", journal.Entry{Kind: journal.KindIntake, Intake: &journal.Intake{What: "call", Count: 2}}},
		{"call a plumber about the boiler", "2026-11-23 22:00", called("call a plumber about the boiler")},
		{"call my mother at 18:00", "2026-11-23 18:00", called("call my mother")},
		{"call mom, quick", "2026-11-23 22:00", called("call mom, quick")},
		{"call, quick", "2026-11-23 22:00", called("call, quick")},
		{"call the plumber, quick, at 18:00", "2026-11-23 18:00", called("call the plumber, quick")},
		{"session calm 10m at yesterday 22:40", "2026-11-22 22:40", session("breathe", "calm", 10*time.Minute)},
		{"session calm 10m", "2026-11-23 21:50", session("breathe", "calm", 10*time.Minute)},
		{"session 478 5m", "2026-11-23 21:55", session("breathe", "478", 5*time.Minute)},
		{"session mine 5m", "2026-11-23 21:55", session("breathe", "mine", 5*time.Minute)},
		{"session imagine shore 20m at 21:00", "2026-11-23 21:00", session("imagine", "shore", 20*time.Minute)},
		{"session night train 20m at 21:00", "2026-11-23 21:00", session("imagine", "night-train", 20*time.Minute)},
		{"session shuffle for 15m at 21:00", "2026-11-23 21:00", session("shuffle", "", 15*time.Minute)},
		{"nap 20m at 15:00", "2026-11-23 15:00", journal.Entry{Kind: journal.KindNap, Nap: &journal.Nap{Lasted: 20 * time.Minute}}},
		{"nap from 15:00 to 15:20", "2026-11-23 15:00", journal.Entry{Kind: journal.KindNap, Nap: &journal.Nap{Lasted: 20 * time.Minute}}},
		{"nap 30m", "2026-11-23 21:30", journal.Entry{Kind: journal.KindNap, Nap: &journal.Nap{Lasted: 30 * time.Minute}}},
		{"nap", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNap, Nap: &journal.Nap{}}},
		{"nothing", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"nothing today", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"nothing else tonight", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"nothing yesterday", "2026-11-22 12:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"That was all.", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"that's all today", "2026-11-23 22:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"nothing more at yesterday 23:00", "2026-11-22 23:00", journal.Entry{Kind: journal.KindNothing, Nothing: &journal.Nothing{}}},
		{"rest", "2026-11-23 22:00", journal.Entry{Kind: journal.KindSession, Session: &journal.Session{Practice: "rest", Ending: journal.Logged}}},
		{"rest at yesterday 23:00", "2026-11-22 23:00", journal.Entry{Kind: journal.KindSession, Session: &journal.Session{Practice: "rest", Ending: journal.Logged}}},
	} {
		got, err := Entry(strings.Split(c.line, " "), now, known(t))
		if err != nil {
			t.Errorf("%q: %v", c.line, err)
			continue
		}
		if at := got.At.Format("2006-01-02 15:04"); at != c.at {
			t.Errorf("%q: got %s, want %s", c.line, at, c.at)
		}
		if got.At = (time.Time{}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %+v, want %+v", c.line, got, c.want)
		}
	}
}

// What somebody called it is what it is called again.
func TestExerciseKeepsItsName(t *testing.T) {
	for line, want := range map[string]string{
		"hiit 30m": "hiit", "marathon": "marathon", "morning run": "morning run", "ran 40m": "run", "hard run": "run",
	} {
		if got, err := Entry([]string{line}, moments(t, "2026-11-23 22:00"), known(t)); err != nil || got.Exercise.What != want {
			t.Errorf("%q: got %+v, %v, want %s", line, got.Exercise, err, want)
		}
	}
}

// A medicine is kept as it is typed, and beside a drink it is an entry of its own.
func TestAMedicineIsKeptAsItIsTyped(t *testing.T) {
	for line, want := range map[string][]string{
		"melatonin 3mg and magnesium":                    {"melatonin 3mg and magnesium"},
		"medicine ibuprofen 400mg and melatonin 3mg":     {"ibuprofen 400mg and melatonin 3mg"},
		"2 ibuprofen 400 mg at 20:00":                    {"2 ibuprofen 400mg"},
		"1 ibuprofen 400mg":                              {"ibuprofen 400mg"},
		"a melatonin, 2 tsp":                             {"melatonin, 2 tsp"},
		"snack and melatonin":                            {"snack", "melatonin"},
		"melatonin with dinner":                          {"melatonin with dinner"},
		"toast and melatonin":                            {"toast and melatonin"},
		"ibuprofen and coffee":                           {"coffee 96", "ibuprofen"},
		"coffee and ibuprofen 400mg":                     {"coffee 96", "ibuprofen 400mg"},
		"2 coffees, 400mg ibuprofen and 2 melatonin":     nil,
		"coffee, 400mg ibuprofen and a melatonin, toast": {"coffee 96", "400mg ibuprofen", "melatonin"},
		"ritalin and coffee at 15:40":                    {"coffee 96", "ritalin"},
		"wine with melatonin 3mg":                        {"wine", "melatonin 3mg"},
		"magnesium with caffeine 65mg":                   {"caffeine 65", "magnesium"},
		"medicine: melatonin":                            {"melatonin"},
		"coffee from the medicine woman":                 {"coffee 96"},
	} {
		all, err := Entries([]string{line}, moments(t, "2026-11-23 22:00"), known(t))
		var got []string
		for _, e := range all {
			switch {
			case e.Medicine != nil:
				got = append(got, e.Medicine.What)
			case e.Intake.Caffeine > 0:
				got = append(got, fmt.Sprint(e.Intake.What, " ", e.Intake.Caffeine))
			default:
				got = append(got, e.Intake.What)
			}
			if !e.At.Equal(all[0].At) {
				t.Errorf("%q: %s is at %s", line, got, e.At)
			}
		}
		if !slices.Equal(got, want) || (err == nil) == (want == nil) {
			t.Errorf("%q: got %q, %v, want %q", line, got, err, want)
		}
	}
	if e, err := Entry([]string{"coffee and ibuprofen 400mg"}, moments(t, "2026-11-23 22:00"), known(t)); err == nil ||
		!strings.Contains(err.Error(), "two things, coffee and ibuprofen 400mg") {
		t.Errorf("where one thing goes: got %+v, %v", e, err)
	}
}

func TestEntryKeepsTheOffsetOfItsMoment(t *testing.T) {
	got, err := Entry([]string{"coffee", "2026-10-24 15:00"}, moments(t, "2026-10-26 09:00"), known(t))
	if err != nil || got.At.Format(layout) != "2026-10-24 15:00 +0200" {
		t.Errorf("got %v, %v", got.At, err)
	}
	if name, _ := got.At.Zone(); name != "" {
		t.Errorf("the zone is %q, not a fixed offset", name)
	}
}

func TestWhatIsNotClearIsSaidInOneSentence(t *testing.T) {
	for line, want := range map[string]string{
		"":                             "nothing was named",
		"   ":                          "nothing was named",
		"20m ago":                      "nothing was named",
		"2":                            "nothing was named",
		"coffee at 25:00":              `"25:00" is not a time`,
		"coffee at banana":             `"banana" is not a time`,
		"coffee at":                    "a time belongs after",
		"coffee at yesterday":          `"yesterday" is not a time`,
		"coffee at 15:00 at 16:00":     "two times",
		"coffee 2 3":                   "a second one",
		"coffee 0":                     "is not a count",
		"coffee 500":                   "is not a count",
		"coffee -1":                    `"-1" is not a count`,
		"0 coffee":                     `"0" is not a count`,
		"-1 coffee":                    `"-1" is not a count; a number above 0 and up to 100 is`,
		"101 coffee":                   `"101" is not a count; a number above 0 and up to 100 is`,
		"1000 coffee":                  `"1000" is not a count`,
		"x1000 coffee":                 `"x1000" is not a count`,
		"123456789 large coffees":      `"123456789" is not a count`,
		"1e3 coffee":                   `"1e3" is not a count`,
		"coffee 1e3":                   `"1e3" is not a count`,
		"1/0 coffee":                   `"1/0" is not a count`,
		"1/3 coffee":                   `"1/3" is not a count`,
		"∞ coffee":                     `"∞" is not a count`,
		"1000 wine":                    `"1000" is not a count`,
		"1000 cigarettes":              `"1000" is not a count`,
		"coffee 99999ml":               "too little or too much",
		"coffee over":                  "an amount of time belongs",
		"coffee over easy":             "an amount of time belongs",
		"coffee over 20h":              "longer than a day's drinking",
		"coffee 3h":                    "coffee over 3h and coffee 3h ago",
		"coffee hard":                  `"hard" does not go with coffee`,
		"tea 5%":                       "strength",
		"tablet 300ml":                 "tablet 80mg",
		"caffeine":                     "caffeine 80mg",
		"30 tablets":                   "more than fits",
		"beer 80mg":                    "beer 500ml 5%",
		"cigarette 20mg":               "does not go with cigarette",
		"2 run":                        "run 40m hard",
		"run hard easy":                "hard already",
		"run 30h":                      "longer than a day",
		"run 20m for 30m":              "two lengths",
		"stress":                       "0 to 10",
		"stress 11":                    "0 to 10",
		"stress -1":                    "0 to 10",
		"stress 7.5":                   "0 to 10",
		"stress 7 coffee":              "two things, stress and coffee",
		"note":                         "some words",
		`note ""`:                      "some words",
		"park":                         "some words",
		"note \x1b\x07":                "some words",
		"session":                      "which practice",
		"session 10m":                  "which practice",
		"session calm":                 "how long",
		"session calm 20h":             "longer than a night",
		"session clam 10m":             `"clam" is not known here; perhaps calm`,
		"session imagine calm 10m":     "is not known",
		"rest 10m":                     "no length",
		"stress 7 lately":              "all that goes here",
		"rest well":                    "all that goes here",
		"coffee today":                 `a time of day belongs after "today", like today 9:00`,
		"run yesterday":                `a time of day belongs after "yesterday", like yesterday 9:00`,
		"nap yesterday":                `a time of day belongs after "yesterday", like yesterday 9:00`,
		"a bottle and a glass of wine": `"bottle and glass of wine" is not known here`,
		"energy dinner":                `is not known here`,
		"naltrexone 50mg with coffee":  `"naltrexone" is not known here`,
		"green tea wine":               `"green tea wine" is not known here`,
		"energy drink wine":            `"energy drink wine" is not known here`,
		"bang energy":                  "the milligrams from its label can follow it",
		"coffee 200g":                  "the weight does not tell what coffee has in it",
		"coffee yesterday":             `a time of day belongs after "yesterday", like yesterday 9:00`,
		"cofee":                        `"cofee" is not known here; perhaps coffee`,
		"2 espreso at 15:40":           "espresso",
		"gren tea":                     "green tea",
		"cigarete":                     "cigarette",
		"mystery tea":                  `"mystery tea" is not known here`,
		"qqqqqqqq":                     "lull list",
		"hard":                         `"hard" is not known here`,
		"no coffee":                    "what you did not have needs no entry",
		"no caffeine":                  `"caffeine-free" is not known here`,
		"no caffeine at 15:00":         `"caffeine-free" is not known here`,
		"session foo 10m":              "lull list shows those that are",
		"2 beers and a cigarete":       `"cigarete" is not known here; perhaps cigarette`,
		"big meal and wine":            "two things, wine and big meal",
		"coffee and tea hard":          `"hard" does not go with tea`,
		"run and dinner":               "two things, run and dinner",
		"nap and coffee":               "two things, a nap and coffee",
		"run 30m and nap 20m":          "two things, a nap and run",
		"coffee then nap":              "two things, a nap and coffee",
		"nap 20m, melatonin":           "two things, a nap and melatonin",
		"coffee and stress 7":          "two things, coffee and stress 7",
		"stress 7 and coffee":          "two things, stress and coffee",
		"2 coffees and 1 tea":          "two things, coffee and tea",
		"2 beers, 1 wine":              "two things, beer and wine",
		"coffee at 9 and 11":           "two times",
		"melatonin at 9 and 11":        "two times",
		"coffee and 11":                "it is not clear what the 11 at the end counts",
		"zero coffee":                  "what you did not have needs no entry",
		"zero coffees":                 "what you did not have needs no entry",
		"zero beers":                   "what you did not have needs no entry",
		"coffee a while ago":           "how long ago it was is not clear; 20m ago",
		"caffeine 2g":                  "more than fits into one entry",
		"mood good":                    "lull list drinks",
		"tired":                        "lull list drinks",
		"2 shots":                      "lull list drinks",
		"te\x00a":                      "no letter",
		"te\u202ea":                    "no letter",
		strings.Repeat("coffee ", 80):  "longer than",
	} {
		got, err := Entry([]string{line}, moments(t, "2026-11-23 22:00"), known(t))
		if err == nil {
			t.Errorf("%q: got %+v", line, got)
			continue
		}
		if !strings.Contains(err.Error(), want) || !sentence(err.Error()) {
			t.Errorf("%q: the error is %q, want %q", line, err, want)
		}
	}
}

func TestUnknownWordCarriesTheNearestNames(t *testing.T) {
	_, err := Entry([]string{"cofee"}, moments(t, "2026-11-23 22:00"), known(t))
	var u *Unknown
	if !errors.As(err, &u) || u.Word != "cofee" || len(u.Nearest) == 0 || u.Nearest[0] != "coffee" {
		t.Errorf("got %#v", err)
	}
	if got := nearest("esp", known(t).Table.Names()); !slices.Contains(got, "espresso") {
		t.Errorf("a beginning: got %v", got)
	}
}

func TestQuestions(t *testing.T) {
	now := moments(t, "2026-11-23 16:00")
	for _, c := range []struct {
		line, at string
		what     string
	}{
		{"espresso", "2026-11-23 16:00", "espresso"},
		{"run hard", "2026-11-23 16:00", "run"},
		{"run 40m hard at 19:30", "2026-11-23 19:30", "run"},
		{"wine 2 at 20:00", "2026-11-23 20:00", "wine"},
		{"cigarette in 2h", "2026-11-23 18:00", "cigarette"},
		{"meal at 8pm", "2026-11-23 20:00", "meal"},
		{"coffee at 15:00", "2026-11-24 15:00", "coffee"},
		{"I still have a coffee", "2026-11-23 16:00", "coffee"},
		{"still run hard", "2026-11-23 16:00", "run"},
		{"a coffee tomorrow 9:00", "2026-11-24 09:00", "coffee"},
	} {
		got, err := Question(strings.Fields(c.line), now, known(t))
		if err != nil || got.At.Format("2006-01-02 15:04") != c.at {
			t.Errorf("%q: got %+v, %v", c.line, got, err)
			continue
		}
		what := ""
		if got.Intake != nil {
			what = got.Intake.What
		} else if got.Exercise != nil {
			what = got.Exercise.What
		}
		if what != c.what {
			t.Errorf("%q: got %q", c.line, what)
		}
	}
	for _, line := range []string{"", "stress 7", "note x", "park x", "rest", "session calm 10m", "coffee 20m ago", "banana", "coffee at 25:00"} {
		if got, err := Question([]string{line}, now, known(t)); err == nil || !sentence(err.Error()) {
			t.Errorf("%q: got %+v, %v", line, got, err)
		}
	}
}

func FuzzEntry(f *testing.F) {
	for _, s := range []string{
		"2 espresso at 15:40", "coffee over 3h from 9:00 to noon", "beer 500ml 5%", "run 40m hard at 19:30", "session calm 10m at yesterday 22:40",
		`note "x"`, "stress 7", "cofee", "at at at", "from to over for", "half half an hour ago", "\xff\xfe", "0%", "wine 2 0%",
	} {
		f.Add(s)
	}
	k := known(f)
	now := time.Date(2026, 11, 23, 1, 30, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Entry([]string{s}, now, k)
		switch {
		case err != nil:
			if !sentence(err.Error()) {
				t.Errorf("%q: the error is %q", s, err)
			}
		default:
			got.Evening = evening.DayOf(got.At.UTC().Date())
			if err := got.Check(); err != nil {
				t.Errorf("%q: %v", s, err)
			}
			if got.At.After(now) {
				t.Errorf("%q is at %v, which is to come", s, got.At)
			}
		}
		q, err := Question([]string{s}, now, k)
		if err != nil && !sentence(err.Error()) || err == nil && q.At.Before(now) {
			t.Errorf("the question %q: got %+v, %v", s, q, err)
		}
	})
}
