package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/routines/desktop"
	"lull/routines/evening"
	"lull/ui/terminal/ptytest"
)

// recipe gives the hook of docs/hooks.md that stands below a heading.
func recipe(t *testing.T, heading string) string {
	t.Helper()
	return fenced(t, "docs/hooks.md", heading, "shell")
}

// fenced gives the first block of a page in a language, or in any, below a heading.
func fenced(t *testing.T, page, heading, language string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	_, below, there := strings.Cut(string(text), "## "+heading+"\n")
	_, block, begun := strings.Cut(below, "```"+language)
	_, block, _ = strings.Cut(block, "\n")
	block, _, ended := strings.Cut(block, "```\n")
	if !there || !begun || !ended {
		t.Fatalf("%s has no such block below %q", page, heading)
	}
	return block
}

// hookHome is a home in which hooks and bars are tried.
type hookHome struct {
	t       *testing.T
	home    string
	environ []string
}

func newHookHome(t *testing.T, programs ...string) *hookHome {
	t.Helper()
	for _, name := range programs {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed", name)
		}
	}
	dir, err := os.MkdirTemp("", "lull") // a socket wants a short name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return &hookHome{t, dir, ptytest.Environ(dir)}
}

// hook puts a hook in its place, under several names.
func (k *hookHome) hook(text string, names ...string) {
	k.t.Helper()
	folder := filepath.Join(k.home, "config", "lull", "hooks")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		k.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, names[0]), []byte(text), 0o700); err != nil {
		k.t.Fatal(err)
	}
	for _, name := range names[1:] {
		if err := os.Symlink(names[0], filepath.Join(folder, name)); err != nil {
			k.t.Fatal(err)
		}
	}
}

// put writes a file of the home.
func (k *hookHome) put(name, text string) {
	k.t.Helper()
	path := filepath.Join(k.home, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		k.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		k.t.Fatal(err)
	}
}

// happens runs the hooks for something, as lull does beside itself, and gives
// the event and what is wrong with hooks afterwards.
func (k *hookHome) happens(h desktop.Happening) (event, wrong string) {
	k.t.Helper()
	at := time.Date(2026, 11, 23, 22, 0, 0, 0, time.UTC)
	event = string(desktop.About(h, "", evening.DayOf(2026, 11, 23), at, at.Add(time.Hour)).Line())
	if err := os.MkdirAll(filepath.Join(k.home, "data", "lull"), 0o700); err != nil {
		k.t.Fatal(err)
	}
	run := exec.Command(ptytest.Build(k.t), "hooks")
	run.Env, run.Stdin = k.environ, strings.NewReader(event)
	if said, err := run.CombinedOutput(); err != nil || len(said) > 0 {
		k.t.Fatalf("running the hook: %v\n%s", err, said)
	}
	check := exec.Command(ptytest.Build(k.t), "check")
	check.Env = k.environ
	said, err := check.Output()
	if err != nil {
		k.t.Fatal(err)
	}
	for line := range strings.Lines(string(said)) {
		if strings.HasPrefix(line, "- hook") {
			wrong += line
		}
	}
	return event, wrong
}

// works is happens, where nothing may be wrong.
func (k *hookHome) works(h desktop.Happening) (event string) {
	k.t.Helper()
	event, wrong := k.happens(h)
	if wrong != "" {
		k.t.Errorf("after %s: %s", h, wrong)
	}
	return event
}

func TestRecipeTellsABroker(t *testing.T) {
	k := newHookHome(t, "mosquitto", "mosquitto_pub", "mosquitto_sub")
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(free.Addr().String())
	if err := free.Close(); err != nil {
		t.Fatal(err)
	}
	broker := exec.Command("mosquitto", "-p", port) // on this machine only, without more
	if err := broker.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = broker.Process.Kill(); _ = broker.Wait() })
	k.put("config/mosquitto_pub", "-p "+port+"\n")
	k.hook(recipe(t, "Tell a broker (MQTT)"), "wind-down", "dark")
	listen := func() string {
		sub := exec.Command("mosquitto_sub", "-h", "localhost", "-p", port, "-t", "lull/#", "-C", "1", "-W", "10", "-v")
		sub.Env = k.environ
		said, _ := sub.Output() // what is missing shows in what it says
		return string(said)
	}
	for until := time.Now().Add(ptytest.Patience); ; {
		conn, err := net.Dial("tcp", "localhost:"+port)
		if err == nil {
			_ = conn.Close()
			break
		}
		if time.Now().After(until) {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Millisecond) // nothing tells that it listens
	}
	if event, got := k.works(desktop.WindDown), listen(); got != "lull/wind-down "+event && got != "lull/wind-down "+event+"\n" {
		t.Errorf("told was %q, want %q", got, event)
	}
}

func TestRecipeHoldsBackNotifications(t *testing.T) {
	k := newHookHome(t, "dbus-daemon", "dunst", "dunstctl", "Xvfb")
	address := background(t, k.environ, "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=3", "--address=unix:path="+k.home+"/bus")
	k.environ = slices.Clip(append(k.environ, "DBUS_SESSION_BUS_ADDRESS="+address))
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	daemon := dunst(ctx, t, conn, k.home, k.environ)
	k.hook(recipe(t, "Hold back notifications (dunst)"), "practice-start", "practice-end")
	for _, h := range []desktop.Happening{desktop.PracticeStart, desktop.PracticeEnd} {
		k.works(h)
		paused, err := daemon.GetProperty("org.dunstproject.cmd0.paused")
		if err != nil || paused.Value() != (h == desktop.PracticeStart) {
			t.Errorf("after %s it is paused: %v, %v", h, paused, err)
		}
	}
}

func TestRecipePausesTheMusic(t *testing.T) {
	k := newHookHome(t, "playerctl")
	m := newFakeBus(t)
	k.environ = append(k.environ, "DBUS_SESSION_BUS_ADDRESS="+m.address)
	paused := make(chan string, 10)
	m.player("music", "Playing", paused)
	k.hook(recipe(t, "Pause the music"), "wind-down")
	k.works(desktop.WindDown)
	select {
	case name := <-paused:
		if name != "music" {
			t.Errorf("%s was paused", name)
		}
	default:
		t.Error("nothing was paused")
	}
}

func TestRecipeWarmsTheScreen(t *testing.T) {
	k := newHookHome(t, "gammastep")
	k.hook(recipe(t, "A warmer screen (gammastep)"), "wind-down")
	const method = "[general]\nadjustment-method=%s\n"
	k.put("config/gammastep/config.ini", fmt.Sprintf(method, "dummy")) // there is no screen here
	k.works(desktop.WindDown)
	k.put("config/gammastep/config.ini", fmt.Sprintf(method, "none-of-the-sort"))
	if _, wrong := k.happens(desktop.WindDown); !strings.Contains(wrong, "wind-down ended with 1 ") {
		t.Errorf("where it cannot work check says %q", wrong)
	}
}
