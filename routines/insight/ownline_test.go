package insight

import (
	"maps"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"lull/routines/evening"
	"lull/routines/intake"
)

// coffeeDiary keeps a diary of nights with as much caffeine at bedtime as people
// have who do not look at a clock, and a jerk by a law of it.
func coffeeDiary(r *rand.Rand, nights int, stays float64, law func(mg float64) float64) []Night {
	having, jerks := drift{stays, r.NormFloat64()}, drift{stays, r.NormFloat64()}
	out := make([]Night, nights)
	for i := range out {
		mg := 35 * math.Exp(0.6*having.next(r))
		out[i] = Night{Evening: evening.Day(20000 + i), Load: figure(mg), Jerk: answer(jerks.next(r) < under(law(mg)))}
	}
	return out
}

func stepAt(line, below, above float64) func(float64) float64 {
	return func(mg float64) float64 {
		if mg >= line {
			return above
		}
		return below
	}
}

// offered looks at a diary every fourth week and gives the first offer, if any.
func offered(nights []Night, body intake.Body) (OwnLine, bool) {
	for n := leastOwn; n <= len(nights); n += 4 * EachTime {
		if o := Own(nights[:n], body, Question{}); o.Offers() {
			return o, true
		}
	}
	return OwnLine{}, false
}

// Nobody is offered another line by chance, nor for a rise that is where the line
// is already, sudden or gradual; a line that is really elsewhere is found within
// nine months by many.
func TestOwnLineIsFoundWhereItIsAndDoesNotDrift(t *testing.T) {
	gradual := func(mg float64) float64 { return 0.15 + 0.45/(1+math.Pow(35/mg, 3)) }
	for _, c := range []struct {
		name        string
		stays       float64
		law         func(float64) float64
		least, most int     // offers in 100 diaries of 252 nights
		line        float64 // within 10 mg of which they are, 0 for anywhere
	}{
		{"noise", 0, stepAt(0, 0, 0.3), 0, 5, 0},
		{"noise that stays", 0.4, stepAt(0, 0, 0.3), 0, 5, 0},
		{"the same line", 0, stepAt(35, 0.15, 0.6), 0, 12, 0},
		{"the same line, gradual", 0, gradual, 0, 5, 0},
		{"sensitive", 0, stepAt(20, 0.15, 0.6), 40, 100, 20},
		{"lenient", 0, stepAt(60, 0.15, 0.6), 70, 100, 60},
	} {
		r := rand.New(rand.NewPCG(35, 70))
		runs, offers, near := people(t, 50), 0, 0
		for range runs {
			if o, some := offered(coffeeDiary(r, 252, c.stays, c.law), intake.Body{}); some {
				offers++
				near += btoi(math.Abs(o.Line-c.line) <= 10)
			}
		}
		t.Logf("%s: %d offers, %d of them near, of %d", c.name, offers, near, runs)
		if offers*100 < c.least*runs || offers*100 > c.most*runs || c.line > 0 && near*10 < offers*9 {
			t.Errorf("%s: %d offers, %d of them near, of %d; want %d to %d in 100", c.name, offers, near, runs, c.least, c.most)
		}
	}
}

func TestOwnLineWaitsForNightsAndForItsLook(t *testing.T) {
	d := coffeeDiary(rand.New(rand.NewPCG(1, 1)), leastOwn+EachTime, 0, stepAt(35, 0.1, 0.6))
	for n, needs := range map[int]int{0: 42, 20: 22, 41: 1, 42: 0, 48: 0} {
		o := Own(d[:n], intake.Body{}, Question{})
		if o.Needs != needs || o.Nights != n-n%EachTime {
			t.Errorf("of %d nights: %d looked at, %d more needed, want %d", n, o.Nights, o.Needs, needs)
		}
	}
}

