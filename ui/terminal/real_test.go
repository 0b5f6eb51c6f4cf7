//go:build unix

package terminal_test

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

// real are terminals as they are, on a light ground where they can be told so,
// and how each is started with a program in it.
var real = map[string][]string{
	"xterm":   {"xterm", "-bg", "#fdf6e3", "-fg", "black", "-geometry", "90x30+0+0", "-e"},
	"urxvt":   {"urxvt", "-bg", "#fdf6e3", "-fg", "black", "-geometry", "90x30+0+0", "-e"},
	"mlterm":  {"mlterm", "--bg", "#fdf6e3", "--fg", "black", "--geometry", "90x30+0+0", "-e"},
	"konsole": {"konsole", "--nofork", "-e"},
	"foot":    {"sh", "-c", wayland, "weston"},
	"kitty":   {"kitty", "--config", "NONE", "-o", "background=#fdf6e3", "-o", "foreground=#000000"},
	"screen":  {"xterm", "-bg", "#fdf6e3", "-fg", "black", "-geometry", "90x30+0+0", "-e", "screen", "-c", "/dev/null"},
	"tmux":    {"xterm", "-bg", "#fdf6e3", "-fg", "black", "-geometry", "90x30+0+0", "-e", "tmux", "-L", "lull-test", "-f", "/dev/null", "new"},
}

// wayland runs a terminal on a Wayland of its own in a window, until the
// terminal ends.
const wayland = `weston --backend=x11-backend.so --shell=kiosk-shell.so --use-pixman --width=800 --height=600 --socket=lull &
until [ -e "$XDG_RUNTIME_DIR/lull" ]; do sleep 0.1; done
WAYLAND_DISPLAY=lull foot -o colors.background=fdf6e3 -o colors.foreground=000000 "$1"
kill $!`

// display is a screen of its own.
type display struct {
	t    *testing.T
	name string
}

func newDisplay(t *testing.T) display {
	t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "800x600x24")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	_ = write.Close()
	var number int
	if _, err := fmt.Fscan(read, &number); err != nil {
		t.Skip("no screen to be had here: ", err)
	}
	_ = read.Close()
	return display{t, fmt.Sprint(":", number)}
}

func (d display) run(name string, args ...string) string {
	d.t.Helper()
	c := exec.Command(name, args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.name)
	out, err := c.Output()
	if err != nil {
		d.t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// keep keeps a picture of the screen where the person who runs the tests wants
// to look at it: in the folder that LULL_PICTURES names.
func (d display) keep(name string) {
	if folder := os.Getenv("LULL_PICTURES"); folder != "" {
		d.run("import", "-window", "root", filepath.Join(folder, strings.ReplaceAll(name, " ", "-")+".png"))
	}
}

// colour is that of one point on the screen, away from all letters.
func (d display) colour() string {
	out := strings.Fields(d.run("import", "-window", "root", "-crop", "1x1+330+290", "-depth", "8", "txt:-"))
	for _, word := range out {
		if strings.HasPrefix(word, "#") && len(word) == len("#fdf6e3") {
			return word
		}
	}
	d.t.Fatalf("no colour in %q", out)
	return ""
}

// starting is how long a terminal may take to be there: some are large programs
// that draw by what would be another processor's.
const starting = 3 * ptytest.Patience

// until waits for a colour.
func (d display) until(what string, is func(colour string) bool) string {
	d.t.Helper()
	seen := ""
	for limit := time.Now().Add(starting); time.Now().Before(limit); {
		if seen = d.colour(); is(seen) {
			return seen
		}
	}
	d.t.Errorf("%s did not come; the ground is %s", what, seen)
	return seen
}

// Whatever a terminal knows of grounds, it has its own again afterwards.
func TestRealTerminalsHaveTheirGroundAgain(t *testing.T) {
	for _, tool := range []string{"Xvfb", "import", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip("to look at real terminals takes Xvfb, ImageMagick and xdotool: ", err)
		}
	}
	for name, command := range real {
		for _, end := range []string{"q", "SIGTERM"} {
			t.Run(name+" "+end, func(t *testing.T) {
				for _, needed := range needs(name, command) {
					if _, err := exec.LookPath(needed); err != nil {
						t.Skip("not installed here: ", err)
					}
				}
				inReal(t, name, command, end)
			})
		}
	}
}

// needs are the programs that a terminal is made of.
func needs(name string, command []string) []string {
	if name == "foot" {
		return []string{name, "weston"}
	}
	return []string{name, command[0]}
}

// terminated ends the process whose number a file holds.
func terminated(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Kill(pid, syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
}

func inReal(t *testing.T, name string, command []string, end string) {
	t.Helper()
	d, home := newDisplay(t), t.TempDir()
	if err := os.Chmod(home, 0o700); err != nil { // screen wants it
		t.Fatal(err)
	}
	script := filepath.Join(home, "script")
	inside := fmt.Sprintf("#!/bin/sh\ncd %s\nuntil [ -e go ]; do sleep 0.1; done\nsh -c 'echo $$ >pid; exec %s breathe 10-10 --data data --config config'\necho >gone\nuntil [ -e end ]; do sleep 0.1; done\n",
		home, ptytest.Build(t))
	if err := os.WriteFile(script, []byte(inside), 0o700); err != nil { //nolint:gosec // a terminal runs it
		t.Fatal(err)
	}
	c := exec.Command(command[0], append(command[1:], script)...)
	c.Env = append(os.Environ(), "DISPLAY="+d.name, "HOME="+home, "XDG_RUNTIME_DIR="+home, "LIBGL_ALWAYS_SOFTWARE=1",
		"SCREENDIR="+home, "TMUX_TMPDIR="+home, "TMUX=", "STY=", "SHELL=/bin/sh", "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	said, err := c.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, said) }()
	t.Cleanup(func() { // the script ends the terminal, and what serves it elsewhere
		_ = os.WriteFile(filepath.Join(home, "end"), nil, 0o600)
		giveUp := time.AfterFunc(ptytest.Patience, func() { _ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL) })
		_ = c.Wait()
		giveUp.Stop()
	})
	before := d.until("the terminal", func(colour string) bool { return colour != "#000000" })
	if err := os.WriteFile(filepath.Join(home, "go"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.until("the breath on its dark ground", func(colour string) bool { return colour != before })
	d.keep(name + " breathes, then " + end)
	if end == "q" {
		d.run("xdotool", "key", "q")
	} else {
		terminated(t, filepath.Join(home, "pid"))
	}
	d.until("its own ground", func(colour string) bool {
		_, err := os.Stat(filepath.Join(home, "gone"))
		return err == nil && colour == before
	})
	d.keep(name + " after " + end)
}
