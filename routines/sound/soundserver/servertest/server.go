//go:build linux

// Package servertest runs real sound servers for tests, PulseAudio and PipeWire's
// stand-in for it, each in a place of its own and with no device but one that
// plays into nothing and can be listened to.
//
// It refuses to reach the server of the person who runs the tests.
package servertest

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

type Server struct {
	Name string // PulseAudio or PipeWire
	Dir  string // its place, and the home of what it plays for

	t     testing.TB
	start func()
	run   *exec.Cmd
	sink  string // the module that is its device, as it is unloaded

	stood atomic.Int64 // the longest that nothing ran here, in nanoseconds
}

// device is the module that plays into nothing.
var device = []string{"module-null-sink", "sink_name=null", "rate=48000"}

// PulseAudio starts one, and points this process there. The test's end ends it;
// where it is not installed the test is skipped.
func PulseAudio(t testing.TB) *Server {
	t.Helper()
	s := newServer(t, "PulseAudio", "pulseaudio:pulseaudio", "pactl:pulseaudio-utils", "parec:pulseaudio-utils")
	s.start = func() {
		s.begin("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes",
			"--realtime=no", "--log-level=error",
			"-L", "module-native-protocol-unix auth-anonymous=1 socket="+s.socket())
	}
	s.Start()
	return s
}

// PipeWire starts one with its stand-in for PulseAudio, likewise.
func PipeWire(t testing.TB) *Server {
	t.Helper()
	s := newServer(t, "PipeWire", "pipewire:pipewire", "pipewire-pulse:pipewire-pulse", "wireplumber:wireplumber",
		"dbus-run-session:dbus", "pactl:pulseaudio-utils", "parec:pulseaudio-utils")
	s.start = func() {
		s.begin("dbus-run-session", "--", "sh", "-c",
			`pipewire & until [ -S "$XDG_RUNTIME_DIR/pipewire-0" ]; do sleep 0.05; done; `+
				`wireplumber & exec pipewire-pulse`)
	}
	s.Start()
	return s
}

// newServer makes a place, unless one of the programs is missing, each as
// program:package.
func newServer(t testing.TB, name string, programs ...string) *Server {
	t.Helper()
	for _, one := range programs {
		program, from, _ := strings.Cut(one, ":")
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed (Debian: %s)", name, from)
		}
	}
	s := &Server{t: t, Name: name, Dir: t.TempDir()}
	for _, v := range s.Environ() {
		name, value, _ := strings.Cut(v, "=")
		t.Setenv(name, value)
	}
	if err := os.Mkdir(filepath.Join(s.Dir, "pulse"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Kill)
	s.watch()
	return s
}

func (s *Server) Environ() []string {
	return []string{
		"XDG_RUNTIME_DIR=" + s.Dir, "HOME=" + s.Dir, "PULSE_SERVER=unix:" + s.socket(), "DBUS_SESSION_BUS_ADDRESS=",
	}
}

func (s *Server) socket() string { return filepath.Join(s.Dir, "pulse", "native") }

// begin starts the programs, which are ended together.
func (s *Server) begin(name string, args ...string) {
	s.run = exec.Command(name, args...)
	s.run.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := s.run.Start(); err != nil {
		s.t.Fatal(err)
	}
}

func (s *Server) Start() {
	s.t.Helper()
	s.start()
	s.Until("the sound server is up", func() bool { return exec.Command("pactl", "info").Run() == nil })
	s.Plug()
}

func (s *Server) Kill() {
	if s.run != nil {
		_ = syscall.Kill(-s.run.Process.Pid, syscall.SIGKILL) // it may be gone already
		_ = s.run.Wait()
		_ = os.Remove(s.socket())
		s.run = nil
	}
}

func (s *Server) Plug() {
	s.t.Helper()
	out, err := exec.Command("pactl", append([]string{"load-module"}, device...)...).Output()
	if err != nil {
		s.t.Fatalf("bringing the device: %v", err)
	}
	s.sink = strings.TrimSpace(string(out))
}

func (s *Server) Unplug() {
	s.t.Helper()
	if out, err := exec.Command("pactl", "unload-module", s.sink).CombinedOutput(); err != nil {
		s.t.Fatalf("taking the device away: %v\n%s", err, out)
	}
}

func (s *Server) Until(what string, true_ func() bool) {
	s.t.Helper()
	for end := time.Now().Add(20 * time.Second); !true_(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			s.t.Fatalf("waited in vain: %s", what)
		}
	}
}

// Fair ends the test without a verdict where the machine stood still: neither
// the player nor the recording can be on time then.
func (s *Server) Fair() {
	s.t.Helper()
	if d := time.Duration(s.stood.Load()); d > 150*time.Millisecond {
		s.t.Skipf("this machine stood still for %v; nothing heard meanwhile means anything", d)
	}
}

// watch measures how late this process is woken.
func (s *Server) watch() {
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
