package journal

import (
	"fmt"
	"slices"
	"time"

	"lull/routines/evening"
)

var kinds = []Kind{
	KindSession, KindIntake, KindExercise, KindRating, KindNight, KindNote, KindParked, KindTrial, KindWatch,
	KindNap, KindMedicine, KindNothing,
}

func Kinds() []Kind { return slices.Clone(kinds) }

// Reach is how many days an entry's evening may lie from the UTC date of its
// instant: one for the zone, one for an evening that starts late or a night
// that belongs to the evening before. Further apart, one of the two is wrong
// (docs/evidence.md, Bounds of an entry).
const Reach = 2

// What one entry may hold at most: enough for anything that is lived, and too
// little for a slip of the keys or a file gone wrong to bend a figure. A
// hundred of a thing is five packs of cigarettes at once, 5000 mg of caffeine
// more than fifty cups of coffee, 1000 g of alcohol four bottles of spirits
// (docs/evidence.md, Bounds of an entry).
// FastestKa is the absorption rate per hour past which none can be a drink's.
const (
	MostCount    = 100
	MostCaffeine = 5000 // mg
	MostAlcohol  = 1000 // g
	FastestKa    = 20
	MostEvenings = 366 // of a self-trial
	MostTimes    = 100 // awake in a night
	Longest      = 24 * time.Hour
)

// Check says what is wrong with an entry, in words, or nil. It is asked before
// an entry is stored and after one is read, so that nothing half-formed goes
// in or comes out: exactly the part its Kind names is set, numbers are within
// their ranges, words out of closed sets are in them, and the evening is
// within Reach of the instant.
func (e Entry) Check() error {
	if err := e.checkOutside(); err != nil {
		return err
	}
	f := form{does: judges, day: e.Evening}
	e.layout(&f)
	return f.err
}

// checkOutside looks at all but the fields of the entry's kind.
func (e *Entry) checkOutside() error {
	if !slices.Contains(kinds, e.Kind) {
		return fmt.Errorf("the kind %q is not known", e.Kind)
	}
	for i, set := range e.parts() {
		if set != (kinds[i] == e.Kind) {
			return fmt.Errorf("an entry of kind %s does not have exactly that part", e.Kind)
		}
	}
	if e.At.IsZero() {
		return fmt.Errorf("the entry has no time")
	}
	for _, t := range []time.Time{e.At, e.Changed} {
		if err := writable(t); err != nil {
			return err
		}
	}
	if apart := e.Evening - evening.DayOf(e.At.UTC().Date()); apart < -Reach || apart > Reach {
		return fmt.Errorf("the evening %s is too far from the time %s", e.Evening, e.At.Format(time.RFC3339))
	}
	if y, _, _ := e.Evening.Date(); y < 1 || y > 9999 {
		return fmt.Errorf("the evening %s is not between the years 1 and 9999", e.Evening)
	}
	return nil
}

// writable refuses an instant that cannot be written so that it is read again.
// A missing one is fine.
func writable(t time.Time) error {
	if t.IsZero() {
		return nil
	}
	if _, zone := t.Zone(); zone < -24*3600 || zone > 24*3600 {
		return fmt.Errorf("the offset of %d s from UTC is more than a day", zone)
	}
	if y := t.UTC().Year(); y < 1 || y > 9999 {
		return fmt.Errorf("a moment in the year %d is not between the years 1 and 9999", y)
	}
	return nil
}