// A line that was taken is no new beginning: the same nights do not move it on.
func TestOwnLineThatWasTakenStands(t *testing.T) {
	d := coffeeDiary(rand.New(rand.NewPCG(4, 2)), 252, 0, stepAt(60, 0.1, 0.7))
	o := Own(d, intake.Body{}, Question{})
	if !o.Offers() || o.Line < 50 {
		t.Fatalf("got %+v", o)
	}
	value, _ := o.Setting()
	taken := Own(d, intake.Body{Line: o.Line}, Question{})
	if taken.Offers() || taken.Line != o.Line || !taken.Held || taken.Some != o.Some {
		t.Errorf("with %s taken: %+v", value, taken)
	}
	if back, some := taken.Setting(); back != "" || !some {
		t.Errorf("it is taken back by %q, %v", back, some)
	}
	if _, some := Own(d[:20], intake.Body{}, Question{}).Setting(); some {
		t.Error("without an offer there is something to set")
	}
}

// The line is told for the body, and set for one of 70 kg.
func TestOwnLineIsScaledToTheWeight(t *testing.T) {
	d := coffeeDiary(rand.New(rand.NewPCG(4, 2)), 252, 0, stepAt(60, 0.1, 0.7))
	usual := Own(d, intake.Body{}, Question{})
	for i := range d {
		d[i].Load.Value *= 2
	}
	heavy := Own(d, intake.Body{Kilograms: 140}, Question{})
	if heavy.Line != usual.Line || heavy.Counts != usual.Counts || heavy.inBody(heavy.Now) != "70" {
		t.Errorf("of 140 kg: %+v, of 70 kg: %+v", heavy, usual)
	}
}

// No hour is told that lies more than 12 h before bed, and none is rounded to be
// later than it is.
func TestACupIsToldInQuartersAndNeverFarFromBed(t *testing.T) {
	for _, c := range []struct {
		was, then float64
		id        string
		with      map[string]string
	}{
		{7.3, 3.51, "insight.own.cup", map[string]string{"was": "7.5", "then": "3.75"}},
		{12, 12.01, "insight.own.cup.morning", map[string]string{"was": "12"}},
		{12.3, 11.9, "insight.own.cup.later", map[string]string{"then": "12"}},
		{12.3, 12.4, "", nil},
		{12.3, 0, "", nil},
	} {
		o := OwnLine{Outcome: Jerks, Now: 35, Line: 60, Some: 1, Beyond: 1, Scale: 1, Was: c.was, Then: c.then}
		var id string
		var with map[string]string
		for _, l := range o.Summary() {
			if strings.HasPrefix(l.ID, "insight.own.cup") {
				id, with = l.ID, l.With
			}
		}
		if id != c.id || !maps.Equal(with, c.with) {
			t.Errorf("%v h and then %v: %s %v", c.was, c.then, id, with)
		}
	}
}

func TestOwnLineGoesByWhatWasAskedBeforehand(t *testing.T) {
	d := coffeeDiary(rand.New(rand.NewPCG(3, 2)), 126, 0, stepAt(60, 0.1, 0.7))
	for i := range d {
		if d[i].SOL = figure(10); d[i].Jerk == Yes {
			d[i].SOL = figure(LongAwake)
		}
	}
	jerks, sol := Own(d, intake.Body{}, Question{}), Own(d, intake.Body{}, Question{Factor: Caffeine, Outcome: SOL})
	if sol.Outcome != SOL || sol.Counts != jerks.Counts {
		t.Errorf("got %+v and %+v", jerks, sol)
	}
	if o := Own(d, intake.Body{}, Question{Factor: Stress, Outcome: SOL}); o.Outcome != Jerks {
		t.Errorf("a question about stress makes it %s", o.Outcome)
	}
}

// A line that was found in nights would find itself again in the comparisons.
func TestComparisonsGoByTheLineOfTheStudies(t *testing.T) {
	d := coffeeDiary(rand.New(rand.NewPCG(4, 2)), 63, 0, stepAt(35, 0.1, 0.7))
	own, usual := Look(d, intake.Body{Line: 60}, Question{}).Comparisons[0], Look(d, intake.Body{}, Question{}).Comparisons[0]
	if own.Threshold != usual.Threshold || own.Findings[0].Counts != usual.Findings[0].Counts {
		t.Errorf("by %v and %v mg", own.Threshold, usual.Threshold)
	}
	if got := own.with(Caffeine); got != "insight.with.caffeine.studies" {
		t.Errorf("it is called %s", got)
	}
}
