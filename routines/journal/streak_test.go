package journal

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/practice"
)

// days reads kept evenings from a picture: day 1000 is the first letter, o is
// kept and anything else is not. The last letter is today.
func days(picture string) (kept []evening.Day, today evening.Day) {
	for i, r := range picture {
		if r == 'o' {
			kept = append(kept, evening.Day(1000+i))
		}
	}
	return kept, evening.Day(1000 + len(picture) - 1)
}

func TestStreakForgivesOnePausesAtTwoAndGoesOn(t *testing.T) {
	for _, c := range []struct {
		picture                           string
		current, longest, stretch, ofLast int
		paused                            bool
	}{
		{"", 0, 0, 0, 0, false},
		{".", 0, 0, 0, 0, false},
		{"o", 1, 1, 1, 1, false},
		{"o.", 1, 1, 1, 1, false},
		{"o..", 1, 1, 1, 1, false}, // one missed, and today is not over
		{"o...", 1, 1, 1, 1, true},
		{"ooo.ooo", 6, 6, 6, 6, false},
		{"ooo..oo", 5, 5, 3, 5, false},
		{"ooo...o", 4, 4, 3, 4, false},
		{"o.o.o.o", 4, 4, 4, 4, false},
		{"oooooooooo", 10, 10, 10, 7, false},
		{"oooo................o.", 5, 5, 4, 1, false},
	} {
		kept, today := days(c.picture)
		r := StreakOf(kept, today)
		if r.Current != c.current || r.Longest != c.longest || r.Stretch != c.stretch ||
			r.OfSeven != c.ofLast || r.Paused != c.paused {
			t.Errorf("%q: %+v, want current %d longest %d stretch %d of seven %d paused %v",
				c.picture, r, c.current, c.longest, c.stretch, c.ofLast, c.paused)
		}
	}
}

func TestOnlyStartingAfreshSetsTheStreakToZero(t *testing.T) {
	kept, today := days("ooooo.ooo.")
	for _, c := range []struct {
		afresh           []evening.Day
		current, longest int
	}{
		{nil, 8, 8},
		{[]evening.Day{1006}, 3, 5},
		{[]evening.Day{1008}, 1, 7},
		{[]evening.Day{1009}, 0, 8},
		{[]evening.Day{1010}, 8, 8}, // not yet
		{[]evening.Day{900}, 8, 8},
		{[]evening.Day{1009, 1002}, 0, 6},
	} {
		r := StreakOf(kept, today, c.afresh...)
		if r.Current != c.current || r.Longest != c.longest || r.Paused {
			t.Errorf("afresh on %v: %+v, want current %d longest %d", c.afresh, r, c.current, c.longest)
		}
	}
}

func TestLastSevenEndsToday(t *testing.T) {
	kept, today := days("ooo.o.oo.o.")
	r := StreakOf(kept, today)
	want := [7]bool{true, false, true, true, false, true, false}
	if r.LastSeven != want || r.OfSeven != 4 {
		t.Errorf("last seven = %v (%d), want %v", r.LastSeven, r.OfSeven, want)
	}
}

func TestStrengthHalvesInFourteenEvenings(t *testing.T) {
	kept, today := days("oooooooooooooo")
	full := StreakOf(kept, today).Strength
	if math.Abs(full-0.5) > 1e-12 {
		t.Errorf("after 14 kept evenings strength = %v, want 0.5", full)
	}
	if got := StreakOf(kept, today+1).Strength; got != full {
		t.Errorf("this evening is not a miss yet, but strength went from %v to %v", full, got)
	}
	if got := StreakOf(kept, today+15).Strength; math.Abs(got-full/2) > 1e-12 {
		t.Errorf("after 14 missed evenings strength = %v, want %v", got, full/2)
	}
}

// The laws: order and repetition do not matter, an added evening lowers no
// number and pauses nothing, the numbers keep their order among themselves,
// and the days given are left as they were.
func TestRecordLaws(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		var kept []evening.Day
		for d := evening.Day(0); d < 60; d++ {
			if random.IntN(3) > 0 {
				kept = append(kept, d)
			}
		}
		var afresh []evening.Day
		if random.IntN(3) == 0 {
			afresh = append(afresh, evening.Day(random.IntN(62)))
		}
		today := evening.Day(40 + random.IntN(25))
		r := StreakOf(kept, today, afresh...)

		mixed := append(slices.Clone(kept), kept[:len(kept)/2]...)
		random.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		given := slices.Clone(mixed)
		if again := StreakOf(mixed, today, afresh...); again != r {
			t.Fatalf("the order mattered: %+v and %+v", r, again)
		}
		if !slices.Equal(given, mixed) {
			t.Fatal("the days given were changed")
		}

		more := StreakOf(append(mixed, evening.Day(random.IntN(60))), today, afresh...)
		if more.Current < r.Current || more.Longest < r.Longest || more.Stretch < r.Stretch ||
			more.OfSeven < r.OfSeven || more.Total < r.Total || more.Strength < r.Strength-1e-12 {
			t.Fatalf("one evening more made %+v of %+v", more, r)
		}
		if more.Paused && !r.Paused && r.Current > 0 {
			t.Fatalf("one evening more paused %+v", r)
		}
		if r.Current > r.Longest || r.Stretch > r.Longest || r.Longest > r.Total ||
			r.Strength < 0 || r.Strength > 1 || r.OfSeven > 7 {
			t.Fatalf("numbers out of order: %+v", r)
		}
	}
}

