package intake

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"lull/content/testdata/lines"
	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/wording"
)

var today = evening.DayOf(2026, 11, 23)

// someTable is a small table; the real one is content's.
func someTable(t testing.TB) *Table {
	t.Helper()
	table, err := NewTable(
		Item{Name: "coffee", Kind: Drink, Milligrams: 96, Millilitres: 237, Offered: true},
		Item{Name: "espresso", Kind: Drink, Milligrams: 63, Millilitres: 30, Offered: true},
		Item{Name: "tea", Aliases: []string{"black tea"}, Kind: Drink, Milligrams: 48, Millilitres: 237, Offered: true},
		Item{Name: "green tea", Kind: Drink, Milligrams: 29, Millilitres: 237, Offered: true},
		Item{Name: "decaf", Kind: Drink, Milligrams: 5, Millilitres: 237, Offered: true},
		Item{Name: "energy drink", Kind: Drink, Milligrams: 80, Millilitres: 250},
		Item{Name: "wine", Kind: Alcohol, Millilitres: 150, Strength: 0.12},
		Item{Name: "patch", Kind: Replacement},
		Item{Name: "cigarette", Kind: Nicotine},
		Item{Name: "meal", Kind: Food}, Item{Name: "snack", Kind: Food},
		Item{Name: "medicine", Aliases: []string{"pill"}, Kind: Medicine},
	)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

var lastID int

func entryAt(h float64) journal.Entry {
	lastID++
	return journal.Entry{ID: strconv.Itoa(lastID), At: clock(h), Evening: today}
}

func drank(h float64, what string, mg float64) journal.Entry {
	e := entryAt(h)
	e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: what, Count: 1, Caffeine: mg}
	return e
}

func moved(h float64, effort journal.Effort, lasted time.Duration) journal.Entry {
	e := entryAt(h)
	e.Kind, e.Exercise = journal.KindExercise, &journal.Exercise{What: "run", Effort: effort, Lasted: lasted}
	return e
}

func poured(h, count float64) journal.Entry {
	e := entryAt(h)
	e.Kind, e.Intake = journal.KindIntake, wine(count)
	return e
}

func wine(count float64) *journal.Intake {
	return &journal.Intake{What: "wine", Count: count, Alcohol: 14 * count}
}

func coffee() *journal.Intake { return &journal.Intake{What: "coffee", Count: 1, Caffeine: 96} }

func tonight(t testing.TB, entries ...journal.Entry) Tonight {
	return Tonight{Day: today, Entries: entries, Bed: clock(23), Table: someTable(t)}
}

func ids(ls []wording.Line) []string {
	var out []string
	for _, l := range ls {
		out = append(out, l.ID)
	}
	return out
}

func names(os []Option) []string {
	var out []string
	for _, o := range os {
		out = append(out, o.What)
	}
	return out
}

func TestCoffeeByTheHour(t *testing.T) {
	for _, c := range []struct {
		h     float64
		want  Verdict
		first string
	}{
		{9, Yes, "can.caffeine.yes"},
		{15.5, Yes, "can.caffeine.yes"},
		{15.75, Smaller, "can.caffeine.no.disagree"},
		{17, Smaller, "can.caffeine.no.disagree"},
		{22, No, "can.caffeine.no.likely"},
		{23.5, No, "can.quiet.no"},
	} {
		got := tonight(t).Can(Question{Intake: coffee()}, clock(c.h))
		if got.Verdict != c.want || got.Lines[0].ID != c.first {
			t.Errorf("at %v: got %v %v, want %v %v", c.h, got.Verdict, ids(got.Lines), c.want, c.first)
		}
		if !got.Limit.Latest.Equal(clock(15.5)) || !got.Early.Latest.Equal(clock(11)) || !got.Late.Latest.Equal(clock(18.25)) {
			t.Errorf("at %v: limits %+v %+v %+v", c.h, got.Limit, got.Early, got.Late)
		}
	}
}

