package intake

import (
	"time"

	"lull/routines/journal"
)

// The distances from bed of EVIDENCE 3 and 4.
const (
	hardBefore     = 4 * time.Hour    // vigorous exercise ends (Leota 2025)
	hardStronger   = time.Hour        // nearer than that the note is stronger (Stutz 2019)
	moderateBefore = 90 * time.Minute // moderate exercise ends; a judgement
	alcoholBefore  = 4 * time.Hour    // at least (Spadola 2019)
	nicotineBefore = 4 * time.Hour    // (Spadola 2019)
	bigMealBefore  = 3 * time.Hour    // a judgement after Chung 2020
	snackBefore    = time.Hour        // (Iao 2022)

	// clearedPerKilo is the grams of ethanol that a kilogram of body clears
	// in an hour, for hours only and never for a blood value.
	clearedPerKilo = 0.1

	// alcoholTrifle is the grams below which a drink counts as having none,
	// for alcohol-free beer. A judgement.
	alcoholTrifle = 2.0

	// UsualExercise is how long exercise is taken to have lasted when that
	// was not said. A judgement.
	UsualExercise = 30 * time.Minute
)

// endOf gives the end of exercise that began at start.
func endOf(x journal.Exercise, start time.Time) time.Time {
	if x.Lasted > 0 {
		return start.Add(x.Lasted)
	}
	return start.Add(UsualExercise)
}

// exerciseLimit gives the latest end of exercise of an effort.
func exerciseLimit(e journal.Effort, bed time.Time) Limit {
	switch e {
	case journal.Vigorous:
		return until(bed.Add(-hardBefore))
	case journal.Moderate:
		return until(bed.Add(-moderateBefore))
	default:
		return Limit{Fit: Anytime}
	}
}

// until makes a Limit of a fixed distance, which needs no rounding.
func until(t time.Time) Limit { return Limit{Fit: Until, Latest: t, Exact: t} }

// mealLimit gives the latest time for a meal, or for anything lighter.
func mealLimit(big bool, bed time.Time) Limit {
	if big {
		return until(bed.Add(-bigMealBefore))
	}
	return until(bed.Add(-snackBefore))
}

// pour is alcohol at one moment, in grams.
type pour struct {
	at    time.Time
	grams float64
}

// pours gives the alcohol of entries, in order of time.
func pours(entries []journal.Entry) []pour {
	var out []pour
	for _, e := range inOrder(entries) {
		if e.Intake != nil && e.Intake.Alcohol >= alcoholTrifle {
			out = append(out, pour{e.At.Add(max(e.Intake.Over, 0)), e.Intake.Alcohol})
		}
	}
	return out
}

// cleared gives the moment at which the estimated clearance of all pours is
// over: one after the other at a steady rate. It is zero when there are none.
func cleared(ps []pour, kilograms float64) time.Time {
	var done time.Time
	for _, p := range ps {
		if done.Before(p.at) {
			done = p.at
		}
		done = done.Add(clearance(p.grams, kilograms))
	}
	return done
}

// clearance gives how long a body of so many kilograms is taken to clear
// grams of ethanol.
func clearance(grams, kilograms float64) time.Duration {
	h := min(grams/(clearedPerKilo*kilograms), 24*30)
	return time.Duration(h * float64(time.Hour))
}

// AlcoholHours gives how long before bed the last of so many grams is best
// had: 4 hours, or the estimated clearance when that is longer. kilograms is
// the body's weight, 0 when not said. It says nothing about driving.
func AlcoholHours(grams, kilograms float64) time.Duration {
	if grams < alcoholTrifle {
		return 0
	}
	return max(alcoholBefore, clearance(grams, Body{Kilograms: kilograms}.kilograms()))
}

// alcoholLimit gives the latest time to begin so many more grams, drunk over
// some time, after the pours of the day: the last of them not within 4 hours of
// bed, and everything cleared by bed.
func alcoholLimit(grams float64, over time.Duration, earlier []pour, bed time.Time, kilograms float64) Limit {
	if grams < alcoholTrifle {
		return Limit{Fit: Anytime}
	}
	need := clearance(grams, kilograms)
	if cleared(earlier, kilograms).Add(need).After(bed) {
		return Limit{Fit: NoRoom}
	}
	exact := bed.Add(-max(alcoholBefore, need) - max(over, 0))
	if bed.Sub(exact) > longestCutoff {
		return Limit{Fit: Morning, Exact: exact}
	}
	// To the nearest half hour: clearance is a rough rate, and a glass of
	// 14.2 g instead of 14 must not cost half an hour.
	return Limit{Fit: Until, Latest: halfHour(exact.Add(15 * time.Minute)), Exact: exact}
}

// inOrder gives entries in order of their time, leaving the given ones alone.
func inOrder(entries []journal.Entry) []journal.Entry {
	out := append([]journal.Entry(nil), entries...)
	sortByTime(out)
	return out
}
