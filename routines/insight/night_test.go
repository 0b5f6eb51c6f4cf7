package insight

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
)

var monday = evening.DayOf(2026, time.November, 23)

func rules() Rules { return Rules{Schedule: evening.DefaultSchedule()} }

// clock gives a moment of an evening: 25.5 is half past one in its night.
func clock(d evening.Day, h float64) time.Time {
	y, m, day := d.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Add(time.Duration(h * float64(time.Hour)))
}

func entry(d evening.Day, h float64) journal.Entry {
	return journal.Entry{At: clock(d, h), Evening: d}
}

func drank(d evening.Day, h, mg float64) journal.Entry {
	e := entry(d, h)
	e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "coffee", Count: 1, Caffeine: mg}
	return e
}

func poured(d evening.Day, h, grams float64) journal.Entry {
	e := entry(d, h)
	e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "wine", Count: 1, Alcohol: grams}
	return e
}

func ran(d evening.Day, h float64, effort journal.Effort, lasted time.Duration) journal.Entry {
	e := entry(d, h)
	e.Kind, e.Exercise = journal.KindExercise, &journal.Exercise{What: "run", Effort: effort, Lasted: lasted}
	return e
}

func rated(d evening.Day, what string, value int) journal.Entry {
	e := entry(d, 21)
	e.Kind, e.Rating = journal.KindRating, &journal.Rating{What: what, Value: value}
	return e
}

func slept(d evening.Day, jerks journal.Jerks) journal.Entry {
	e := entry(d, 31)
	e.Kind, e.Night = journal.KindNight, &journal.Night{Jerks: jerks}
	return e
}

func practised(d evening.Day, practice string, lasted time.Duration) journal.Entry {
	e := entry(d, 22.5)
	e.Kind, e.Session = journal.KindSession, &journal.Session{Practice: practice, Practised: lasted, Ending: journal.Left}
	return e
}

// What a wrist counted is no answer: it is in no pattern, beside what was told or
// alone.
func TestRecordedNightsAreNoAnswers(t *testing.T) {
	d := evening.DayOf(2026, 11, 23)
	long, short := time.Hour, time.Minute
	told, wrist := slept(d, journal.NoJerks), slept(d, "")
	told.Night.WASO, wrist.Night.WASO = &short, &long
	wrist.Source = journal.AppleHealth
	nights := Nights([]journal.Entry{told, wrist}, rules())
	if len(nights) != 1 || nights[0].WASO != figure(1) || nights[0].Jerk != No {
		t.Errorf("beside what was told: %+v", nights)
	}
	if nights := Nights([]journal.Entry{wrist}, rules()); len(nights) != 1 || nights[0].WASO.Known {
		t.Errorf("alone: %+v", nights)
	}
}