func TestWhatIsStillFineInsteadOfCoffee(t *testing.T) {
	for _, c := range []struct {
		h    float64
		want []string
	}{
		{16, []string{"espresso", "tea", "decaf"}},
		{19, []string{"tea", "green tea", "decaf"}},
		{22, []string{"green tea", "decaf"}},
	} {
		got := tonight(t).Can(Question{Intake: coffee()}, clock(c.h))
		if !slices.Equal(names(got.Still), c.want) {
			t.Errorf("at %v: got %v, want %v", c.h, names(got.Still), c.want)
		}
	}
	full := tonight(t, drank(14, "coffee", 96), drank(15, "coffee", 96)).Can(Question{Intake: coffee()}, clock(16))
	if full.Verdict != No || full.Limit.Fit != NoRoom || !slices.Equal(names(full.Still), []string{"decaf"}) {
		t.Errorf("no room: got %+v", full)
	}
}

func TestDecafIsFineAtAnyHour(t *testing.T) {
	n := tonight(t, drank(20, "coffee", 96))
	for _, h := range []float64{8, 22.9, 23.2} {
		if got := n.Can(Question{Intake: &journal.Intake{What: "decaf", Count: 1, Caffeine: 5}}, clock(h)); got.Verdict != Yes {
			t.Errorf("at %v: got %+v", h, got)
		}
	}
}

func TestBigDrinkHasNoClockTime(t *testing.T) {
	q := Question{Intake: &journal.Intake{What: "coffee", Count: 3, Caffeine: 288}}
	got := tonight(t).Can(q, clock(12))
	if got.Verdict != Smaller && got.Verdict != No || got.Limit.Fit != Morning || !slices.Contains(ids(got.Lines), "best.caffeine.morning") {
		t.Errorf("got %v %+v %v", got.Verdict, got.Limit, ids(got.Lines))
	}
	if !slices.Contains(ids(got.Lines), "note.single") {
		t.Errorf("288 mg at once: no note in %v", ids(got.Lines))
	}
	if got := tonight(t).Can(q, clock(7)); got.Verdict != Yes {
		t.Errorf("at seven: got %+v", got)
	}
}

func TestNoClockWherePeopleKnowBetter(t *testing.T) {
	cigarette := &journal.Intake{What: "cigarette", Count: 1, Nicotine: true}
	for _, c := range []struct {
		name string
		body Body
		in   *journal.Intake
		want string
	}{
		{"pregnant, coffee", Body{Pregnant: true}, coffee(), "ask.pregnant"},
		{"pregnant, wine", Body{Pregnant: true}, wine(1), "ask.pregnant.other"},
		{"young, coffee", Body{Under18: true}, coffee(), "ask.young"},
		{"young, cigarette", Body{Under18: true}, cigarette, "ask.young.other"},
		{"fluvoxamine or cirrhosis", Body{Unmodelled: true}, coffee(), "ask.pharmacist"},
		{"patch", Body{}, &journal.Intake{What: "patch", Count: 1}, "ask.replacement"},
		{"medicine", Body{}, &journal.Intake{What: "pill", Count: 1}, "ask.medicine"},
		{"medicine with a name", Body{}, &journal.Intake{What: "sleeping pills", Count: 2}, "ask.medicine"},
	} {
		n := tonight(t)
		n.Body = c.body
		got := n.Can(Question{Intake: c.in}, clock(21))
		if got.Verdict != Ask || got.Verdict.Fine() || got.Modelled || got.Limit.Fit != Unsaid || got.Lines[0].ID != c.want {
			t.Errorf("%s: got %v %v %v", c.name, got.Verdict, got.Limit, ids(got.Lines))
		}
		for _, l := range got.Lines {
			if _, clock := l.With["latest"]; clock {
				t.Errorf("%s: %v names a time", c.name, l)
			}
		}
	}
}

