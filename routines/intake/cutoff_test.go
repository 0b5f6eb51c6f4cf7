package intake

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"
)

func TestCutoffsOfTheTable(t *testing.T) {
	usual := Kinetics{}
	for _, c := range []struct{ mg, r35, r20, r60, short, long float64 }{
		{35, 0, 4.2, 0, 0, 0},
		{48, 2.5, 6.5, 0, 1.6, 3.8},
		{63, 4.4, 8.5, 0, 2.7, 7.0},
		{96, 7.5, 11.5, 3.6, 4.6, 11.8},
		{107, 8.3, 12.3, 4.4, 5.0, 13.1},
		{160, 11.2, 15.2, 7.3, 6.8, 17.7},
		{217.5, 13.4, 17.4, 9.5, 8.1, 21.3},
		{400, 17.8, 21.8, 13.9, 10.7, 28.3},
	} {
		d := Dose{Milligrams: c.mg}
		// Half a digit of print and a hair for figures that end in a 5.
		near(t, "threshold 35", usual.Cutoff(d, 35), c.r35, 0.0501)
		near(t, "threshold 20", usual.Cutoff(d, 20), c.r20, 0.0501)
		near(t, "threshold 60", usual.Cutoff(d, 60), c.r60, 0.0501)
		near(t, "half-life 3", Kinetics{3}.Cutoff(d, 35), c.short, 0.0501)
		near(t, "half-life 8", Kinetics{8}.Cutoff(d, 35), c.long, 0.0501)
	}
}

func TestExactCutoffs(t *testing.T) {
	for _, c := range []struct{ mg, want float64 }{
		{48, 2.4812}, {63, 4.4428}, {96, 7.4812}, {107, 8.2637}, {160, 11.1661}, {217.5, 13.3808},
	} {
		near(t, "hours before bed", Kinetics{}.Cutoff(Dose{Milligrams: c.mg}, 35), c.want, 0.00005)
	}
}

func TestNoCutoffBelowThePeak(t *testing.T) {
	near(t, "38.7 mg", Kinetics{}.Cutoff(Dose{Milligrams: 38.7}, 35), 0, 0)
	if got := (Kinetics{}).Cutoff(Dose{Milligrams: 38.9}, 35); got <= 0 {
		t.Errorf("38.9 mg: got %v, want a cutoff", got)
	}
}

func TestTwoCoffeesAndATea(t *testing.T) {
	bed := clock(23)
	parts := []Dose{{At: clock(8), Milligrams: 96}, {At: clock(13), Milligrams: 96}, {At: clock(16), Milligrams: 48}}
	for i, want := range []float64{12.3, 24.7, 18.7} {
		near(t, "residual", Kinetics{}.InBody(parts[i:i+1], bed), want, 0.05)
	}
	load := Kinetics{}.BedtimeLoad(parts, bed)
	near(t, "in all", load, 55.7, 0.05)
	if got := (Body{}).Zone(load); got != Disagree {
		t.Errorf("zone of %v: got %v", load, got)
	}
	if got := (Kinetics{}).Limit(Dose{Milligrams: 48}, parts, bed, 35); got.Fit != NoRoom {
		t.Errorf("another tea: got %+v, want no room", got)
	}
}

func TestTeaFitsUntilAQuarterPastOne(t *testing.T) {
	bed := clock(23)
	earlier := []Dose{{At: clock(7.5), Milligrams: 96}, {At: clock(10), Milligrams: 63}}
	near(t, "left by bed", Kinetics{}.BedtimeLoad(earlier, bed), 22.2, 0.05)
	got := Kinetics{}.Limit(Dose{Milligrams: 48}, earlier, bed, 35)
	if got.Fit != Until || got.Exact.Truncate(5*time.Minute) != clock(13.25) {
		t.Errorf("got %+v, want 13:15", got)
	}
	if !got.Latest.Equal(clock(13.25)) {
		t.Errorf("rounded: got %v, want 13:15", got.Latest)
	}
}

