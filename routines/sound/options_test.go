package sound

import (
	"slices"
	"testing"

	"lull/routines/settings"
)

// What can be set and what can be made are two lists of the same things.
func TestEveryToneAndBedCanBeSet(t *testing.T) {
	tones, beds := []string{}, []string{string(Fitting)}
	for _, tone := range Tones {
		tones = append(tones, string(tone))
	}
	for _, bed := range Beds {
		beds = append(beds, string(bed))
	}
	for name, want := range map[string][]string{"sound.tone": tones, "sound.noise": beds} {
		if k, err := settings.Find(name); err != nil || !slices.Equal(k.Allowed, want) {
			t.Errorf("%s can be %v, and there are %v (%v)", name, k.Allowed, want, err)
		}
	}
	o := OptionsFrom(settings.Default(), 1)
	if o.Tone != Bowl || o.Bed != Fitting || o.Cue == 0 || o.Noise == 0 || o.Say == 0 {
		t.Errorf("the usual settings give %+v", o)
	}
}
