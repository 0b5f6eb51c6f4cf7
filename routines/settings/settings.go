// Package settings is what can be set: every setting with its default, its
// check, one line of help and, where it is about somebody's body, the reason
// why it is asked. There is one table of keys; the file, the environment, the
// command line and the screen all go through it.
//
// It refuses to read a file or the environment, and to need an answer: the
// program is whole with nothing set at all.
package settings

import (
	"errors"
	"slices"
	"time"

	"lull/routines/evening"
	"lull/routines/guided"
	"lull/routines/practice"
)

// Answer is the answer to a question about the body or to a safety question.
// Missing is missing and never "no".
type Answer string

const (
	Unanswered Answer = ""
	Yes        Answer = "yes"
	No         Answer = "no"
)

// Settings is everything that can be set. The zero value is not usable; begin
// with [Default].
type Settings struct {
	Schedule evening.Schedule // when the day turns, bedtime and wake time

	Theme     string // ember, coal or day
	Pacer     string // orb, wave or line
	FrameRate int    // pictures a second at most, 5 to 30
	Still     bool   // no motion
	ASCII     bool   // plain characters only
	Lines     Answer // line by line instead of screens; unanswered asks for a screen reader

	Breath   Breath
	Imagery  Imagery
	Muscles  Muscles
	Safety   Safety
	Caffeine Caffeine
	Body     Body
	Sound    Sound
	Voice    Voice
	Remind   Remind
	Doctor   [len(signs)]Answer // what somebody ticked for a clinician; none is ever guessed
	Desktop  Desktop

	Patterns []practice.Pattern // own breathing patterns, by name
	Drinks   []Drink            // own drinks, by name
	Routines []Routine          // own routines, by name
}

// Breath is what is breathed when nothing else is said.
type Breath struct {
	Pattern string        // a pattern's name, or one in numbers
	Length  time.Duration // 1 minute to 2 hours
}

// Imagery is how somebody likes to be led through a place.
type Imagery struct {
	Pace   guided.Pace
	Senses string // those that lead, divided by commas; empty for all alike
	Steps  bool   // over the steps, where a place has some
	Avoid  string // tags of places that are never proposed, divided by commas
}

// Muscles is how somebody likes to go through the muscles.
type Muscles struct {
	First string // the side that comes first, right or left
}

// Ticked gives the signs for a doctor that were answered with a yes.
func (s Settings) Ticked() (ticked []Key) {
	for _, k := range table {
		if k.Group() == "doctor" && k.Value(s) == string(Yes) {
			ticked = append(ticked, k)
		}
	}
	return ticked
}

// Safety only switches breath holds off (docs/evidence.md, Safety of breathing).
type Safety struct {
	Holds     Answer // whether breath holds may be offered; asked once
	Pregnancy Answer
	Breathing Answer // COPD, asthma
	Heart     Answer // heart or rhythm disease, uncontrolled blood pressure, fainting
	Epilepsy  Answer
	Panic     Answer // panic brought on by breath sensations
	Eyes      Answer // glaucoma, retinal disease
	Surgery   Answer // a recent operation

	Unread bool // one of these may have been answered where it could not be read
}

// Caffeine is what shapes the caffeine curve. The factors that belong to the
// answers are in docs/evidence.md, Half-life; applying them is not done here.
type Caffeine struct {
	HalfLife           time.Duration // 2 to 15 h; 0 when it is left to the answers
	Sensitivity        string        // usual, sensitive or lenient
	Line               float64       // 20 to 60 mg for 70 kg, of their own nights; 0 for that of Sensitivity
	Band               string        // half-life or drinks
	UsualDrink         string        // a drink's name
	Smoker             Answer        // cigarettes every day; smoke shortens the half-life
	Contraceptive      Answer        // combined oral contraceptive
	PregnancyWeeks     int           // 1 to 42; 0 when not pregnant or not said
	Breastfeeding      Answer        // the note about a day's caffeine comes at 200 mg
	Cimetidine         Answer
	HitsHard           Answer // "caffeine hits me hard"
	MedicineUnmodelled Answer // fluvoxamine or cirrhosis: no curve is drawn
}

const (
	bandHalfLife = "half-life" // the half-lives that are likely
	bandDrinks   = "drinks"    // and how much caffeine a drink may have
)

// WithDrinks tells whether the band holds how much drinks of a name differ.
func (c Caffeine) WithDrinks() bool { return c.Band == bandDrinks }

// Body is what the amounts depend on.
type Body struct {
	WeightKg float64 // 0 when not said
	Under18  Answer  // no cutoffs are shown then
}

// Sound is what is heard besides words. Volumes go from 0 to 100.
type Sound struct {
	On    bool
	Tone  string        // bowl, string or breath
	Noise string        // a bed, or fitting: what belongs to the place
	Cue   int           // the tone of the breath
	Bed   int           // the noise underneath
	Voice int           // the spoken words
	Fade  time.Duration // how long it fades at the end, up to 5 minutes
}

type Voice struct {
	On      bool
	Phases  bool   // whether it says in, hold and out as well
	Program string // the speech program; empty takes the first that is there
	Name    string // one of the program's voices; empty takes its own choice
	Rate    int    // words a minute, 80 to 180
}

// Speaks tells whether words of a practice are to be heard.
func (s Settings) Speaks() bool { return s.Sound.On && s.Voice.On && s.Sound.Voice > 0 }

// Remind is which reminders there are once reminders are on.
type Remind struct {
	Caffeine, Exercise, Alcohol, WindDown, Morning bool

	Before         time.Duration // how long before a cutoff the warning comes, 0 to 3 hours
	WindDownBefore time.Duration // how long before bedtime the wind-down starts, 10 minutes to 4 hours
	MorningAfter   time.Duration // how long after the wake time the check-in comes, 0 to 6 hours
	Days           Weekdays      // the days on which there are reminders
	HolidayUntil   evening.Day   // silent up to and including this evening; 0 for no holiday
}

// Desktop is what else of the machine takes part in a practice.
type Desktop struct {
	Awake bool // neither the screen goes blank nor the machine falls asleep
	Quiet bool // other players are paused when a practice begins

	Backlight bool          // goes down with a practice
	Suspend   time.Duration // after somebody drifted off; 0 for never
}

func Default() Settings {
	s := Settings{Schedule: evening.DefaultSchedule()}
	for _, k := range table {
		if k.usual != "" {
			_ = k.set(&s, k.usual) // a test sets them all
		}
	}
	return s
}

// Holds is whether the breath may be held: never beside one of the safety
// answers, nor where one could not be read, since it may have been a no.
func (s Settings) Holds() Answer {
	q := s.Safety
	asked := []Answer{q.Breathing, q.Heart, q.Epilepsy, q.Panic, q.Eyes, q.Surgery}
	if q.Unread || s.Pregnant() || slices.Contains(asked, Yes) {
		return No
	}
	return q.Holds
}

// Pregnant tells whether either question about pregnancy was answered so.
func (s Settings) Pregnant() bool {
	return s.Safety.Pregnancy == Yes || s.Caffeine.PregnancyWeeks > 0
}

// ErrNoFile says that the settings file somebody named is not there. What opens
// the settings gives it, beside settings that work.
var ErrNoFile = errors.New("this file is not there, so the usual settings are used")
