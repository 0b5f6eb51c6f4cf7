package intake

import (
	"cmp"
	"slices"
	"time"

	"lull/routines/journal"
)

// The distances from bed, by which things are late and evenings are compared:
// docs/evidence.md, Exercise; docs/evidence.md, Alcohol; docs/evidence.md,
// Nicotine; docs/evidence.md, Meals.
const (
	HardBefore     = 4 * time.Hour    // vigorous exercise ends (Leota 2025)
	hardStronger   = time.Hour        // nearer than that the note is stronger (Stutz 2019)
	moderateBefore = 90 * time.Minute // moderate exercise ends; ours
	alcoholBefore  = 4 * time.Hour    // at least (Spadola 2019)
	NicotineBefore = 4 * time.Hour    // (Spadola 2019)
	BigMealBefore  = 3 * time.Hour    // ours
	snackBefore    = time.Hour        // ours, after Iao 2022
)

// Of docs/evidence.md, Alcohol.
const (
	// clearedPerKilo is the grams of ethanol that a kilogram of body clears
	// in an hour, for hours only and never for a blood value.
	clearedPerKilo = 0.1
	// alcoholTrifle is the grams below which a drink counts as having none,
	// for alcohol-free beer.
	alcoholTrifle = 2.0
	// standardDrink is the grams by which the cutoff is told where no glass of
	// wine is in the table.
	standardDrink = 14.0
)

// UsualExercise is how long exercise is taken to have lasted when that was not
// said (docs/evidence.md, Exercise).
const UsualExercise = 30 * time.Minute

func endOf(x journal.Exercise, start time.Time) time.Time {
	return start.Add(cmp.Or(max(x.Lasted, 0), UsualExercise))
}

func exerciseLimit(e journal.Effort, bed time.Time) Limit {
	switch e {
	case journal.Vigorous:
		return until(bed.Add(-HardBefore))
	case journal.Moderate:
		return until(bed.Add(-moderateBefore))
	default:
		return Limit{Fit: Anytime}
	}
}

// mealLimit gives the latest time for a meal, or for anything lighter.
func mealLimit(big bool, bed time.Time) Limit {
	if big {
		return until(bed.Add(-BigMealBefore))
	}
	return until(bed.Add(-snackBefore))
}

// Clearing is how far a body has cleared its alcohol, one drink after the
// other at a steady rate: each drink adds to what is left. Warnings, cutoffs
// and the patterns in a log all use it. It shows no blood value and says
// nothing about driving.
type Clearing struct {
	Kilograms float64   // the body's weight, 0 when not said
	done      time.Time // when all of it will be cleared, zero for none
}

func (n Tonight) clearing(entries []journal.Entry) Clearing {
	c := Clearing{Kilograms: n.Body.Kilograms}
	for _, e := range inOrder(entries) {
		c.Add(e)
	}
	return c
}

// Add takes one more entry in. They come in order of time.
func (c *Clearing) Add(e journal.Entry) {
	if e.Intake == nil || e.Intake.Alcohol < alcoholTrifle {
		return
	}
	if at := e.At.Add(max(e.Intake.Over, 0)); c.done.Before(at) {
		c.done = at
	}
	c.done = c.done.Add(c.takes(e.Intake.Alcohol))
}

// takes gives how long the body is taken to clear grams of ethanol.
func (c Clearing) takes(grams float64) time.Duration {
	h := min(grams/(clearedPerKilo*Body{Kilograms: c.Kilograms}.kilograms()), 24*30)
	return time.Duration(h * float64(time.Hour))
}

// Limit gives the latest time to begin so many more grams, drunk over some
// time, after what was had before: the last of them not within 4 hours of bed,
// and everything cleared by bed.
func (c Clearing) Limit(grams float64, over time.Duration, bed time.Time) Limit {
	if grams < alcoholTrifle {
		return Limit{Fit: Anytime}
	}
	need := c.takes(grams)
	if c.done.Add(need).After(bed) {
		return Limit{Fit: NoRoom}
	}
	return limitAt(bed.Add(-max(alcoholBefore, need)-max(over, 0)), bed)
}

// inOrder gives entries in order of their time, those of one moment in order
// of their ids, leaving the given ones alone.
func inOrder(entries []journal.Entry) []journal.Entry {
	return slices.SortedStableFunc(slices.Values(entries), func(a, b journal.Entry) int {
		return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
}
