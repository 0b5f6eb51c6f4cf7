package routines

import "time"

// Choice is a practice somebody might do tonight, by name and length.
type Choice struct {
	Practice string        // breathe, imagine, relax, shuffle, wind
	Name     string        // calm, shore, muscles
	Length   time.Duration // zero for the practice's own length
}

// Reason says why something is suggested. Its sentence is among the words.
type Reason string

// The reasons, in the order in which they are looked at.
const (
	AsLastTime   Reason = "as last time"  // yesterday's choice is tonight's
	FirstEvening Reason = "first evening" // nothing is known yet
	LateNight    Reason = "late night"    // lights-out is well past
	ShortOfTime  Reason = "short of time" // lights-out is near
	HighStress   Reason = "high stress"   // a tense day
	LateExercise Reason = "late exercise" // hard exercise close to bed
	LateCaffeine Reason = "late caffeine" // caffeine left at bedtime
	LateBoth     Reason = "late run, late coffee"
	LateAlcohol  Reason = "late alcohol"
)

// Suggestion is tonight's, and why.
type Suggestion struct {
	Choice
	Because Reason
}
