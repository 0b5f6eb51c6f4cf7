package desktopbus

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"

	"lull/routines/remind"
)

// dunst starts a real notification daemon on a screen nobody sees.
func dunst(t *testing.T, address string) {
	t.Helper()
	for _, need := range []struct{ program, debian string }{{"dunst", "dunst"}, {"Xvfb", "xvfb"}} {
		if _, err := exec.LookPath(need.program); err != nil {
			t.Skipf("%s is not installed (Debian: %s)", need.program, need.debian)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "640x480x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{write}
	if err := x.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	write.Close()
	display, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("the screen said nothing: %v", err)
	}
	home := t.TempDir()
	config := filepath.Join(home, "dunstrc")
	// The buttons are in a menu, for which the daemon asks another program. This
	// one takes the second.
	menu := filepath.Join(home, "menu")
	for path, text := range map[string]string{config: "[global]\n  monitor = 0\n  dmenu = " + menu + "\n", menu: "#!/bin/sh\ngrep 'Not today'\n"} {
		if err := os.WriteFile(path, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	d := exec.Command("dunst", "-conf", config)
	d.Env = append(os.Environ(), "DISPLAY=:"+strings.TrimSpace(display), "DBUS_SESSION_BUS_ADDRESS="+address, "HOME="+home, "WAYLAND_DISPLAY=", "XDG_CACHE_HOME="+home)
	if err := d.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Process.Kill(); _ = d.Wait() })
}

// A real daemon on a bus of its own shows the reminder; a button is pressed in
// it, and its answer comes back.
func TestRealDaemonShowsTheReminderAndTheAnswerComesBack(t *testing.T) {
	address, _ := bus(t)
	conn, err := dbus.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	here := make(chan *dbus.Signal, 16)
	conn.Signal(here)
	if err := conn.AddMatchSignal(dbus.WithMatchInterface("org.freedesktop.DBus"), dbus.WithMatchMember("NameOwnerChanged"), dbus.WithMatchArg(0, service)); err != nil {
		t.Fatal(err)
	}
	dunst(t, address)
	for taken := false; !taken; {
		select {
		case s := <-here:
			taken = len(s.Body) == 3 && s.Body[0] == service && s.Body[2] != ""
		case <-ctx.Done():
			t.Fatal("the daemon did not come")
		}
	}
	b := Bus{Address: at(address)}
	name, err := b.Ready(ctx)
	if name != "dunst" || err != nil {
		t.Fatalf("Ready = %q, %v", name, err)
	}
	type outcome struct {
		answer remind.Answer
		err    error
	}
	answered := make(chan outcome, 1)
	go func() {
		answer, err := b.Deliver(ctx, note)
		answered <- outcome{answer, err}
	}()
	daemon := conn.Object(service, object)
	var shown uint32
	for shown == 0 { // each look is a question to another program and its answer
		v, err := daemon.GetProperty("org.dunstproject.cmd0.displayedLength")
		if err != nil || ctx.Err() != nil {
			t.Fatalf("looking at the screen: %v, %v", err, ctx.Err())
		}
		shown, _ = v.Value().(uint32)
	}
	// What "dunstctl context" asks for.
	if err := daemon.CallWithContext(ctx, "org.dunstproject.cmd0.ContextMenuCall", 0).Err; err != nil {
		t.Fatal(err)
	}
	if got := <-answered; got.answer != remind.AnswerNotToday || got.err != nil {
		t.Errorf("Deliver = %q, %v", got.answer, got.err)
	}
}