func TestDailyNotes(t *testing.T) {
	for _, c := range []struct {
		name   string
		body   Body
		logged float64
		want   string
	}{
		{"399 mg", Body{}, 399, ""},
		{"401 mg", Body{}, 401, "note.day"},
		{"201 mg, pregnant", Body{Pregnant: true}, 201, "note.day.low"},
		{"201 mg, breastfeeding", Body{Breastfeeding: true}, 201, "note.day.low"},
		{"50 mg, under 18", Body{Under18: true}, 50, "note.young"},
		{"50 mg, under 18, 50 kg", Body{Under18: true, Kilograms: 50}, 50, "note.young.weight"},
	} {
		n := tonight(t, drank(7, "coffee", c.logged/2), drank(8, "coffee", c.logged/2))
		yesterday := drank(-5, "coffee", 300)
		yesterday.Evening = today - 1
		n.Entries = append(n.Entries, yesterday)
		n.Body = c.body
		got := ids(n.Outlook(clock(12)).Notes)
		if c.want == "" && slices.Contains(got, "note.day") || c.want != "" && !slices.Contains(got, c.want) {
			t.Errorf("%s: got %v, want %q", c.name, got, c.want)
		}
	}
}

func TestExerciseByEffortAndEnd(t *testing.T) {
	for _, c := range []struct {
		effort journal.Effort
		h      float64
		lasted time.Duration
		want   Verdict
		first  string
	}{
		{journal.Vigorous, 18, time.Hour, Yes, "can.exercise.hard.yes"},
		{journal.Vigorous, 18.5, time.Hour, Smaller, "can.exercise.hard.no"},
		{journal.Vigorous, 18.75, 0, Smaller, "can.exercise.hard.no"},
		{journal.Vigorous, 21.5, 40 * time.Minute, No, "can.exercise.hard.close.no"},
		{journal.Moderate, 20.5, time.Hour, Yes, "can.exercise.moderate.yes"},
		{journal.Moderate, 21, time.Hour, No, "can.exercise.moderate.no"},
		{journal.Light, 22.5, time.Hour, Yes, "can.exercise.light.any"},
		{"", 22.5, time.Hour, Yes, "can.exercise.light.any"},
	} {
		x := &journal.Exercise{What: "run", Effort: c.effort, Lasted: c.lasted}
		got := tonight(t).Can(Question{At: clock(c.h), Exercise: x}, clock(12))
		if got.Verdict != c.want || got.Lines[0].ID != c.first {
			t.Errorf("%v at %v: got %v %v, want %v %v", c.effort, c.h, got.Verdict, ids(got.Lines), c.want, c.first)
		}
	}
	hard := &journal.Exercise{What: "run", Effort: journal.Vigorous}
	if got := tonight(t).Can(Question{At: clock(20), Exercise: hard}, clock(12)); !slices.Equal(names(got.Still), []string{"moderate run", "light run"}) {
		t.Errorf("still fine: got %v", names(got.Still))
	}
}

func TestAlcoholHoursForSeventyKilograms(t *testing.T) {
	bed := clock(23)
	for drinks, want := range map[float64]float64{1: 4, 2: 4, 3: 6} {
		for _, kilograms := range []float64{70, 0} {
			l := Clearing{Kilograms: kilograms}.Limit(14*drinks, 0, bed)
			near(t, "hours", bed.Sub(l.Exact).Hours(), want, 1e-9)
		}
	}
	if l := (Clearing{}).Limit(Grams(330, 0.005), 0, bed); l.Fit != Anytime {
		t.Errorf("alcohol-free: %+v", l)
	}
	near(t, "a glass of wine", Grams(150, 0.12), 14.2, 0.05)
}

func TestWineByTheHour(t *testing.T) {
	for _, c := range []struct {
		h, count float64
		before   []journal.Entry
		want     Verdict
	}{
		{19, 1, nil, Yes},
		{19.25, 1, nil, No},
		{17, 3, nil, Yes},
		{18, 3, nil, Smaller},
		{19, 1, []journal.Entry{poured(18, 1)}, Yes},
		{19, 2, []journal.Entry{poured(18, 1)}, Smaller},
		{19, 1, []journal.Entry{poured(18, 2)}, No},
	} {
		got := tonight(t, c.before...).Can(Question{Intake: wine(c.count)}, clock(c.h))
		if got.Verdict != c.want {
			t.Errorf("%v wine at %v after %d: got %v %+v, want %v", c.count, c.h, len(c.before), got.Verdict, got.Limit, c.want)
		}
	}
}

