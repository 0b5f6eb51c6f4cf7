package sound

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"lull/routines/practice"
)

var began = time.Date(2026, 11, 23, 22, 45, 0, 0, time.UTC)

// card is a sound card in an imagined time: its second is off by some
// millionths, and what it says of its latency is off by some milliseconds.
type card struct {
	stream  *Stream
	chance  *rand.Rand
	off     float64       // millionths
	jitter  time.Duration // how far what it says may be off
	frames  float64       // given so far
	out     []float32
	since   time.Time
	longest int
}

func newCard(s *Stream, off float64, jitter time.Duration) *card {
	return &card{
		stream: s, chance: rand.New(rand.NewPCG(1, 2)), off: off, jitter: jitter,
		out: make([]float32, 4096*Channels), since: began, longest: 4096,
	}
}

// breathed is a stream of a long breath, on a card that is never off.
func breathed(t *testing.T, pattern string, o Options) (practice.Stopwatch, *Stream, *card) {
	t.Helper()
	watch := practice.Stopwatch{}.Start(began)
	s := NewStream(New(breathing(t, pattern, 10*time.Minute), o), watch)
	return watch, s, newCard(s, 0, 0)
}

// heard is when the next frame is heard.
func (c *card) heard() time.Time {
	return c.since.Add(time.Duration(c.frames / (Rate * (1 + c.off/1e6)) * float64(time.Second)))
}

// play asks for one buffer of any size and gives it.
func (c *card) play() []float32 {
	n := 64 + c.chance.IntN(c.longest-64)
	said := c.heard()
	if c.jitter > 0 {
		said = said.Add(time.Duration(c.chance.Int64N(int64(2*c.jitter))) - c.jitter)
	}
	out := c.out[:n*Channels]
	c.stream.Fill(out, said)
	c.frames += float64(n)
	return out
}

// Over an hour, on a card whose second is a tenth of a thousandth off and that
// is unsure of its latency, every moment of the plan is heard within 5 ms.
func TestSoundKeepsToTheClockForAnHour(t *testing.T) {
	p := breathing(t, "4-6", 70*time.Minute)
	for _, off := range []float64{-100, 100} {
		watch := practice.Stopwatch{}.Start(began)
		s := NewStream(New(p, Options{}), watch)
		c := newCard(s, off, 3*time.Millisecond)
		worst := time.Duration(0)
		for c.heard().Before(began.Add(time.Hour)) {
			c.play()
			late := watch.Elapsed(c.heard()) - Lasts(int64(s.synth.Position()))
			if c.frames > 20*Rate {
				worst = max(worst, late, -late)
			}
		}
		t.Logf("off by %v millionths: %v at most", off, worst)
		if worst > 5*time.Millisecond {
			t.Errorf("with a card off by %v millionths the sound is off by %v", off, worst)
		}
	}
}

// The same, heard: after an hour the level in the samples lies on the curve of
// the plan.
func TestOnsetsLieOnThePlanAfterAnHour(t *testing.T) {
	p := breathing(t, "4-0-6-0", 70*time.Minute)
	watch := practice.Stopwatch{}.Start(began)
	s := NewStream(New(p, Options{Tone: Bowl, Cue: 100}), watch)
	c := newCard(s, 80, 2*time.Millisecond)
	// The first 50 minutes are as silent as they are long; then it plays.
	s.watch = watch.Pause(began)
	for c.heard().Before(began.Add(50 * time.Minute)) {
		c.play()
	}
	s.Follow(watch)
	for c.heard().Before(began.Add(59 * time.Minute)) {
		c.play()
	}
	from := c.heard()
	var samples []float32
	for len(samples) < 60*Rate*Channels {
		samples = append(samples, c.play()...)
	}
	const window = Rate / 20 // many swings of the tone
	got := levels(samples, window)
	best, at := 0.0, time.Duration(0)
	for shift := -40 * time.Millisecond; shift <= 40*time.Millisecond; shift += time.Millisecond {
		want := make([]float64, len(got))
		for i := range want {
			want[i] = p.At(watch.Elapsed(from.Add(time.Duration(i)*50*time.Millisecond + 25*time.Millisecond + shift))).Fullness
		}
		if r := correlation(got, want); r > best {
			best, at = r, shift
		}
	}
	t.Logf("fits best %v off, correlation %.4f", at, best)
	if at > 5*time.Millisecond || at < -5*time.Millisecond || best < 0.98 {
		t.Errorf("the level fits the plan best %v off, with a correlation of %.4f", at, best)
	}
}

