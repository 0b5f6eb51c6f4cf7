package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"

	"lull/routines/desktop/eventfile"
	"lull/routines/journal"
	"lull/ui/terminal/ptytest"
)

// misbehaving are hooks that do wrong in every way there is, each after it has
// said in a file that it runs.
var misbehaving = map[string]string{
	"hangs":    "trap '' TERM INT HUP; while :; do sleep 1; done",
	"crashes":  "kill -SEGV $$",
	"forks":    "for i in 1 2 3; do (trap '' TERM HUP; sleep 30) & done; sleep 30",
	"prints":   "printf '\\033[2J\\033[41mSOMETHING\\a'; printf '\\033[2JSOMETHING' >&2; printf 'SOMETHING' >/dev/tty",
	"is huge":  "head -c 5000000 /dev/zero",
	"is no sh": "",
}

// running gives the processes of a session that belongs to a home.
func running(home string) (all []string) {
	found, _ := filepath.Glob("/proc/[0-9]*/environ")
	for _, path := range found {
		environ, err := os.ReadFile(path)
		if err == nil && strings.Contains(string(environ), "HOME="+home+"\x00") {
			line, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline"))
			all = append(all, strings.ReplaceAll(string(line), "\x00", " "))
		}
	}
	return all
}

// leftAlone waits until no process of a home is left: hooks have two seconds
// each, one after the other.
func leftAlone(t *testing.T, home string) {
	t.Helper()
	for until := time.Now().Add(ptytest.Patience); ; time.Sleep(20 * time.Millisecond) { // nobody tells
		left := running(home)
		if len(left) == 0 {
			return
		}
		if time.Now().After(until) {
			t.Fatalf("still there: %q", left)
		}
	}
}

func TestHookThatDoesWrongChangesNoPictureAndNoRow(t *testing.T) {
	t.Parallel()
	practised := func(t *testing.T, home string) (picture string, s journal.Session) {
		t.Helper()
		p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "2-3"}, Home: home})
		p.See("in")
		p.See("out")
		picture = p.Screen()
		p.Press("q")
		p.Ended()
		p.LeftAsFound()
		if text := string(p.Written()); strings.Contains(text, "SOMETHING") || strings.Contains(text, "\x1b[41m") {
			t.Error("what a hook printed came to the terminal")
		}
		return picture, remembered(t, home)
	}
	var want string // what is seen without any, which is first and alone
	for _, name := range []string{"without any", "hangs", "crashes", "forks", "prints", "is huge", "is no sh"} {
		t.Run(name, func(t *testing.T) {
			if want != "" {
				t.Parallel()
			}
			k := newHookHome(t)
			body, some := misbehaving[name]
			if some {
				hook := fmt.Sprintf("#!/bin/sh\necho ran >>%s/${0##*/}.ran\n%s\n", k.home, body)
				if body == "" {
					hook = "\x7fELF and nothing after it"
				}
				k.hook(hook, "practice-start", "practice-end", "dark")
			}
			picture, session := practised(t, k.home)
			words := strings.Map(lettersOnly, picture)
			if !some {
				want = words
			}
			if words != want || !strings.Contains(words, "out") {
				t.Errorf("on the screen was %q, want %q:\n%s", words, want, picture)
			}
			if session.Ending != journal.Left || session.Name != "2-3" || session.Practised < 2*time.Second || session.Practised > 5*time.Second {
				t.Errorf("the row is %+v", session)
			}
			leftAlone(t, k.home)
			if !some {
				return
			}
			check := exec.Command(ptytest.Build(t), "check", "--json")
			check.Env = k.environ
			said, err := check.Output()
			if err != nil {
				t.Fatal(err)
			}
			var found []struct{ Name, Words string }
			if err := json.Unmarshal(said, &found); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			var wrong string
			for _, f := range found {
				if f.Name == "hook" {
					wrong += f.Words + "\n"
				}
			}
			expected := map[string]string{
				"hangs": "took longer than 2s and was ended", "crashes": "was ended by the signal segmentation fault", "forks": "took longer than 2s and was ended",
				"prints": "ended with ", "is no sh": "could not be started: exec format error",
			}[name]
			if expected == "" && wrong != "" || !strings.Contains(wrong, "practice-start "+expected) && expected != "" {
				t.Errorf("check says %q, want %q", wrong, expected)
			}
			if _, err := os.Stat(k.home + "/practice-end.ran"); err != nil && body != "" {
				t.Error("the hook of the end was not run")
			}
		})
	}
}

func lettersOnly(r rune) rune {
	if unicode.IsLetter(r) {
		return r
	}
	return -1
}

