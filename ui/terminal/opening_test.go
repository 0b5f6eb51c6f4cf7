//go:build unix

package terminal

import (
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// onFile gives what a curtain writes.
func onFile(t *testing.T, use func(*Curtain)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tty")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	c := NewCurtain(file)
	c.Ask(Questions(nil))
	use(c)
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}

// renderers are the first words of a renderer.
const renderers = "\x1b[>4m" + ansi.SetModeAltScreenSaveCursor + "\x1b[?25l\x1b[?2004h\x1b[H" + ansi.EraseEntireScreen

func TestTheScreenIsEnteredOnceAndNothingIsErased(t *testing.T) {
	got := onFile(t, func(c *Curtain) {
		for _, picture := range []string{"one\ntwo", "one\ntwo", "three\nfour"} {
			c.First(picture)
			c.lay()
		}
		for _, words := range []string{modes + "a question", renderers + "three", renderers} {
			_, _ = c.WriteString(words)
		}
		c.First("five\nsix") // the renderer has it
		c.lay()
		c.Leave()
	})
	want := Questions(nil) + ansi.SetModeAltScreenSaveCursor + "\x1b[?25l\x1b[1H\x1b[mone\x1b[2H\x1b[mtwo\x1b[m" +
		"\x1b[1H\x1b[mthree\x1b[2H\x1b[mfour\x1b[m" +
		"a question\x1b[>4m\x1b[?25l\x1b[?2004h\x1b[Hthree" + renderers
	if got != want {
		t.Errorf("written is\n%q\nwant\n%q", got, want)
	}
}

// The Linux console prints what it does not know, whatever variant of it is named.
func TestTheConsoleIsAskedForItsGroundAlone(t *testing.T) {
	for _, name := range []string{"linux", "linux-16color"} {
		if q := Questions([]string{"TERM=" + name}); q != ansi.RequestBackgroundColor {
			t.Errorf("%s is asked %q", name, q)
		}
	}
}

// Over SSH the renderer knows better whether to ask.
func TestWhatIsNotAskedIsLeftToTheRenderer(t *testing.T) {
	over := []string{"SSH_TTY=/dev/pts/1"}
	if q := Questions(over); strings.Contains(q, modes) {
		t.Errorf("asked is %q", q)
	}
	got := onFile(t, func(c *Curtain) {
		c.Ask(Questions(over))
		for range 2 {
			_, _ = c.WriteString(modes)
		}
	})
	if strings.Count(got, modes) != 2 {
		t.Errorf("written is %q", got)
	}
}

func TestARendererThatIsFirstIsLeftAlone(t *testing.T) {
	got := onFile(t, func(c *Curtain) {
		_, _ = c.WriteString(modes + renderers)
		c.First("one")
		c.lay()
		c.Leave()
	})
	if want := Questions(nil) + renderers; got != want {
		t.Errorf("written is %q, want %q", got, want)
	}
}

func TestAScreenThatTheRendererNeverHadIsGivenBack(t *testing.T) {
	got := onFile(t, func(c *Curtain) {
		c.First("one")
		c.lay()
		c.Leave()
		c.Leave()
	})
	if left := clear + "\x1b[?25h"; !strings.HasSuffix(got, left) || strings.Count(got, left) != 1 {
		t.Errorf("written is %q, which does not end with %q", got, left)
	}
}

// Nobody who draws waits for the terminal: what lays the pictures writes the first
// one. One that was not written when the screen is the renderer's, or is given back,
// never is.
func TestTheFirstPictureIsWrittenByNobodyWhoDraws(t *testing.T) {
	got := onFile(t, func(c *Curtain) { c.First("one") })
	if got != "" {
		t.Errorf("written is %q", got)
	}
	got = onFile(t, func(c *Curtain) {
		c.First("one")
		_, _ = c.WriteString(modes + renderers)
		c.lay()
	})
	if want := Questions(nil) + renderers; got != want {
		t.Errorf("after the renderer written is %q, want %q", got, want)
	}
	got = onFile(t, func(c *Curtain) {
		c.First("one")
		c.Leave()
		c.lay()
	})
	if got != "" {
		t.Errorf("after the end written is %q", got)
	}
	got = onFile(t, func(c *Curtain) {
		c.First("one")
		c.lay()
		c.First("two")
		c.First("one") // again, before the other was written
		c.lay()
	})
	if !strings.HasSuffix(got, "\x1b[1H\x1b[mone\x1b[m") {
		t.Errorf("at the end there is not the last picture: %q", got)
	}
}

// early is a model whose pictures do not wait for the renderer.
type early struct{ scene }

func (e *early) Update(m tea.Msg) (tea.Model, tea.Cmd) {
	_, cmd := e.scene.Update(m)
	return e, cmd
}

func (e *early) View() tea.View {
	e.curtain.First(e.picture)
	return e.scene.View()
}

// The renderer is the real one, and looks once a second.
func TestTheFirstPicturesDoNotWaitForTheRenderer(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	p := &painter{Rand: rand.New(rand.NewPCG(3, 5)), width: 24, height: 8}
	if err := pty.Setsize(master, &pty.Winsize{Cols: uint16(p.width), Rows: uint16(p.height)}); err != nil {
		t.Fatal(err)
	}
	w := &watched{screen: vt.NewEmulator(p.width, p.height), changed: make(chan struct{})}
	ended := make(chan struct{})
	go w.watch(master, ended)
	go func() { _, _ = io.Copy(master, w.screen) }() // its answers
	e := &early{scene{curtain: NewCurtain(slave), picture: p.moving(), moves: true}}
	program := tea.NewProgram(e, tea.WithInput(slave), tea.WithOutput(e.curtain), tea.WithFPS(1),
		tea.WithEnvironment([]string{"TERM=xterm-256color", "COLORTERM=truecolor"}), tea.WithColorProfile(colorprofile.TrueColor), tea.WithoutSignalHandler())
	over := make(chan error, 1)
	stop := e.curtain.Lay()
	go func() { _, err := program.Run(); over <- err }()
	drew := func() bool {
		e.curtain.mu.Lock()
		defer e.curtain.mu.Unlock()
		return e.curtain.ended
	}
	next := e.picture
	for range 3 {
		if seen, want := w.until(next); seen != want || drew() {
			t.Errorf("the renderer drew: %v; on the screen is\n%s\nwant\n%s", drew(), seen, want)
		}
		next = p.moving()
		program.Send(scene{picture: next, moves: true})
	}
	w.drawn(t, drew)
	if seen, want := w.until(next); seen != want {
		t.Errorf("when the renderer draws, on the screen is\n%s\nwant\n%s", seen, want)
	}
	program.Quit()
	if err := <-over; err != nil {
		t.Error(err)
	}
	stop()
	_ = slave.Close() // what is read ends
	<-ended
	_ = master.Close()
	if answers, ok := w.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// drawn waits until the renderer drew. It asks without the lock of the screen,
// which has to go on reading while a curtain writes.
func (w *watched) drawn(t *testing.T, so func() bool) {
	t.Helper()
	for late := time.After(10 * time.Second); ; {
		w.mu.Lock()
		changed := w.changed
		w.mu.Unlock()
		if so() {
			return
		}
		select {
		case <-changed:
		case <-late:
			t.Fatal("the renderer never drew")
		}
	}
}
