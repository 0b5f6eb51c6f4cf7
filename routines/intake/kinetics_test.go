package intake

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

var midnight = time.Date(2026, 11, 23, 0, 0, 0, 0, time.FixedZone("", 3600))

// clock is an hour of the test day, 23.5 for half past eleven at night.
func clock(h float64) time.Time { return midnight.Add(hours(h)) }

func hours(h float64) time.Duration { return time.Duration(h * float64(time.Hour)) }

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s: got %v, want %v (within %v)", what, got, want, within)
	}
}

func TestHundredMilligramsFollowTheTestVector(t *testing.T) {
	doses := []Dose{{At: midnight, Milligrams: 100}}
	for _, c := range []struct{ h, mg float64 }{
		{0.25, 69.881},
		{0.5, 87.521},
		{0.75, 90.276},
		{1, 88.845},
		{2, 77.942},
		{4, 59.073},
		{6, 44.769},
		{8, 33.928},
		{8.8, 30.367},
		{10, 25.713},
		{12, 19.487},
		{13.2, 16.500},
		{16, 11.192},
		{24, 3.692},
	} {
		near(t, "mg left", Kinetics{}.InBody(doses, clock(c.h)), c.mg, 0.0005)
	}
	near(t, "minutes to the peak", Kinetics{}.peakAfter(UsualKa)*60, 44.3, 0.05)
}

func TestResidualsOfTheStudies(t *testing.T) {
	for _, c := range []struct{ mg, h, want, digit float64 }{
		{107, 8.8, 32.5, 0.05},
		{217.5, 13.2, 35.9, 0.05},
		{100, 4, 59, 0.5},
		{100, 8, 34, 0.5},
		{100, 12, 19, 0.5},
		{400, 4, 236, 0.5},
		{400, 8, 136, 0.5},
		{400, 12, 78, 0.5},
		{400, 0, 361, 0.5},
		{400, 3, 271, 0.5},
		{400, 6, 179, 0.5},
		{200, 15 + 50.0/60, 23, 0.5},
	} {
		bed := clock(23)
		got := Kinetics{}.BedtimeLoad([]Dose{{At: bed.Add(-hours(c.h)), Milligrams: c.mg}}, bed)
		near(t, "bedtime mg", got, c.want, c.digit)
	}
	weibel := []Dose{{At: clock(7), Milligrams: 150}, {At: clock(11), Milligrams: 150}, {At: clock(15), Milligrams: 150}}
	if got := (Kinetics{}).BedtimeLoad(weibel, clock(23)); got < 90 || got > 110 {
		t.Errorf("three times 150 mg: got %v, want about 99", got)
	}
}

func TestNothingIsInTheBodyBeforeTheFirstDrink(t *testing.T) {
	for _, d := range []Dose{
		{At: clock(8), Milligrams: 100},
		{At: clock(8), Milligrams: 100, Over: time.Hour},
		{At: clock(6), Milligrams: -5},
		{At: clock(6), Milligrams: math.NaN()},
		{At: clock(6), Milligrams: math.Inf(1)},
	} {
		near(t, "before", Kinetics{}.InBody([]Dose{d}, clock(8)), 0, 0)
	}
}

func TestOddRatesStayFinite(t *testing.T) {
	for _, ka := range []float64{-3, 0.1, math.Ln2 / 2, math.Ln2 / 5, 1e9, math.NaN(), math.Inf(1)} {
		for _, half := range []float64{-1, 0, 2, 15, 1e6, math.NaN()} {
			got := Kinetics{half}.InBody([]Dose{{At: midnight, Milligrams: 100, Ka: ka}}, clock(3))
			if math.IsNaN(got) || got < 0 || got > 100 {
				t.Errorf("ka %v, half-life %v: got %v", ka, half, got)
			}
		}
	}
}

// sips splits a drink into many small ones over its while.
func sips(d Dose, n int) []Dose {
	var out []Dose
	for i := range n {
		at := d.At.Add(time.Duration((float64(i) + 0.5) / float64(n) * float64(d.Over)))
		out = append(out, Dose{At: at, Milligrams: d.Milligrams / float64(n), Ka: d.Ka})
	}
	return out
}

func TestPotOverThreeHoursIsTheLimitOfManySips(t *testing.T) {
	for _, ka := range []float64{0, SlowKa} {
		pot := Dose{At: clock(9), Milligrams: 400, Ka: ka, Over: 3 * time.Hour}
		for _, h := range []float64{9.01, 9.5, 10, 11.99, 12, 12.01, 13, 18, 30} {
			coarse := Kinetics{}.InBody(sips(pot, 200), clock(h))
			fine := Kinetics{}.InBody(sips(pot, 20000), clock(h))
			got := Kinetics{}.InBody([]Dose{pot}, clock(h))
			near(t, "pot against sips", got, fine, 0.02)
			if math.Abs(got-fine) > math.Abs(got-coarse)+1e-9 {
				t.Errorf("at %v more sips came no nearer: %v, %v, %v", h, coarse, fine, got)
			}
		}
	}
	sudden := Dose{At: clock(9), Milligrams: 96, Over: time.Millisecond}
	atOnce := Dose{At: clock(9), Milligrams: 96}
	near(t, "a very short while", Kinetics{}.InBody([]Dose{sudden}, clock(11)), Kinetics{}.InBody([]Dose{atOnce}, clock(11)), 1e-4)
}