func TestWhichSessionsCount(t *testing.T) {
	for _, c := range []struct {
		why  string
		s    Session
		want bool
	}{
		{"two minutes", Session{Practice: "breathe", Practised: 2 * time.Minute, Ending: Left}, true},
		{"just short", Session{Practice: "breathe", Practised: 2*time.Minute - 1, Ending: Finished}, false},
		{"drifted at once", Session{Practice: "imagine", Practised: time.Second, Ending: Drifted}, true},
		{"still running", Session{Practice: "relax", Practised: 3 * time.Minute, Ending: Running}, true},
		{"rest", Session{Practice: practice.KindRest, Ending: Logged}, true},
		{"afresh", Session{Practice: practice.KindAfresh, Practised: time.Hour, Ending: Logged}, false},
	} {
		if got := (Entry{Kind: KindSession, Session: &c.s}).Counts(); got != c.want {
			t.Errorf("%s: counts = %v, want %v", c.why, got, c.want)
		}
	}
	if (Entry{Kind: KindNote, Note: &Note{}}).Counts() {
		t.Error("a note counts")
	}
}

func TestCalendarHasMondayOnTop(t *testing.T) {
	from, _ := evening.ParseDay("2026-11-04") // a Wednesday
	to, _ := evening.ParseDay("2026-11-16")   // a Monday
	weeks := Weeks([]evening.Day{to, from, from, from - 1, to + 1}, from, to)
	if len(weeks) != 3 {
		t.Fatalf("%d weeks, want 3", len(weeks))
	}
	inside, kept := 0, 0
	for i, w := range weeks {
		for row, cell := range w {
			if want := time.Weekday((row + 1) % 7); cell.Day.Weekday() != want {
				t.Errorf("week %d row %d is a %s", i, row, cell.Day.Weekday())
			}
			if cell.Inside {
				inside++
			}
			if cell.Counts {
				kept++
			}
		}
	}
	if inside != 13 || kept != 4 {
		t.Errorf("%d inside and %d kept, want 13 and 4", inside, kept)
	}
	if !weeks[0][2].Counts || !weeks[2][0].Counts || weeks[1][0].Counts {
		t.Errorf("kept evenings are in the wrong places: %+v", weeks)
	}
	if Weeks(nil, to, from) != nil {
		t.Error("a range that ends before it begins has weeks")
	}
}

