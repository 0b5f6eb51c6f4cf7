package sound

import "lull/routines/settings"

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
