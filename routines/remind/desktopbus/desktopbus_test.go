package desktopbus

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/routines/remind"
)

// limit is how long a test waits for another program before it gives up.
const limit = 20 * time.Second

// bus starts a message bus of the test's own. It can start a notification
// daemon by itself, which notes in a file that it was started, and fails as one
// does without a screen.
func bus(t *testing.T) (address, started string) {
	t.Helper()
	daemon, err := exec.LookPath("dbus-daemon")
	if err != nil {
		t.Skip("dbus-daemon is not installed (Debian: dbus)")
	}
	dir, err := os.MkdirTemp("", "lull") // the test's own folder has too long a name for a socket
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	started = filepath.Join(dir, "started")
	services := filepath.Join(dir, "dbus-1", "services")
	if err := os.MkdirAll(services, 0o700); err != nil {
		t.Fatal(err)
	}
	service := "[D-BUS Service]\nName=" + service + "\nExec=/bin/sh -c \"touch " + started + "; exit 1\"\n"
	if err := os.WriteFile(filepath.Join(services, "daemon.service"), []byte(service), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(daemon, "--session", "--nofork", "--nopidfile", "--print-address=1", "--address=unix:path="+filepath.Join(dir, "bus"))
	cmd.Env = append(os.Environ(), "XDG_DATA_HOME="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err = bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the bus said nothing: %v", err)
	}
	return strings.TrimSpace(address), started
}

// fakeDesktop stands in for a desktop: it takes notifications and answers them.
type fakeDesktop struct {
	conn   *dbus.Conn
	can    []string
	mu     sync.Mutex
	got    []shown
	closed []uint32
	on     func(d *fakeDesktop, id uint32) // what it does once one is shown
}

type shown struct {
	title, body string
	actions     []string
	hints       map[string]dbus.Variant
}

func desktop(t *testing.T, address string, can []string, on func(*fakeDesktop, uint32)) *fakeDesktop {
	t.Helper()
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	d := &fakeDesktop{conn: conn, can: can, on: on}
	if err := conn.Export(d, object, service); err != nil {
		t.Fatal(err)
	}
	if reply, err := conn.RequestName(service, dbus.NameFlagDoNotQueue); err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("taking the name: %v, %v", reply, err)
	}
	return d
}

func (d *fakeDesktop) GetCapabilities() ([]string, *dbus.Error) { return d.can, nil }

func (d *fakeDesktop) GetServerInformation() (string, string, string, string, *dbus.Error) {
	return "desk", "test", "1", "1.2", nil
}

func (d *fakeDesktop) Notify(_ string, _ uint32, _, title, body string, actions []string, hints map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.got = append(d.got, shown{title, body, actions, hints})
	id := uint32(len(d.got)) + 40
	if d.on != nil {
		go d.on(d, id)
	}
	return id, nil
}

func (d *fakeDesktop) CloseNotification(id uint32) *dbus.Error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.closed = append(d.closed, id)
	return nil
}

func (d *fakeDesktop) emit(name string, values ...any) {
	_ = d.conn.Emit(object, service+"."+name, values...)
}

var note = remind.Note{
	Title: "Coffee until 15:30", Body: "Coffee & cake are best before 15:30.",
	Choices: []remind.Choice{{Answer: remind.AnswerDone, Label: "Done"}, {Answer: remind.AnswerNotToday, Label: "Not today"}},
}

func TestAnswerComesBack(t *testing.T) {
	address, _ := bus(t)
	d := desktop(t, address, []string{"body", "actions", "body-markup"}, func(d *fakeDesktop, id uint32) {
		d.emit("ActionInvoked", id+1, "done") // somebody else's
		d.emit("ActionInvoked", id, "not-today")
		d.emit("NotificationClosed", id, uint32(2))
	})
	b := Bus{Address: at(address)}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	if name, err := b.Ready(ctx); name != "desk" || err != nil {
		t.Errorf("Ready = %q, %v", name, err)
	}
	answer, err := b.Deliver(ctx, note)
	if answer != remind.AnswerNotToday || err != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	got := d.got[0]
	if got.title != note.Title || got.body != "Coffee &amp; cake are best before 15:30." || !slices.Equal(got.actions, []string{"done", "Done", "not-today", "Not today"}) {
		t.Errorf("shown was %+v", got)
	}
	if got.hints["suppress-sound"].Value() != true {
		t.Errorf("it may make a sound: %v", got.hints)
	}
}