// What is drunk over some hours counts from the last of it.
func TestWineOverTheEveningCountsFromItsEnd(t *testing.T) {
	slow := wine(2)
	slow.Over = 3 * time.Hour
	for h, want := range map[float64]Verdict{16: Yes, 16.5: No, 19: No} {
		if got := tonight(t).Can(Question{Intake: slow}, clock(h)); got.Verdict != want {
			t.Errorf("over three hours from %v: got %v, until %v, want %v", h, got.Verdict, got.Limit.Latest, want)
		}
	}
	e := poured(17, 2)
	e.Intake.Over = 3 * time.Hour
	if got := tonight(t, e).Late(); len(got) != 1 || got[0].Cause != ByAlcohol {
		t.Errorf("wine from 17:00 to 20:00: got %+v, want it late", got)
	}
}

func TestSeveralOfAThingReadAsSeveral(t *testing.T) {
	for _, c := range []struct {
		what  string
		count float64
		want  string
	}{
		{"wine", 1, "wine"},
		{"wine", 2, "2 wines"},
		{"espresso", 2, "2 espressos"},
		{"coffee", 0.5, "0.5 coffee"},
		{"peach", 3, "3 peaches"},
		{"snus", 2, "2 snus"},
		{"caffeine", 2, "2 caffeine"},
	} {
		if got := Counted(c.what, c.count); got != c.want {
			t.Errorf("%v %s: got %q, want %q", c.count, c.what, got, c.want)
		}
	}
	two := drank(16, "espresso", 126)
	two.Intake.Count = 2
	with := tonight(t, two).Late()[0].Line.With
	if with["what"] != "2 espressos" || with["kind"] != "espressos" {
		t.Errorf("got %v", with)
	}
}

// A big drink of the morning is told apart from one of the afternoon: "best in
// the morning" is no word for what was had then.
func TestMorningDrinkIsNotSentToTheMorning(t *testing.T) {
	for h, want := range map[float64]string{8: "late.best.smaller", 15: "late.best.morning"} {
		got := tonight(t, drank(h, "tablet", 400)).Late()
		if len(got) != 1 || got[0].Best.ID != want {
			t.Errorf("400 mg at %v: got %+v, want %s", h, got, want)
		}
	}
}

// A glass that needs longer than the evening is not told in caffeine's words.
func TestALateGlassHasWordsOfItsOwn(t *testing.T) {
	for _, c := range []struct {
		want    string
		glasses []journal.Entry
	}{
		{"late.best.alcohol", []journal.Entry{poured(22, 1)}},
		{"late.best.alcohol.less", []journal.Entry{poured(22, 20)}},               // longer than any evening
		{"late.best.alcohol.less", []journal.Entry{poured(18, 8), poured(22, 1)}}, // no room after the others
	} {
		late := tonight(t, c.glasses...).Late()
		if last := late[len(late)-1]; last.Best.ID != c.want {
			t.Errorf("%d times something: got %+v, want %s", len(c.glasses), last.Best, c.want)
		}
	}
}

func TestNicotineAndMealsByTheHour(t *testing.T) {
	cigarette := &journal.Intake{What: "cigarette", Count: 1, Nicotine: true}
	for _, c := range []struct {
		in   *journal.Intake
		h    float64
		want Verdict
	}{
		{cigarette, 19, Yes},
		{cigarette, 19.5, No},
		{&journal.Intake{What: Meal, Count: 1}, 20, Yes},
		{&journal.Intake{What: Meal, Count: 1}, 20.5, Smaller},
		{&journal.Intake{What: Meal, Count: 1}, 22.5, No},
		{&journal.Intake{What: Snack, Count: 1}, 22, Yes},
		{&journal.Intake{What: Snack, Count: 1}, 22.25, No},
		{&journal.Intake{What: "water", Count: 1}, 22.9, Yes},
	} {
		if got := tonight(t).Can(Question{Intake: c.in}, clock(c.h)); got.Verdict != c.want {
			t.Errorf("%s at %v: got %v, want %v", c.in.What, c.h, got.Verdict, c.want)
		}
	}
}

