//go:build unix

package terminal_test

import (
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"lull/ui/terminal/ptytest"
)

// gone is how long a process must be stopped to count as away, with a second
// to spare.
const gone = 3200 * time.Millisecond

func TestStoppedProcessRestsWhereItWas(t *testing.T) {
	p := breathing(t, ptytest.Options{Args: []string{"breathe", "10-10"}})
	p.Signal(syscall.SIGSTOP)
	time.Sleep(gone) // nothing to wait for: the time away is what is tested
	written := len(p.Written())
	p.Signal(syscall.SIGCONT)
	p.See("resting here")
	if burst := strings.Count(string(p.Written()[written:]), "out"); burst > 0 {
		t.Errorf("%d cues burst out after the time away", burst)
	}
	p.Press(" ")
	p.Until("the breath again", orbAndWord)
	p.Press("q")
	p.Ended()
	p.LeftAsFound()
}

// After a closed lid the window may have another size, and that is what the
// program hears of first.
func TestStoppedProcessRestsWhateverItHearsFirst(t *testing.T) {
	for _, c := range []struct {
		name    string
		happens func(*ptytest.Terminal)
	}{
		{"a new size", func(p *ptytest.Terminal) { p.Resize(70, 20) }},
		{"a focus", func(p *ptytest.Terminal) { p.Press("\x1b[I") }},
		{"a key that does nothing", func(p *ptytest.Terminal) { p.Press("x") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := breathing(t, ptytest.Options{Args: []string{"breathe", "10-10"}})
			p.Signal(syscall.SIGSTOP)
			c.happens(p)
			time.Sleep(gone) // nothing to wait for: the time away is what is tested
			p.Signal(syscall.SIGCONT)
			p.See("resting here")
			p.Press("q")
			p.Ended()
		})
	}
}

func TestSuspendedPracticeComesBackResting(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Fatal("a shell is needed: ", err)
	}
	// Job control is a shell's, so one is there to be gone back to.
	p := ptytest.Start(t, ptytest.Options{Command: []string{"sh", "-i"}, Environ: []string{"PS1=ready> ", "ENV="}})
	p.See("ready>")
	p.Press(ptytest.Build(t) + " breathe 10-10\r")
	p.Until("the orb and the word under it", orbAndWord)
	p.Press("\x1a")
	p.Until("the shell's prompt", func(screen string) bool {
		return strings.HasSuffix(strings.TrimSpace(screen), "ready>") && !orbAndWord(screen)
	})
	p.Press("fg\r")
	p.See("resting here")
	p.Press(" ")
	p.Until("the breath again", orbAndWord)
	p.Press("q")
	p.Until("the shell's prompt again", func(screen string) bool {
		return strings.HasSuffix(strings.TrimSpace(screen), "ready>")
	})
	p.Press("exit\r")
	p.Ended()
	p.LeftAsFound()
}
