package lines_test

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"lull/ui/terminal/ptytest"
)

// A real console, read by a real brltty, on a display of forty cells: the line
// that holds now stands there whole, a breath and a question alike, without a key.
func TestABrailleDisplayShowsTheLineThatHolds(t *testing.T) {
	t.Parallel()
	console := freeConsole(t)
	shown := brailleOf(t, console)
	for _, c := range []struct {
		args []string
		want []string
	}{
		{[]string{"-q", "--plain", "breathe", "2-3", "--cycles", "1"}, []string{"in 2", "out 3"}},
		{[]string{"-q", "--plain", "--now", wind}, []string{"What now?"}},
		{[]string{"-q", "--plain", "--now", monday, "log"}, []string{"What was it?"}},
		{[]string{"-q", "--plain", "--now", monday, "park"}, []string{"For tomorrow, or what keeps turning?"}},
		{[]string{"-q", "--plain", "--now", risen, "morning"}, []string{"Into bed when? [23:00]"}},
	} {
		console := opened(t, console) // the leader of a session hangs its console up at the end
		cmd := exec.Command(ptytest.Build(t), c.args...)
		cmd.Stdin, cmd.Stdout, cmd.Stderr = console, console, console
		cmd.Env = append(ptytest.Environ(t.TempDir()), "TERM=linux", "TZ=UTC")
		cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for _, want := range c.want {
			hears(t, shown, want)
		}
		_ = cmd.Process.Signal(syscall.SIGTERM) // the question waits for ever
		_ = cmd.Wait()
	}
}

// hears waits until the display shows a line, in letters and in cells.
func hears(t *testing.T, shown <-chan string, want string) {
	t.Helper()
	var last []string
	for over := time.After(30 * time.Second); ; {
		select {
		case line := <-shown:
			last = append(last, line)
			if text, ok := strings.CutPrefix(line, "Visual "); ok && strings.HasPrefix(strings.Trim(text, `"`), want) {
				return
			}
		case <-over:
			t.Fatalf("the display never showed %q, but\n%s", want, strings.Join(last, "\n"))
		}
	}
}

// freeConsole names a console of the machine that nobody has.
func freeConsole(t *testing.T) (name string) {
	t.Helper()
	zero, err := os.OpenFile("/dev/tty0", os.O_WRONLY|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no console here: ", err)
	}
	defer zero.Close()
	const openQuery = 0x5600 // VT_OPENQRY
	n, err := unix.IoctlGetInt(int(zero.Fd()), openQuery)
	if err != nil || n < 2 {
		t.Skip("no console is free: ", n, err)
	}
	name = fmt.Sprintf("/dev/tty%d", n)
	opened(t, name)
	return name
}

// opened opens a console, emptied.
func opened(t *testing.T, name string) *os.File {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("the console is not ours: ", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	if _, err := f.WriteString("\x1bc"); err != nil {
		t.Skip("the console takes nothing: ", err)
	}
	return f
}

// brailleOf starts brltty on a console, with a display that is a socket, and gives
// what it shows.
func brailleOf(t *testing.T, console string) <-chan string {
	t.Helper()
	brltty, err := exec.LookPath("brltty")
	if err != nil {
		t.Skip("brltty is not installed")
	}
	dir := t.TempDir()
	socket := filepath.Join(dir, "display")
	cmd := exec.Command(brltty, "-n", "-q", "-e", "-N", "-f", os.DevNull, "-P", filepath.Join(dir, "pid"), "-W", dir, "-U", dir,
		"-b", "vr", "-d", "server:"+socket, "-x", "lx", "-X", "VT="+strings.TrimPrefix(console, "/dev/tty"), "-s", "no", "-t", "en_US")
	said := new(strings.Builder)
	cmd.Stderr = said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		if t.Failed() {
			t.Log(said)
		}
	})
	var display net.Conn
	for until := time.Now().Add(20 * time.Second); ; {
		if display, err = net.Dial("unix", socket); err == nil {
			break
		}
		if time.Now().After(until) {
			t.Fatal("the display does not answer: ", err)
		}
		<-time.After(50 * time.Millisecond)
	}
	t.Cleanup(func() { _ = display.Close() })
	if _, err := fmt.Fprintln(display, "cells 40"); err != nil {
		t.Fatal(err)
	}
	shown := make(chan string, 1000)
	go func() {
		for lines := bufio.NewScanner(display); lines.Scan(); {
			shown <- lines.Text()
		}
	}()
	return shown
}
