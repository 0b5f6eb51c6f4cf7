//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"lull/ui/terminal/ptytest"
)

// background starts a program that is ended with the test, and gives the first
// line it writes to its descriptor 3.
func background(t *testing.T, environ []string, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed", name)
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.ExtraFiles = environ, []*os.File{write}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	_ = write.Close()
	line, _ := bufio.NewReader(read).ReadString('\n') // none of some
	return strings.TrimSpace(line)
}

// What the timer runs, on a bus of its own, with a real notification daemon on
// a screen nobody sees: the reminder is shown, somebody takes "Not today" in
// the daemon's menu, and from then on it is quiet.
func TestFiredReminderIsShownAndItsAnswerCarriedOut(t *testing.T) {
	t.Parallel()
	for program, debian := range map[string]string{"dbus-daemon": "dbus", "dunst": "dunst", "Xvfb": "xvfb"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed (Debian: %s)", program, debian)
		}
	}
	dir, err := os.MkdirTemp("", "lull") // a socket wants a short name
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	home := filepath.Join(dir, "home")
	environ := ptytest.Environ(home)
	address := background(t, environ, "dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=3", "--address=unix:path="+dir+"/bus")
	environ = slices.Clip(append(environ, "DBUS_SESSION_BUS_ADDRESS="+address)) // each command gets its own end
	command := func(day string, args ...string) *exec.Cmd {
		cmd := exec.Command(ptytest.Build(t), append(args, "--now", day+"T15:00:10Z")...)
		cmd.Env = append(environ, "TZ=UTC")
		return cmd
	}
	lull := func(args ...string) string {
		t.Helper()
		cmd := command("2026-11-23", args...)
		var words strings.Builder
		cmd.Stderr = &words
		out, err := cmd.Output()
		if err != nil && args[1] != "on" { // where nothing can be scheduled, on says so
			t.Fatalf("lull %v: %v\n%s%s", args, err, out, words.String())
		}
		return string(out)
	}
	lull("remind", "on", "--yes")

	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	// Without a daemon nothing is taken as said: it is left to the prompt, and
	// what fires waits for the daemon.
	fired := make(chan string, 1)
	go func() { fired <- lull("remind", "fire") }()
	if said := lull("tonight", "--line"); said != "coffee until 15:30\n" {
		t.Errorf("the prompt says %q", said)
	}
	daemon := dunst(ctx, t, conn, dir, environ)
	displayed := func(want uint32) {
		t.Helper()
		for { // each look is a question to another program and its answer
			v, err := daemon.GetProperty("org.dunstproject.cmd0.displayedLength")
			if err != nil || ctx.Err() != nil {
				t.Fatalf("looking at the screen: %v, %v", err, ctx.Err())
			}
			if v.Value() == want {
				return
			}
		}
	}
	displayed(1)
	if err := daemon.CallWithContext(ctx, "org.dunstproject.cmd0.ContextMenuCall", 0).Err; err != nil {
		t.Fatal(err)
	}
	if said := <-fired; said != "" {
		t.Errorf("what fires said %q where nobody reads", said)
	}
	var status struct {
		Muted    string `json:"muted_until"`
		Delivery struct{ Way, What string }
		Next     []struct{ Kind, At string }
	}
	text := lull("remind", "status", "--json")
	if err := json.Unmarshal([]byte(text), &status); err != nil {
		t.Fatal(err)
	}
	if status.Muted != "2026-11-23" || status.Delivery.Way != "desktop" || !strings.Contains(status.Delivery.What, "dunst") {
		t.Errorf("afterwards: %s", text)
	}
	if at := status.Next[0].At; at != "2026-11-24T15:00:00Z" {
		t.Errorf("the next word about coffee is at %s", at)
	}
	lull("remind", "fire") // again: said and muted, so it ends at once and shows nothing
	displayed(0)

	// The next day one waits, and is ended: its note goes, nothing counts as
	// said, and that is no failure.
	waits := command("2026-11-24", "remind", "fire")
	if err := waits.Start(); err != nil {
		t.Fatal(err)
	}
	displayed(1)
	if err := waits.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := waits.Wait(); err != nil {
		t.Errorf("what was ended left with %v", err)
	}
	displayed(0)
	if said, err := command("2026-11-24", "remind", "status", "--json").Output(); err != nil || !strings.Contains(string(said), `"at":"2026-11-24T15:00:`) {
		t.Errorf("what was taken off is not due any more: %s, %v", said, err)
	}
}

// dunst starts the daemon and waits until it is on the bus. Its menu is a
// program that takes "Not today".
func dunst(ctx context.Context, t *testing.T, conn *dbus.Conn, dir string, environ []string) dbus.BusObject {
	t.Helper()
	const name = "org.freedesktop.Notifications"
	display := background(t, environ, "Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp")
	config, menu := filepath.Join(dir, "dunstrc"), filepath.Join(dir, "menu")
	for path, text := range map[string]string{config: "[global]\n  dmenu = " + menu + "\n", menu: "#!/bin/sh\ngrep 'Not today'\n"} {
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	come := make(chan *dbus.Signal, 16)
	conn.Signal(come)
	if err := conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, name)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("dunst", "-conf", config)
	cmd.Env = append(environ, "DISPLAY=:"+display, "WAYLAND_DISPLAY=")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for {
		select {
		case s := <-come:
			if len(s.Body) == 3 && s.Body[0] == name && s.Body[2] != "" {
				conn.RemoveSignal(come)
				return conn.Object(name, "/org/freedesktop/Notifications")
			}
		case <-ctx.Done():
			t.Fatal("the daemon did not come")
		}
	}
}

func TestAProgramIsRunWithItsVariablesAndTellsWhyItFailed(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("a script for a shell")
	}
	t.Setenv("LULL_RUNS_IN", "")
	out, err := programs{}.Run(t.Context(), []string{"LULL_RUNS_IN=/run/user/1000"}, "sh", "-c", "echo $LULL_RUNS_IN")
	if err != nil || out != "/run/user/1000\n" {
		t.Errorf("it was told %q, %v", out, err)
	}
	if _, err := (programs{}).Run(t.Context(), nil, "sh", "-c", "echo no such unit >&2; exit 3"); err == nil || !strings.HasSuffix(err.Error(), "exit status 3: no such unit") {
		t.Errorf("got %v", err)
	}
	if _, err := (programs{}).Run(t.Context(), nil, "no-such-program"); !errors.Is(err, exec.ErrNotFound) {
		t.Errorf("got %v", err)
	}
}