func TestClosedIsNoAnswer(t *testing.T) {
	address, _ := bus(t)
	desktop(t, address, []string{"actions"}, func(d *fakeDesktop, id uint32) { d.emit("NotificationClosed", id, uint32(1)) })
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	if answer, err := (Bus{Address: at(address)}).Deliver(ctx, note); answer != "" || err != nil || ctx.Err() != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
}

// With nobody left who listens to its buttons, a note is taken off the screen.
func TestNoteGoesWithTheWait(t *testing.T) {
	address, _ := bus(t)
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	over, end := context.WithCancel(ctx)
	d := desktop(t, address, []string{"actions"}, func(*fakeDesktop, uint32) { end() })
	if answer, err := (Bus{Address: at(address)}).Deliver(over, note); answer != "" || err != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if !slices.Equal(d.closed, []uint32{41}) {
		t.Errorf("closed were %v", d.closed)
	}
}

func TestWithoutButtonsNobodyWaits(t *testing.T) {
	address, _ := bus(t)
	d := desktop(t, address, []string{"body"}, nil)
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	b := Bus{Address: at(address)}
	if answer, err := b.Deliver(ctx, note); answer != "" || err != nil {
		t.Errorf("Deliver = %q, %v", answer, err)
	}
	if name, err := b.Ready(ctx); name != "desk, without buttons" || err != nil {
		t.Errorf("Ready = %q, %v", name, err)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.got[0].actions) != 0 || d.got[0].body != note.Body {
		t.Errorf("shown was %+v", d.got[0])
	}
}

// manager stands in for the user manager of systemd, which knows with what
// environment the bus starts programs.
type manager struct{ environ []string }

func (m manager) Get(_, property string) (dbus.Variant, *dbus.Error) {
	if property != "Environment" {
		return dbus.Variant{}, dbus.MakeFailedError(errors.New(property))
	}
	return dbus.MakeVariant(m.environ), nil
}

// A daemon that is started before there is a screen fails, and the bus then
// keeps every other program waiting. So it is started only where a screen is
// known: to the user manager, or where there is none, to this program.
func TestNoDaemonIsStartedWithoutAScreen(t *testing.T) {
	for _, c := range []struct {
		why     string
		screen  bool
		managed bool
		environ []string
		want    bool
	}{
		{why: "after a boot"},
		{why: "in a terminal of a desktop", screen: true, want: true},
		{why: "the desktop is not up", managed: true, environ: []string{"HOME=/home/ann", "DISPLAY="}},
		{why: "over ssh, with a screen elsewhere", screen: true, managed: true, environ: []string{"HOME=/home/ann"}},
		{why: "the desktop is up", managed: true, environ: []string{"HOME=/home/ann", "DISPLAY=:0"}, want: true},
		{why: "so is another", managed: true, environ: []string{"WAYLAND_DISPLAY=wayland-0"}, want: true},
	} {
		t.Run(c.why, func(t *testing.T) {
			address, started := bus(t)
			if c.managed {
				conn, err := dbus.Connect(address)
				if err != nil {
					t.Fatal(err)
				}
				defer conn.Close()
				if err := conn.Export(manager{c.environ}, "/org/freedesktop/systemd1", "org.freedesktop.DBus.Properties"); err != nil {
					t.Fatal(err)
				}
				if _, err := conn.RequestName("org.freedesktop.systemd1", dbus.NameFlagDoNotQueue); err != nil {
					t.Fatal(err)
				}
			}
			ctx, cancel := context.WithTimeout(context.Background(), limit)
			defer cancel()
			b := Bus{Address: at(address), Screen: c.screen}
			if _, err := b.Ready(ctx); err == nil || ctx.Err() != nil {
				t.Errorf("Ready = %v", err)
			}
			if _, err := b.Deliver(ctx, note); err == nil || ctx.Err() != nil {
				t.Errorf("Deliver = %v", err)
			}
			if _, err := os.Stat(started); (err == nil) != c.want {
				t.Errorf("the daemon was started: %v, want %v", err == nil, c.want)
			}
		})
	}
}

// at is where a bus is said to be.
func at(address string) func() (string, error) {
	return func() (string, error) { return address, nil }
}

func TestWithoutABusNothingIsShown(t *testing.T) {
	nowhere := func() (string, error) { return "", errors.New("there is none") }
	for _, b := range []Bus{{Address: nowhere}, {Address: at("unix:path=" + filepath.Join(t.TempDir(), "bus"))}} {
		if _, err := b.Ready(context.Background()); !errors.Is(err, ErrNoBus) {
			t.Errorf("%v", err)
		}
	}
}
