package sound

import (
	"math"
	"sort"

	"lull/routines/practice"
)

// The pitch of the tone in Hz, with empty and with full lungs: a fifth, C3 to
// G3, low enough to be warm and high enough for the speakers of a laptop
// (docs/evidence.md, Sound).
const (
	emptyPitch = 130.81
	fullPitch  = 196.22
)

// emptyLevel is how loud the tone is with empty lungs, as a part of its
// loudest: just there.
const emptyLevel = 0.06

// The presence of the tone: how much of its level it has. Holds are quieter
// than movement and fade a little, so that what is left of one can be heard.
const (
	holdPresence = 0.5
	holdEnds     = 0.28
	tensePlace   = 0.75 // where in the pitch a muscle is held
)

// Times in seconds in which the tone comes, settles and goes. None is quick:
// nothing in here may startle.
const (
	settling  = 0.6
	resting   = 0.9
	going     = 1.5
	tensing   = 2.0
	releasing = 10.0
)

// span is one phase of a plan as the tone has it. Times are in frames.
type span struct {
	start, lasts float64
	from, to     float64 // fullness at both ends of the movement
	moves        float64 // how long the movement takes
	was, is, end float64 // presence at the start, once settled, at the end
	settles      float64 // how long it takes to settle
	cycles       float64 // swings of the tone before the start
	air          float64 // 1 for breath going in, -1 for breath going out
}

// heard is the tone at one moment.
type heard struct {
	fullness float64
	level    float64 // 0 to 1
	cycles   float64 // swings of the tone since the start
	air      float64 // how strongly the breath streams: in above 0, out below
}

// at gives the tone t frames into the span.
func (s *span) at(t float64) heard {
	x := 1.0
	if s.moves > 0 {
		x = min(t/s.moves, 1)
	}
	full := s.from + (s.to-s.from)*(1-math.Cos(math.Pi*x))/2
	presence := s.was + (s.is-s.was)*smooth(t/s.settles)
	if t > s.settles {
		presence = s.is + (s.end-s.is)*smooth((t-s.settles)/(s.lasts-s.settles))
	}
	air := 0.0
	if s.air != 0 {
		air = s.air * math.Sin(math.Pi*x) * presence
	}
	return heard{full, presence * (emptyLevel + (1-emptyLevel)*full), s.cycles + s.swings(t), air}
}

// swings is the integral of the pitch over the first t frames: the pitch goes
// with the fullness, whose integral is known.
func (s *span) swings(t float64) float64 {
	moved := min(t, s.moves)
	full := s.to * (t - moved)
	if s.moves > 0 {
		full += s.from*moved + (s.to-s.from)/2*(moved-s.moves/math.Pi*math.Sin(math.Pi*moved/s.moves))
	}
	return (emptyPitch*t + (fullPitch-emptyPitch)*full) / Rate
}

// score is a plan as the curve of its tone. It is laid out once, and then any
// moment of it can be asked for.
type score struct {
	spans []span
	lasts float64 // frames
	beds  []bedSpan
	found int // the span of the last question, where the next one likely is
}

// newScore lays a plan out.
func newScore(p practice.Plan, choose Bed) *score {
	s := &score{spans: make([]span, 0, len(p.Phases)), lasts: float64(Frames(p.Lasts())), beds: bedsOf(p, choose)}
	full, presence, cycles := 0.0, 0.0, 0.0
	for _, phase := range p.Phases {
		start := float64(Frames(phase.Start))
		one := spanOf(phase, full, presence, float64(Frames(phase.End()))-start)
		one.start, one.cycles = start, cycles
		s.spans = append(s.spans, one)
		cycles += one.swings(one.lasts)
		full, presence = one.to, one.end
	}
	return s
}

// spanOf is a phase as a span, where the tone stood at a fullness and presence.
func spanOf(p practice.Phase, full, presence, lasts float64) span {
	s := span{lasts: lasts, from: full, to: full, moves: lasts, was: presence}
	settles := settling
	switch p.Cue {
	case practice.In, practice.TopUp:
		s.from, s.to, s.is, s.end, s.air = p.From, p.To, 1, 1, 1
	case practice.Out:
		s.from, s.to, s.is, s.end, s.air = p.From, p.To, 1, 1, -1
	case practice.Hold:
		s.from, s.to, s.is, s.end = p.From, p.To, holdPresence, holdEnds
		settles = resting
	case practice.Tense:
		s.to, s.moves = tensePlace, tensing*Rate
		s.is, s.end = 1, holdPresence
		settles = tensing
	case practice.Release:
		s.to, s.moves, s.air = 0, releasing*Rate, -1
		s.is, s.end = presence, 0
		settles = tensing
	default:
		settles = going
	}
	s.moves = min(s.moves, lasts)
	s.settles = max(min(settles*Rate, lasts/2), 1)
	return s
}

// at gives the tone at a frame. Before the start it is the start; after the
// end there is none.
func (s *score) at(frame float64) heard {
	if len(s.spans) == 0 || frame >= s.lasts {
		return heard{}
	}
	frame = max(frame, 0)
	if one := &s.spans[s.found]; frame < one.start || frame >= one.start+one.lasts {
		n := sort.Search(len(s.spans), func(i int) bool { return s.spans[i].start > frame })
		s.found = max(n-1, 0)
	}
	one := &s.spans[s.found]
	return one.at(frame - one.start)
}
