package sound

import (
	"math"
	"time"

	"lull/routines/practice"
)

// How quickly a stream stops and comes back, in frames. Both are too slow for a
// click; the first is too quick to be waited for.
const (
	stopping = 0.010 * Rate
	coming   = 0.120 * Rate
)

// How a stream keeps to the clock. A sound card's second differs from the
// clock's by up to 100 millionths, 0.36 s in an hour. What is off is made good
// over seconds, by up to 3 thousandths: a twentieth of a semitone, and only in
// the time of the plan. What is off by more is jumped over.
const (
	farOff    = 0.025 * Rate // frames
	smoothing = 2.0          // seconds over which the difference is averaged
	patience  = 4.0          // seconds in which it would be made good
	mostOff   = 0.003
)

// rewindable is how many frames a stream keeps, for a pause that takes back what
// was not heard yet.
const rewindable = Rate / 2

// Stream is a synth that follows the clock of a practice. The clock is always
// right: where the sound is late or early, the sound gives way.
//
// It is for one goroutine at a time.
type Stream struct {
	synth *Synth
	watch practice.Stopwatch

	gain   float64 // 0 silent, 1 playing; in between stopping or coming
	hop    bool    // too far off: stop, and begin again at the right place
	closed bool
	off    float64 // averaged difference in frames
	step   float64

	ring   []float32 // the last frames as they went out
	rung   int       // where the next one goes, in samples
	replay int       // frames of the ring to play once more while stopping
}

// NewStream makes a stream of a synth that follows a watch.
func NewStream(s *Synth, w practice.Stopwatch) *Stream {
	return &Stream{synth: s, watch: w, step: 1, ring: make([]float32, rewindable*Channels)}
}

// Follow takes the watch as it is now: after a pause, and after time that was
// not counted.
func (s *Stream) Follow(w practice.Stopwatch) { s.watch = w }

// Close lets it fall silent and stay so.
func (s *Stream) Close() { s.closed = true }

// Rewind tells that the last frames it gave will not be heard, because
// something came between: it stops from there.
func (s *Stream) Rewind(frames int) { s.replay = min(max(frames, 0), rewindable) }

// Fill gives the next frames. Heard is when the first of them will be heard.
func (s *Stream) Fill(out []float32, heard time.Time) {
	for done := 0; done+Channels <= len(out); {
		at := heard.Add(Lasts(int64(done / Channels)))
		piece := out[done:min(len(out), done+pieceFrames*Channels)]
		s.piece(piece, at)
		s.remember(piece)
		done += len(piece)
	}
}

// pieceFrames is how often a stream looks at the clock, in frames.
const pieceFrames = 480

func (s *Stream) piece(out []float32, heard time.Time) {
	plays := s.watch.Running() && !s.closed
	switch {
	case !plays && s.replay > 0 && s.gain > 0:
		s.again(out)
		s.ramp(out, false)
		return
	case s.gain == 0 && !plays:
		clear(out)
		return
	case s.gain == 0:
		s.replay, s.hop, s.off, s.step = 0, false, 0, 1
		s.synth.From(Frames(s.watch.Elapsed(heard)))
	case plays:
		s.keep(heard, len(out)/Channels)
	}
	s.synth.Read(out, s.step)
	s.ramp(out, plays && !s.hop)
}

// keep compares where the synth is with where it should be.
func (s *Stream) keep(heard time.Time, frames int) {
	off := float64(Frames(s.watch.Elapsed(heard))) - s.synth.Position()
	if math.Abs(off) > farOff*2 {
		s.hop = true
		return
	}
	s.off += (off - s.off) * min(float64(frames)/Rate/smoothing, 1)
	if math.Abs(s.off) > farOff {
		s.hop = true
	}
	s.step = 1 + min(max(s.off/Rate/patience, -mostOff), mostOff)
}

// ramp takes the gain up or down over out.
func (s *Stream) ramp(out []float32, up bool) {
	if up && s.gain == 1 {
		return
	}
	change := -1.0 / stopping
	if up {
		change = 1.0 / coming
	}
	for i := 0; i+1 < len(out); i += Channels {
		s.gain = min(max(s.gain+change, 0), 1)
		g := float32(smooth(s.gain))
		out[i] *= g
		out[i+1] *= g
	}
}

func (s *Stream) remember(out []float32) {
	for len(out) > 0 {
		n := copy(s.ring[s.rung:], out)
		out, s.rung = out[n:], (s.rung+n)%len(s.ring)
	}
}

// again gives what went out before and was not heard.
func (s *Stream) again(out []float32) {
	from := (s.rung - s.replay*Channels + len(s.ring)) % len(s.ring)
	for i := range out {
		out[i] = s.ring[(from+i)%len(s.ring)]
	}
	// The ring grows by what is played again, so the distance stays.
}
