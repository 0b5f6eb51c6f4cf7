//go:build unix

package hookfolder

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/routines/desktop"
	"lull/routines/evening"
)

// folder makes one with hooks in it, by name.
func folder(t *testing.T, hooks map[desktop.Happening]string) Folder {
	t.Helper()
	dir := t.TempDir()
	f := Folder{Path: filepath.Join(dir, "hooks"), Failures: filepath.Join(dir, "hooks.json"), Environ: os.Environ()}
	if err := os.Mkdir(f.Path, 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range hooks {
		f.put(t, string(name), text, 0o700)
	}
	return f
}

func (f Folder) put(t *testing.T, name, text string, mode os.FileMode) {
	t.Helper()
	path := filepath.Join(f.Path, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
}

// event is one of a kind, of an evening.
func event(h desktop.Happening) desktop.Event {
	at := time.Date(2026, 11, 23, 21, 0, 0, 0, time.UTC)
	return desktop.About(h, "", evening.DayOf(2026, 11, 23), at, at.Add(time.Hour))
}

func (f Folder) run(t *testing.T, happenings ...desktop.Happening) {
	t.Helper()
	var events []desktop.Event
	for _, h := range happenings {
		events = append(events, event(h))
	}
	if err := f.Run(t.Context(), time.Now, events...); err != nil {
		t.Error(err)
	}
}

// wrote gives what a hook wrote.
func wrote(t *testing.T, f Folder, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(filepath.Dir(f.Path), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestHookGetsTheEventAndLittleElse(t *testing.T) {
	f := folder(t, nil)
	out := filepath.Dir(f.Path)
	f.put(t, "dark", "#!/bin/sh\ncat >"+out+"/event\nenv >"+out+"/environ\npwd >"+out+"/place\nls -l /proc/self/fd >"+out+"/files\n(: </dev/tty) && echo a terminal >"+out+"/tty\n:", 0o700)
	f.Environ = []string{
		"HOME=/home/x", "PATH=bin:/usr/bin:.:/bin", "LC_TIME=C", "AWS_SECRET=s", "LULL_DATA=/d",
		"SSH_AUTH_SOCK=/s", "TERM=xterm", "LD_PRELOAD=/x.so", "BASH_ENV=/x", "DISPLAY=:1",
	}
	given, err := syscall.Open(os.DevNull, syscall.O_RDONLY, 0) // as a shell gives one away
	if err != nil {
		t.Fatal(err)
	}
	defer syscall.Close(given)
	f.run(t, desktop.Dark)
	if got, want := wrote(t, f, "event"), string(event(desktop.Dark).Line()); got != want {
		t.Errorf("it was told %q, want %q", got, want)
	}
	var of []string
	for line := range strings.Lines(wrote(t, f, "environ")) {
		if name, _, _ := strings.Cut(line, "="); !slices.Contains([]string{"PWD", "OLDPWD", "SHLVL", "_"}, name) { // the shell's own
			of = append(of, strings.TrimSpace(line))
		}
	}
	slices.Sort(of)
	if want := []string{"DISPLAY=:1", "HOME=/home/x", "LC_TIME=C", "PATH=/usr/bin:/bin"}; !slices.Equal(of, want) {
		t.Errorf("its environment is %q, want %q", of, want)
	}
	if _, err := os.Stat(filepath.Join(out, "tty")); err == nil {
		t.Error("it has a terminal")
	}
	if place := wrote(t, f, "place"); place != "/\n" {
		t.Errorf("it runs in %q", place)
	}
	if _, err := os.Stat("/proc/self/fd"); err == nil {
		if files := strings.Count(wrote(t, f, "files"), " -> "); files != 4 { // the three, and that of ls
			t.Errorf("%d files are open to it:\n%s", files, wrote(t, f, "files"))
		}
	}
	if there, wrong := f.Standing(); !slices.Equal(there, []desktop.Happening{desktop.Dark}) || wrong != nil {
		t.Errorf("it stands at %v, %q", there, wrong)
	}
}

// gone tells whether a process is no more, or only waits to be reaped.
func gone(pid int) bool {
	stat, err := os.ReadFile(filepath.Join("/proc", itoa(pid), "stat"))
	if err != nil {
		return syscall.Kill(pid, 0) != nil
	}
	_, state, _ := strings.Cut(string(stat), ") ")
	return strings.HasPrefix(state, "Z")
}

func itoa(n int) string {
	text, _ := json.Marshal(n) // a number
	return string(text)
}

// leaves waits until the processes are gone whose numbers a hook wrote.
func (f Folder) leaves(t *testing.T, name string) {
	t.Helper()
	for text := range strings.FieldsSeq(wrote(t, f, name)) {
		var pid int
		if err := json.Unmarshal([]byte(text), &pid); err != nil {
			t.Fatal(err)
		}
		for until := time.Now().Add(5 * time.Second); !gone(pid); time.Sleep(5 * time.Millisecond) { // the kernel has to come round to it
			if time.Now().After(until) {
				t.Fatalf("%d of %s still runs", pid, name)
			}
		}
	}
}

func TestHookThatHangsIsEndedWithAllItHasStarted(t *testing.T) {
	f := folder(t, nil)
	out := filepath.Dir(f.Path)
	// It hears no signal, neither does what it started, and more comes after it.
	f.put(t, "practice-start", "#!/bin/sh\ntrap '' TERM INT HUP\n(trap '' TERM INT HUP; sleep 60) &\necho $! $$ >"+out+"/pids\nwait\n", 0o700)
	f.put(t, "dark", "#!/bin/sh\nsleep 60 &\necho $! >"+out+"/left\n", 0o700)
	began := time.Now()
	f.run(t, desktop.PracticeStart, desktop.Dark)
	if took := time.Since(began); took < limit || took > 3*limit {
		t.Errorf("it took %v", took)
	}
	f.leaves(t, "pids")
	f.leaves(t, "left")
	there, wrong := f.Standing()
	if len(there) != 2 || len(wrong) != 1 || !strings.HasPrefix(wrong[0], "practice-start took longer than 2s and was ended on ") {
		t.Errorf("it stands at %v, %q", there, wrong)
	}
}

func TestWhatFailedIsRememberedUntilItWorks(t *testing.T) {
	for text, want := range map[string]string{
		"#!/bin/sh\nexit 7\n":            "dark ended with 7 on ",
		"#!/bin/sh\nkill -SEGV $$\n":     "dark was ended by the signal segmentation fault on ",
		"#!/nowhere/sh\n":                "dark could not be started: no such file or directory on ",
		"nothing that could be executed": "dark could not be started: exec format error on ",
	} {
		f := folder(t, map[desktop.Happening]string{desktop.Dark: text})
		f.run(t, desktop.Dark)
		if _, wrong := f.Standing(); len(wrong) != 1 || !strings.HasPrefix(wrong[0], want) {
			t.Errorf("of %q it says %q, want %q", text, wrong, want)
		}
		if about, err := os.Stat(f.Failures); err != nil || about.Mode() != 0o600 {
			t.Errorf("%v, %v", about, err)
		}
		f.put(t, "dark", "#!/bin/sh\n", 0o700)
		f.run(t, desktop.Dark)
		if _, wrong := f.Standing(); wrong != nil {
			t.Errorf("after it worked it says %q", wrong)
		}
	}
}

func TestWhatOthersCouldHaveWrittenIsNotRun(t *testing.T) {
	mark := func(f Folder) string { return filepath.Join(filepath.Dir(f.Path), "ran") }
	for _, c := range []struct {
		name   string
		change func(f Folder) error
		want   string // empty where it is run all the same
	}{
		{"as it should be", func(Folder) error { return nil }, ""},
		{"a file of the group", func(f Folder) error { return os.Chmod(f.Path+"/dark", 0o770) }, "others can write to "},
		{"a file of the world", func(f Folder) error { return os.Chmod(f.Path+"/dark", 0o707) }, "others can write to "},
		{"a folder of the group", func(f Folder) error { return os.Chmod(f.Path, 0o770) }, "others can write to "},
		{"a folder like /tmp", func(f Folder) error { return os.Chmod(f.Path, 0o777|os.ModeSticky) }, "others can write to "},
		{"a folder above", func(f Folder) error { return os.Chmod(filepath.Dir(f.Path), 0o777) }, "others can write to "},
		{"a folder above like /tmp", func(f Folder) error { return os.Chmod(filepath.Dir(f.Path), 0o777|os.ModeSticky) }, ""},
		{"no bit", func(f Folder) error { return os.Chmod(f.Path+"/dark", 0o600) }, "it is not executable"},
		{"a link within", func(f Folder) error {
			return link(os.Rename(f.Path+"/dark", f.Path+"/lamp"), "lamp", f.Path+"/dark")
		}, ""},
		{"a link out", func(f Folder) error {
			return link(os.Rename(f.Path+"/dark", f.Path+"/../lamp"), "../lamp", f.Path+"/dark")
		}, "its link leads out of the folder"},
		{"a link to nothing", func(f Folder) error {
			return link(os.Rename(f.Path+"/dark", f.Path+"/lamp"), "gone", f.Path+"/dark")
		}, "its link leads nowhere"},
		{"a folder by a link", func(f Folder) error {
			return link(os.Rename(f.Path, f.Path+".real"), "hooks.real", f.Path)
		}, ""},
		{"a folder of others by a link", func(f Folder) error {
			if err := os.Chmod(f.Path, 0o777); err != nil {
				return err
			}
			return link(os.Rename(f.Path, f.Path+".real"), "hooks.real", f.Path)
		}, "others can write to "},
		{"a folder in its place", func(f Folder) error {
			return link(os.Remove(f.Path+"/dark"), ".", f.Path+"/dark")
		}, "its link leads out of the folder"},
		{"a pipe in its place", func(f Folder) error {
			if err := os.Remove(f.Path + "/dark"); err != nil {
				return err
			}
			return syscall.Mkfifo(f.Path+"/dark", 0o700)
		}, "it is no file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := folder(t, nil)
			f.put(t, "dark", "#!/bin/sh\n: >"+mark(f)+"\n", 0o700)
			if err := c.change(f); err != nil {
				t.Fatal(err)
			}
			f.run(t, desktop.Dark)
			_, err := os.Stat(mark(f))
			_, wrong := f.Standing()
			if ran := err == nil; ran != (c.want == "") {
				t.Errorf("that it was run is %v, and it says %q", ran, wrong)
			}
			if c.want != "" && (len(wrong) != 1 || !strings.Contains(wrong[0], "dark is not run: ") || !strings.Contains(wrong[0], c.want)) {
				t.Errorf("it says %q, want %q", wrong, c.want)
			}
		})
	}
}

func link(err error, to, at string) error {
	if err != nil {
		return err
	}
	return os.Symlink(to, at)
}

func TestAFileOfSomebodyElseIsNotRun(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("only root can give a file away")
	}
	f := folder(t, map[desktop.Happening]string{desktop.Dark: "#!/bin/sh\n"})
	for _, path := range []string{filepath.Join(f.Path, "dark"), f.Path} {
		if err := os.Lchown(path, 65534, 65534); err != nil {
			t.Fatal(err)
		}
		if _, wrong := f.Standing(); len(wrong) != 1 || !strings.HasSuffix(wrong[0], path+" belongs to somebody else") {
			t.Errorf("it says %q", wrong)
		}
		if err := os.Lchown(path, 0, 0); err != nil {
			t.Fatal(err)
		}
	}
}

// Two processes that run hooks do so one after the other.
func TestHooksOfTwoProcessesAreNotRunAtOnce(t *testing.T) {
	f := folder(t, nil)
	out := filepath.Dir(f.Path)
	f.put(t, "dark", "#!/bin/sh\necho in >>"+out+"/log\nsleep 0.3\necho out >>"+out+"/log\n", 0o700)
	over := make(chan error)
	for range 3 {
		go func() { over <- f.Run(context.Background(), time.Now, event(desktop.Dark)) }()
	}
	for range 3 {
		if err := <-over; err != nil {
			t.Error(err)
		}
	}
	if got := wrote(t, f, "log"); got != strings.Repeat("in\nout\n", 3) {
		t.Errorf("they ran as\n%s", got)
	}
}
