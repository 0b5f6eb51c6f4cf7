package sound

import (
	"math"
	"time"

	"lull/routines/practice"
)

// Volume is how strongly a setting of 0 to 100 plays: 100 is one, and half the
// setting is 9 dB less, about half as loud to the ear.
func Volume(setting int) float64 {
	return math.Pow(float64(min(max(setting, 0), 100))/100, 1.5)
}

// How the whole gets quieter. None of it is about the body: it follows the
// light, but keeps more, since the ear is all there is with the eyes shut
// (docs/evidence.md, Sound).
const (
	cueRises   = arriving * Rate
	bedRises   = 6 * Rate
	lateGain   = 0.62 // what is left when the fade begins: 4 dB less
	leastFade  = 2 * Rate
	quieterBy  = 0.6 // 4 dB a key
	quietest   = 0.08
	quietening = 1.5 * Rate // how long a key takes to be heard in full
	mixedBy    = 0.71       // 3 dB a key for one part alone
	mixedLeast = 0.1
)

// envelope is how loud a practice of a length is at any moment of it, 0 to 1.
type envelope struct {
	lasts, fade float64 // frames; the fade is the last part
}

// newEnvelope takes the fade of the settings, up to a third of the practice.
func newEnvelope(p practice.Plan, fade time.Duration) envelope {
	lasts := float64(Frames(p.Lasts()))
	return envelope{lasts, min(max(float64(Frames(fade)), leastFade), lasts/3)}
}

// rise is the soft start of what begins with the practice.
func (e envelope) rise(frame, over float64) float64 {
	over = min(over, e.lasts/8)
	if over <= 0 {
		return 1
	}
	return smooth(frame / over)
}

// at sinks slowly over the whole practice, and over the fade to nothing.
func (e envelope) at(frame float64) float64 {
	if frame >= e.lasts {
		return 0
	}
	from := e.lasts - e.fade
	if frame < from {
		return 1 - (1-lateGain)*smooth(frame/from)
	}
	// A square sinks more evenly to the ear than a line.
	left := (e.lasts - frame) / e.fade
	return lateGain * left * left
}

// trim is a change of loudness by a key, or what keeps a changed plan from
// being louder than it was: from one factor to another, never above one in the
// end.
type trim struct {
	at       float64 // frame
	from, to float64
}

func (t trim) gain(frame float64) float64 {
	return t.from + (t.to-t.from)*smooth((frame-t.at)/quietening)
}
