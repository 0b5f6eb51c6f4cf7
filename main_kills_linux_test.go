package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/routines/desktop"
	"lull/ui/terminal/ptytest"
)

// allOn gives a home with everything on that the machine can take part with.
func (m *fakeBus) allOn() *hookHome {
	m.t.Helper()
	k := newHookHome(m.t)
	m.lit()
	m.can = "yes"
	m.set(k.home, "awake = true\nquiet = true\nbacklight = true\nsuspend = \"20m\"")
	var names []string
	for _, h := range desktop.Happenings() {
		names = append(names, string(h))
	}
	k.hook("#!/bin/sh\nsleep 1 &\nsleep 0.2\n", names...)
	return k
}

// A practice with everything on, killed at any moment: nobody holds anything,
// the next start has the light as it was, and no hook is left.
func TestNothingIsLeftOfAPracticeThatIsKilled(t *testing.T) {
	t.Parallel()
	m := newFakeBus(t)
	m.player("music", "Playing", make(chan string, 10000))
	k := m.allOn()
	kills := 10
	if many, err := strconv.Atoi(os.Getenv("LULL_TEST_KILLS")); err == nil {
		kills = many
	}
	darkened := 0
	for i := range kills {
		p := m.begin(k.home, short...)
		at := time.Duration(rand.New(rand.NewPCG(uint64(i), 7)).Int64N(int64(3 * time.Second)))
		time.Sleep(at) // the moment is what is tested
		p.Signal(syscall.SIGKILL)
		p.Ended()
		m.nothing()
		if text, err := os.ReadFile(m.lamps + "/panel/brightness"); err == nil && string(text) != "800\n" {
			darkened++
			p = m.begin(k.home)
			m.shines("800", full)
			p.Press("q")
			p.Ended()
		}
	}
	leftAlone(t, k.home)
	t.Logf("%d of %d kills left the light down, and the next start put it back", darkened, kills)
	if kills >= 10 && darkened == 0 {
		t.Error("none came while the light was down")
	}
}

// With everything on no network is reached for: what is opened are sockets of
// this machine.
func TestOnlySocketsOfThisMachineAreOpened(t *testing.T) {
	t.Parallel()
	newHookHome(t, "strace") // or there is nothing to look with
	m := newFakeBus(t)
	paused := make(chan string, 10)
	m.player("music", "Playing", paused)
	k := m.allOn()
	program, err := exec.LookPath("lull")
	if err != nil {
		t.Fatal(err)
	}
	traced := k.home + "/traced"
	command := append([]string{"strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", traced, program}, short...)
	p := ptytest.Start(t, ptytest.Options{Command: command, Home: k.home, Environ: m.environ()})
	m.shines("less", down)
	<-paused
	p.Press("q")
	p.Ended()
	leftAlone(t, k.home)
	text, err := os.ReadFile(traced)
	if err != nil {
		t.Fatal(err)
	}
	sockets := 0
	for line := range strings.Lines(string(text)) {
		family := regexp.MustCompile(`socket\((\w+)|sa_family=(\w+)`).FindStringSubmatch(line)
		if family == nil {
			continue
		}
		sockets++
		if name := family[1] + family[2]; name != "AF_UNIX" {
			t.Errorf("it opened %s", line)
		}
	}
	if sockets < 4 { // two buses, each a socket and a connection
		t.Errorf("only %d were seen:\n%s", sockets, text)
	}
}