func TestStricterPartOfAnIrishCoffeeCounts(t *testing.T) {
	both := &journal.Intake{What: "irish coffee", Count: 1, Caffeine: 96, Alcohol: 14}
	got := tonight(t).Can(Question{Intake: both}, clock(16))
	if got.Verdict != Smaller || !got.Limit.Latest.Equal(clock(15.5)) {
		t.Errorf("got %v %+v", got.Verdict, got.Limit)
	}
}

func TestLateThingsOfAnEvening(t *testing.T) {
	n := tonight(t, moved(19.75, journal.Vigorous, 40*time.Minute), drank(9, "coffee", 96), drank(16+40.0/60, "coffee", 96),
		drank(21, "decaf", 5), poured(20, 1))
	meal := entryAt(21)
	meal.Intake = &journal.Intake{What: Meal, Count: 1}
	big := entryAt(21.1)
	big.Intake = &journal.Intake{What: Meal, Count: 1, Big: true}
	smoke := entryAt(21.2)
	smoke.Intake = &journal.Intake{What: "cigarette", Count: 1, Nicotine: true}
	n.Entries = append(n.Entries, meal, big, smoke)
	var got []Cause
	for _, l := range n.Late() {
		got = append(got, l.Cause)
	}
	want := []Cause{ByCaffeine, ByExercise, ByAlcohol, ByMeal, ByNicotine}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if at := n.Late()[0].Name.With["at"]; at != "16:40" {
		t.Errorf("the late coffee is the one at %v", at)
	}
}

