//go:build linux

package main

import (
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/routines/journal"
	"lull/ui/terminal/ptytest"
)

// fakeBus stands in for logind and for a desktop, on a bus of its own.
type fakeBus struct {
	t       *testing.T
	address string
	conn    *dbus.Conn
	change  chan struct{} // something was asked for
	mu      sync.Mutex
	locks   []lock
	savers  []string // who asked the screen saver

	lamps    string   // the tree of backlights
	can      string   // what it says to CanSuspend
	suspends []string // what was asked of it

	blocked string // what programs keep from happening, beside the one with this number
	another int
	idle    bool // what it says of the session, and since when
	since   time.Time
}

// lock is an inhibitor: it is held by the process with the other end of the pipe.
type lock struct {
	what        string
	read, write *os.File
}

func newFakeBus(t *testing.T) *fakeBus {
	t.Helper()
	dir, err := os.MkdirTemp("", "lull") // a socket wants a short name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	m := &fakeBus{t: t, change: make(chan struct{}, 100)}
	m.address = background(t, ptytest.Environ(dir), "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=3", "--address=unix:path="+dir+"/bus")
	m.conn, err = dbus.Connect(m.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { m.conn.Close() })
	m.offer("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", map[string]any{
		"Inhibit": m.inhibit, "CanSuspend": m.canSuspend, "Suspend": m.suspend,
	})
	m.offer("org.freedesktop.login1", "/org/freedesktop/login1/session/auto", "org.freedesktop.login1.Session", map[string]any{"SetBrightness": m.brighten})
	for _, object := range []dbus.ObjectPath{"/org/freedesktop/login1", "/org/freedesktop/login1/session/auto"} {
		m.offer("org.freedesktop.login1", object, "org.freedesktop.DBus.Properties", map[string]any{"Get": m.tell})
	}
	m.offer("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", map[string]any{"Inhibit": m.save})
	return m
}

func (m *fakeBus) offer(name string, object dbus.ObjectPath, face string, methods map[string]any) {
	m.t.Helper()
	if err := m.conn.ExportMethodTable(methods, object, face); err != nil {
		m.t.Fatal(err)
	}
	if _, err := m.conn.RequestName(name, dbus.NameFlagDoNotQueue); err != nil {
		m.t.Fatal(err)
	}
}

func (m *fakeBus) inhibit(what, _, _, mode string) (dbus.UnixFD, *dbus.Error) {
	read, write, err := os.Pipe()
	if err != nil {
		return 0, dbus.MakeFailedError(err)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.locks = append(m.locks, lock{what + " " + mode, read, write})
	m.changed()
	return dbus.UnixFD(write.Fd()), nil
}

// changed wakes a test that waits, if one does.
func (m *fakeBus) changed() {
	select {
	case m.change <- struct{}{}:
	default:
	}
}

func (m *fakeBus) save(by dbus.Sender, _, _ string) (uint32, *dbus.Error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.savers = append(m.savers, string(by))
	m.changed()
	return 7, nil
}

// held lists the inhibitors that a process holds.
func (m *fakeBus) held(pid int) []string {
	m.mu.Lock()
	defer m.mu.Unlock()
	var held []string
	fds, _ := filepath.Glob("/proc/" + strconv.Itoa(pid) + "/fd/*")
	for _, l := range m.locks {
		ours, err := os.Readlink(fmt.Sprint("/proc/self/fd/", l.read.Fd()))
		if err != nil {
			m.t.Fatal(err)
		}
		for _, fd := range fds {
			if theirs, err := os.Readlink(fd); err == nil && theirs == ours {
				held = append(held, l.what)
			}
		}
	}
	for _, by := range m.savers {
		var there bool
		if err := m.conn.BusObject().Call("org.freedesktop.DBus.NameHasOwner", 0, by).Store(&there); err == nil && there {
			held = append(held, "screen saver")
		}
	}
	slices.Sort(held)
	return held
}

// until waits for a process to hold just these.
func (m *fakeBus) until(pid int, want ...string) {
	m.t.Helper()
	for began := time.Now(); ; {
		held := m.held(pid)
		if slices.Equal(held, want) {
			return
		}
		if time.Since(began) > 20*time.Second {
			m.t.Fatalf("held are %q, want %q", held, want)
		}
		select {
		case <-m.change:
		case <-time.After(20 * time.Millisecond): // letting go tells nobody
		}
	}
}

// nothing makes sure that no process at all holds anything.
func (m *fakeBus) nothing() {
	m.t.Helper()
	m.until(0)
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, l := range m.locks {
		_ = l.write.Close()
		_ = l.read.SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, err := l.read.Read(make([]byte, 1)); err != io.EOF {
			m.t.Errorf("%s is still held by somebody: %v", l.what, err)
		}
		_ = l.read.Close()
	}
	m.locks, m.savers = nil, nil
}

// start begins a practice on this bus.
func (m *fakeBus) start(home string) *ptytest.Terminal {
	m.t.Helper()
	return ptytest.Start(m.t, ptytest.Options{
		Args: []string{"breathe", "2-3"}, Home: home,
		Environ: []string{"DBUS_SYSTEM_BUS_ADDRESS=" + m.address, "DBUS_SESSION_BUS_ADDRESS=" + m.address},
	})
}

// set writes a setting about the machine.
func (m *fakeBus) set(home, line string) {
	m.t.Helper()
	folder := filepath.Join(home, "config", "lull")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		m.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.toml"), []byte("[desktop]\n"+line+"\n"), 0o600); err != nil {
		m.t.Fatal(err)
	}
}

