package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lull/ui/terminal/ptytest"
)

// eveningHome gives a home in which it is always 21:42.
func eveningHome(t *testing.T, programs ...string) *hookHome {
	t.Helper()
	k := newHookHome(t, programs...)
	k.put("bin/lull", "#!/bin/sh\nexec "+ptytest.Build(t)+" \"$@\" --now 2026-11-23T21:42:00Z\n")
	bin := filepath.Join(k.home, "bin")
	if err := os.Chmod(filepath.Join(bin, "lull"), 0o700); err != nil {
		t.Fatal(err)
	}
	k.environ = append(k.environ, "TZ=UTC", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	return k
}

// atEvening is what the line of that evening says.
const atEvening = "lights-out in 1 h 18 min"

// prints runs a bar until a line of what it prints holds what is wanted.
func (k *hookHome) prints(want, name string, args ...string) {
	k.t.Helper()
	ctx, cancel := context.WithTimeout(k.t.Context(), ptytest.Patience)
	defer cancel()
	bar := exec.CommandContext(ctx, name, args...)
	bar.Env, bar.Dir = k.environ, k.home
	out, err := bar.StdoutPipe()
	if err != nil {
		k.t.Fatal(err)
	}
	if err := bar.Start(); err != nil {
		k.t.Fatal(err)
	}
	defer func() {
		_ = bar.Process.Kill()
		_, _ = io.Copy(io.Discard, out)
		_ = bar.Wait() // it was killed
	}()
	var all strings.Builder
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.Contains(lines.Text(), want) {
			return
		}
		all.WriteString(lines.Text() + "\n")
	}
	k.t.Errorf("%s prints\n%s, and not %q", name, all.String(), want)
}

func TestBarZsh(t *testing.T) {
	k := eveningHome(t, "zsh")
	k.prints("\x1b[38;2;201;138;58m"+atEvening+"\x1b[39m", "zsh", "-f", "-c", fenced(t, "docs/bars.md", "zsh", "")+"print -P -- $RPROMPT")
}

func TestBarI3blocks(t *testing.T) {
	k := eveningHome(t, "i3blocks")
	k.put("conf", fenced(t, "docs/bars.md", "i3blocks", ""))
	k.prints(`"full_text":"`+atEvening+`","color":"#c98a3a"`, "i3blocks", "-c", "conf")
}

func TestBarPolybar(t *testing.T) {
	k := eveningHome(t, "polybar", "Xvfb")
	display := background(t, k.environ, "Xvfb", "-displayfd", "3", "-screen", "0", "800x600x24")
	k.environ = append(k.environ, "DISPLAY=:"+display)
	k.put("conf.ini", fenced(t, "docs/bars.md", "polybar", "")+"\n[bar/b]\nmodules-left = lull\nfont-0 = fixed\n")
	k.prints("%{F#c98a3a}"+atEvening+"%{F-}", "polybar", "-c", "conf.ini", "-s", "b")
}

func TestBarTmux(t *testing.T) {
	k := eveningHome(t, "tmux")
	k.put("conf", fenced(t, "docs/bars.md", "tmux", ""))
	p := ptytest.Start(t, ptytest.Options{
		Command: []string{"tmux", "-S", k.home + "/socket", "-f", k.home + "/conf", "new-session", "cat"},
		Columns: 120, Rows: 24, Home: k.home, Environ: k.environ,
	})
	p.See(atEvening)
	p.Press("\x03") // ends the only program there
	p.Ended()
}
