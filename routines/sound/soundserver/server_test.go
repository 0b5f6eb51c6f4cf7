//go:build linux

package soundserver

import (
	"bufio"
	"encoding/binary"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
)

// server is a real sound server of the test's own, whose only device plays
// into nothing and can be listened to.
type server struct {
	t   *testing.T
	dir string
	run *exec.Cmd

	stood atomic.Int64 // the longest that nothing ran here, in nanoseconds
}

// fair ends the test without a verdict where the machine stood still: neither
// the player nor the recording can be on time then.
func (s *server) fair() {
	s.t.Helper()
	if d := time.Duration(s.stood.Load()); d > 150*time.Millisecond {
		s.t.Skipf("this machine stood still for %v; nothing heard meanwhile means anything", d)
	}
}

// watch measures how late this process is woken.
func (s *server) watch() {
	done := make(chan struct{})
	s.t.Cleanup(func() { close(done) })
	go func() {
		tick := time.NewTicker(10 * time.Millisecond)
		defer tick.Stop()
		for last := time.Now(); ; {
			select {
			case <-done:
				return
			case <-tick.C:
				s.stood.Store(max(s.stood.Load(), int64(time.Since(last))))
				last = time.Now()
			}
		}
	}()
}

// newServer starts one in a place of its own, and points this process there.
func newServer(t *testing.T) *server {
	t.Helper()
	for _, program := range []string{"pulseaudio", "parec"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed (Debian: pulseaudio, pulseaudio-utils)", program)
		}
	}
	s := &server{t: t, dir: t.TempDir()}
	t.Setenv("XDG_RUNTIME_DIR", s.dir)
	t.Setenv("HOME", s.dir)
	t.Setenv("PULSE_SERVER", "unix:"+s.socket())
	if err := os.Mkdir(filepath.Join(s.dir, "pulse"), 0o700); err != nil {
		t.Fatal(err)
	}
	s.start()
	t.Cleanup(s.kill)
	s.watch()
	return s
}

func (s *server) socket() string { return filepath.Join(s.dir, "pulse", "native") }

func (s *server) start() {
	s.t.Helper()
	s.run = exec.Command("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
		"--disable-shm=yes", "--realtime=no", "--log-level=error",
		"-L", "module-null-sink sink_name=null rate=48000",
		"-L", "module-native-protocol-unix auth-anonymous=1 socket="+s.socket())
	if err := s.run.Start(); err != nil {
		s.t.Fatal(err)
	}
	s.until("the sound server is up", func() bool { _, err := os.Stat(s.socket()); return err == nil })
}

func (s *server) kill() {
	if s.run != nil {
		_ = s.run.Process.Kill() // it may be gone already
		_ = s.run.Wait()
		_ = os.Remove(s.socket())
		s.run = nil
	}
}

func (s *server) until(what string, true_ func() bool) {
	s.t.Helper()
	for end := time.Now().Add(10 * time.Second); !true_(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("waited in vain: %s", what)
		}
	}
}

// tape is what was to be heard, and when.
type tape struct {
	mu      sync.Mutex
	samples []float32
	began   time.Time // of the first sample, about
	run     *exec.Cmd
}

// record listens to the device.
func (s *server) record() *tape {
	s.t.Helper()
	run := exec.Command("parec", "-d", "null.monitor", "--raw", "--format=float32le", "--rate=48000", "--channels=2", "--latency-msec=10")
	out, err := run.StdoutPipe()
	if err != nil {
		s.t.Fatal(err)
	}
	if err := run.Start(); err != nil {
		s.t.Fatal(err)
	}
	tp := &tape{run: run}
	go tp.listen(bufio.NewReaderSize(out, 1<<16))
	s.t.Cleanup(tp.stop)
	s.until("the recording runs", func() bool { return tp.lasts() > 0 })
	return tp
}