func TestCheckNamesLogindAndTheDesktop(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	check := exec.Command(ptytest.Build(t), "check")
	check.Env = append(ptytest.Environ(t.TempDir()), "DBUS_SYSTEM_BUS_ADDRESS="+m.address, "DBUS_SESSION_BUS_ADDRESS="+m.address)
	said, err := check.Output()
	if err != nil || !strings.Contains(string(said), "awake          during a practice, by logind and the desktop\n") {
		t.Errorf("check says %v\n%s", err, said)
	}
	m.nothing()
}

// everything is what is held while a practice runs.
var everything = []string{"idle block", "screen saver", "sleep delay"}

func TestTheMachineStaysAwakeAndTellsBeforeItSleeps(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	p := m.start(t.TempDir())
	p.See("in")
	m.until(p.Pid(), everything...)
	sleeps := func(now bool) {
		if err := m.conn.Emit("/org/freedesktop/login1", "org.freedesktop.login1.Manager.PrepareForSleep", now); err != nil {
			t.Fatal(err)
		}
	}
	sleeps(true)
	p.See("resting here")
	m.until(p.Pid(), "idle block", "screen saver")
	time.Sleep(2 * phase) // the night is what is tested
	sleeps(false)
	m.until(p.Pid(), everything...)
	p.Press("q")
	p.Ended()
	if was := remembered(t, p.Home); was.Practised > phase || was.Ending != journal.Left {
		t.Errorf("%v are remembered of a practice that rested before its second phase, %s", was.Practised, was.Ending)
	}
	m.nothing()
}

func TestNothingStaysAwakeAfterwards(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	kills := 2
	if many, err := strconv.Atoi(os.Getenv("LULL_TEST_KILLS")); err == nil {
		kills = many
	}
	end := func(signal syscall.Signal) {
		p := m.start(t.TempDir())
		m.until(p.Pid(), everything...)
		p.Signal(signal)
		p.Ended()
		m.nothing()
	}
	for _, s := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT} {
		end(s)
	}
	for range kills {
		end(syscall.SIGKILL)
	}
}

// A stopped process can let go of nothing, so it does before it stops.
func TestAStoppedPracticeHoldsNothing(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	p := m.start(t.TempDir())
	m.until(p.Pid(), everything...)
	p.Press("\x1a")
	p.Stopped()
	m.until(p.Pid())
	p.Signal(syscall.SIGCONT)
	p.See("resting here")
	p.Press(" ")
	m.until(p.Pid(), everything...)
	p.Press("q")
	p.Ended()
	m.nothing()
}

func TestNobodyStaysAwakeWhereThatIsNotWanted(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	home := t.TempDir()
	m.set(home, "awake = false")
	p := m.start(home)
	p.See("out") // two seconds in, long after it would have been asked for
	m.until(p.Pid())
	p.Press("q")
	p.Ended()
	if n := len(m.locks) + len(m.savers); n != 0 {
		t.Errorf("%d locks were asked for", n)
	}
}

// player stands in for a program that plays something; paused takes its name
// when it is told to do anything.
func (m *fakeBus) player(name, status string, paused chan string) {
	m.t.Helper()
	conn, err := dbus.Connect(m.address)
	if err != nil {
		m.t.Fatal(err)
	}
	m.t.Cleanup(func() { conn.Close() })
	room := &fakeBus{t: m.t, conn: conn}
	get := func(_, _ string) (dbus.Variant, *dbus.Error) { return dbus.MakeVariant(status), nil }
	all := func(string) (map[string]dbus.Variant, *dbus.Error) {
		yes := dbus.MakeVariant(true)
		return map[string]dbus.Variant{"PlaybackStatus": dbus.MakeVariant(status), "CanControl": yes, "CanPause": yes}, nil
	}
	told := func() *dbus.Error { paused <- name; return nil }
	full := "org.mpris.MediaPlayer2." + name
	room.offer(full, "/org/mpris/MediaPlayer2", "org.freedesktop.DBus.Properties", map[string]any{"Get": get, "GetAll": all})
	room.offer(full, "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player", map[string]any{"Pause": told, "Play": told})
}

func TestWhatPlaysIsPausedAndNothingElse(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	paused := make(chan string, 10)
	m.player("music", "Playing", paused)
	m.player("film", "Paused", paused)
	m.player("radio", "Stopped", paused)
	home := t.TempDir()
	p := m.start(home)
	m.until(p.Pid(), everything...) // by then they would have been told
	p.Press("q")
	p.Ended()
	if len(paused) > 0 {
		t.Errorf("%s was paused without being asked for", <-paused)
	}
	m.set(home, "quiet = true")
	p = m.start(home)
	if name := <-paused; name != "music" {
		t.Errorf("%s was paused", name)
	}
	p.Press(" ")
	p.See("resting here")
	p.Press(" ")
	p.See("out")
	p.Press("q")
	p.Ended()
	if len(paused) > 0 {
		t.Errorf("%s was told something as well", <-paused)
	}
}

