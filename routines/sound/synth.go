package sound

import (
	"math"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
)

// Options is what is set about the sound. Volumes go from 0 to 100.
type Options struct {
	Seed            uint64
	Tone            Tone // empty for the bowl
	Bed             Bed  // empty for what fits
	Cue, Noise, Say int  // volumes of the tone, the bed and the voice
	Fade            time.Duration
	Phone           bool // for a small loudspeaker: nothing that it cannot give
}

// OptionsFrom takes what is set about the sound. The seed makes tonight's
// noise; the same seed makes the same.
func OptionsFrom(s settings.Settings, seed uint64) Options {
	o := Options{
		Seed: seed, Tone: Tone(s.Sound.Tone), Bed: Bed(s.Sound.Noise),
		Cue: s.Sound.Cue, Noise: s.Sound.Bed, Say: s.Sound.Voice, Fade: s.Sound.Fade,
	}
	if !s.Voice.On {
		o.Say = 0
	}
	return o
}

// blockFrames is how many frames are made at once: within a block everything
// moves along straight lines. At 1.3 ms it is finer than an ear or an onset.
const blockFrames = 64

const blockLasts = float64(blockFrames) / Rate // seconds

type block [blockFrames * Channels]float64

// Synth makes the samples of a practice, one after the other from the
// beginning. [Synth.From] goes anywhere else; the sound at a place is the same
// however one came there, but for what a filter remembers, which is below
// -80 dB. A practice that is read from its start gives the same samples every
// time, whatever the sizes of the pieces.
//
// It is for one goroutine at a time.
type Synth struct {
	score  *score
	env    envelope
	bed    Bed
	singer *singer
	beds   beds
	voice  voice
	trims  []trim
	reverb *reverb
	small  *small // nil for headphones and a room
	louder float64

	cue, noise, say float64 // volumes as factors
	mix             [len(Parts)]trim

	made  block
	left  int     // frames of made that were not read yet
	step  float64 // how far in the plan one of them goes
	at    float64 // frame of the plan at which the next block begins
	index int64   // the same for the noise, which knows no half frames
	last  moment  // where the block before ended
	ready bool    // whether last is worth anything
}

// moment is everything that moves along a line within a block.
type moment struct {
	heard
	at            float64 // frame of the plan
	cue, bed, say float64 // gains
}

func New(p practice.Plan, o Options) *Synth {
	c := chance(o.Seed ^ 0x6c756c6c)
	s := &Synth{
		bed: o.Bed, singer: newSinger(o.Tone, c.of(1)), beds: beds{chance: c.of(2)},
		cue: Volume(o.Cue), noise: Volume(o.Noise), say: Volume(o.Say), louder: 1, reverb: newReverb(),
	}
	for part := range s.mix {
		s.mix[part] = trim{0, 1, 1}
	}
	if o.Phone {
		s.small, s.singer.pitch = newSmall(), phonePitch
	}
	switch {
	case o.Tone == Waves:
		s.bed, s.noise, s.cue = Surf, max(s.noise, s.cue), 0
	case s.bed == "":
		s.bed = Fitting
	}
	s.score, s.env = newScore(p, s.bed), newEnvelope(p, o.Fade)
	return s
}

// Position is the frame of the plan that is read next.
func (s *Synth) Position() float64 { return s.at - float64(s.left)*s.step }

// approach is how far ahead of a place the synth begins again, so that the air
// of the tone has settled and the reverb has filled.
const approach = (reverbFrames/blockFrames + 16) * blockFrames

func (s *Synth) From(frame int64) {
	frame = max(frame, 0)
	goal := frame / blockFrames * blockFrames
	from := max(goal-approach, 0)
	s.at, s.index, s.left, s.ready = float64(from), from, 0, false
	s.voice.seek()
	s.reverb = newReverb()
	for s.index <= goal {
		s.next(1)
	}
	s.left = blockFrames - int(frame-goal)
}

// Read fills out with the next frames. Step is how far one of them goes in the
// plan: 1, or a touch more or less for a sound card whose second is not quite
// one. It has to be above 0.
func (s *Synth) Read(out []float32, step float64) {
	for len(out) >= Channels {
		if s.left == 0 {
			s.next(step)
		}
		from := (blockFrames - s.left) * Channels
		n := min(len(out)/Channels, s.left) * Channels
		for i, x := range s.made[from : from+n] {
			out[i] = float32(limit(x * s.louder))
		}
		out = out[n:]
		s.left -= n / Channels
	}
}

