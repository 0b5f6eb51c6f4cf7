package sound

import (
	"fmt"
	"math"
	"os"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
)

// usual is the mix where nothing was set.
func usual(tone Tone, bed Bed) Options {
	o := OptionsFrom(settings.Default(), 11)
	o.Tone, o.Bed = tone, bed
	return o
}

// Every tone is heard over every bed only when asked for: it takes minutes.
var everyPair = os.Getenv("LULL_MEASURE") != ""

// aim is what a bed is held to: a number within a fifth, or a bound.
type aim struct {
	what     string
	of       func(x []float32) float64
	low, top float64
}

func within(what string, value float64, of func(x []float32) float64) aim {
	fifth := math.Abs(value) / 5
	return aim{what, of, value - fifth, value + fifth}
}

func kurtosis(low, high float64) func([]float32) float64 {
	return func(x []float32) float64 { return Kurtosis(Cut(Left(x), low, high)) }
}

func share(low, high float64) func([]float32) float64 {
	return func(x []float32) float64 { return SpectrumOf(x, 8192).Level(low, high) }
}

func coherence(low, high float64) func([]float32) float64 {
	return func(x []float32) float64 { return SpectrumOf(x, 8192).Coherence(low, high) }
}

func crest(x []float32) float64 {
	return max(Crest(Left(x)), Crest(Right(x)))
}

func modulation(x []float32) float64 { return Modulation(Left(x), 0.8, 3) }

// What recordings of the kind that people use measure (docs/evidence.md, Sound).
var recorded = map[Bed][]aim{
	Rain: {
		{"crest within a fifth of 20", crest, 16, 20},
		within("kurtosis 1.5 to 5 kHz", 4.6, kurtosis(1500, 5000)),
		within("kurtosis 5 to 12 kHz", 11.7, kurtosis(5000, 12000)),
	},
	Fire: {
		{"crest within a fifth of 20", crest, 16, 20},
		within("kurtosis 5 to 12 kHz", 31, kurtosis(5000, 12000)),
	},
	Shore: {within("modulation 0.8 to 3 Hz", 0.16, modulation), within("level 8 to 20 kHz", -15, share(8000, 20000))},
	Wind: {
		within("level 20 to 100 Hz", -3, share(20, 100)), within("level 3 to 8 kHz", -33, share(3000, 8000)),
		within("coherence 50 to 200 Hz", 0.93, coherence(50, 200)),
	},
}

// every bed keeps to these.
var everyBed = []aim{
	{"crest", crest, 0, 20},
	{"rise in dB a second", Rise, 0, 25},
	{"coherence 40 to 100 Hz", coherence(40, 100), 0.85, 1},
	{"coherence 3 to 8 kHz", coherence(3000, 8000), 0, 0.15},
}

// The table of the beds: go test -run Recordings -v prints it.
func TestBedsAreLikeRecordings(t *testing.T) {
	p := breathing(t, "4-6", 20*time.Minute)
	for _, bed := range Beds {
		t.Run(string(bed), func(t *testing.T) {
			x := read(p, Options{Seed: 11, Bed: bed, Noise: 60}, 20, 60)
			for _, a := range append(recorded[bed], everyBed...) {
				got := a.of(x)
				line := fmt.Sprintf("%-8s %-26s %7.3f  (%.3f to %.3f)", bed, a.what, got, a.low, a.top)
				if got < a.low || got > a.top {
					t.Error(line)
				} else {
					t.Log(line)
				}
			}
		})
	}
}

// cuts gives pieces of 300 ms of a practice, and which phase each is of.
func cuts(p practice.Plan, x []float32, use func(phase practice.Cue, timbre []float64)) {
	const cut = 3 * Rate / 10
	for _, phase := range p.Phases {
		for at := Frames(phase.Start); at+cut <= Frames(phase.End()); at += Rate / 5 {
			if int(at+cut)*Channels <= len(x) && at > 10*Rate {
				use(phase.Cue, Timbre(SpectrumOf(x[at*Channels:(at+cut)*Channels], 16384)))
			}
		}
	}
}

// With the eyes shut: which way the breath goes can be told from any 300 ms,
// by nothing but the nearest centroid of other breaths.
func TestAPhaseIsToldByItsSound(t *testing.T) {
	p := breathing(t, "4-2-6-2", 10*time.Minute)
	for n, tone := range Tones {
		t.Run(string(tone), func(t *testing.T) {
			for i, bed := range Beds {
				if tone == Waves && i > 0 || !everyPair && tone != Waves && i%3 != n {
					continue
				}
				var known Classes
				o := usual(tone, bed)
				cuts(p, read(p, o, 0, 80), func(c practice.Cue, timbre []float64) { known.Learn(string(c), timbre) })
				o.Seed++
				told, all := 0, 0
				cuts(p, read(p, o, 0, 80), func(c practice.Cue, timbre []float64) {
					all++
					if known.Tell(timbre) == string(c) {
						told++
					}
				})
				line := fmt.Sprintf("%s over %s: %.1f %% of %d cuts are told", tone, bed, 100*float64(told)/float64(all), all)
				if float64(told) < 0.98*float64(all) {
					t.Error(line)
				} else {
					t.Log(line)
				}
			}
		})
	}
}

