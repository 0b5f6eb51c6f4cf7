// Package practice is how a practice unfolds in time. Breathing, guided words
// and a routine of several are all a [Plan], and a Plan is a pure function of
// elapsed time, so that the screen, the line mode, the cue sheet, the sound and
// the tests all ask the same thing.
//
// It refuses to know a terminal, a disk or a clock. Time is an argument.
package practice

import (
	"sort"
	"time"
)

// Cue says what begins with a phase. It is the word of the cue sheet.
type Cue string

// The cues. A breath is In (and TopUp), Hold, Out, Hold; guided practices use the others.
const (
	In      Cue = "in"      // the lungs fill
	TopUp   Cue = "top up"  // a second, smaller breath in on top of the first
	Hold    Cue = "hold"    // nothing moves, full or empty
	Out     Cue = "out"     // the lungs empty
	Say     Cue = "say"     // words appear and are left standing
	Rest    Cue = "rest"    // nothing is asked
	Tense   Cue = "tense"   // a muscle group is tightened
	Release Cue = "release" // and let go
)

// Phase is a stretch of a practice in which one thing happens.
type Phase struct {
	Start time.Duration // from the beginning of the plan; set by NewPlan
	Lasts time.Duration // more than zero
	Cue   Cue
	Words string // what is shown and spoken, may span lines; empty for silence
	Aloud bool   // spoken and not shown, such as a count: no number is on a screen at night

	From, To float64 // how full the lungs are at both ends, 0 to 1

	Ends  bool   // a whole breath or sentence ends here: a practice may end too
	Scene string // the living picture behind it, empty for the breath's pacer
	Bed   string // the noise underneath, empty where it does not matter
	Part  string // which practice of a routine this belongs to
}

func (p Phase) End() time.Duration { return p.Start + p.Lasts }

// Plan is a whole practice. It never changes; making it easier gives another one.
type Plan struct {
	Practice string // breathe, imagine, relax, shuffle, wind, night
	Name     string // calm, shore, muscles
	Title    string // for people
	Seed     uint64 // what the words were shuffled from, 0 where nothing is
	Phases   []Phase

	pattern Pattern // what Easier rebuilds from; zero where nothing breathes
	parts   []part  // those of a routine; empty for a single practice

	dimmest float64       // the light is never above it from then on; zero for no bound
	dimmed  time.Duration // since when
}

// NewPlan lays the phases end to end from zero.
func NewPlan(practice, name, title string, phases []Phase) Plan {
	p := Plan{Practice: practice, Name: name, Title: title, Phases: phases}
	at := time.Duration(0)
	for i := range phases {
		phases[i].Start = at
		at += phases[i].Lasts
	}
	return p
}

func (p Plan) Lasts() time.Duration {
	if len(p.Phases) == 0 {
		return 0
	}
	return p.Phases[len(p.Phases)-1].End()
}

// AtNight is the plan as one of the night, which belongs to the evening before.
func (p Plan) AtNight() Plan {
	if p.Name == "" {
		p.Name = p.Practice
	}
	p.Practice = KindNight
	return p
}

// Moment is everything there is to show or to sound at one instant.
type Moment struct {
	Phase    Phase
	Index    int     // of the phase in the plan
	Fullness float64 // how full the lungs are, 0 to 1, eased, continuous
	Light    float64 // how bright the practice is, 0 to 1
	Over     bool    // the practice has ended
}

// At gives the moment at elapsed: the start before it, the dark end after it.
func (p Plan) At(elapsed time.Duration) Moment {
	if len(p.Phases) == 0 {
		return Moment{Over: true}
	}
	over := elapsed >= p.Lasts()
	elapsed = min(max(elapsed, 0), p.Lasts())
	i := p.index(elapsed)
	phase := p.Phases[i]
	return Moment{phase, i, phase.Fullness(elapsed - phase.Start), p.light(elapsed), over}
}

// index finds the phase that runs at elapsed; the last one after the end.
func (p Plan) index(elapsed time.Duration) int {
	n := sort.Search(len(p.Phases), func(i int) bool { return p.Phases[i].Start > elapsed })
	return max(n-1, 0)
}

// Cues gives the phases that began in (from, to], so that a late frame loses a
// picture and never a cue. With a negative from the first phase is among them.
func (p Plan) Cues(from, to time.Duration) []Phase {
	first := sort.Search(len(p.Phases), func(i int) bool { return p.Phases[i].Start > from })
	last := sort.Search(len(p.Phases), func(i int) bool { return p.Phases[i].Start > to })
	if first >= last {
		return nil
	}
	return p.Phases[first:last]
}

// Next is the first phase boundary after elapsed; the end of the plan is the last one.
func (p Plan) Next(elapsed time.Duration) time.Duration {
	if len(p.Phases) == 0 || elapsed < 0 {
		return 0
	}
	return p.Phases[p.index(elapsed)].End()
}