func TestExposureRulesOfAnEvening(t *testing.T) {
	big := func(h float64) journal.Entry {
		e := entry(monday, h)
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "meal", Big: true}
		return e
	}
	smoked := func(h float64) journal.Entry {
		e := entry(monday, h)
		e.Kind, e.Intake = journal.KindIntake, &journal.Intake{What: "cigarette", Nicotine: true}
		return e
	}
	all := func() journal.Entry {
		e := entry(monday, 22)
		e.Kind, e.Nothing = journal.KindNothing, &journal.Nothing{}
		return e
	}
	for _, c := range []struct {
		name    string
		entries []journal.Entry
		factor  Factor
		want    Answer
	}{
		{"nothing logged", []journal.Entry{slept(monday, journal.NoJerks)}, Caffeine, Missing},
		{"nothing logged", []journal.Entry{slept(monday, journal.NoJerks)}, Exercise, Missing},
		{"nothing logged", []journal.Entry{slept(monday, journal.NoJerks)}, Relaxation, Missing},
		{"only stress", []journal.Entry{rated(monday, "stress", 7)}, Caffeine, Missing},
		{"only stress", []journal.Entry{rated(monday, "stress", 7)}, Relaxation, No},
		{"coffee at 8", []journal.Entry{drank(monday, 8, 96)}, Caffeine, No},
		{"coffee at 8", []journal.Entry{drank(monday, 8, 96)}, Alcohol, Missing},
		{"coffee at 8, and that was all", []journal.Entry{drank(monday, 8, 96), all()}, Alcohol, No},
		{"coffee at 17, and that was all", []journal.Entry{drank(monday, 17, 96), all()}, Caffeine, Yes},
		{"nothing at all", []journal.Entry{all()}, Caffeine, No},
		{"coffee at 8", []journal.Entry{drank(monday, 8, 96)}, Stress, Missing},
		{"coffee at 17", []journal.Entry{drank(monday, 17, 96)}, Caffeine, Yes},
		{"coffee at bedtime", []journal.Entry{drank(monday, 23, 96)}, Caffeine, Yes},
		{"coffee at 0:30, past a bedtime that was only planned", []journal.Entry{drank(monday, 24.5, 96)}, Caffeine, Yes},
		{"coffee at 3:30, before an early train", []journal.Entry{drank(monday, 27.5, 96)}, Caffeine, No},
		{"hard run ending 19:00", []journal.Entry{ran(monday, 18, journal.Vigorous, time.Hour)}, Exercise, No},
		{"hard run ending 19:01", []journal.Entry{ran(monday, 18, journal.Vigorous, 61*time.Minute)}, Exercise, Yes},
		{"hard run of unknown length at 18:45", []journal.Entry{ran(monday, 18.75, journal.Vigorous, 0)}, Exercise, Yes},
		{"moderate run at 22", []journal.Entry{ran(monday, 22, journal.Moderate, 0)}, Exercise, No},
		{"a glass at 19:00", []journal.Entry{poured(monday, 19, 14)}, Alcohol, No},
		{"a glass at 19:30", []journal.Entry{poured(monday, 19.5, 14)}, Alcohol, Yes},
		{"three glasses at 18:00, which want six hours", []journal.Entry{poured(monday, 18, 42)}, Alcohol, Yes},
		{"alcohol-free at 22", []journal.Entry{poured(monday, 22, 1)}, Alcohol, No},
		{"a cigarette at 19:00", []journal.Entry{smoked(19)}, Nicotine, No},
		{"a cigarette at 22:00", []journal.Entry{smoked(22)}, Nicotine, Yes},
		{"a big meal at 20:00", []journal.Entry{big(20)}, Meal, No},
		{"a big meal at 20:30", []journal.Entry{big(20.5)}, Meal, Yes},
		{"stress 5", []journal.Entry{rated(monday, "stress", 5)}, Stress, No},
		{"stress 6", []journal.Entry{rated(monday, "stress", 6)}, Stress, Yes},
		{"stress 8 and then 3", []journal.Entry{rated(monday, "stress", 8), rated(monday, "stress", 3)}, Stress, No},
		{"ten minutes of breath", []journal.Entry{practised(monday, "breathe", 10*time.Minute)}, Relaxation, Yes},
		{"ten minutes of breath", []journal.Entry{practised(monday, "breathe", 10*time.Minute)}, Exercise, Missing},
		{"half a minute", []journal.Entry{practised(monday, "breathe", 30*time.Second)}, Relaxation, No},
		{"awake in the night", []journal.Entry{practised(monday, "night", 10*time.Minute)}, Relaxation, No},
		{"straight to sleep", []journal.Entry{practised(monday, practice.KindRest, 0)}, Relaxation, No},
	} {
		nights := Nights(c.entries, rules())
		if got := nights[0].Exposed(c.factor, 35); got != c.want {
			t.Errorf("%s: %s is %v, want %v", c.name, c.factor, got, c.want)
		}
	}
}

func TestNoCaffeineLineWhereNoneMayBeNamed(t *testing.T) {
	for _, b := range []intake.Body{{Pregnant: true}, {Under18: true}, {Unmodelled: true}} {
		r := rules()
		r.Body = b
		if got := Nights([]journal.Entry{drank(monday, 22, 200)}, r)[0].Exposed(Caffeine, 35); got != Missing {
			t.Errorf("%+v: got %v", b, got)
		}
	}
}

// What a screen calls late at the time is what counts as exposed afterwards,
// where both have the same rule.
func TestExposureAgreesWithWhatWasSaidOnTheEvening(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	for range 400 {
		var entries []journal.Entry
		for range 1 + r.IntN(4) {
			h := 7 + 16*r.Float64()
			switch r.IntN(3) {
			case 0:
				entries = append(entries, drank(monday, h, []float64{5, 48, 96, 200}[r.IntN(4)]))
			case 1:
				entries = append(entries, poured(monday, h, 14))
			default:
				entries = append(entries, ran(monday, h, journal.Vigorous, time.Hour))
			}
		}
		slices.SortFunc(entries, func(a, b journal.Entry) int { return a.At.Compare(b.At) })
		n := Nights(entries, rules())[0]
		bed := clock(monday, 23)
		exact := intake.Kinetics{}.BedtimeLoad(intake.Doses(entries), bed)
		if math.Abs(n.Load.Value-exact) > 1e-6 {
			t.Fatalf("load %v, want %v", n.Load.Value, exact)
		}
		late := intake.Tonight{Day: monday, Entries: entries, Bed: bed}.Late()
		said := func(c intake.Cause) bool {
			return slices.ContainsFunc(late, func(l intake.Late) bool { return l.Cause == c })
		}
		if got := n.Exposed(Exercise, 0) == Yes; got != said(intake.ByExercise) {
			t.Fatalf("exercise: exposed %v, said %v: %+v", got, !got, entries)
		}
		if got := n.Exposed(Alcohol, 0) == Yes; got != said(intake.ByAlcohol) {
			t.Fatalf("alcohol: exposed %v, said %v: %+v", got, !got, entries)
		}
	}
}