// The tone is never hidden by the bed, and nothing in it startles.
func TestTheToneIsHeardOverEveryBed(t *testing.T) {
	p := breathing(t, "4-2-6-2", 10*time.Minute)
	for n, tone := range Tones[:3] {
		alone := usual(tone, Brown)
		alone.Noise = 0
		sung := read(p, alone, 0, 60)
		if slope := Onset(Mid(sung)); slope > 25 {
			t.Errorf("%s: rises by %.0f dB a second", tone, slope)
		} else {
			t.Logf("%s: rises by %.0f dB a second", tone, slope)
		}
		for i, bed := range Beds {
			if !everyPair && i%3 != n {
				continue
			}
			only := usual(tone, bed)
			only.Cue = 0
			under := read(p, only, 0, 60)
			const piece = 3 * Rate / 10 * Channels
			least, at := math.Inf(1), 0
			for from := 10 * Rate * Channels; from+piece <= len(sung); from += piece {
				above := Above(SpectrumOf(sung[from:from+piece], 16384), SpectrumOf(under[from:from+piece], 16384))
				if above < least {
					least, at = above, from
				}
			}
			line := fmt.Sprintf("%s over %s: %.1f dB above it at the least, at %.1f s", tone, bed, least, float64(at)/Rate/Channels)
			if least < 3 {
				t.Error(line)
			} else {
				t.Log(line)
			}
		}
	}
}

// The three colours of a tone lie far apart, and a turn moves the tone by much
// more than an ear needs (a twentieth of its centroid) within 0.15 s.
func TestEachColourIsItsOwnAndATurnIsHeardAtOnce(t *testing.T) {
	p := breathing(t, "4-2-6-2", 10*time.Minute)
	centroid := func(x []float32, second, lasts float64) float64 {
		from, to := int(second*Rate)*Channels, int((second+lasts)*Rate)*Channels
		return SpectrumOf(x[from:to], 16384).Centroid()
	}
	const breath = 14.0
	for _, tone := range Tones[:3] {
		x := read(p, Options{Seed: 5, Tone: tone, Cue: 40}, 0, 60)
		at := func(second float64) float64 { return centroid(x, 2*breath+second, 0.3) }
		// Where the lungs are as full: half way in, the middle of both holds, and
		// where the exhale has half of its air left.
		in, out, hold := at(1.85), at(8.05), math.Sqrt(at(4.85)*at(12.85))
		t.Logf("%s: centroids of %.0f Hz in, %.0f held, %.0f out", tone, in, hold, out)
		for _, pair := range [][2]float64{{in, hold}, {in, out}, {hold, out}} {
			if apart := max(pair[0]/pair[1], pair[1]/pair[0]); apart < 1.5 {
				t.Errorf("%s: centroids of %.0f and %.0f Hz, %.2f apart", tone, pair[0], pair[1], apart)
			}
		}
		for name, turn := range map[string]float64{"in to hold": 4, "hold to out": 6, "out to hold": 12, "hold to in": 14} {
			before, after := centroid(x, 2*breath+turn-0.2, 0.12), centroid(x, 2*breath+turn+0.03, 0.12)
			if moved := max(before/after, after/before); moved < 1.2 {
				t.Errorf("%s, %s: the centroid goes from %.0f to %.0f Hz within 0.15 s", tone, name, before, after)
			}
		}
	}
}

// A file for a phone has its loudness where a small loudspeaker plays.
func TestAPhoneIsGivenWhatItCanPlay(t *testing.T) {
	p := breathing(t, "4-6", 10*time.Minute)
	for i, bed := range Beds {
		o := usual(Tones[i%len(Tones)], bed)
		o.Phone = true
		x := read(p, o, 20, 20)
		high := make([]float32, len(x))
		for ear, one := range [][]float64{Left(x), Right(x)} {
			for i, y := range Cut(one, phoneFloor, 20000) {
				high[i*Channels+ear] = float32(y)
			}
		}
		// Loudness doubles with 10 LU: nine tenths of it are 1.5 LU less.
		if lost := Loudness(x) - Loudness(high); lost > 1.5 {
			t.Errorf("%s on %s: without what a phone cannot play it is %.1f LU softer", o.Tone, bed, lost)
		}
	}
}
