package sound

// A phone's loudspeaker has next to nothing below phoneFloor Hz (docs/evidence.md,
// Sound). So the tone goes up by an octave and a fifth, where its darkest colour
// is above that, and what is left below is taken out: it would cost loudness and
// shake the loudspeaker.
const (
	phonePitch = 3
	phoneFloor = 350

	// PhoneLoudness is how loud a file for a phone is, in LUFS.
	PhoneLoudness = -20
)

// small is the filter of it, for both ears: 24 dB an octave.
type small struct{ steps [Channels][2]band }

func newSmall() *small {
	s := new(small)
	for ear := range s.steps {
		s.steps[ear][0].tune(phoneFloor, 0.541)
		s.steps[ear][1].tune(phoneFloor, 1.307)
	}
	return s
}

func (s *small) block(out *block) {
	for i := 0; i < len(out); i += Channels {
		for ear := range Channels {
			out[i+ear] = s.steps[ear][1].over(s.steps[ear][0].over(out[i+ear]))
		}
	}
}