// Three glasses with time between them are cleared one after the other; all at
// once they are not.
func TestGlassesAreClearedOneAfterTheOther(t *testing.T) {
	spread := []journal.Entry{poured(monday, 15, 14), poured(monday, 17, 14), poured(monday, 18.5, 14)}
	if got := Nights(spread, rules())[0].Exposed(Alcohol, 0); got != No {
		t.Errorf("over an afternoon: %v", got)
	}
	if got := Nights([]journal.Entry{poured(monday, 18.5, 42)}, rules())[0].Exposed(Alcohol, 0); got != Yes {
		t.Errorf("at once: %v", got)
	}
	// What is left of the evening before is cleared first.
	carried := []journal.Entry{poured(monday, 23, 140), poured(monday+1, 18.5, 14)}
	if got := Nights(carried, rules())[1].Exposed(Alcohol, 0); got != No {
		t.Errorf("the evening after much: %v", got)
	}
	carried[0] = poured(monday, 27, 140)
	if got := Nights(carried, rules())[1].Exposed(Alcohol, 0); got != Yes {
		t.Errorf("the evening after much, late: %v", got)
	}
}

// Somebody who went to bed at one is not late with what was had at eight.
func TestTheNightsOwnBedtimeDecidesWhatWasLate(t *testing.T) {
	told := slept(monday, journal.NoJerks)
	bed := clock(monday, 25)
	told.Night.Tried = &bed
	day := []journal.Entry{poured(monday, 20, 14), ran(monday, 20, journal.Vigorous, time.Hour), drank(monday, 17, 96)}
	for _, f := range []Factor{Alcohol, Exercise, Caffeine} {
		if got := Nights(day, rules())[0].Exposed(f, 35); got != Yes {
			t.Errorf("%s by the schedule: %v", f, got)
		}
		if got := Nights(append(day, told), rules())[0].Exposed(f, 35); got != No {
			t.Errorf("%s by the night's own bedtime: %v", f, got)
		}
	}
}

// Into bed is the bedtime where trying to sleep was left out; what two machines were
// told of one night is one account, the later answer over the earlier.
func TestANightThatWasToldInPartsIsOne(t *testing.T) {
	part, rest := slept(monday, ""), slept(monday, journal.FewJerks)
	bed, tried, sol, awake := clock(monday, 24.5), clock(monday, 25), minutes(20), minutes(5)
	part.Night.IntoBed, part.Night.SOL = &bed, &sol
	rest.Night.WASO = &awake
	day := []journal.Entry{drank(monday, 17, 96), part, rest}
	n := Nights(day, rules())[0]
	if n.SOL != figure(20) || n.WASO != figure(5) || n.Jerk != Yes || n.Exposed(Caffeine, 35) != No {
		t.Errorf("got %+v", n)
	}
	rest.Night.Tried = &tried
	exact := intake.Kinetics{}.BedtimeLoad(intake.Doses(day), tried)
	if got := Nights(day, rules())[0].Load.Value; math.Abs(got-exact) > 1e-9 {
		t.Errorf("the later bedtime: %v mg, want %v", got, exact)
	}
}

func TestYesterdaysCoffeeIsCarriedOver(t *testing.T) {
	nights := Nights([]journal.Entry{drank(monday, 20, 200), drank(monday+1, 8, 50)}, rules())
	exact := intake.Kinetics{}.InBody([]intake.Dose{{At: clock(monday, 20), Milligrams: 200}, {At: clock(monday+1, 8), Milligrams: 50}}, clock(monday+1, 23))
	if got := nights[1].Load.Value; math.Abs(got-exact) > 1e-9 {
		t.Errorf("got %v, want %v", got, exact)
	}
}

func minutes(n int) time.Duration { return time.Duration(n) * time.Minute }