// playFor gives some seconds of a card.
func (c *card) playFor(d time.Duration) []float32 {
	var all []float32
	for until := c.heard().Add(d); c.heard().Before(until); {
		all = append(all, c.play()...)
	}
	return all
}

func TestPauseIsSilentAtOnceAndWithoutAClick(t *testing.T) {
	for _, bed := range []Bed{Brown, Pink} { // even ones: a drop of rain is no click
		watch, s, c := breathed(t, "4-7-8", Options{Cue: 100, Bed: bed, Noise: 100})
		before := c.playFor(30 * time.Second)
		_, usual := peakAndJump(before)
		s.Follow(watch.Pause(c.heard()))
		paused := c.playFor(5 * time.Second)
		joined := append(before[len(before)-200*Channels:], paused...)
		if _, jump := peakAndJump(joined); jump > usual {
			t.Errorf("%s: pausing jumps by %.4f, where playing jumps by %.4f", bed, jump, usual)
		}
		if peak, _ := peakAndJump(paused[Rate/50*Channels:]); peak != 0 {
			t.Errorf("%s: 20 ms into the pause there is %.4f", bed, peak)
		}
		watch = watch.Pause(c.heard()).Start(c.heard())
		s.Follow(watch)
		again := c.playFor(3 * time.Second)
		if _, jump := peakAndJump(again); jump > usual {
			t.Errorf("%s: going on jumps by %.4f", bed, jump)
		}
		if late := watch.Elapsed(c.heard()) - Lasts(int64(s.synth.Position())); late > time.Millisecond || late < -time.Millisecond {
			t.Errorf("%s: after the pause it is %v late", bed, late)
		}
	}
}

func TestAPauseTakesBackWhatWasNotHeard(t *testing.T) {
	watch, s, c := breathed(t, "4-6", Options{Cue: 100, Noise: 50})
	before := c.playFor(20 * time.Second)
	const back = Rate / 4
	s.Follow(watch.Pause(c.heard()))
	s.Rewind(back)
	heard := append(before[:len(before)-back*Channels], c.playFor(time.Second)...)
	seam := heard[len(before)-(back+500)*Channels:]
	if _, jump := peakAndJump(seam); jump > 0.04 {
		t.Errorf("at the seam there is a jump of %.4f", jump)
	}
	if peak, _ := peakAndJump(seam[(500+600)*Channels:]); peak != 0 {
		t.Errorf("after it there is %.4f", peak)
	}
}

func TestALostStretchOfTimeIsJumpedOverSoftly(t *testing.T) {
	watch, s, c := breathed(t, "4-6", Options{Cue: 100, Noise: 50})
	all := c.playFor(20 * time.Second)
	c.since = c.since.Add(3 * time.Second) // the card stood still
	all = append(all, c.playFor(2*time.Second)...)
	if _, jump := peakAndJump(all); jump > 0.04 {
		t.Errorf("it jumps by %.4f", jump)
	}
	if late := watch.Elapsed(c.heard()) - Lasts(int64(s.synth.Position())); math.Abs(late.Seconds()) > 0.001 {
		t.Errorf("it is %v late", late)
	}
}

func TestAClosedStreamStaysSilent(t *testing.T) {
	_, s, c := breathed(t, "4-6", Options{Cue: 100, Noise: 50})
	c.playFor(10 * time.Second)
	if s.gain == 0 {
		t.Error("it is silent while it plays")
	}
	s.Close()
	c.playFor(time.Second)
	if peak, _ := peakAndJump(c.playFor(time.Second)); peak != 0 || s.gain != 0 {
		t.Errorf("closed, and there is %.4f", peak)
	}
}

func TestFillingAllocatesNothing(t *testing.T) {
	p := breathing(t, "4-6", 100*time.Minute)
	s := NewStream(New(p, Options{Cue: 100, Noise: 50, Bed: Brown}), practice.Stopwatch{}.Start(began))
	out, at := make([]float32, 2048*Channels), began
	if n := testing.AllocsPerRun(200, func() {
		s.Fill(out, at)
		at = at.Add(Lasts(2048))
	}); n > 0 {
		t.Errorf("%v allocations a buffer", n)
	}
}
