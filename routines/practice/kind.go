package practice

// The kinds of practice, as plans, choices and sessions name them.
const (
	KindBreathe = "breathe"
	KindImagine = "imagine"
	KindRelax   = "relax"
	KindShuffle = "shuffle"
	KindRoutine = "wind"  // several of the others; the command that plays it gave the name
	KindNight   = "night" // what was played after waking in the night
)

// Two kinds of session are not practices but words about an evening.
const (
	// KindRest says that somebody went straight to sleep content.
	KindRest = "rest"
	// KindAfresh says that somebody chose to start the streak again from this
	// evening. Nothing else ever sets it to zero. Being an ordinary entry it
	// can be undone, exported and merged like any other.
	KindAfresh = "afresh"
)

// The shipped breaths, relaxation and routines that code speaks of. Tests of content
// hold the two together.
const (
	Calm    = "calm"
	Easy    = "easy"
	Muscles = "muscles"
	Jolt    = "jolt"
	Worry   = "worry"

	RoutineLate         = "late"
	RoutineTense        = "tense"
	RoutineRunAndCoffee = "run-and-coffee"
	RoutineCoolDown     = "cool-down"
	RoutineLongGlide    = "long-glide"
)

// Relaxations are the shipped ones in the order in which they are listed.
func Relaxations() []string {
	return []string{
		Muscles, "scan", "autogenic", "rotation", "outward", "thoughts", "kind", "backward", "not-trying", Jolt,
		"evening", Worry,
	}
}
