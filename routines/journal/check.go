package journal

import (
	"fmt"
	"slices"
	"time"

	"lull/routines/evening"
)

var kinds = []Kind{
	KindSession, KindIntake, KindExercise, KindRating, KindNight, KindNote, KindParked, KindTrial,
}

// Kinds gives all the kinds of entries.
func Kinds() []Kind { return slices.Clone(kinds) }

// Reach is how many days an entry's evening may lie from the UTC date of its
// instant: one for the zone, one for an evening that starts late or a night
// that belongs to the evening before. Further apart, one of the two is wrong.
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
	Longest      = 24 * time.Hour
)

// Check says what is wrong with an entry, in words, or nil. It is asked before
// an entry is stored and after one is read, so that nothing half-formed goes
// in or comes out: exactly the part its Kind names is set, numbers are within
// their ranges, words out of closed sets are in them, and the evening is
// within Reach of the instant.
func (e Entry) Check() error {
	if !slices.Contains(kinds, e.Kind) {
		return fmt.Errorf("the kind %q is not known", e.Kind)
	}
	for _, k := range kinds {
		if e.has(k) != (k == e.Kind) {
			return fmt.Errorf("an entry of kind %s does not have exactly that part", e.Kind)
		}
	}
	if e.At.IsZero() {
		return fmt.Errorf("the entry has no time")
	}
	for _, t := range []*time.Time{&e.At, &e.Changed} {
		if err := moment(t); err != nil {
			return err
		}
	}
	if apart := e.Evening - evening.DayOf(e.At.UTC().Date()); apart < -Reach || apart > Reach {
		return fmt.Errorf("the evening %s is too far from the time %s", e.Evening, e.At.Format(time.RFC3339))
	}
	if y, _, _ := e.Evening.Date(); y < 1 || y > 9999 {
		return fmt.Errorf("the evening %s is not between the years 1 and 9999", e.Evening)
	}
	switch e.Kind {
	case KindSession:
		return e.Session.check()
	case KindIntake:
		return e.Intake.check()
	case KindExercise:
		return e.Exercise.check()
	case KindRating:
		return e.Rating.check()
	case KindNight:
		return e.Night.check(e.Evening)
	case KindTrial:
		return e.Trial.check()
	case KindParked:
		return moment(&e.Parked.Returned)
	case KindNote:
	}
	return nil
}

// moment refuses an instant that cannot be written so that it is read again. A
// missing one is fine.
func moment(t *time.Time) error {
	if t == nil || t.IsZero() {
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

func (s *Session) check() error {
	if s.Practice == "" {
		return fmt.Errorf("the session does not say which practice")
	}
	if err := oneOf("ending", s.Ending, Running, Finished, Drifted, Left, Interrupted, Logged); err != nil {
		return err
	}
	return lengths("length of the session", s.Planned, s.Practised)
}

func (i *Intake) check() error {
	if i.What == "" {
		return fmt.Errorf("the intake does not say what it was")
	}
	for _, a := range []struct {
		name        string
		value, most float64
	}{
		{"count", i.Count, MostCount},
		{"caffeine in mg", i.Caffeine, MostCaffeine},
		{"absorption rate", i.Absorption, FastestKa},
		{"alcohol in g", i.Alcohol, MostAlcohol},
	} {
		if !(a.value >= 0 && a.value <= a.most) { // no number is not between either
			return fmt.Errorf("the %s is %.10g, and a number from 0 to %g belongs there", a.name, a.value, a.most)
		}
	}
	return lengths("time the drinking took", i.Over)
}

func (x *Exercise) check() error {
	if err := oneOf("effort", x.Effort, Light, Moderate, Vigorous); err != nil {
		return err
	}
	return lengths("length of the exercise", x.Lasted)
}

func (r *Rating) check() error {
	if r.Value < 0 || r.Value > 10 {
		return fmt.Errorf("the rating %d is not from 0 to 10", r.Value)
	}
	return nil
}

func (n *Night) check(of evening.Day) error {
	if err := oneOf("answer about jerks", n.Jerks, "", NoJerks, FewJerks, ManyJerks); err != nil {
		return err
	}
	if n.Quality < 0 || n.Quality > 5 {
		return fmt.Errorf("the quality %d is not from 1 to 5", n.Quality)
	}
	for _, took := range []*time.Duration{n.SOL, n.WASO} {
		if took == nil {
			continue
		}
		if err := lengths("time awake", *took); err != nil {
			return err
		}
	}
	for _, t := range []*time.Time{n.Tried, n.Woke} {
		if t == nil {
			continue
		}
		if err := moment(t); err != nil {
			return err
		}
		// The morning belongs to the day after.
		if apart := evening.DayOf(t.UTC().Date()) - of; apart < -Reach || apart > Reach+1 {
			return fmt.Errorf("sleep at %s is too far from the evening %s", t.Format(time.RFC3339), of)
		}
	}
	return nil
}

func (t *Trial) check() error {
	if err := oneOf("trial event", t.Event, "start", "assign", "kept", "stop"); err != nil {
		return err
	}
	return oneOf("arm of the trial", t.Arm, "", "with", "without")
}

func oneOf[T ~string](what string, value T, known ...T) error {
	if !slices.Contains(known, value) {
		return fmt.Errorf("the %s %q is not known", what, string(value))
	}
	return nil
}

func lengths(what string, all ...time.Duration) error {
	for _, d := range all {
		if d < 0 || d > Longest {
			return fmt.Errorf("the %s is %s, and no more than a day belongs there", what, d)
		}
	}
	return nil
}