// someDoses makes a plausible mess: several rates, pots, drinks at one moment.
func someDoses(r *rand.Rand, n int, span float64) []Dose {
	var out []Dose
	for range n {
		d := Dose{At: clock(r.Float64()*span - 10), Milligrams: 5 + 200*r.Float64()}
		if r.IntN(4) == 0 {
			d.Ka = SlowKa
		}
		if r.IntN(4) == 0 {
			d.Over = hours(3 * r.Float64())
		}
		if r.IntN(5) == 0 {
			d.At = d.At.Truncate(time.Hour)
		}
		out = append(out, d)
	}
	return out
}

func TestCurveIsTheSumAtEveryStep(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 30 {
		doses := someDoses(r, 1+r.IntN(25), 80)
		step := []time.Duration{time.Minute, 7 * time.Minute, 30 * time.Minute, 5 * time.Hour}[r.IntN(4)]
		k := Kinetics{2 + 13*r.Float64()}
		got := k.Curve(doses, clock(0), clock(100), step)
		if want := int(100*time.Hour/step) + 1; len(got) != want {
			t.Fatalf("%d points at %v, want %d", len(got), step, want)
		}
		for i, mg := range got {
			at := clock(0).Add(time.Duration(i) * step)
			want := k.InBody(doses, at)
			if math.Abs(mg-want) > 1e-6 {
				t.Fatalf("step %v at %v: got %v, want %v", step, at, mg, want)
			}
		}
	}
}

func TestCurveOfNothingAndOfNoTime(t *testing.T) {
	if got := (Kinetics{}).Curve(nil, clock(1), clock(0), time.Minute); got != nil {
		t.Errorf("a span that ends before it begins: got %v", got)
	}
	if got := (Kinetics{}).Curve(nil, clock(0), clock(1), 0); got != nil {
		t.Errorf("no step: got %v", got)
	}
	for _, mg := range (Kinetics{}).Curve(nil, clock(0), clock(1), time.Minute) {
		near(t, "no drinks", mg, 0, 0)
	}
	for i, mg := range (Kinetics{}).Curve([]Dose{{At: clock(-24 * 400), Milligrams: 96}}, clock(0), clock(24), time.Minute) {
		if mg != 0 && !(mg < 1e-9) {
			t.Fatalf("a drink of last year at minute %d: got %v", i, mg)
		}
	}
}

func TestBedtimeLoadIsTheMostWithinAnHour(t *testing.T) {
	near(t, "a coffee at 22:45", Kinetics{}.BedtimeLoad([]Dose{{At: clock(22.75), Milligrams: 96}}, clock(23)), 87, 0.5)
	near(t, "the same at 23:00", Kinetics{}.InBody([]Dose{{At: clock(22.75), Milligrams: 96}}, clock(23)), 67, 0.5)
	r := rand.New(rand.NewPCG(3, 4))
	for range 300 {
		doses := someDoses(r, 1+r.IntN(6), 34)
		k := Kinetics{2 + 13*r.Float64()}
		got, want := k.BedtimeLoad(doses, clock(23)), 0.0
		for _, mg := range k.Curve(doses, clock(23), clock(24), 2*time.Second) {
			want = max(want, mg)
		}
		if got < want-1e-7 || got > want+1e-2 {
			t.Errorf("doses %v: got %v, want %v", doses, got, want)
		}
	}
}

func yearOfDrinks() []Dose {
	var doses []Dose
	for day := range 365 {
		for i, h := range []float64{8, 10.5, 13.25, 16} {
			d := Dose{At: clock(float64(day)*24 + h), Milligrams: 96}
			if i == 2 {
				d.Ka = SlowKa
			}
			doses = append(doses, d)
		}
	}
	return doses
}

func BenchmarkBedtimeLoad(b *testing.B) {
	doses := yearOfDrinks()[:12]
	for b.Loop() {
		Kinetics{}.BedtimeLoad(doses, clock(2*24+23))
	}
}

func BenchmarkLimitAfterEarlierDrinks(b *testing.B) {
	doses := yearOfDrinks()[:10]
	for b.Loop() {
		Kinetics{}.Limit(Dose{Milligrams: 48}, doses, clock(2*24+23), 80)
	}
}

// Whether a drink goes with others is answered without looking closely at most of
// them, and never another way than by looking closely.
func TestWhetherADrinkGoesWithOthersIsWhatItsLoadSays(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 8))
	bed := time.Date(2026, 11, 23, 23, 0, 0, 0, time.UTC)
	dose := func(latest time.Duration) Dose {
		d := Dose{Milligrams: 300 * r.Float64(), At: bed.Add(latest - time.Duration(r.Int64N(int64(10*time.Hour))))}
		if r.IntN(2) == 0 {
			d.Ka = 20 * r.Float64()
		}
		if r.IntN(2) == 0 {
			d.Over = time.Duration(r.Int64N(int64(2 * time.Hour)))
		}
		return d
	}
	close, quick := 0, 0
	for range 3000 {
		k := Kinetics{HalfLife: 2 + 13*r.Float64()}
		var earlier []Dose
		for range r.IntN(4) {
			earlier = append(earlier, dose(time.Duration(r.IntN(2))*Window))
		}
		rest := k.rest(earlier, bed)
		for range 3 {
			d := dose(0)
			load := k.BedtimeLoad(append(slices.Clone(earlier), d), bed)
			for _, off := range []float64{0, 1e-9, -1e-9, 0.01, -0.01, 1, -1, 30} {
				if got, want := rest.exceeds(d, load+off), load > load+off; got != want {
					t.Fatalf("%+v with %+v exceeds %v by %v: %v, want %v", d, earlier, load+off, -off, got, want)
				}
			}
			if off := rest.bent + k.bend(d); off > 1 {
				close++
			} else {
				quick++
			}
		}
	}
	if quick < close {
		t.Errorf("%d of %d had to be looked at closely", close, close+quick)
	}
}