func TestCoffeeIsBestBeforeHalfPastThree(t *testing.T) {
	usual, early, late := Body{}.Limits(Dose{Milligrams: 96}, nil, clock(23))
	if usual.Fit != Until || !usual.Latest.Equal(clock(15.5)) {
		t.Errorf("got %+v, want 15:30", usual)
	}
	if !early.Latest.Equal(clock(11)) || !late.Latest.Equal(clock(18.25)) {
		t.Errorf("band: got %v to %v, want 11:00 to 18:15", early.Latest, late.Latest)
	}
	if got, _, _ := (Body{}).Limits(Dose{Milligrams: 217.5}, nil, clock(23)); got.Fit != Morning || !got.Latest.IsZero() {
		t.Errorf("pre-workout: got %+v, want no clock time", got)
	}
}

// What is named as the latest time must keep what it promises.
func TestDrinkAtTheLatestTimeStaysWithinTheThreshold(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	found := 0
	for range 400 {
		bed := clock(23)
		earlier := someDoses(r, r.IntN(3), 16)
		d := Dose{Milligrams: 10 + 150*r.Float64(), Over: hours(2 * float64(r.IntN(2)))}
		if r.IntN(3) == 0 {
			d.Ka = SlowKa
		}
		k := Kinetics{2 + 8*r.Float64()}
		l := k.Limit(d, earlier, bed, 35)
		if l.Fit != Until {
			continue
		}
		found++
		for _, sooner := range []time.Duration{0, 10 * time.Minute, time.Hour, 5 * time.Hour} {
			d.At = l.Latest.Add(-sooner)
			if got := k.BedtimeLoad(append(earlier[:len(earlier):len(earlier)], d), bed); got > 35.02 {
				t.Errorf("%v after %v, %v sooner: %v mg", d, earlier, sooner, got)
			}
		}
		d.At = l.Exact.Add(10 * time.Minute)
		if got := k.BedtimeLoad(append(earlier[:len(earlier):len(earlier)], d), bed); d.At.Before(bed) && got < 34.9 && d.Over == 0 {
			t.Errorf("%v after %v: %v would still have fitted with %v mg", d, earlier, d.At, got)
		}
	}
	if found < 50 {
		t.Errorf("only %d cases had a latest time", found)
	}
}

// Whatever is named stands on a quarter of the clock and is not later than what is
// true; keeping to it costs less than a quarter.
func TestCutoffsAreNamedByTheQuarterBefore(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 45))
	for _, zone := range []*time.Location{time.UTC, time.FixedZone("Kathmandu", 5*3600+45*60)} {
		for range 300 {
			bed := clock(23).In(zone).Add(time.Duration(r.IntN(90)) * time.Minute)
			evening := Tonight{Bed: bed, Body: Body{Kilograms: 50 + 50*r.Float64()}}
			limits := []Limit{evening.clearing(nil).Limit(10+60*r.Float64(), 0, bed)}
			doses := someDoses(r, r.IntN(3), 16)
			for _, c := range evening.cutoffs(doses, bed.Add(-10*time.Hour)) {
				limits = append(limits, c.Limit)
			}
			usual, early, late := evening.Body.Limits(Dose{Milligrams: Cup}, doses, bed)
			limits = append(limits, usual, early, late)
			for _, l := range limits {
				if off := l.Exact.Sub(l.Latest); l.Fit == Until && (l.Latest.In(zone).Minute()%15 != 0 || l.Latest.Second() != 0 || off < -5*time.Second || off >= 15*time.Minute) {
					t.Errorf("with bed at %v: %v for %v", bed, l.Latest, l.Exact)
				}
			}
		}
	}
}

func TestZonesBeginAtTheirEdges(t *testing.T) {
	for s, edges := range map[Sensitivity]map[float64]Zone{
		Usual:     {0: Low, 34.99: Low, 35: Disagree, 59.99: Disagree, 60: Likely, 400: Likely},
		Sensitive: {0: Low, 19.99: Low, 20: Disagree, 59.99: Disagree, 60: Likely},
		Lenient:   {0: Low, 59.99: Low, 60: Likely},
	} {
		for mg, want := range edges {
			if got := (Body{Sensitivity: s}).Zone(mg); got != want {
				t.Errorf("%s, %v mg: got %v, want %v", s, mg, got, want)
			}
		}
	}
}

