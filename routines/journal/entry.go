// Package journal holds what a journal of evenings is made of: entries of
// several kinds, each belonging to one evening, and what can be read from
// them: which evenings count, the run, the strength.
//
// It refuses to store anything (the sqlite leaf does that), to know a clock,
// and to judge an evening.
package journal

import (
	"reflect"
	"slices"
	"time"

	"lull/routines/evening"
)

// Kind says what an entry tells. The names are those of the export format.
type Kind string

const (
	KindSession  Kind = "session"
	KindIntake   Kind = "intake"
	KindExercise Kind = "exercise"
	KindRating   Kind = "rating"
	KindNight    Kind = "night"
	KindNote     Kind = "note"
	KindParked   Kind = "parked"
	KindTrial    Kind = "trial"
	KindWatch    Kind = "watch"
	KindNap      Kind = "nap"
	KindMedicine Kind = "medicine"
	KindNothing  Kind = "nothing"
)

// Entry is one line of the journal. Exactly one of the pointers is set: the
// one its Kind names.
type Entry struct {
	ID      string      // UUID version 7, so that ids sort by the moment they were made
	Kind    Kind        // which of the pointers below is set
	At      time.Time   // the instant, in a fixed zone with the offset in force where it was made
	Evening evening.Day // decided once from At, never recomputed
	Changed time.Time   // when it was last written, UTC; decides between two copies of one id
	Source  string      // which program's file it was taken from: apple-health; empty for what somebody reported here

	Session  *Session
	Intake   *Intake
	Exercise *Exercise
	Rating   *Rating
	Night    *Night
	Note     *Note
	Parked   *Parked
	Trial    *Trial
	Watch    *Watch
	Nap      *Nap
	Medicine *Medicine
	Nothing  *Nothing
}

// Session is one practice, from its first breath to its end.
type Session struct {
	Practice  string        // what kind: breathe, imagine, relax, shuffle, wind, night, rest
	Name      string        // which one: calm, shore, muscles; empty for rest
	Planned   time.Duration // how long it was meant to last
	Practised time.Duration // how long it ran, pauses not counted
	Ending    Ending        // how it ended
	Seed      uint64        // what the words were shuffled from, 0 where nothing is
	Heard     string        // which words were heard, as guided.Heard names them
}

type Ending string

const (
	Running     Ending = "running"     // still going on, or the program was killed
	Finished    Ending = "finished"    // reached its end with a key pressed on the way
	Drifted     Ending = "drifted"     // reached its end and nobody touched a key: the best outcome
	Left        Ending = "left"        // ended by the user
	Interrupted Ending = "interrupted" // ended by a closed terminal, a signal or a crash
	Logged      Ending = "logged"      // entered by hand afterwards
)

// Intake is something taken: a drink, a cigarette, a meal.
type Intake struct {
	What       string        // the drink's or thing's name: coffee, wine, cigarette, vape, meal
	Count      float64       // how many: 2 espressos
	Caffeine   float64       // milligrams in all, 0 for none
	Absorption float64       // caffeine absorption rate ka per hour, 0 for the usual one
	Alcohol    float64       // grams of ethanol in all, 0 for none
	Nicotine   bool          // whether it brings nicotine
	Big        bool          // for a meal: whether it was a large one
	Over       time.Duration // how long the drinking took, 0 for at once
}

// Effort is how hard exercise was, by the talk test (docs/evidence.md, Exercise).
type Effort string

const (
	Light    Effort = "light"    // walk, stretch, gentle yoga
	Moderate Effort = "moderate" // can talk, not sing
	Vigorous Effort = "vigorous" // only a few words at a time
)

// Exercise is a walk, a run, an hour of yoga. At is its start.
type Exercise struct {
	What   string
	Effort Effort
	Lasted time.Duration
}

// Rating is a number somebody gave: stress or tension from 0 to 10.
type Rating struct {
	What  string // stress, tension-before, tension-after
	Value int    // 0 to 10
}

