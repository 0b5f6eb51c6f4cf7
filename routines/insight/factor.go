package insight

import (
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/intake"
	"lull/routines/journal"
	"lull/routines/practice"
)

// Factor is something about an evening that may go with the night after it.
type Factor string

// The factors, each with the exposure rule that was fixed before anybody looked
// (docs/evidence.md, Patterns on few nights).
const (
	Caffeine   Factor = "caffeine"   // at bedtime as much or more than the threshold is in the body
	Exercise   Factor = "exercise"   // vigorous exercise ended less than 4 hours before bed
	Alcohol    Factor = "alcohol"    // some of it was later than [intake.Clearing] allows
	Nicotine   Factor = "nicotine"   // less than 4 hours before bed
	Meal       Factor = "meal"       // a large meal less than 3 hours before bed
	Stress     Factor = "stress"     // rated 6 of 10 or more
	Relaxation Factor = "relaxation" // a practice was done before sleep
)

var factors = [...]Factor{Caffeine, Exercise, Alcohol, Nicotine, Meal, Stress, Relaxation}

// exposure is what one evening was exposed to, in the order of factors.
type exposure [len(factors)]Answer

func (x *exposure) set(f Factor, a Answer) { x[slices.Index(factors[:], f)] = a }

func (x exposure) of(f Factor) Answer { return x[slices.Index(factors[:], f)] }

// day gathers what was logged of one evening until all of it is known.
type day struct {
	doses     []intake.Dose
	pours     []journal.Entry // what had alcohol
	smoke     time.Time       // the last nicotine
	meal      time.Time       // the last large meal
	hard      time.Time       // the end of the last vigorous exercise
	zone      *time.Location
	logged    bool // something that was had or done was logged
	moved     bool // any exercise was logged, however light
	ate       bool // a meal or a snack was logged, of any size
	all       bool // somebody said that all of the evening was noted
	any       bool // anything at all was logged of the evening
	stress    Answer
	practised bool
}

func (d *day) add(e journal.Entry) {
	switch e.Kind {
	case journal.KindIntake:
		d.take(e)
	case journal.KindExercise:
		d.note(e.At)
		d.moved = true
		if lasted := e.Exercise.Lasted; e.Exercise.Effort == journal.Vigorous {
			if lasted <= 0 {
				lasted = intake.UsualExercise
			}
			d.hard = evening.Later(d.hard, e.At.Add(lasted))
		}
	case journal.KindRating:
		d.any = true
		if e.Rating.What == "stress" {
			d.stress = answer(e.Rating.Value >= practice.StressFrom) // the last word counts
		}
	case journal.KindSession:
		d.any = true
		// Practising at night comes after the falling asleep it would be compared with.
		d.practised = d.practised || e.Session.Counts() && e.Session.Practice != practice.KindNight &&
			e.Session.Practice != practice.KindRest
	case journal.KindNote:
		d.any = true
	case journal.KindNight, journal.KindParked, journal.KindTrial, journal.KindWatch,
		journal.KindNap, journal.KindMedicine:
	case journal.KindNothing:
		d.note(e.At)
		d.all = true
	}
}

func (d *day) note(at time.Time) { d.any, d.logged, d.zone = true, true, at.Location() }

func (d *day) take(e journal.Entry) {
	d.note(e.At)
	i := e.Intake
	if dose, ok := intake.DoseOf(e); ok {
		d.doses = append(d.doses, dose)
	}
	if i.Alcohol > 0 {
		d.pours = append(d.pours, e)
	}
	if i.Nicotine {
		d.smoke = evening.Later(d.smoke, e.At)
	}
	d.ate = d.ate || i.Big || i.What == intake.Meal || i.What == intake.Snack
	if i.Big {
		d.meal = evening.Later(d.meal, e.At)
	}
}

// exposures gives what the evening was exposed to, but for caffeine, which
// takes the days before it. What was not logged is known where all was noted.
// before is the alcohol of those days, to which that of this one is added.
func (d *day) exposures(bed time.Time, before *intake.Clearing) exposure {
	var out exposure
	out.set(Stress, d.stress)
	if d.any {
		out.set(Relaxation, answer(d.practised))
	}
	if d.logged {
		// A coffee says nothing about wine.
		within := func(f Factor, known bool, at time.Time, limit time.Duration) {
			if d.all || known {
				out.set(f, answer(!at.IsZero() && bed.Sub(at) < limit))
			}
		}
		within(Exercise, d.moved, d.hard, intake.HardBefore)
		late := false
		for _, e := range d.pours {
			late = late || !before.Limit(e.Intake.Alcohol, e.Intake.Over, bed).Holds(e.At)
			before.Add(e)
		}
		if d.all || len(d.pours) > 0 {
			out.set(Alcohol, answer(late))
		}
		within(Nicotine, !d.smoke.IsZero(), d.smoke, intake.NicotineBefore)
		within(Meal, d.ate, d.meal, intake.BigMealBefore)
	}
	return out
}
