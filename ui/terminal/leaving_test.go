//go:build unix

package terminal_test

import (
	"bytes"
	"os"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

func TestMain(m *testing.M) { os.Exit(ptytest.Tests{M: m}.Run()) }

// breathing starts a practice and waits for its first word and its orb.
func breathing(t *testing.T, o ptytest.Options) *ptytest.Terminal {
	t.Helper()
	if o.Args == nil {
		o.Args = []string{"breathe", "2-3"}
	}
	p := ptytest.Start(t, o)
	p.Until("the orb and the word under it", orbAndWord)
	return p
}

// orbAndWord tells whether a word of the breath stands under something drawn in
// blocks or in braille.
func orbAndWord(screen string) bool {
	above, _, found := strings.Cut(screen, "in\n")
	if !found {
		above, _, found = strings.Cut(screen, "in ")
	}
	drawn := func(r rune) bool { return r >= '▀' && r <= '▟' || r > '⠀' && r <= '⣿' }
	return found && strings.ContainsFunc(above, drawn)
}

// intoTheDark starts a practice of one breath and waits for its end.
func intoTheDark(t *testing.T, o ptytest.Options) *ptytest.Terminal {
	t.Helper()
	o.Args = []string{"breathe", "2-3", "--cycles", "1"}
	p := breathing(t, o)
	p.Until("the dark", func(screen string) bool { return strings.TrimSpace(screen) == "" })
	return p
}

func TestTerminalIsLeftAsFound(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(*ptytest.Terminal)
		code int
	}{
		{"q", func(p *ptytest.Terminal) { p.Press("q") }, 0},
		{"esc", func(p *ptytest.Terminal) { p.Press("\x1b") }, 0},
		{"ctrl+c", func(p *ptytest.Terminal) { p.Press("\x03") }, 0},
		{"SIGTERM", func(p *ptytest.Terminal) { p.Signal(syscall.SIGTERM) }, 0},
		{"SIGINT", func(p *ptytest.Terminal) { p.Signal(syscall.SIGINT) }, 0},
		{"SIGHUP", func(p *ptytest.Terminal) { p.Signal(syscall.SIGHUP) }, 0},
		{"SIGQUIT", func(p *ptytest.Terminal) { p.Signal(syscall.SIGQUIT) }, 0},
	} {
		for name, o := range map[string]ptytest.Options{
			"": {}, " without a reset": {Forgetful: true}, " mute": {Mute: true, Forgetful: true},
		} {
			t.Run(c.name+name, func(t *testing.T) {
				t.Parallel()
				p := breathing(t, o)
				c.end(p)
				if code := p.Ended(); code != c.code {
					t.Errorf("the exit code is %d, want %d", code, c.code)
				}
				p.LeftAsFound()
			})
		}
	}
}

// The dark is black to the border, and what lifts it gives the ground back.
func TestTheDarkGivesTheGroundBack(t *testing.T) {
	p := intoTheDark(t, ptytest.Options{Forgetful: true})
	p.PressUntilEnded("x")
	p.LeftAsFound()
}

// A stop from outside gives the terminal back before the process stops, and
// what was a breath rests when it goes on.
func TestAStopFromOutsideGivesTheTerminalBack(t *testing.T) {
	p := breathing(t, ptytest.Options{Args: []string{"breathe", "10-10"}, Forgetful: true})
	for range 2 {
		p.Signal(syscall.SIGTSTP)
		p.Until("the main screen", func(screen string) bool { return !strings.Contains(screen, "resting") && !orbAndWord(screen) })
		p.Stopped()
		p.LeftAsFound()
		p.Signal(syscall.SIGCONT)
		p.See("resting here")
	}
	p.Press("q")
	if code := p.Ended(); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	p.LeftAsFound()
}

func TestClosedTerminalEndsTheProgram(t *testing.T) {
	p := breathing(t, ptytest.Options{})
	p.Hang()
	p.Ended() // any way of ending is fine; staying behind is not
}

func TestPracticeEndsInTheDarkUntilAKey(t *testing.T) {
	p := intoTheDark(t, ptytest.Options{})
	written := len(p.Written())
	time.Sleep(300 * time.Millisecond) // long enough for a frame that should not come
	if !p.Running() {
		t.Fatal("the program did not wait in the dark")
	}
	if more := p.Written()[written:]; len(more) > 0 {
		t.Errorf("in the dark it wrote %q", more)
	}
	p.PressUntilEnded("x")
	if code := p.Ended(); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	p.LeftAsFound()
}

func TestPracticeEndsInTheDarkUntilASignal(t *testing.T) {
	p := intoTheDark(t, ptytest.Options{})
	p.Signal(syscall.SIGHUP)
	p.Ended()
	p.LeftAsFound()
}

func TestTonightIsLeftAsFound(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"--now", "2026-11-23T21:42:00Z"}})
	p.See("tonight")
	p.Press("q")
	if code := p.Ended(); code != 0 {
		t.Errorf("the exit code is %d", code)
	}
	p.LeftAsFound()
}

func TestMuteTerminalIsNoHindrance(t *testing.T) {
	p := breathing(t, ptytest.Options{Mute: true})
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

func TestResizeStormChangesOnlyTheSize(t *testing.T) {
	p := breathing(t, ptytest.Options{Args: []string{"breathe", "10-10"}})
	for i := range 200 {
		p.Resize(10+(i*37)%150, 3+(i*11)%50)
	}
	p.Resize(60, 20)
	p.Until("a whole picture in the new size", orbAndWord)
	if s := p.Screen(); strings.Contains(s, "resting") {
		t.Errorf("the storm paused the practice:\n%s", s)
	}
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

func TestSmallestWindowStillBreathes(t *testing.T) {
	p := ptytest.Start(t, ptytest.Options{Args: []string{"breathe", "2-3"}, Columns: 10, Rows: 3})
	p.See("in")
	p.See("out")
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

func TestNoColourIsAsked(t *testing.T) {
	p := breathing(t, ptytest.Options{Environ: []string{"NO_COLOR=1"}})
	p.Press("q")
	p.Ended()
	for _, colour := range []string{"\x1b[38;", "\x1b[48;", "\x1b]11;#", ";38;2;", ";48;2;"} {
		if bytes.Contains(p.Written(), []byte(colour)) {
			t.Errorf("with NO_COLOR it wrote %q", colour)
		}
	}
	p.LeftAsFound()
}
