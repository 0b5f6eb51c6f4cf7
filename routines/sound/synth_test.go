package sound

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"lull/routines/practice"
)

// breathing is a plan of a pattern in seconds: in, hold, out, hold.
func breathing(t *testing.T, pattern string, lasts time.Duration) practice.Plan {
	t.Helper()
	p, err := practice.ParsePattern(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return practice.Breathe(p, lasts)
}

// read gives seconds of sound from a second on.
func read(p practice.Plan, o Options, from, seconds float64) []float32 {
	s := New(p, o)
	s.From(int64(from * Rate))
	out := make([]float32, int(seconds*Rate)*Channels)
	s.Read(out, 1)
	return out
}

// levels is the root mean square of windows of some frames.
func levels(samples []float32, window int) []float64 {
	var out []float64
	for n := window * Channels; len(samples) >= n; samples = samples[n:] {
		sum := 0.0
		for _, x := range samples[:n] {
			sum += float64(x) * float64(x)
		}
		out = append(out, math.Sqrt(sum/float64(n)))
	}
	return out
}

func peakAndJump(samples []float32) (peak, jump float32) {
	for i, x := range samples {
		peak = max(peak, x, -x)
		if i >= Channels {
			d := x - samples[i-Channels]
			jump = max(jump, d, -d)
		}
	}
	return peak, jump
}

func correlation(a, b []float64) float64 {
	n := float64(len(a))
	var sa, sb, saa, sbb, sab float64
	for i := range a {
		sa += a[i]
		sb += b[i]
		saa += a[i] * a[i]
		sbb += b[i] * b[i]
		sab += a[i] * b[i]
	}
	return (n*sab - sa*sb) / math.Sqrt((n*saa-sa*sa)*(n*sbb-sb*sb))
}

func TestSameSeedSameSamples(t *testing.T) {
	p := breathing(t, "4-2-6-1", time.Minute)
	for _, bed := range Beds {
		o := Options{Seed: 7, Bed: bed, Cue: 60, Noise: 60}
		whole := read(p, o, 0, 20)
		s, pieces := New(p, o), []float32{}
		for i := 0; len(pieces) < len(whole); i++ {
			n := min(2*(1+i*37%700), len(whole)-len(pieces))
			piece := make([]float32, n)
			s.Read(piece, 1)
			pieces = append(pieces, piece...)
		}
		if !slices.Equal(whole, pieces) {
			t.Errorf("%s: read in pieces, the samples differ", bed)
		}
		o.Seed = 8
		if slices.Equal(whole, read(p, o, 0, 20)) {
			t.Errorf("%s: another seed gave the same samples", bed)
		}
	}
}

func TestAPlaceSoundsTheSameHoweverOneCameThere(t *testing.T) {
	p := breathing(t, "4-2-6-1", 2*time.Minute)
	for i, bed := range Beds {
		o := Options{Seed: 3, Tone: Tones[i%len(Tones)], Bed: bed, Cue: 100, Noise: 100}
		whole := read(p, o, 0, 42)
		for _, frame := range []int64{0, 1, 63, 64, 30*Rate + 17, 41 * Rate} {
			s, part := New(p, o), make([]float32, Rate)
			s.From(frame)
			if got := s.Position(); got != float64(frame) {
				t.Fatalf("the position is %v after going to %d", got, frame)
			}
			s.Read(part, 1)
			worst := 0.0
			for j, x := range part {
				worst = max(worst, math.Abs(float64(x-whole[int(frame)*Channels+j])))
			}
			if worst > 1e-4 {
				t.Errorf("%s at frame %d: differs by %.6f from having played up to there", bed, frame, worst)
			}
		}
	}
}

// The bounds stated for the volumes at 100: a single sample never jumps
// further, so that nothing clicks.
func TestNoSampleJumps(t *testing.T) {
	p := breathing(t, "4-7-8", 2*time.Minute)
	for tone, bound := range map[Tone]float32{Bowl: 0.035, String: 0.05, Breath: 0.16} {
		if _, jump := peakAndJump(read(p, Options{Tone: tone, Cue: 100}, 0, 115)); jump > bound {
			t.Errorf("%s: a jump of %.4f, more than %.3f", tone, jump, bound)
		}
	}
	for bed, bound := range map[Bed]float32{Brook: 0.2, Leaves: 0.4, Insects: 0.2, Surf: 0.4, Brown: 0.05, Pink: 0.12, Rain: 0.3, Shore: 0.4, Wind: 0.2, Fire: 0.45, Train: 0.06} {
		if _, jump := peakAndJump(read(p, Options{Bed: bed, Noise: 100}, 0, 115)); jump > bound {
			t.Errorf("%s: a jump of %.4f, more than %.3f", bed, jump, bound)
		}
	}
}

func TestNothingBeginsSuddenly(t *testing.T) {
	p := breathing(t, "4-7-8", 3*time.Minute)
	for _, bed := range Beds {
		got := levels(read(p, Options{Bed: bed, Noise: 100}, 0, 0.5), Rate/100)
		if got[0] > 0.0005 || slices.Max(got) > 0.01 {
			t.Errorf("%s: begins at %.4f and comes to %.4f within half a second", bed, got[0], slices.Max(got))
		}
	}
	for _, tone := range Tones {
		got := levels(read(p, Options{Tone: tone, Cue: 100}, 0, 100), Rate/20)
		for i := 1; i < len(got); i++ {
			// 50 ms windows: the quickest there is, an exhale after a hold.
			if rise := got[i] - got[i-1]; rise > 0.05 {
				t.Errorf("%s: rises by %.3f within 50 ms at %.2f s", tone, rise, float64(i)/20)
			}
		}
	}
}

func TestToneFollowsTheBreath(t *testing.T) {
	p := breathing(t, "4-6", 5*time.Minute)
	env := newEnvelope(p, 0)
	const window = Rate / 20
	for _, tone := range []Tone{Bowl, String} {
		got := levels(read(p, Options{Tone: tone, Cue: 50}, 20, 240), window)
		want := make([]float64, len(got))
		for i := range want {
			at := 20*Rate + (float64(i)+0.5)*window
			want[i] = levelOf(p.At(Lasts(int64(at))).Fullness) * env.at(at)
		}
		if c := correlation(got, want); c < 0.99 {
			t.Errorf("%s: the level and the lungs correlate by %.4f", tone, c)
		}
	}
}

// pitch is how many swings a piece has a second, by when it is most like itself.
func pitch(samples []float32) float64 {
	x := Mid(samples)
	best, at := 0.0, 0
	for lag := Rate / 230; lag < Rate/110; lag++ {
		sum := 0.0
		for i := lag; i < len(x); i++ {
			sum += x[i] * x[i-lag]
		}
		if sum > best {
			best, at = sum, lag
		}
	}
	return Rate / float64(at)
}

func TestPhasesCanBeToldApartByEar(t *testing.T) {
	p := breathing(t, "4-4-6-4", 5*time.Minute)
	o := Options{Tone: Bowl, Cue: 100}
	const breath = 18.0
	at := func(second float64) (hz, level float64) {
		x := read(p, o, 3*breath+second, 0.5)
		return pitch(x), levels(x, len(x)/Channels)[0]
	}
	inLow, inSoft := at(0.6)
	inHigh, inLoud := at(3.2)
	holdHz, holdLevel := at(5.5)
	holdLate, holdEnd := at(7.3)
	outHigh, outLoud := at(8.8)
	outLow, outSoft := at(13.0)
	emptyHz, emptyLoud := at(15.5)
	switch {
	case inHigh < inLow+25 || inLoud < 1.8*inSoft:
		t.Errorf("in: from %.0f Hz, %.3f to %.0f Hz, %.3f", inLow, inSoft, inHigh, inLoud)
	case math.Abs(holdHz-holdLate) > 3 || holdLevel > 0.6*inLoud || holdEnd >= holdLevel:
		t.Errorf("hold: %.0f Hz, %.3f, then %.0f Hz, %.3f", holdHz, holdLevel, holdLate, holdEnd)
	case outLow > outHigh-25 || outSoft > outLoud/2:
		t.Errorf("out: from %.0f Hz, %.3f to %.0f Hz, %.3f", outHigh, outLoud, outLow, outSoft)
	case emptyHz > 140 || emptyLoud > holdLevel:
		t.Errorf("empty: %.0f Hz, %.3f", emptyHz, emptyLoud)
	}
}

func TestItOnlyGetsQuieter(t *testing.T) {
	for _, lasts := range []time.Duration{10 * time.Second, 2 * time.Minute, 10 * time.Minute, 2 * time.Hour} {
		for _, fade := range []time.Duration{0, 30 * time.Second, 5 * time.Minute} {
			p := breathing(t, "4-6", lasts)
			e, before := newEnvelope(p, fade), 1.0
			for frame := 0.0; frame <= e.lasts; frame += e.lasts / 5000 {
				now := e.at(frame)
				if now > before || now < 0 {
					t.Fatalf("%v with a fade of %v: from %.4f to %.4f at %v", lasts, fade, before, now, Lasts(int64(frame)))
				}
				before = now
			}
			if got := e.at(e.lasts - Rate/100); got > 0.01 {
				t.Errorf("%v with a fade of %v: still at %.4f at the end", lasts, fade, got)
			}
		}
	}
}

func TestLevelSinksAllThroughTheFade(t *testing.T) {
	p := breathing(t, "4-6", 9*time.Minute)
	for _, bed := range Beds {
		// The same noise with and without the fade: what differs is the fade.
		faded := levels(read(p, Options{Bed: bed, Noise: 50, Fade: time.Minute}, 479, 60), Rate)
		whole := levels(read(p, Options{Bed: bed, Noise: 50}, 479, 60), Rate)
		before := math.Inf(1)
		for i := range faded[:55] {
			now := faded[i] / whole[i]
			if now > before*1.0001 {
				t.Fatalf("%s: the level rises by the fade, from %.4f to %.4f in second %d", bed, before, now, i)
			}
			before = now
		}
		if last := faded[len(faded)-1]; last > 1e-4 {
			t.Errorf("%s: the last second is at %.6f", bed, last)
		}
	}
}

// The last samples are as soft as those before them.
func TestTheEndIsNoClick(t *testing.T) {
	p := breathing(t, "4-6", time.Minute)
	for _, tone := range Tones {
		last := levels(read(p, Options{Tone: tone, Cue: 100, Noise: 100}, 59.9, 0.1), Rate/100)
		if level := last[len(last)-1]; !(level < 0.001) { // no number is no silence either
			t.Errorf("%s: the last hundredth of a second is at %v", tone, level)
		}
	}
}

func TestAfterTheEndThereIsSilence(t *testing.T) {
	p := breathing(t, "4-6", time.Minute)
	if peak, _ := peakAndJump(read(p, Options{Cue: 100, Noise: 100}, 60, 2)); peak != 0 {
		t.Errorf("after the end there is %v", peak)
	}
}

// What is stated in the help and the pages: every voice at volume 100 comes to
// -20 LUFS, all of them together to no more than -14, and no peak comes nearer
// than 1 dB to full scale.
func TestLoudnessIsWhatIsStated(t *testing.T) {
	p := breathing(t, "4-6", 20*time.Minute)
	speech := Clip{Rate: Rate, Samples: make([]float32, 40*Rate)}
	c := chance(5)
	f := lowAt(900)
	for i := range speech.Samples {
		x, _ := c.white(int64(i))
		syllable := math.Sin(math.Pi * float64(i) / (Rate / 4))
		speech.Samples[i] = float32(4 * f.next(x) * syllable * syllable)
	}
	near := func(what string, got float64) {
		t.Logf("%s at 100: %.1f LUFS", what, got)
		if math.Abs(got+20) > 1 {
			t.Errorf("%s at 100: %.2f LUFS, not -20", what, got)
		}
	}
	for _, tone := range Tones {
		near(string(tone), Loudness(read(p, Options{Tone: tone, Cue: 100}, 30, 40)))
	}
	loudest := 0.0
	for i, bed := range Beds {
		near(string(bed), Loudness(read(p, Options{Bed: bed, Noise: 100}, 30, 40)))
		tone := Tones[i%len(Tones)]
		s := New(p, Options{Tone: tone, Bed: bed, Cue: 100, Noise: 100, Say: 100})
		s.Speak(speech, 10*Rate)
		s.From(10 * Rate)
		out := make([]float32, 30*Rate*Channels)
		s.Read(out, 1)
		if peak, _ := peakAndJump(out); peak >= ceiling {
			t.Errorf("%s on %s with a voice: a peak of %.3f", tone, bed, peak)
		}
		loudest = math.Max(loudest, math.Pow(10, Loudness(out)/10))
	}
	t.Logf("all together: %.1f LUFS at most", 10*math.Log10(loudest))
	if got := 10 * math.Log10(loudest); got > -14 {
		t.Errorf("all together: %.2f LUFS", got)
	}
}

func TestVolumesAreTheirOwn(t *testing.T) {
	p := breathing(t, "4-6", 5*time.Minute)
	for setting, db := range map[int]float64{100: 0, 50: -9.03, 10: -30} {
		for what, o := range map[string][2]Options{
			"cue": {{Cue: 100}, {Cue: setting}},
			"bed": {{Noise: 100}, {Noise: setting}},
		} {
			got := Loudness(read(p, o[1], 30, 20)) - Loudness(read(p, o[0], 30, 20))
			if math.Abs(got-db) > 0.3 {
				t.Errorf("%s at %d: %.2f dB, want %.2f", what, setting, got, db)
			}
		}
	}
	if peak, _ := peakAndJump(read(p, Options{}, 30, 5)); peak != 0 {
		t.Errorf("everything at 0, and there is %v", peak)
	}
}

func TestQuieterTakesStepsDownToAFloor(t *testing.T) {
	p := breathing(t, "4-6", 20*time.Minute)
	s := New(p, Options{Noise: 50})
	s.From(30 * Rate)
	out := make([]float32, 4*Rate*Channels)
	s.Read(out, 1)
	before := levels(out, 4*Rate)[0]
	steps := 0
	for ; s.Quieter(); steps++ {
		s.Read(out, 1) // the key is heard
		if _, jump := peakAndJump(out); jump > 0.05 {
			t.Errorf("a jump of %.3f at step %d", jump, steps)
		}
		s.Read(out, 1)
		now := levels(out, 4*Rate)[0]
		if db := 20 * math.Log10(now/before); db > -3 || db < -6 {
			t.Errorf("step %d is one of %.1f dB", steps, db)
		}
		before = now
	}
	if steps < 3 || steps > 6 {
		t.Errorf("%d steps down to the floor", steps)
	}
}

func TestAnEasierPlanGoesOnWithoutASeam(t *testing.T) {
	p := breathing(t, "4-7-8", 5*time.Minute)
	for _, second := range []float64{10, 33.3, 100, 250} {
		s := New(p, Options{Cue: 100, Noise: 100})
		s.From(int64(second * Rate))
		out := make([]float32, 4*Rate*Channels)
		s.Read(out[:2*Rate*Channels], 1)
		e := s.env.at(s.at)
		easier, ok := p.Easier(time.Duration(second * float64(time.Second)))
		if !ok {
			t.Fatal("nothing to ease")
		}
		s.Change(easier, 0)
		all := s.env.at(s.at)
		for _, tr := range s.trims {
			all *= tr.gain(s.at)
		}
		if math.Abs(all-e) > 1e-9 {
			t.Errorf("at %v s the gain goes from %.6f to %.6f", second, e, all)
		}
		s.Read(out[2*Rate*Channels:], 1)
		if _, jump := peakAndJump(out); jump > 0.06 {
			t.Errorf("at %v s: a jump of %.3f", second, jump)
		}
	}
}

func TestBedsDoNotLoop(t *testing.T) {
	p := breathing(t, "4-6", time.Hour)
	for _, bed := range Beds {
		x := read(p, Options{Bed: bed, Noise: 60}, 20, 44)
		if c := Repetition(Left(x), 0.5, 30); c > 0.2 {
			t.Errorf("%s repeats itself: %.2f", bed, c)
		}
	}
}

func TestBedsGiveWayToEachOther(t *testing.T) {
	place := func(bed string, lasts time.Duration) practice.Plan {
		return practice.NewPlan("imagine", bed, bed, []practice.Phase{{Cue: practice.Rest, Lasts: lasts, Bed: bed, Ends: true}})
	}
	p := practice.Routine("x", place("rain", time.Minute), place("shore", 2*time.Minute))
	x := levels(read(p, Options{Noise: 50}, 50, 40), Rate/4)
	for i := 1; i < len(x); i++ {
		if x[i] < x[i-1]/2 {
			t.Errorf("a hole at %.2f s: %.4f after %.4f", 50+float64(i)/4, x[i], x[i-1])
		}
	}
}

func TestVoiceIsNeverCutAndMakesRoom(t *testing.T) {
	p := breathing(t, "4-6", 5*time.Minute)
	clip := Clip{Rate: 22050, Samples: make([]float32, 22050*3)}
	for i := range clip.Samples {
		clip.Samples[i] = float32(0.5 * math.Sin(2*math.Pi*300*float64(i)/22050))
	}
	s := New(p, Options{Say: 100})
	s.Speak(clip, 60*Rate)
	s.From(59 * Rate)
	out := make([]float32, 5*Rate*Channels)
	s.Read(out, 1)
	x := levels(out, Rate/10)
	if x[9] != 0 || x[11] < 0.05 || x[38] < 0.05 || x[42] != 0 {
		t.Errorf("spoken from 1 s to 4 s, and the levels are %.3f %.3f .. %.3f %.3f", x[9], x[11], x[38], x[41])
	}
	if _, jump := peakAndJump(out); jump > 0.02 {
		t.Errorf("a jump of %.3f", jump)
	}
	ducked, plain := New(p, Options{Bed: Pink, Noise: 50}), New(p, Options{Bed: Pink, Noise: 50})
	ducked.Speak(clip, 60*Rate)
	var a, b [Rate * Channels]float32
	for s, x := range map[*Synth][]float32{ducked: a[:], plain: b[:]} {
		s.From(61 * Rate)
		s.Read(x, 1)
	}
	if got := levels(a[:], Rate)[0] / levels(b[:], Rate)[0]; math.Abs(got-(1-duck)) > 0.02 {
		t.Errorf("under the voice the bed is at %.2f", got)
	}
}

func BenchmarkSynth(b *testing.B) {
	p := practice.Breathe(practice.Pattern{In: 4 * time.Second, Out: 6 * time.Second}, 10*time.Hour)
	for _, bed := range Beds {
		b.Run(fmt.Sprint(bed), func(b *testing.B) {
			s, out := New(p, Options{Bed: bed, Cue: 50, Noise: 50}), make([]float32, Rate*Channels)
			b.ReportAllocs()
			for b.Loop() {
				s.Read(out, 1) // one second of sound
			}
		})
	}
}

// Each part has a volume of its own while it plays, that moves softly and ends
// at 100.
func TestOnePartIsMixedAlone(t *testing.T) {
	p := breathing(t, "4-6", 20*time.Minute)
	level := func(o Options, part Part, steps int) float64 {
		s, out := New(p, o), make([]float32, 20*Rate*Channels)
		s.From(30 * Rate)
		s.Mix(part, steps)
		s.Read(out[:4*Rate*Channels], 1) // the key is heard
		s.Read(out, 1)
		return Loudness(out)
	}
	tone, noise := Options{Cue: 40}, Options{Bed: Pink, Noise: 30}
	for _, c := range []struct {
		of    Options
		part  Part
		steps int
		want  float64 // dB
	}{
		{tone, OfTone, -2, -6},
		{tone, OfBed, -2, 0},
		{tone, OfTone, 2, 6},
		{tone, OfTone, 20, 11.9},
		{noise, OfBed, -1, -3},
		{noise, OfTone, -3, 0},
		{noise, OfBed, -50, -20},
		{Options{Tone: Waves, Cue: 40}, OfTone, -2, -6},
	} {
		if got := level(c.of, c.part, c.steps) - level(c.of, c.part, 0); math.Abs(got-c.want) > 0.3 {
			t.Errorf("%+v, part %d by %d steps: %.1f dB, want %.1f", c.of, c.part, c.steps, got, c.want)
		}
	}
}