// What is late is not on the low side in the same breath: neither by the line
// of somebody sensitive, nor in the quarter that a time is rounded by.
func TestTheZoneNeverContradictsWhatIsLate(t *testing.T) {
	for _, s := range []Sensitivity{Usual, Sensitive, Lenient} {
		late := 0
		for at := 6.0; at < 22; at += 0.1 {
			n := tonight(t, drank(at, "coffee", 96))
			n.Body.Sensitivity = s
			o := n.Outlook(clock(22.5))
			if len(o.Late) > 0 && (o.Zone == Low || o.Headline.ID == "tonight.low") {
				t.Fatalf("%s: a coffee at %.1f is late, and its %.1f mg are %s", s, at, o.Caffeine.Usual, o.Headline.ID)
			}
			late += len(o.Late)
		}
		if late == 0 {
			t.Errorf("%s: nothing was late", s)
		}
	}
}

func TestModifiersOfTheHalfLife(t *testing.T) {
	for _, c := range []struct {
		name string
		body Body
		want float64
	}{
		{"nothing answered", Body{}, 5},
		{"smoker", Body{Smoker: true}, 3},
		{"contraceptive", Body{Contraceptive: true}, 8},
		{"both", Body{Smoker: true, Contraceptive: true}, 4.8},
		{"week 10", Body{Pregnant: true, Week: 10}, 5},
		{"week 16", Body{Pregnant: true, Week: 16}, 7.5},
		{"week 21", Body{Pregnant: true, Week: 21}, 8.5},
		{"week 26", Body{Pregnant: true, Week: 26}, 9.5},
		{"week 38", Body{Pregnant: true, Week: 38}, 14.5},
		{"week not said", Body{Pregnant: true}, 9.5},
		{"cimetidine", Body{Cimetidine: true}, 10},
		{"cimetidine, smoker", Body{Cimetidine: true, Smoker: true}, 4.5},
		{"hits hard", Body{HitsHard: true}, 7.5},
		{"hits hard and sensitive", Body{HitsHard: true, Sensitivity: Sensitive}, 5},
		{"all of it", Body{Contraceptive: true, Cimetidine: true, HitsHard: true}, 15},
		{"their own", Body{HalfLife: 6, Smoker: true}, 6},
		{"their own, absurd", Body{HalfLife: 90}, 15},
	} {
		_, got, _ := c.body.Kinetics()
		near(t, c.name, got.HalfLife, c.want, 1e-9)
	}
	low, _, high := Body{}.Kinetics()
	if low.HalfLife != 3 || high.HalfLife != 8 {
		t.Errorf("band: got %v to %v, want 3 to 8", low, high)
	}
}

func TestModelStaysSilentWhereItDoesNotKnow(t *testing.T) {
	for _, c := range []struct {
		body  Body
		why   Silence
		clock bool
	}{
		{Body{}, "", true},
		{Body{Unmodelled: true}, Pharmacist, false},
		{Body{Under18: true}, Young, false},
		{Body{Pregnant: true}, "", false},
		{Body{Breastfeeding: true}, "", true},
	} {
		if c.body.Silence() != c.why || c.body.Clock() != c.clock {
			t.Errorf("%+v: got %q, %v", c.body, c.body.Silence(), c.body.Clock())
		}
		if got, _, _ := c.body.Limits(Dose{Milligrams: 96}, nil, clock(23)); (got.Fit == Unsaid) == c.clock {
			t.Errorf("%+v: got %+v", c.body, got)
		}
	}
}

// The same milligrams are more in a smaller body.
func TestAWeightThatWasSaidScalesTheLine(t *testing.T) {
	for kilograms, want := range map[float64]float64{0: 35, 70: 35, 50: 25, 100: 50} {
		b := Body{Kilograms: kilograms}
		if got := b.Threshold(); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v kg: %v mg, want %v", kilograms, got, want)
		}
		if likely := want * 60 / 35; b.Zone(want-0.1) != Low || b.Zone(likely-0.1) != Disagree || b.Zone(likely+0.1) != Likely {
			t.Errorf("%v kg: the zones do not begin at %v and %v mg", kilograms, want, likely)
		}
	}
	if got := (Body{Kilograms: 50, Sensitivity: Sensitive}).Threshold(); math.Abs(got-20*50/70.0) > 1e-9 {
		t.Errorf("sensitive: %v mg", got)
	}
}
