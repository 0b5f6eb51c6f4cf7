package sound

import (
	"math"
	"sort"
	"time"

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
// loudest: enough to stand out of a noise.
const emptyLevel = 0.45

// How loud the tone of a hold is at first and at its end, whichever way the
// lungs are: less than movement, and fading a little, so that what is left of
// one can be heard.
const (
	holdLevel  = 0.55
	holdEnds   = 0.4
	tenseEnds  = 0.5
	tensePlace = 0.75 // where in the pitch a muscle is held
)

// Times in seconds in which the tone comes, settles and goes. None is quick:
// nothing in here may startle. Out of silence it takes the longest.
const (
	settling  = 0.6
	resting   = 0.9
	going     = 1.5
	arriving  = 3.5
	releasing = 10.0
)

// A turn of the breath is told by the colour of the tone, which needs no
// loudness for it. It begins a little before its moment, since an ear needs
// some of a sound to tell what it is.
const (
	turning = 0.14 * Rate // how long one colour takes to give way to the next
	leading = 0.04 * Rate // how long before its moment that begins
)

// colour is how much the tone has of each of its three timbres.
type colour [3]float64

// The three: a breath in is bright, a hold is still, a breath out is dark.
var (
	bright = colour{1, 0, 0}
	still  = colour{0, 1, 0}
	dark   = colour{0, 0, 1}
)

// span is one phase of a plan as the tone has it. Times are in frames.
type span struct {
	start, lasts float64
	moves        practice.Phase // the movement of the lungs, or of what stands for it
	was, is, end float64        // presence at the start, once settled, at the end
	settles      float64        // how long it takes to settle
	cycles       float64        // swings of the tone before the start
	before, now  colour
}

type heard struct {
	fullness float64
	level    float64 // 0 to 1
	cycles   float64 // swings of the tone since the start
	colour   colour
}

// at gives the tone t frames into the span, but for its colour.
func (s *span) at(t float64) heard {
	presence := s.was + (s.is-s.was)*smooth(t/s.settles)
	if s.was > 0 && s.is > 0 {
		// A rise is even to the ear when every moment multiplies alike.
		presence = s.was * math.Pow(s.is/s.was, smooth(t/s.settles))
	}
	if t > s.settles {
		presence = s.is + (s.end-s.is)*smooth((t-s.settles)/(s.lasts-s.settles))
	}
	full := s.moves.Fullness(elapsed(t))
	return heard{fullness: full, level: presence * levelOf(full), cycles: s.cycles + s.swings(t)}
}

func levelOf(full float64) float64 { return emptyLevel + (1-emptyLevel)*full }

func elapsed(frames float64) time.Duration {
	return time.Duration(frames / Rate * float64(time.Second))
}

// swings is the integral of the pitch over the first t frames: the pitch goes
// with the fullness.
func (s *span) swings(t float64) float64 {
	into := elapsed(t)
	full := s.moves.Filled(min(into, s.moves.Lasts)) + s.moves.To*max(into-s.moves.Lasts, 0).Seconds()
	return emptyPitch*t/Rate + (fullPitch-emptyPitch)*full
}

// score is a plan as the curve of its tone. It is laid out once, and then any
// moment of it can be asked for.
type score struct {
	spans []span
	lasts float64 // frames
	beds  []bedSpan
	found int // the span of the last question, where the next one likely is
}

func newScore(p practice.Plan, bed Bed) *score {
	s := &score{spans: make([]span, 0, len(p.Phases)), lasts: float64(Frames(p.Lasts())), beds: bedsOf(p, bed)}
	full, presence, cycles, before := 0.0, 0.0, 0.0, bright
	for _, phase := range p.Phases {
		start := float64(Frames(phase.Start))
		one := spanOf(phase, full, presence, float64(Frames(phase.End()))-start)
		one.start, one.cycles, one.before = start, cycles, before
		if one.now == (colour{}) {
			one.now = before
		}
		s.spans = append(s.spans, one)
		cycles += one.swings(one.lasts)
		full, presence, before = one.moves.To, one.end, one.now
	}
	return s
}

// spanOf is a phase as a span, where the tone stood at a fullness and presence.
func spanOf(p practice.Phase, full, presence, lasts float64) span {
	s := span{lasts: lasts, moves: practice.Phase{From: full, To: full, Lasts: p.Lasts}, was: presence}
	settles := settling
	switch p.Cue {
	case practice.In, practice.TopUp:
		s.moves, s.is, s.end, s.now = p, 1, 1, bright
	case practice.Out:
		s.moves, s.is, s.end, s.now = p, 1, 1, dark
	case practice.Hold:
		s.moves, s.is, s.end, s.now = p, holdLevel/levelOf(p.To), holdEnds/levelOf(p.To), still
		settles = resting
	case practice.Tense:
		s.moves.To, s.moves.Lasts = tensePlace, min(p.Lasts, elapsed(arriving*Rate))
		s.is, s.end, s.now = 1, tenseEnds, bright
	case practice.Release:
		s.moves.To, s.moves.Lasts = 0, min(p.Lasts, elapsed(releasing*Rate))
		s.is, s.end, s.now = presence, 0, dark
	default:
		settles = going
	}
	if s.was == 0 {
		settles = arriving
	}
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
	h := one.at(frame - one.start)
	h.colour = s.colour(frame + leading)
	return h
}

// colour gives the colour at a frame, at most one span later than the last
// question.
func (s *score) colour(frame float64) colour {
	i := s.found
	if i+1 < len(s.spans) && frame >= s.spans[i+1].start {
		i++
	}
	one, c := &s.spans[i], colour{}
	x := smooth((frame - one.start) / turning)
	for k := range c {
		c[k] = one.before[k] + (one.now[k]-one.before[k])*x
	}
	return c
}