func TestCheckFindsWhatIsHalfFormed(t *testing.T) {
	at := time.Date(2026, 11, 23, 22, 45, 0, 0, time.FixedZone("", 3600))
	short, long := -time.Minute, Longest+time.Minute
	next := at.AddDate(0, 0, 7)
	far := at.In(time.FixedZone("", 1<<40))
	for why, e := range map[string]Entry{
		"kind not known":     {Kind: "sessoin", At: at, Session: &Session{}},
		"part missing":       {Kind: KindNote, At: at},
		"two parts":          {Kind: KindNote, At: at, Note: &Note{}, Rating: &Rating{}},
		"another part":       {Kind: KindNote, At: at, Rating: &Rating{}},
		"no time":            {Kind: KindNote, Note: &Note{}},
		"no practice":        {Kind: KindSession, At: at, Session: &Session{Ending: Left}},
		"ending not known":   {Kind: KindSession, At: at, Session: &Session{Practice: "breathe"}},
		"caffeine below 0":   {Kind: KindIntake, At: at, Intake: &Intake{What: "coffee", Caffeine: -1}},
		"caffeine not there": {Kind: KindIntake, At: at, Intake: &Intake{What: "coffee", Caffeine: math.NaN()}},
		"caffeine of a vat":  {Kind: KindIntake, At: at, Intake: &Intake{What: "coffee", Caffeine: 1e308}},
		"endless absorption": {Kind: KindIntake, At: at, Intake: &Intake{What: "coffee", Absorption: math.Inf(1)}},
		"fast absorption":    {Kind: KindIntake, At: at, Intake: &Intake{What: "coffee", Absorption: FastestKa + 1}},
		"alcohol of a cask":  {Kind: KindIntake, At: at, Intake: &Intake{What: "wine", Alcohol: MostAlcohol + 1}},
		"countless":          {Kind: KindIntake, At: at, Intake: &Intake{What: "wine", Count: 1e300}},
		"drinking for days":  {Kind: KindIntake, At: at, Intake: &Intake{What: "wine", Over: long}},
		"running for days":   {Kind: KindExercise, At: at, Exercise: &Exercise{Effort: Light, Lasted: long}},
		"practised for days": {Kind: KindSession, At: at, Session: &Session{Practice: "breathe", Ending: Left, Practised: long}},
		"planned for days":   {Kind: KindSession, At: at, Session: &Session{Practice: "breathe", Ending: Left, Planned: long}},
		"awake for days":     {Kind: KindNight, At: at, Night: &Night{WASO: &long}},
		"woke in a week":     {Kind: KindNight, At: at, Night: &Night{Woke: &next}},
		"tried in a week":    {Kind: KindNight, At: at, Night: &Night{Tried: &next}},
		"zone of nowhere":    {Kind: KindNight, At: at, Night: &Night{Tried: &far}},
		"back in zone 2^40":  {Kind: KindParked, At: at, Parked: &Parked{Returned: far}},
		"back in 20,000":     {Kind: KindParked, At: at, Parked: &Parked{Returned: at.AddDate(18000, 0, 0)}},
		"changed in 20,000":  {Kind: KindNote, At: at, Changed: at.AddDate(18000, 0, 0), Note: &Note{}},
		"effort not known":   {Kind: KindExercise, At: at, Exercise: &Exercise{Effort: "hard"}},
		"rating of 11":       {Kind: KindRating, At: at, Rating: &Rating{Value: 11}},
		"jerks not known":    {Kind: KindNight, At: at, Night: &Night{Jerks: "some"}},
		"quality of 6":       {Kind: KindNight, At: at, Night: &Night{Quality: 6}},
		"asleep before bed":  {Kind: KindNight, At: at, Night: &Night{SOL: &short}},
		"event not known":    {Kind: KindTrial, At: at, Trial: &Trial{Event: "begin"}},
		"evening far away":   {Kind: KindNote, At: at, Evening: -1, Note: &Note{}},
	} {
		if e.Evening == 0 {
			e.Evening = evening.Of(at, evening.DayStarts)
		}
		if e.Check() == nil {
			t.Errorf("%s: nothing was said", why)
		}
	}
	day := Longest
	most := []Entry{
		{Kind: KindIntake, Intake: &Intake{
			What: "coffee", Count: MostCount, Caffeine: MostCaffeine, Absorption: FastestKa, Alcohol: MostAlcohol, Over: Longest,
		}},
		{Kind: KindExercise, Exercise: &Exercise{Effort: Light, Lasted: Longest}},
		{Kind: KindNight, Night: &Night{SOL: &day, WASO: &day, Quality: 5}},
	}
	for _, e := range most {
		e.At, e.Evening = at, evening.Of(at, evening.DayStarts)
		if err := e.Check(); err != nil {
			t.Errorf("the most there can be: %v", err)
		}
	}
	bare := Entry{Kind: KindNight, At: at, Evening: evening.Of(at, evening.DayStarts), Night: &Night{}}
	if err := bare.Check(); err != nil {
		t.Errorf("a night without answers: %v", err)
	}
}

func BenchmarkRecordOfHundredYears(b *testing.B) {
	var kept []evening.Day
	for d := evening.Day(0); d < 36500; d++ {
		if d%5 != 0 {
			kept = append(kept, d)
		}
	}
	for b.Loop() {
		StreakOf(kept, 36500)
	}
}

func TestStrengthsAreThoseOfTheRecord(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var days, ends []evening.Day
		for d := evening.Day(20000); d < 20400; d++ {
			if chance.IntN(3) == 0 {
				days = append(days, d)
			}
			if chance.IntN(9) == 0 {
				days = append(days, d) // some twice
			}
			if chance.IntN(5) == 0 {
				ends = append(ends, d)
			}
		}
		chance.Shuffle(len(days), func(i, j int) { days[i], days[j] = days[j], days[i] })
		for i, got := range Strengths(days, ends) {
			if want := StreakOf(days, ends[i]).Strength; math.Abs(got-want) > 1e-12 {
				t.Fatalf("on %s: got %v, want %v of %v", ends[i], got, want, days)
			}
		}
	}
	if got := Strengths(nil, []evening.Day{3, 5}); got[0] != 0 || got[1] != 0 {
		t.Errorf("of nothing: got %v", got)
	}
}