func (tp *tape) listen(r io.Reader) {
	data := make([]byte, 8*sound.Rate/100)
	for {
		n, err := io.ReadFull(r, data)
		now := time.Now()
		tp.mu.Lock()
		for i := 0; i+4 <= n; i += 4 {
			tp.samples = append(tp.samples, math.Float32frombits(binary.LittleEndian.Uint32(data[i:])))
		}
		// The soonest that any sample came says best when the first one was.
		at := now.Add(-sound.Lasts(int64(len(tp.samples) / sound.Channels)))
		if tp.began.IsZero() || at.Before(tp.began) {
			tp.began = at
		}
		tp.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (tp *tape) lasts() time.Duration {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	return sound.Lasts(int64(len(tp.samples) / sound.Channels))
}

func (tp *tape) stop() {
	_ = tp.run.Process.Kill() // it may be gone with its server
	_ = tp.run.Wait()
}

const window = sound.Rate / 50

// levels gives the level of each 20 ms from a moment on.
func (tp *tape) levels(from, to time.Time) []float64 {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	var out []float64
	first := int(sound.Frames(from.Sub(tp.began))) * sound.Channels
	last := int(sound.Frames(to.Sub(tp.began))) * sound.Channels
	for i := max(first, 0); i+window*sound.Channels <= min(last, len(tp.samples)); i += window * sound.Channels {
		sum := 0.0
		for _, x := range tp.samples[i : i+window*sound.Channels] {
			sum += float64(x) * float64(x)
		}
		out = append(out, math.Sqrt(sum/window/sound.Channels))
	}
	return out
}

func (tp *tape) peakAndJump() (peak, jump float32, at time.Time) {
	tp.mu.Lock()
	defer tp.mu.Unlock()
	for i, x := range tp.samples {
		peak = max(peak, x, -x)
		if i >= sound.Channels {
			d := x - tp.samples[i-sound.Channels]
			if d > jump || -d > jump {
				jump, at = max(d, -d), tp.began.Add(sound.Lasts(int64(i/sound.Channels)))
			}
		}
	}
	return peak, jump, at
}

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

// lungs is the level of a tone in a long practice, in which the gain hardly
// changes: that of the lungs.
func lungs(plan practice.Plan) curve {
	return func(at time.Duration) float64 { return plan.At(at).Fullness }
}

// written is the level of the same practice written to a file.
func written(plan practice.Plan, set settings.Settings) curve {
	synth := sound.New(plan, sound.OptionsFrom(set, 0))
	tp := &tape{samples: make([]float32, sound.Frames(plan.Lasts())*sound.Channels)}
	synth.Read(tp.samples, 1)
	return func(at time.Duration) float64 {
		l := tp.levels(tp.began.Add(at-10*time.Millisecond), tp.began.Add(at+11*time.Millisecond))
		if len(l) == 0 {
			return 0
		}
		return l[0]
	}
}

// fit finds how late the sound is against the plan, and how well it fits there.
func (tp *tape) fit(want curve, watch practice.Stopwatch, from, to time.Time) (late time.Duration, best float64) {
	got := tp.levels(from, to)
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
	s := newServer(t)
	tp := s.record()
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
	s.fair()
	want := written(plan, loud())
	late, fits := tp.fit(want, first, began.Add(time.Second), paused.Add(-100*time.Millisecond))
	t.Logf("before the pause: %v late, fits by %.4f", late, fits)
	if fits < 0.99 || late > 60*time.Millisecond || late < -60*time.Millisecond {
		t.Errorf("the level fits the plan by %.4f, %v late", fits, late)
	}
	quiet := time.Duration(-1)
	for i, level := range tp.levels(paused, resumed) {
		if level == 0 && quiet < 0 {
			quiet = time.Duration(i) * 20 * time.Millisecond
		}
		if at := time.Duration(i) * 20 * time.Millisecond; level != 0 && at > 250*time.Millisecond {
			t.Errorf("%v into the pause the level is %.4f", at, level)
			break
		}
	}
	t.Logf("silent %v after the key", quiet)
	after, fits := tp.fit(want, watch, resumed.Add(600*time.Millisecond), resumed.Add(3500*time.Millisecond))
	t.Logf("after the pause: %v late, fits by %.4f", after, fits)
	if fits < 0.99 || after-late > 30*time.Millisecond || late-after > 30*time.Millisecond {
		t.Errorf("after the pause it fits by %.4f, %v late", fits, after)
	}
	end := resumed.Add(plan.Lasts() - watch.Elapsed(resumed))
	for _, level := range tp.levels(end.Add(150*time.Millisecond), end.Add(800*time.Millisecond)) {
		if level != 0 {
			t.Errorf("after the end the level is %.6f", level)
			break
		}
	}
	peak, jump, at := tp.peakAndJump()
	t.Logf("peak %.3f, greatest jump %.4f at %v (pause at %v)", peak, jump, at.Sub(began), paused.Sub(began))
	if peak > 0.89 || jump > 0.04 { // what the tone itself may, at the usual volume; a click is ten times that
		t.Errorf("a peak of %.3f, a jump of %.4f", peak, jump)
	}
}

// The server dies in the middle of a practice and comes back.
func TestAServerThatDiesTakesNoTimeWithIt(t *testing.T) {
	s := newServer(t)
	plan := breathing(2*time.Second, 3*time.Second, 10*time.Minute)
	p := New(time.Now, nil)
	defer p.Close()
	watch := practice.Stopwatch{}.Start(time.Now())
	p.Play(plan, watch, loud())
	time.Sleep(1500 * time.Millisecond)
	s.kill()
	time.Sleep(time.Second)
	s.start()
	tp := s.record()
	s.until("there is sound again", func() bool {
		l := tp.levels(time.Now().Add(-time.Second), time.Now())
		return len(l) > 0 && l[len(l)-1] > 0
	})
	from := time.Now()
	time.Sleep(6 * time.Second)
	s.fair()
	late, fits := tp.fit(lungs(plan), watch, from.Add(500*time.Millisecond), time.Now())
	t.Logf("%v late, fits by %.4f", late, fits)
	if fits < 0.99 || late > 60*time.Millisecond || late < -60*time.Millisecond {
		t.Errorf("after the server came back the level fits by %.4f, %v late", fits, late)
	}
}

func TestWithoutAServerThereIsSilenceAndNoError(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	t.Setenv("PULSE_SERVER", "")
	t.Setenv("PATH", "")
	if got := Probe(); len(got) < 7 || got[:7] != "silent:" {
		t.Errorf("with nothing there: %q", got)
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

// Where the server cannot be talked to itself, a player program can.
func TestAPlayerProgramPlaysToo(t *testing.T) {
	s := newServer(t)
	sink, err := openPipe(programs[1])
	if err != nil {
		t.Skipf("pacat: %v (Debian: pulseaudio-utils)", err)
	}
	tp := s.record()
	phase := 0.0
	if err := sink.Start(func(out []float32) {
		for i := 0; i < len(out); i += sound.Channels {
			out[i] = float32(0.3 * math.Sin(phase))
			out[i+1] = out[i]
			phase += 2 * math.Pi * 220 / sound.Rate
		}
	}); err != nil {
		t.Fatal(err)
	}
	s.until("it is heard", func() bool {
		l := tp.levels(time.Now().Add(-time.Second), time.Now())
		return len(l) > 0 && l[len(l)-1] > 0.2
	})
	if got := sink.Latency(); got <= 0 || got > 2*time.Second {
		t.Errorf("it says that it takes %v", got)
	}
	began := time.Now()
	if err := sink.Close(); err != nil || time.Since(began) > time.Second {
		t.Errorf("closing took %v: %v", time.Since(began), err)
	}
}
