package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/routines/desktop/localbus"
	"lull/ui/terminal/ptytest"
)

// init lets a program of the tests have backlights of its own.
func init() { //nolint:gochecknoinits // the program of the tests is this binary by another name
	if root := os.Getenv("TEST_BACKLIGHTS"); root != "" {
		backlights = root
	}
}

func (m *fakeBus) canSuspend() (string, *dbus.Error) { return m.can, nil }

func (m *fakeBus) suspend(asking bool) *dbus.Error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.suspends = append(m.suspends, fmt.Sprint("asking: ", asking))
	return nil
}

// tell gives what logind knows.
func (m *fakeBus) tell(_, name string) (dbus.Variant, *dbus.Error) {
	switch name {
	case "BlockInhibited":
		all := m.blocked
		if m.another != 0 && slices.Contains(m.held(m.another), "idle block") {
			all += ":idle"
		}
		return dbus.MakeVariant(all), nil
	case "IdleHint":
		return dbus.MakeVariant(m.idle), nil
	case "IdleSinceHint":
		return dbus.MakeVariant(uint64(m.since.UnixMicro())), nil //nolint:gosec // it is of our time
	}
	return dbus.Variant{}, dbus.MakeFailedError(fmt.Errorf("nobody asks for %s", name))
}

// brighten does what logind does: it writes where the kernel shows the light.
func (m *fakeBus) brighten(subsystem, device string, to uint32) *dbus.Error {
	if err := m.light(device, int(to)); err != nil || subsystem != "backlight" {
		return dbus.MakeFailedError(fmt.Errorf("%s: %w", subsystem, err))
	}
	return nil
}

func (m *fakeBus) light(device string, to int) error {
	return os.WriteFile(filepath.Join(m.lamps, device, "brightness"), []byte(strconv.Itoa(to)+"\n"), 0o600)
}

// lit gives the machine a backlight at 800 of 1000.
func (m *fakeBus) lit() {
	m.t.Helper()
	m.lamps = m.t.TempDir()
	if err := os.Mkdir(filepath.Join(m.lamps, "panel"), 0o700); err != nil {
		m.t.Fatal(err)
	}
	for name, text := range map[string]string{"type": "raw\n", "max_brightness": "1000\n", "brightness": "800\n"} {
		if err := os.WriteFile(filepath.Join(m.lamps, "panel", name), []byte(text), 0o600); err != nil {
			m.t.Fatal(err)
		}
	}
}

// environ is that of a program on this bus.
func (m *fakeBus) environ() []string {
	return []string{"DBUS_SYSTEM_BUS_ADDRESS=" + m.address, "DBUS_SESSION_BUS_ADDRESS=" + m.address, "TEST_BACKLIGHTS=" + m.lamps}
}

// begin starts this very binary as the program, which has the lamps of this bus.
func (m *fakeBus) begin(home string, args ...string) *ptytest.Terminal {
	m.t.Helper()
	program, err := exec.LookPath("lull")
	if err != nil {
		m.t.Fatal(err)
	}
	return ptytest.Start(m.t, ptytest.Options{Command: append([]string{program}, args...), Home: home, Environ: m.environ()})
}

// shines waits until the light is as it should be.
func (m *fakeBus) shines(what string, so func(now int) bool) {
	m.t.Helper()
	for until := time.Now().Add(ptytest.Patience); ; time.Sleep(5 * time.Millisecond) { // the kernel would tell nobody either
		text, _ := os.ReadFile(filepath.Join(m.lamps, "panel", "brightness"))
		now, err := strconv.Atoi(strings.TrimSpace(string(text)))
		if err == nil && so(now) {
			return
		}
		if time.Now().After(until) {
			m.t.Fatalf("the light is at %q, want %s", text, what)
		}
	}
}

func full(now int) bool { return now == 800 }
func down(now int) bool { return now > 0 && now < 800 }

// short is a practice whose light goes down within seconds.
var short = []string{"breathe", "2-3", "--for", "1m"}

func TestTheBacklightGoesDownByLogindAndComesBackAlsoAfterAKill(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	m.lit()
	home := t.TempDir()
	m.set(home, "backlight = true")
	file := filepath.Join(home, "data", "lull", lightFile)

	p := m.begin(home, short...)
	m.shines("less", down)
	if _, err := os.Stat(file); err != nil {
		t.Error("nothing is remembered:", err)
	}
	p.Press("q")
	p.Ended()
	m.shines("800", full)
	if _, err := os.Stat(file); err == nil {
		t.Error("it is remembered still")
	}

	for name, next := range map[string][]string{"Tonight": nil, "a practice": {"breathe", "2-3"}} {
		p = m.begin(home, short...)
		m.shines("less", down)
		p.Signal(syscall.SIGKILL)
		p.Ended()
		m.shines("less, since nobody is there", down)
		p = m.begin(home, next...)
		m.shines("800 after "+name, full)
		p.Signal(syscall.SIGTERM)
		p.Ended()
		m.shines("800", full)
	}
	p = m.begin(home, short...)
	m.shines("less", down)
	if err := m.light("panel", 500); err != nil { // somebody turned it
		t.Fatal(err)
	}
	p.Press("q")
	p.Ended()
	m.shines("500", func(now int) bool { return now == 500 })
	m.nothing()
}