// Jerks is how many sleep starts were noticed; empty where that was not answered.
type Jerks string

const (
	NoJerks   Jerks = "none"
	FewJerks  Jerks = "few"
	ManyJerks Jerks = "many"
)

// Night is a morning's account of the night. Every field may be missing:
// missing is missing and never "no". Its times of the clock stand here in the
// order in which they come.
type Night struct {
	Jerks      Jerks          // empty when not answered
	SOL        *time.Duration // sleep onset latency
	Awakenings *int           // how often somebody was awake before the last awakening
	WASO       *time.Duration // time awake after falling asleep, before the last awakening (WASO)
	IntoBed    *time.Time
	Tried      *time.Time // when sleep was tried
	Asleep     *time.Time // when sleep began, as a device recorded it; a report has Tried and SOL
	Woke       *time.Time // the last awakening
	OutOfBed   *time.Time
	Quality    int // 1 to 5, 0 when not answered
	Note       string
}

// Over is a night with what an earlier account of it has and this one leaves out,
// as where a part was reported on each of two machines. Clock times of two accounts
// that do not follow one another are not joined.
func (n Night) Over(earlier Night) Night {
	if earlier == (Night{}) {
		return n
	}
	all := n
	mine, theirs := reflect.ValueOf(&all).Elem(), reflect.ValueOf(earlier)
	for i := range mine.NumField() {
		if mine.Field(i).IsZero() {
			mine.Field(i).Set(theirs.Field(i))
		}
	}
	joined := all.clocks()
	told := slices.DeleteFunc(slices.Clone(joined), func(at **time.Time) bool { return *at == nil })
	if !slices.IsSortedFunc(told, func(a, b **time.Time) int { return (*a).Compare(**b) }) {
		for i, at := range n.clocks() {
			*joined[i] = *at
		}
	}
	return all
}

// clocks are the times of the clock of a night, in their order.
func (n *Night) clocks() (all []**time.Time) {
	for _, field := range reflect.ValueOf(n).Elem().Fields() {
		if at, is := field.Addr().Interface().(**time.Time); is {
			all = append(all, at)
		}
	}
	return all
}

// Only is a night without the answers that another account of it leaves out, and
// whether any were there.
func (n Night) Only(other Night) (only Night, less bool) {
	only = n
	mine, theirs := reflect.ValueOf(&only).Elem(), reflect.ValueOf(other)
	for i := range mine.NumField() {
		if theirs.Field(i).IsZero() {
			mine.Field(i).SetZero()
		}
	}
	return only, only != n
}

type Note struct{ Text string }

// Parked is something put down for tomorrow.
type Parked struct {
	Text     string
	Step     string    // the next step of a worry, may be empty
	Returned time.Time // when it was handed back in the morning, zero while it waits
}

// Trial is one event of a self-trial: its start, an evening's assignment, an
// answer about adherence, or its stop.
type Trial struct {
	Trial    string // the id of the trial's start entry, empty on the start itself
	Event    string // start, assign, kept, stop
	Text     string // what is tried, on a start
	Outcome  string // what is looked at, on a start; empty on those of before
	Evenings int    // how many it takes, on a start; 0 on those of before, which had no end
	Arm      string // with or without, on an assignment
	Kept     *bool  // whether the assignment was kept
	Seed     uint64 // what the blocks were drawn from, on a start of before
}

// Watch is a question that was asked before its nights came: whether an outcome
// goes with a factor. The latest one stands; one without a factor takes it back.
type Watch struct {
	Factor  string
	Outcome string
}

// Nap is sleep by day. At is its start.
type Nap struct{ Lasted time.Duration }

// Medicine is something taken as one, as it was typed. It counts nothing:
// caffeine in a tablet is an [Intake].
type Medicine struct{ What string }

// Nothing says of an evening that all of it was noted: what was not, was not
// had (docs/evidence.md, Patterns on few nights).
type Nothing struct{}
