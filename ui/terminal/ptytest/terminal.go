//go:build unix

package ptytest

import (
	"bytes"
	"context"
	"image/color"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// Patience is how long a wait may take before it counts as failed: far more
// than anything here needs, for machines that are busy.
const Patience = 20 * time.Second

// Options say what runs, and in what terminal. The zero value is the program
// without arguments at 80x24.
type Options struct {
	Args    []string // of the program
	Command []string // runs this instead of the program, such as a shell
	Columns int
	Rows    int
	Home    string   // where its files go; a new folder when empty
	Environ []string // more variables, NAME=value
	Mute    bool     // the terminal answers no queries

	// Answers are what the terminal replies to questions that the emulator
	// does not know, by the question; each is given when it is first asked.
	Answers map[string]string

	// Forgetful makes a terminal that sets its ground and does not know how to
	// reset it, as konsole, rxvt, mlterm and screen.
	Forgetful bool
}

// ground is that of the terminals here, a light one.
var ground = color.RGBA{0xfd, 0xf6, 0xe3, 0xff}

// Chunk is what the program wrote at one moment.
type Chunk struct {
	At    time.Duration // since it was started
	Bytes []byte
}

// Terminal is a running program and the terminal around it.
type Terminal struct {
	Home    string
	Started time.Time

	t       testing.TB
	program *exec.Cmd
	master  *os.File
	slave   *os.File // kept open, to see how the terminal was left
	before  term.State
	ended   chan struct{}
	silent  chan struct{} // nothing more will be read
	lasted  time.Duration
	mu      sync.Mutex
	screen  *vt.Emulator
	options Options
	chunks  []Chunk
	changed chan struct{} // closed and made again whenever there was output
	alt     bool
	hidden  bool
}

// Start runs the program. The test's end ends it.
func Start(t testing.TB, o Options) *Terminal {
	t.Helper()
	if o.Columns == 0 {
		o.Columns, o.Rows = 80, 24
	}
	if o.Home == "" {
		o.Home = t.TempDir()
	}
	if o.Command == nil {
		o.Command = append([]string{Build(t)}, o.Args...)
	}
	o.Answers = maps.Clone(o.Answers) // each is given once
	p := &Terminal{
		t: t, Home: o.Home, screen: vt.NewEmulator(o.Columns, o.Rows), options: o,
		ended: make(chan struct{}), silent: make(chan struct{}), changed: make(chan struct{}),
	}
	p.screen.SetDefaultBackgroundColor(ground)
	p.screen.SetCallbacks(vt.Callbacks{
		AltScreen:        func(on bool) { p.alt = on },
		CursorVisibility: func(visible bool) { p.hidden = !visible },
	})
	var err error
	if p.master, p.slave, err = pty.Open(); err != nil {
		t.Fatal("opening a pseudo-terminal:", err)
	}
	if err = p.size(o.Columns, o.Rows); err != nil {
		t.Fatal("setting the size:", err)
	}
	p.before = p.state()
	p.program = exec.Command(o.Command[0], o.Command[1:]...)
	p.program.Stdin, p.program.Stdout, p.program.Stderr = p.slave, p.slave, p.slave
	p.program.Env = append(Environ(o.Home), o.Environ...)
	p.program.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	p.Started = time.Now()
	if err := p.program.Start(); err != nil {
		t.Fatal("starting the program:", err)
	}
	go p.read()
	go p.answer()
	go func() {
		_ = p.program.Wait() // how it ended is in its ProcessState
		p.lasted = time.Since(p.Started)
		close(p.ended)
	}()
	t.Cleanup(p.close)
	return p
}

// Environ is the environment of a program with a home of its own, on a
// terminal that can do everything.
func Environ(home string) []string {
	return []string{
		"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"), "XDG_RUNTIME_DIR=" + filepath.Join(home, "run"),
		"PATH=" + os.Getenv("PATH"), "TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "LC_ALL=C.UTF-8",
	}
}

func (p *Terminal) close() {
	_ = p.program.Process.Kill() // it may have ended already
	<-p.ended
	_ = p.slave.Close()
	_ = p.master.Close() // a test may have closed it already
	<-p.silent
	// What it would answer ends; its own Close is not made for two goroutines.
	if answers, ok := p.screen.InputPipe().(io.Closer); ok {
		_ = answers.Close()
	}
}

// read keeps what the program writes and shows it on the emulated screen.
func (p *Terminal) read() {
	defer close(p.silent)
	buffer := make([]byte, 64<<10)
	for {
		n, err := p.master.Read(buffer)
		if n > 0 {
			p.mu.Lock()
			c := Chunk{time.Since(p.Started), bytes.Clone(buffer[:n])}
			p.chunks = append(p.chunks, c)
			known := c.Bytes
			if p.options.Forgetful {
				known = bytes.ReplaceAll(known, []byte(ansi.ResetBackgroundColor), nil)
			}
			_, _ = p.screen.Write(known) // an emulator takes everything
			for question, reply := range p.options.Answers {
				if bytes.Contains(c.Bytes, []byte(question)) {
					delete(p.options.Answers, question)
					_, _ = p.master.WriteString(reply) // the test may have closed it
				}
			}
			close(p.changed)
			p.changed = make(chan struct{})
			p.mu.Unlock()
		}
		if err != nil {
			return
		}
	}
}