func TestEarlyDayHasNothingLate(t *testing.T) {
	n := tonight(t, drank(8, "coffee", 96), drank(10, "espresso", 63), moved(17, journal.Vigorous, time.Hour), poured(18.5, 1))
	if got := n.Late(); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

// After lights-out nothing is late, past, or noted.
func TestNothingUnkindAfterBedtime(t *testing.T) {
	n := tonight(t, drank(22, "coffee", 300), moved(22, journal.Vigorous, time.Hour), poured(22.5, 4))
	o := n.Outlook(clock(23.25))
	if !o.Quiet || len(o.Late)+len(o.Cutoffs)+len(o.Notes) != 0 || o.Headline.ID != "tonight.quiet" {
		t.Errorf("got %+v", o)
	}
	if got := n.AtLogging(n.Entries[0], clock(23.25)); got != nil {
		t.Errorf("at logging: got %v", got)
	}
	for _, q := range []Question{{Intake: coffee()}, {Intake: wine(3)}, {Exercise: &journal.Exercise{What: "run", Effort: journal.Vigorous}}} {
		if got := n.Can(q, clock(23.25)); len(got.Lines) != 1 || got.Lines[0].ID != "can.quiet.no" {
			t.Errorf("got %v", ids(got.Lines))
		}
	}
}

func TestOutlookOfTheWorkedExample(t *testing.T) {
	n := tonight(t, drank(8, "coffee", 96), drank(13, "coffee", 96), drank(16, "tea", 48))
	o := n.Outlook(clock(17))
	near(t, "at bed", o.Caffeine.Usual, 55.7, 0.05)
	if o.Caffeine.Low >= o.Caffeine.Usual || o.Caffeine.High <= o.Caffeine.Usual || o.Zone != Disagree {
		t.Errorf("got %+v %v", o.Caffeine, o.Zone)
	}
	if o.Headline.ID != "tonight.disagree" || o.Headline.With["mg"] != "56" || o.Headline.With["bed"] != "23:00" {
		t.Errorf("headline: got %+v", o.Headline)
	}
	if len(o.Cutoffs) != 5 || !o.Cutoffs[0].Passed || o.Cutoffs[0].Limit.Fit != NoRoom {
		t.Fatalf("cutoffs: got %+v", o.Cutoffs)
	}
	if !o.Cutoffs[1].Limit.Latest.Equal(clock(19)) || o.Cutoffs[1].Left != 2*time.Hour || !o.Cutoffs[4].Limit.Latest.Equal(clock(20)) {
		t.Errorf("cutoffs: got %+v", o.Cutoffs)
	}
	if !slices.Equal(names(o.Still), []string{"decaf"}) || o.Logged != 240 {
		t.Errorf("still fine: %v, logged %v", names(o.Still), o.Logged)
	}
}

func TestYesterdaysCoffeeIsCarriedOverAndNotJudged(t *testing.T) {
	late := drank(-1, "coffee", 200)
	late.Evening = today - 1
	o := tonight(t, late).Outlook(clock(9))
	if len(o.Late) != 0 || o.Logged != 0 || o.Caffeine.Usual < 5 {
		t.Errorf("got %+v", o)
	}
}

func TestLoggingSaysWhatIsLeft(t *testing.T) {
	for _, c := range []struct {
		e    journal.Entry
		want []string
	}{
		{drank(14.5, "coffee", 90), []string{"log.caffeine", "zone.low"}},
		{drank(16.67, "coffee", 96), []string{"late.caffeine", "step.caffeine"}},
		{drank(8, "pre-workout", 254), []string{"log.caffeine", "zone.low", "note.single"}},
		{drank(21, "decaf", 5), []string{"log.caffeine.little"}},
		{moved(22, journal.Vigorous, 30*time.Minute), []string{"late.exercise.close", "step.exercise"}},
		{moved(12, journal.Vigorous, 30*time.Minute), nil},
	} {
		if got := ids(tonight(t, c.e).AtLogging(c.e, clock(22.75))); !slices.Equal(got, c.want) {
			t.Errorf("%+v: got %v, want %v", c.e, got, c.want)
		}
	}
}

// Every sentence asked for is on the list, with the values the list names.
func TestLinesAreThoseOnTheList(t *testing.T) {
	known, seen := lines.Of(t, "intake"), map[string]bool{}
	check := func(ls ...wording.Line) {
		for _, l := range ls {
			var with []string
			for k := range l.With {
				with = append(with, k)
			}
			slices.Sort(with)
			want, ok := known[l.ID]
			want = slices.Sorted(slices.Values(want))
			if !ok || !slices.Equal(with, want) {
				t.Fatalf("%s comes with %v, the list says %v, %v", l.ID, with, want, ok)
			}
			seen[l.ID] = true
		}
	}
	bodies := []Body{
		{},
		{},
		{},
		{Sensitivity: Sensitive},
		{Pregnant: true},
		{Under18: true},
		{Under18: true, Kilograms: 50},
		{Unmodelled: true},
		{Breastfeeding: true},
		{HalfLife: 4},
	}
	efforts := []journal.Effort{journal.Light, journal.Moderate, journal.Vigorous}
	r := rand.New(rand.NewPCG(7, 8))
	some := func(h float64) journal.Entry {
		e := entryAt(h)
		switch r.IntN(6) {
		case 0, 1:
			return drank(h, "coffee", []float64{5, 29, 48, 96, 96, 254}[r.IntN(6)])
		case 2:
			return poured(h, float64(1+r.IntN(8)))
		case 3:
			return moved(h, efforts[r.IntN(3)], hours(r.Float64()))
		case 4:
			e.Intake = &journal.Intake{What: "cigarette", Nicotine: true}
		default:
			e.Intake = &journal.Intake{What: []string{Meal, Snack, "patch", "water", "pill", "wine"}[r.IntN(6)], Big: r.IntN(2) == 0}
		}
		return e
	}
	for range 20000 {
		n := tonight(t)
		n.Body, n.Ranges = bodies[r.IntN(len(bodies))], r.IntN(2) == 0
		if r.IntN(5) == 0 {
			bottles, err := n.Table.With(Item{Name: "wine", Kind: Alcohol, Millilitres: 1500, Strength: 0.12})
			if err != nil {
				t.Fatal(err)
			}
			n.Table = bottles
		}
		n.Usual = []string{"", "espresso", "green tea", "decaf", "big"}[r.IntN(5)]
		for range r.IntN(5) {
			n.Entries = append(n.Entries, some(6+18*r.Float64()))
		}
		now := clock(6 + 18*r.Float64())
		q := some(now.Sub(midnight).Hours())
		check(n.Can(Question{At: q.At, Today: today - evening.Day(r.IntN(2)), Intake: q.Intake, Exercise: q.Exercise}, now).Lines...)
		check(n.AtLogging(q, now)...)
		o := n.Outlook(now)
		check(o.Headline)
		if o.Silence == "" {
			check(o.Band)
		}
		check(o.Notes...)
		for _, c := range o.Cutoffs {
			check(c.Line)
		}
		for _, l := range o.Late {
			check(l.Name, l.Best, l.Line, l.Step)
		}
	}
	for id := range known {
		if !seen[id] {
			t.Errorf("%s is on the list and never asked for", id)
		}
	}
}

func BenchmarkOutlook(b *testing.B) {
	n := tonight(b, drank(8, "coffee", 96), drank(13, "coffee", 96), drank(16, "tea", 48), poured(19, 1))
	for b.Loop() {
		n.Outlook(clock(17))
	}
}

// Asked by day about two in the morning there is no figure for a bedtime that
// is long past by then.
func TestAMomentAfterLightsOutGetsNoFigure(t *testing.T) {
	bed := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	n := Tonight{Day: evening.DayOf(2026, 11, 23), Bed: bed}
	q := Question{At: bed.Add(3 * time.Hour), Intake: &journal.Intake{What: "coffee", Count: 1, Caffeine: 96}}
	a := n.Can(q, bed.Add(-9*time.Hour))
	if !a.Quiet || a.Verdict.Fine() || len(a.Lines) != 1 || a.Lines[0].ID != "can.quiet.no" {
		t.Errorf("a coffee at two in the morning: %+v", a)
	}
}

// Asked at noon about nine, it is tomorrow's nine that is meant, and it says so.
func TestAnAnswerForAnotherDaySaysWhichDay(t *testing.T) {
	n := tonight(t)
	at := clock(9)
	for _, c := range []struct {
		now  time.Time
		day  evening.Day
		want string
	}{
		{clock(8), today, ""},
		{clock(12 - 24), today - 1, "tomorrow"},
		{clock(1.5), today - 1, "today"},
		{clock(12 - 3*24), today - 3, "Monday"},
		{clock(12 - 30*24), today - 30, "Monday 23 November"},
	} {
		got := n.Can(Question{At: at, Today: c.day, Intake: coffee()}, c.now).Lines[0]
		if c.want == "" && got.ID == "can.ahead" || c.want != "" && (got.ID != "can.ahead" || got.With["day"] != c.want || got.With["at"] != "09:00") {
			t.Errorf("asked at %v: %+v, want %q", c.now, got, c.want)
		}
	}
}

// A late drink is told with what the whole day leaves, where that is more.
func TestALateDrinkIsToldWithTheRestOfTheDay(t *testing.T) {
	first, second := drank(14, "coffee", 96), drank(18, "coffee", 96)
	if got := tonight(t, first).AtLogging(first, clock(18)); got[0].ID != "log.caffeine" {
		t.Errorf("the first: %v", got)
	}
	got := tonight(t, first, second).AtLogging(second, clock(18))[0]
	all := Kinetics{}.BedtimeLoad(Doses([]journal.Entry{first, second}), clock(23))
	if got.ID != "late.caffeine.all" || got.With["all"] != rounded(all) || got.With["mg"] == got.With["all"] {
		t.Errorf("the second: %+v, want %v mg in all", got, all)
	}
}