// runs waits until a hook has written to a file: it has no other way to say that
// it runs.
func (k *hookHome) runs(file string) {
	k.t.Helper()
	for until := time.Now().Add(ptytest.Patience); ; time.Sleep(5 * time.Millisecond) {
		if text, err := os.ReadFile(filepath.Join(k.home, file)); err == nil && len(text) > 0 {
			return
		}
		if time.Now().After(until) {
			k.t.Fatal("the hook was not run")
		}
	}
}

// A hook hears of a killed practice's start, and nothing of it is left.
func TestNoHookIsLeftAfterAKill(t *testing.T) {
	t.Parallel()
	k := newHookHome(t)
	k.hook("#!/bin/sh\ncat >"+k.home+"/told\nsleep 60 &\nsleep 60\n", "practice-start", "practice-end")
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "2-3"}, Home: k.home})
	k.runs("told")
	p.Signal(syscall.SIGKILL)
	p.Ended()
	leftAlone(t, k.home)
}

// Where what runs the hooks is killed, the hook goes with it.
func TestNoHookOutlivesWhatRunsIt(t *testing.T) {
	k := newHookHome(t)
	k.hook("#!/bin/sh\ntrap '' TERM INT HUP\necho $$ >"+k.home+"/pid\nexec sleep 60\n", "dark")
	runs := exec.Command(ptytest.Build(t), "hooks")
	runs.Env, runs.Stdin = k.environ, strings.NewReader(`{"version":1,"event":"dark","id":"dark/1","at":"2026-11-23T23:02:11+01:00","evening":"2026-11-23"}`+"\n")
	if err := runs.Start(); err != nil {
		t.Fatal(err)
	}
	k.runs("pid")
	if err := runs.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = runs.Wait() // it was killed
	leftAlone(t, k.home)
}

func TestEventsAreFollowedUntilNobodyReadsOrSomebodySaysSo(t *testing.T) {
	t.Parallel()
	k := newHookHome(t)
	practise := func() {
		p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "2-3"}, Home: k.home})
		p.See("in")
		p.Press("q")
		p.Ended()
	}
	practise() // what is followed is there, and that it is can be seen
	unread, outOfReach := k.follower()
	stopped, _ := k.follower()
	practise()
	for _, f := range []*follower{unread, stopped} {
		for _, want := range []string{"practice-start", "practice-end"} {
			var e struct{ Event string }
			if err := f.lines.Decode(&e); err != nil || e.Event != want {
				t.Fatalf("it printed %v, %v; want %s", e, err, want)
			}
		}
	}
	if err := outOfReach.Close(); err != nil {
		t.Fatal(err)
	}
	if code := unread.ended(); code != done {
		t.Errorf("where nobody reads it ended with %d", code)
	}
	if err := stopped.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if code := stopped.ended(); code != interrupted {
		t.Errorf("interrupted it ended with %d", code)
	}
}

// follower is a process that follows the events of a home.
type follower struct {
	*exec.Cmd
	t     *testing.T
	lines *json.Decoder
}

func (k *hookHome) follower() (*follower, io.Closer) {
	k.t.Helper()
	f := &follower{exec.Command(ptytest.Build(k.t), "events", "--follow"), k.t, nil}
	f.Env = k.environ
	out, err := f.StdoutPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := f.Start(); err != nil {
		k.t.Fatal(err)
	}
	k.t.Cleanup(func() { _ = f.Process.Kill() })
	for late := time.After(ptytest.Patience); !f.follows(); time.Sleep(time.Millisecond) {
		select {
		case <-late:
			k.t.Fatal("it does not begin to follow")
		default:
		}
	}
	f.lines = json.NewDecoder(out)
	return f, out
}

// follows tells whether it has the events open: what happened before it missed.
func (f *follower) follows() bool {
	folder := fmt.Sprintf("/proc/%d/fd", f.Process.Pid)
	open, _ := os.ReadDir(folder)
	return slices.ContainsFunc(open, func(e os.DirEntry) bool {
		file, _ := os.Readlink(filepath.Join(folder, e.Name()))
		return slices.Contains(eventfile.Names(), filepath.Base(file))
	})
}

// ended waits for its end and gives its code.
func (f *follower) ended() int {
	f.t.Helper()
	over := make(chan struct{})
	go func() { _ = f.Wait(); close(over) }()
	select {
	case <-over:
	case <-time.After(ptytest.Patience):
		f.t.Fatal("it goes on")
	}
	return f.ProcessState.ExitCode()
}