// answer passes what the emulator replies to the program's questions, or drops
// it. Somebody must read it, or the emulator stands still.
func (p *Terminal) answer() {
	to := io.Writer(p.master)
	if p.options.Mute {
		to = io.Discard
	}
	_, _ = io.Copy(to, p.screen) // ends with the emulator or the terminal
}

func (p *Terminal) size(columns, rows int) error {
	return pty.Setsize(p.master, &pty.Winsize{Cols: uint16(columns), Rows: uint16(rows)})
}

func (p *Terminal) state() term.State {
	p.t.Helper()
	s, err := term.GetState(p.slave.Fd())
	if err != nil {
		p.t.Fatal("reading the terminal's mode:", err)
	}
	return *s
}

func (p *Terminal) Resize(columns, rows int) {
	p.t.Helper()
	p.mu.Lock()
	p.screen.Resize(columns, rows)
	p.mu.Unlock()
	if err := p.size(columns, rows); err != nil {
		p.t.Fatal("setting the size:", err)
	}
}

func (p *Terminal) Press(keys string) {
	p.t.Helper()
	if _, err := p.master.WriteString(keys); err != nil {
		p.t.Fatal("pressing a key:", err)
	}
}

// PressUntilEnded types a key now and then until the program has ended, as
// somebody does who comes back to a dark screen. A key in the very moment of
// getting dark may go nowhere: two readers take turns at the terminal there.
func (p *Terminal) PressUntilEnded(key string) {
	p.t.Helper()
	again := time.NewTicker(200 * time.Millisecond)
	defer again.Stop()
	for limit := time.After(Patience); ; {
		_, _ = p.master.WriteString(key) // it may have ended meanwhile
		select {
		case <-p.ended:
			return
		case <-limit:
			p.t.Fatalf("no key ended the program within %v", Patience)
		case <-again.C:
		}
	}
}

func (p *Terminal) Signal(s os.Signal) {
	p.t.Helper()
	if err := p.program.Process.Signal(s); err != nil {
		p.t.Fatal("sending a signal:", err)
	}
}

// Hang closes the terminal, as closing a window does.
func (p *Terminal) Hang() {
	_ = p.slave.Close()
	_ = p.master.Close()
}

// Screen is what is to be seen now, as text.
func (p *Terminal) Screen() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.screen.String()
}

func (p *Terminal) Written() []byte {
	var all []byte
	for _, c := range p.Chunks() {
		all = append(all, c.Bytes...)
	}
	return all
}

// Chunks are the pieces the program wrote, with their moments.
func (p *Terminal) Chunks() []Chunk {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.chunks)
}

func (p *Terminal) Until(what string, satisfied func(screen string) bool) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), Patience)
	defer cancel()
	for {
		p.mu.Lock()
		changed := p.changed
		seen := p.screen.String()
		p.mu.Unlock()
		if satisfied(seen) {
			return
		}
		select {
		case <-changed:
		case <-p.silent:
			p.t.Fatalf("the program ended before %s; on the screen was:\n%s", what, seen)
		case <-ctx.Done():
			p.t.Fatalf("%s did not come within %v; on the screen is:\n%s", what, Patience, seen)
		}
	}
}

func (p *Terminal) See(words string) {
	p.t.Helper()
	p.Until(words, func(screen string) bool { return strings.Contains(screen, words) })
}

// Stopped waits until the process has stopped, which shows nowhere on the
// screen: only the system knows.
func (p *Terminal) Stopped() {
	p.t.Helper()
	again := time.NewTicker(20 * time.Millisecond)
	defer again.Stop()
	for limit := time.After(Patience); ; {
		state, err := exec.Command("ps", "-o", "stat=", "-p", strconv.Itoa(p.Pid())).Output()
		if err != nil {
			p.t.Fatal("asking for the state of the process:", err)
		}
		if strings.HasPrefix(string(state), "T") {
			return
		}
		select {
		case <-limit:
			p.t.Fatalf("the process did not stop within %v", Patience)
		case <-again.C:
		}
	}
}

// Pid is the number of the process that was started.
func (p *Terminal) Pid() int { return p.program.Process.Pid }

// Ended waits for the program to end and gives its exit code, or minus the
// number of the signal that killed it.
func (p *Terminal) Ended() int {
	p.t.Helper()
	select {
	case <-p.ended:
	case <-time.After(Patience):
		p.t.Fatalf("the program did not end within %v; on the screen is:\n%s", Patience, p.Screen())
	}
	status := p.program.ProcessState
	if s, ok := status.Sys().(syscall.WaitStatus); ok && s.Signaled() {
		return -int(s.Signal())
	}
	return status.ExitCode()
}

// Lasted is how long the program ran; only after Ended.
func (p *Terminal) Lasted() time.Duration { return p.lasted }

func (p *Terminal) Running() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}
