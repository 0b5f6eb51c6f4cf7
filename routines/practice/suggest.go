package practice

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
	LateNight     Reason = "late-night"        // lights-out is well past
	ShortOfTime   Reason = "short-of-time"     // lights-out is very near
	HighStress    Reason = "stress"            // a tense day
	LateRunCoffee Reason = "exercise-caffeine" // hard exercise close to bed, and caffeine
	LateExercise  Reason = "exercise"          // hard exercise close to bed
	LateCaffeine  Reason = "caffeine"          // caffeine left at bedtime
	LateAlcohol   Reason = "alcohol"           // nothing is said about it
	AsLastTime    Reason = "as-last-time"      // yesterday's choice is tonight's
	FirstEvening  Reason = "first-evening"     // nothing is known yet
	OtherBreath   Reason = "other-breath"      // nor then, and the usual breath is not Calm
)

// Day is what the suggestion follows.
type Day struct {
	ToBed    time.Duration // until lights-out; negative after it
	Stress   int           // 0 to 10, 0 when not said
	Exercise bool          // hard exercise was late
	Caffeine bool          // caffeine was late
	Alcohol  bool          // alcohol was late
	Usual    Choice        // what the settings say
	Last     *Choice       // what was practised last, nil before the first time
}

// Suggestion is tonight's, and why.
type Suggestion struct {
	Choice
	Because Reason
}

// The bounds of the policy: judgements about what is kind (docs/evidence.md, What
// is suggested).
const (
	// StressFrom is from how much of 10 on a day was tense, here and where
	// evenings are compared.
	StressFrom  = 6
	wellPast    = -time.Hour
	soon        = 10 * time.Minute
	shortLength = 5 * time.Minute
)

// Suggest gives tonight's practice. The first reason that holds decides:
//
//	lights-out is an hour past     an easy breath and idle pictures
//	lights-out is close            the usual breath, short
//	a tense day                    sighs, muscles, a walk
//	late hard exercise             a long slow-down, muscles, listening
//	late caffeine                  a long slow-down, idle pictures
//	both of these                  a slow-down, muscles, idle pictures
//	alcohol                        as last time, and no word about it
//	nothing special                as last time, or what the settings say
//	                               before there was one
//
// The routines it names are among the content; a test holds the two together.
func Suggest(d Day) Suggestion {
	usual := d.Usual
	if d.Last != nil {
		usual = *d.Last
	}
	short := func(c Choice) Choice {
		if c.Practice != KindBreathe {
			c = d.Usual
		}
		if c.Length == 0 || c.Length > shortLength {
			c.Length = shortLength
		}
		return c
	}
	switch {
	case d.ToBed < wellPast:
		return Suggestion{routine(RoutineLate), LateNight}
	case d.ToBed < soon:
		return Suggestion{short(usual), ShortOfTime}
	case d.Stress >= StressFrom:
		return Suggestion{routine(RoutineTense), HighStress}
	case d.Exercise && d.Caffeine:
		return Suggestion{routine(RoutineRunAndCoffee), LateRunCoffee}
	case d.Exercise:
		return Suggestion{routine(RoutineCoolDown), LateExercise}
	case d.Caffeine:
		return Suggestion{routine(RoutineLongGlide), LateCaffeine}
	case d.Alcohol && d.Last != nil:
		return Suggestion{usual, LateAlcohol}
	case d.Last != nil:
		return Suggestion{usual, AsLastTime}
	case usual.Name != Calm:
		return Suggestion{usual, OtherBreath}
	}
	return Suggestion{usual, FirstEvening}
}

func routine(name string) Choice { return Choice{Practice: KindRoutine, Name: name} }