// A bus that takes a call and answers nothing keeps nobody waiting.
func TestABusThatAnswersNothingCostsNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "mute")
	mute, err := net.Listen("unix", path)
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	address := "unix:path=" + path
	p := ptytest.Start(t, ptytest.Options{
		Args:    []string{"breathe", "2-3"},
		Environ: []string{"DBUS_SYSTEM_BUS_ADDRESS=" + address, "DBUS_SESSION_BUS_ADDRESS=" + address},
	})
	p.See("in")
	called, err := mute.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer called.Close()
	began := time.Now()
	p.Press("q")
	p.Ended()
	if took := time.Since(began); took > askedFor {
		t.Errorf("leaving took %v beside a bus that answers nothing", took)
	}
}

// askedFor is less than the two seconds that the bus may take to answer.
const askedFor = time.Second

// reads stands in for the accessibility bus, and for somebody who listens there for
// some events.
func (m *fakeBus) reads(runs bool, events ...string) {
	m.t.Helper()
	m.offer("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", map[string]any{
		"Get": func(face, name string) (dbus.Variant, *dbus.Error) {
			switch {
			case face == "org.a11y.Status" && name == "ScreenReaderEnabled":
				return dbus.MakeVariant(runs), nil
			case face == "org.a11y.Status" && name == "IsEnabled":
				return dbus.MakeVariant(runs || len(events) > 0), nil
			}
			return dbus.Variant{}, dbus.MakeFailedError(fmt.Errorf("nobody asks for %s of %s", name, face))
		},
	})
	m.offer("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", map[string]any{
		"GetAddress": func() (string, *dbus.Error) { return m.address, nil },
	})
	type listener struct{ Who, Event string }
	var all []listener
	for _, e := range events {
		all = append(all, listener{":1.0", e})
	}
	m.offer("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", map[string]any{
		"GetRegisteredEvents": func() ([]listener, *dbus.Error) { return all, nil },
	})
}

// A reader that somebody started by hand is known by what it listens for, as Orca
// listens; a keyboard on the screen listens for less.
func TestAScreenReaderStartedByHandIsNoticed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		events []string
		want   string
	}{
		"a reader":   {[]string{"Focus::", "Document:LoadComplete:", "Object:StateChanged:Focused"}, "lull, line by line, since a screen reader is running;"},
		"a keyboard": {[]string{"Object:StateChanged:Focused", "Object:TextCaretMoved:"}, "d the day"},
	} {
		t.Run(name, func(t *testing.T) {
			m := newFakeBus(t)
			m.reads(false, c.events...)
			p := ptytest.Start(t, ptytest.Options{Args: []string{"--now", "2026-11-23T15:00:00Z"}, Environ: []string{"TZ=UTC", "DBUS_SESSION_BUS_ADDRESS=" + m.address}})
			p.See(c.want)
			p.Press("q\n")
			p.Ended()
		})
	}
}

// Where a screen reader is running it goes line by line, unless somebody wants
// it otherwise.
func TestAScreenReaderIsSpokenToLineByLine(t *testing.T) {
	m := newFakeBus(t)
	m.reads(true)
	home := t.TempDir()
	start := func(environ ...string) *ptytest.Terminal {
		return ptytest.Start(t, ptytest.Options{Home: home, Args: []string{"--now", "2026-11-23T15:00:00Z"}, Environ: append(environ, "TZ=UTC", "DBUS_SESSION_BUS_ADDRESS="+m.address)})
	}
	p := start()
	// A machine that is busy may answer too late for once.
	lines := func(screen string) bool { return strings.Contains(screen, "line by line") }
	for tries := 0; ; tries++ {
		p.Until("the evening", func(screen string) bool { return lines(screen) || strings.Contains(screen, "d the day") })
		if lines(p.Screen()) || tries == 9 {
			break
		}
		p.Press("q")
		p.Ended()
		p = start()
	}
	p.See("lull, line by line, since a screen reader is running;")
	p.See("What now?")
	p.Press("q\n")
	p.Ended()
	p = start("ACCESSIBLE=0")
	p.See("d the day")
	p.Press("q")
	p.Ended()
	folder := filepath.Join(home, "config", "lull")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.toml"), []byte("accessible = false\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = start()
	p.See("d the day")
	p.Press("q")
	p.Ended()
}

func TestWithoutAScreenReaderThereAreScreens(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	m.reads(false)
	p := ptytest.Start(t, ptytest.Options{Args: []string{"--now", "2026-11-23T15:00:00Z"}, Environ: []string{"TZ=UTC", "DBUS_SESSION_BUS_ADDRESS=" + m.address}})
	p.See("d the day")
	p.Press("q")
	p.Ended()
}
