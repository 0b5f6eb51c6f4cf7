//go:build linux

package soundserver

import (
	"math"
	"strings"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/routines/sound/soundserver/servertest"
)

// loud is everything on, the tone alone.
func loud() settings.Settings {
	s := settings.Default()
	s.Sound.Cue, s.Sound.Bed, s.Sound.Fade = 100, 0, 2*time.Second
	s.Voice.On = false
	return s
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

// curve is the level that should be heard at a moment of a plan.
type curve func(at time.Duration) float64

// written is the level of the same practice written to a file, in its first minute.
func written(plan practice.Plan, set settings.Settings) curve {
	synth := sound.New(plan, sound.OptionsFrom(set, 0))
	samples := make([]float32, sound.Frames(min(plan.Lasts(), time.Minute))*sound.Channels)
	synth.Read(samples, 1)
	return servertest.TapeOf(samples).At
}

// fit finds how late the sound is against the plan, and how well it fits there.
func fit(tp *servertest.Tape, want curve, watch practice.Stopwatch, from, to time.Time) (late time.Duration, best float64) {
	got := tp.Levels(from, to)
	for shift := -100 * time.Millisecond; shift <= 100*time.Millisecond; shift += 2 * time.Millisecond {
		planned := make([]float64, len(got))
		for i := range planned {
			planned[i] = want(watch.Elapsed(from.Add(time.Duration(i)*20*time.Millisecond + 10*time.Millisecond - shift)))
		}
		if c := correlation(got, planned); c > best {
			best, late = c, shift
		}
	}
	return late, best
}

// One practice from beginning to end, through a real server: the breath, a
// pause in the middle, and the fade.
func TestAPracticeIsHeardAsItIsPlanned(t *testing.T) {
	servertest.Each(t, heardAsPlanned)
}

func heardAsPlanned(t testing.TB, s *servertest.Server) {
	t.Helper()
	tp := s.Record()
	plan := breathing(2*time.Second, 3*time.Second, 15*time.Second)
	p := New(time.Now, nil)
	defer p.Close()
	watch := practice.Stopwatch{}.Start(time.Now())
	began := time.Now()
	p.Play(plan, watch, loud())
	time.Sleep(8500 * time.Millisecond) // into an exhale, where it is loud
	paused := time.Now()
	watch = watch.Pause(paused)
	first := practice.Stopwatch{}.Start(began)
	p.Follow(plan, watch)
	time.Sleep(1500 * time.Millisecond)
	resumed := time.Now()
	watch = watch.Start(resumed)
	p.Follow(plan, watch)
	time.Sleep(plan.Lasts() - watch.Elapsed(time.Now()) + time.Second)
	s.Fair()
	want := written(plan, loud())
	late, fits := fit(tp, want, first, began.Add(time.Second), paused.Add(-100*time.Millisecond))
	t.Logf("before the pause: %v late, fits by %.4f", late, fits)
	if fits < 0.99 || late > 60*time.Millisecond || late < -60*time.Millisecond {
		t.Errorf("the level fits the plan by %.4f, %v late", fits, late)
	}
	quiet := time.Duration(-1)
	for i, level := range tp.Levels(paused, resumed) {
		if level == 0 && quiet < 0 {
			quiet = time.Duration(i) * 20 * time.Millisecond
		}
		if at := time.Duration(i) * 20 * time.Millisecond; level != 0 && at > 250*time.Millisecond {
			t.Errorf("%v into the pause the level is %.4f", at, level)
			break
		}
	}
	t.Logf("silent %v after the key", quiet)
	if quiet > 80*time.Millisecond { // 40, and two pieces in which the recording may be wrong
		t.Errorf("it is silent %v after the key", quiet)
	}
	after, fits := fit(tp, want, watch, resumed.Add(600*time.Millisecond), resumed.Add(3500*time.Millisecond))
	t.Logf("after the pause: %v late, fits by %.4f", after, fits)
	if fits < 0.99 || after-late > 30*time.Millisecond || late-after > 30*time.Millisecond {
		t.Errorf("after the pause it fits by %.4f, %v late", fits, after)
	}
	end := resumed.Add(plan.Lasts() - watch.Elapsed(resumed))
	for _, level := range tp.Levels(end.Add(150*time.Millisecond), end.Add(800*time.Millisecond)) {
		if level != 0 {
			t.Errorf("after the end the level is %.6f", level)
			break
		}
	}
	const tone, click = 0.04, 0.4 // what the tone itself may step, at the usual volume, and a click does
	most := float32(tone)
	if s.Name == "PipeWire" { // which drops pieces where the machine is slow, with steps up to 0.15
		most = click / 2
	}
	peak, jump := tp.PeakAndJump(began, end.Add(time.Second))
	t.Logf("peak %.3f, greatest jump %.4f", peak, jump)
	if peak > 0.89 || jump > most {
		t.Errorf("a peak of %.3f, a jump of %.4f", peak, jump)
	}
	for _, change := range []time.Time{began, paused, resumed, end} {
		if _, jump := tp.PeakAndJump(change.Add(-100*time.Millisecond), change.Add(400*time.Millisecond)); jump > tone {
			t.Errorf("a jump of %.4f, %v after the beginning", jump, change.Sub(began))
		}
	}
}

// The server dies in the middle of a practice and comes back.
func TestAServerThatDiesTakesNoTimeWithIt(t *testing.T) {
	servertest.Each(t, comesBack)
}

// played is a practice that goes on for long. Who asked closes the player.
func played() (*Player, practice.Plan, practice.Stopwatch) {
	p, plan := New(time.Now, nil), breathing(2*time.Second, 3*time.Second, 10*time.Minute)
	watch := practice.Stopwatch{}.Start(time.Now())
	p.Play(plan, watch, loud())
	return p, plan, watch
}

func comesBack(t testing.TB, s *servertest.Server) {
	t.Helper()
	p, plan, watch := played()
	defer p.Close()
	time.Sleep(1500 * time.Millisecond)
	s.Kill()
	time.Sleep(time.Second)
	s.Start()
	soundsInTime(t, s, plan, watch)
}

func TestWithoutAServerThereIsSilenceAndNoError(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("PULSE_SERVER", "")
	t.Setenv("PATH", "")
	if words, works := Probe(); works || !strings.HasPrefix(words, "silent:") {
		t.Errorf("with nothing there: %q, %v", words, works)
	}
	p := New(time.Now, nil)
	watch := practice.Stopwatch{}.Start(time.Now())
	plan := breathing(2*time.Second, 3*time.Second, time.Minute)
	p.Play(plan, watch, settings.Default())
	p.Follow(plan, watch.Pause(time.Now()))
	p.Quieter()
	began := time.Now()
	p.Close()
	if took := time.Since(began); took > closing {
		t.Errorf("stopping took %v", took)
	}
}

func TestOnlyServersOfThisMachineAreTalkedTo(t *testing.T) {
	for server, want := range map[string]bool{
		"": true, "unix:/run/x": true, "/run/x": true, "{host}unix:/run/x": true,
		"localhost": true, "tcp:localhost:4713": true, "tcp4:127.0.0.1:4713": true, "tcp6:[::1]:4713": true,
		"otherhost": false, "tcp:192.168.1.5:4713": false, "unix:/run/x 10.0.0.1": false,
	} {
		if got := local(server); got != want {
			t.Errorf("%q: %v", server, got)
		}
	}
}

// A headphone is taken off and put on again, with either server: nothing of the
// practice waits, and the sound comes back by itself at the place where the
// picture is.
func TestADeviceThatComesAndGoesIsMet(t *testing.T) {
	servertest.Each(t, comesAndGoes)
}

func comesAndGoes(t testing.TB, s *servertest.Server) {
	t.Helper()
	p, plan, watch := played()
	defer p.Close()
	first := s.Record()
	s.Until("there is sound", first.Sounds)
	for range 2 {
		s.Unplug()
		began := time.Now()
		watch = watch.Pause(began)
		p.Follow(plan, watch)
		watch = watch.Start(time.Now())
		p.Follow(plan, watch)
		if took := time.Since(began); took > 100*time.Millisecond {
			t.Errorf("without a device a pause takes %v", took)
		}
		time.Sleep(1500 * time.Millisecond) // so long the ears are bare
		s.Plug()
	}
	soundsInTime(t, s, plan, watch)
}

// soundsInTime waits until a practice is heard again, and compares it with its plan.
func soundsInTime(t testing.TB, s *servertest.Server, plan practice.Plan, watch practice.Stopwatch) {
	t.Helper()
	tp := s.Record()
	s.Until("there is sound again", tp.Sounds)
	from := time.Now()
	time.Sleep(7 * time.Second) // what is heard is measured
	s.Fair()
	// PipeWire leaves a hole once, some 0.7 s after the recording has joined.
	late, fits := fit(tp, written(plan, loud()), watch, from.Add(1500*time.Millisecond), time.Now())
	t.Logf("%v late, fits by %.4f", late, fits)
	if fits < 0.99 || late > 60*time.Millisecond || late < -60*time.Millisecond {
		t.Errorf("once it is heard again the level fits by %.4f, %v late", fits, late)
	}
}