func (s *Synth) next(step float64) {
	a, b := s.last, s.moment(s.at+blockFrames*step)
	if !s.ready {
		a = s.moment(s.at)
	}
	s.made = block{}
	s.voice.block(&s.made, a, b, step)
	if s.bed != Surf { // which breathes as a tone does, and has no reverb as it has none
		s.beds.block(&s.made, s.score.beds, a, b, s.index)
	}
	if s.at < s.score.lasts { // after the end there is silence, and no reverb
		s.reverb.block(&s.made)
	}
	if s.bed == Surf {
		s.beds.block(&s.made, s.score.beds, a, b, s.index)
	}
	s.singer.block(&s.made, a, b, s.index)
	if s.small != nil {
		s.small.block(&s.made)
	}
	s.at, s.index, s.last, s.ready = b.at, s.index+blockFrames, b, true
	s.left, s.step = blockFrames, step
}

func (s *Synth) moment(at float64) moment {
	m := moment{heard: s.score.at(at), at: at}
	all := s.env.at(at)
	for _, t := range s.trims {
		all *= t.gain(at)
	}
	m.cue = all * s.cue * s.mix[OfTone].gain(at) * s.env.rise(at, cueRises)
	m.bed = all * s.noise * s.mix[OfBed].gain(at) * s.env.rise(at, bedRises) * (1 - duck*s.voice.near(at))
	// The voice sinks half as far, or its last words would be a murmur.
	m.say = math.Sqrt(all) * s.say * s.mix[OfVoice].gain(at)
	return m
}

// duck is how much of the bed makes room for the voice: 3 dB.
const duck = 0.3

// Change goes on with another plan from here, which has to be the same up to
// here. Nothing gets louder by it.
func (s *Synth) Change(p practice.Plan, fade time.Duration) {
	before := s.env.at(s.at)
	s.score, s.env = newScore(p, s.bed), newEnvelope(p, fade)
	if after := s.env.at(s.at); after > 0 && before != after {
		s.trim(trim{s.at, before / after, min(before/after, 1)})
	}
}

// Forget leaves out the words that would begin after a frame.
func (s *Synth) Forget(frame int64) { s.voice.hush(float64(frame)) }

// trim adds a change of loudness. Those that are over become one.
func (s *Synth) trim(t trim) {
	over := trim{0, 1, 1}
	keep := s.trims[:0]
	for _, before := range s.trims {
		if before.at+quietening <= s.at {
			over.from *= before.to
			over.to = over.from
		} else {
			keep = append(keep, before)
		}
	}
	s.trims = append(append(keep, over), t)
}

// Louder makes all of it so many times as loud, for a file whose loudness was
// measured. What would be too loud is still held back.
func (s *Synth) Louder(times float64) { s.louder *= times }

// Quieter takes the whole down by a step, and tells whether there was one.
func (s *Synth) Quieter() bool {
	now := 1.0
	for _, t := range s.trims {
		now *= t.to
	}
	if now*quieterBy < quietest {
		return false
	}
	s.trim(trim{s.at, 1, quieterBy})
	return true
}

// Part is one of what is heard at once.
type Part int

// The parts, each with a volume of its own.
const (
	OfTone Part = iota
	OfBed
	OfVoice
)

var Parts = [...]Part{OfTone, OfBed, OfVoice}

// Mix takes one part up or down by so many steps, no further up than a volume
// of 100.
func (s *Synth) Mix(part Part, steps int) {
	if part == OfTone && s.singer.tone == Waves {
		part = OfBed
	}
	volume := [...]float64{s.cue, s.noise, s.say}[part]
	now := s.mix[part]
	to := min(max(now.to*math.Pow(mixedBy, float64(-steps)), mixedLeast), max(1/max(volume, 1e-9), now.to))
	s.mix[part] = trim{s.at, now.gain(s.at), to}
}

// Speak has a clip spoken from a frame of the plan on.
func (s *Synth) Speak(c Clip, at int64) { s.voice.add(c, float64(at)) }

// The peaks of the whole: below knee nothing is touched, and nothing ever
// reaches ceiling, -1 dB below full scale.
const (
	knee    = 0.6
	ceiling = 0.89
)

// limit bends what is too high, so that nothing clips.
func limit(x float64) float64 {
	const above = ceiling - knee
	switch {
	case x > knee:
		return knee + above*math.Tanh((x-knee)/above)
	case x < -knee:
		return -knee + above*math.Tanh((x+knee)/above)
	}
	return x
}
