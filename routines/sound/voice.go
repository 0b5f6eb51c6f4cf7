package sound

import (
	"math"
	"slices"
)

type voice struct{ lines []spokenLine }

// spokenLine is a clip and where it lies.
type spokenLine struct {
	clip Clip
	at   float64 // frame of the plan
	end  float64
	gain float64
	soft low
}

// spokenLevel is the mean level of speech at volume 100, as a part of full
// scale: -20 dB.
const spokenLevel = 0.1

func (v *voice) add(c Clip, at float64) {
	if c.Rate <= 0 || len(c.Samples) == 0 {
		return
	}
	v.lines = append(v.lines, spokenLine{
		clip: c, at: at, end: at + float64(len(c.Samples))*Rate/float64(c.Rate),
		gain: spokenLevel / max(loudness(c.Samples), 0.01), soft: lowAt(5200),
	})
}

// loudness is the mean level of speech without its silences.
func loudness(samples []float32) float64 {
	sum, n := 0.0, 0
	for _, x := range samples {
		if x > 0.01 || x < -0.01 {
			sum += float64(x) * float64(x)
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return math.Sqrt(sum / float64(n))
}

func (v *voice) hush(at float64) {
	v.lines = slices.DeleteFunc(v.lines, func(l spokenLine) bool { return l.at > at })
}

func (v *voice) seek() {
	for i := range v.lines {
		v.lines[i].soft.y = 0
	}
}

// near tells how much the bed has to make room at a moment, 0 to 1: a little
// before the voice, and a little after it.
func (v *voice) near(at float64) float64 {
	const before, after = 0.6 * Rate, 1.2 * Rate
	most := 0.0
	for i := range v.lines {
		l := &v.lines[i]
		if at > l.at-before && at < l.end+after {
			most = max(most, min(smooth((at-l.at+before)/before), smooth((l.end+after-at)/after)))
		}
	}
	return most
}

// edge is how long a clip takes to come and go, in frames: speech programs do
// not always begin at silence.
const edge = 0.006 * Rate

// block adds the voice to out, and forgets what was spoken long ago.
func (v *voice) block(out *block, from, to moment, step float64) {
	for i := range v.lines {
		if l := &v.lines[i]; l.end > from.at && l.at < to.at {
			l.add(out, from, to, step)
		}
	}
	if len(v.lines) > 0 && v.lines[0].end+2*Rate < from.at {
		v.lines = slices.Delete(v.lines, 0, 1)
	}
}

func (l *spokenLine) add(out *block, from, to moment, step float64) {
	per := float64(l.clip.Rate) / Rate
	for i := range blockFrames {
		t := from.at + float64(i)*step
		x := (t - l.at) * per
		k := int(math.Floor(x))
		if t < l.at || k < 0 || k+1 >= len(l.clip.Samples) {
			continue
		}
		a, b := float64(l.clip.Samples[k]), float64(l.clip.Samples[k+1])
		y := a + (b-a)*(x-float64(k))
		y *= min(smooth((t-l.at)/edge), smooth((l.end-t)/edge))
		y = l.soft.next(y) * l.gain * (from.say + (to.say-from.say)*float64(i)/blockFrames)
		out[2*i] += y
		out[2*i+1] += y
	}
}