// Without a home there is no place to remember in what the light was.
func TestCheckLooksForABacklightWithoutAHomeToo(t *testing.T) {
	t.Parallel()
	k := newHookHome(t)
	k.put("config.toml", "[desktop]\nbacklight = true\n")
	check := exec.Command(ptytest.Build(t), "check", "--config", filepath.Join(k.home, "config.toml"))
	check.Env = []string{"PATH=" + os.Getenv("PATH")}
	said, _ := check.CombinedOutput() // without a home more is missing
	if !strings.Contains(string(said), "backlight      nothing here can change it") {
		t.Errorf("check says\n%s", said)
	}
}

func TestTheMachineIsPutToSleepOnlyWhereItMayBe(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	login := localbus.Logind{Address: m.address}
	ctx, cancel := context.WithTimeout(t.Context(), ptytest.Patience)
	defer cancel()
	drifted := time.Now()
	m.since = drifted.Add(-time.Minute)
	for _, m.can = range []string{"no", "challenge", "na"} {
		if err := login.Suspend(ctx, drifted); err == nil || !strings.HasSuffix(err.Error(), "it says "+m.can) {
			t.Errorf("where it says %s: %v", m.can, err)
		}
	}
	if len(m.suspends) > 0 {
		t.Fatalf("it was put to sleep: %q", m.suspends)
	}
	m.can = "yes"
	if err := login.Suspend(ctx, drifted); err != nil || len(m.suspends) != 1 || m.suspends[0] != "asking: false" {
		t.Errorf("it was asked for %q, %v", m.suspends, err)
	}
	home := t.TempDir()
	for _, m.blocked = range []string{"sleep", "shutdown:sleep:handle-lid-switch", "handle-power-key:idle"} {
		if err := login.Suspend(ctx, drifted); err == nil {
			t.Errorf("it sleeps though %s is blocked", m.blocked)
		}
	}
	m.blocked = "handle-power-key:handle-suspend-key"
	p := m.start(t.TempDir())
	m.until(p.Pid(), everything...)
	m.another = p.Pid()
	if err := login.Suspend(ctx, drifted); err == nil {
		t.Error("it sleeps while another lull practises")
	}
	p.Press("q")
	p.Ended()
	m.another = 0
	for _, c := range []struct {
		idle  bool
		since time.Duration // after somebody drifted off
		want  bool
	}{{false, time.Second, false}, {true, time.Second, true}, {true, -time.Hour, true}, {false, -time.Hour, true}} {
		m.idle, m.since, m.suspends = c.idle, drifted.Add(c.since), nil
		if err := login.Suspend(ctx, drifted); (err == nil) != c.want || len(m.suspends) > 0 != c.want {
			t.Errorf("idle is %v since %v after somebody drifted off: %q, %v", c.idle, c.since, m.suspends, err)
		}
	}
	m.set(home, `suspend = "20m"`)
	check := exec.Command(ptytest.Build(t), "check")
	check.Env = append(ptytest.Environ(home), m.environ()...)
	if said, err := check.Output(); err != nil || !strings.Contains(string(said), "suspend        20m after somebody drifted off\n") {
		t.Errorf("check says %v\n%s", err, said)
	}
}

// The machine sleeps a minute after a practice in which nobody touched a key.
// It takes that long.
func TestTheMachineSleepsInTheDark(t *testing.T) {
	t.Parallel()
	if os.Getenv("LULL_TEST_LONG") == "" {
		t.Skip("set LULL_TEST_LONG to wait for a minute")
	}
	m := newFakeBus(t)
	m.can = "yes"
	home := t.TempDir()
	m.set(home, `suspend = "1m"`)
	p := m.begin(home, "breathe", "2-3", "--cycles", "1")
	p.Until("the dark", dark)
	began := time.Now()
	for asked := false; !asked; time.Sleep(50 * time.Millisecond) {
		m.mu.Lock()
		asked = len(m.suspends) > 0
		m.mu.Unlock()
		if time.Since(began) > 2*time.Minute {
			t.Fatal("it does not sleep")
		}
	}
	if took := time.Since(began); took < time.Minute {
		t.Errorf("it sleeps after %v", took)
	}
	p.PressUntilEnded(" ")
	p.Ended()
	m.nothing()
}
