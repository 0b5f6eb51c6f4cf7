package main

import (
	"context"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"lull/routines/journal/sqlite"
	"lull/routines/repertoire"
	"lull/ui"
	"lull/ui/cli"
	"lull/ui/cli/storage"
	"lull/ui/screen"
	"lull/ui/session"
	"lull/ui/terminal"
)

// walker is the whole app with its real journal and settings, in virtual time,
// and somebody who presses whatever comes.
type walker struct {
	t     *testing.T
	lull  *cli.Program
	file  storage.SettingsFile
	kept  storage.Journal
	draw  func(n int) int // a number below n
	app   *ui.App
	guard interface { // the app as it stands before a terminal
		tea.Model
		Wrong() error
	}
	tty   *os.File // that terminal; nobody is there who writes to it beside the app
	inbox chan tea.Msg
	size  tea.WindowSizeMsg
	heard session.Sound // nil for silence
	away  atomic.Int64  // how far the clock was moved, a time.Duration: commands ask it too
	did   []string      // of this app, for the report
	quit  bool
}

// walk lets somebody press so many keys, or whatever else happens. It runs in
// a bubble of virtual time.
func walk(t *testing.T, folder string, steps int, draw func(n int) int) {
	w, j := walkerIn(t, folder)
	w.draw, w.heard = draw, &speaker{}
	defer j.Close()
	read := w.lull.Guided
	w.lull.Guided = func(config string) (repertoire.Guided, error) {
		beside(t, "the folders")
		return read(config)
	}
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("%v\nafter %q\n%s", r, w.did, debug.Stack())
		}
	}()
	w.open()
	for range steps {
		w.step()
		if w.quit {
			w.close()
			w.open()
		}
	}
	w.close()
	if err := j.Archive().Check(context.Background()); err != nil {
		t.Error(err)
	}
}

// walkerIn is somebody with a journal and settings in a folder. Nothing is
// written on the machine for reminders, whatever is pressed.
func walkerIn(t *testing.T, folder string) (*walker, *sqlite.Journal) {
	t.Helper()
	nowhere, err := os.OpenFile(os.DevNull, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = nowhere.Close() })
	tty, err := os.Create(filepath.Join(t.TempDir(), "tty"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = tty.Close() })
	w := &walker{t: t, tty: tty, lull: assemble(nowhere, nowhere, io.Discard)}
	w.lull.Reminders.Scheduler, w.lull.Reminders.Notifier = nil, nil
	w.lull.Environ = []string{"TERM=xterm-256color", "COLORTERM=truecolor", "CLICOLOR_FORCE=1"}
	w.lull.Getenv = func(string) string { return "" }
	w.lull.Now = func() time.Time { return time.Now().Add(time.Duration(w.away.Load())) }
	if w.file, err = openSettings(filepath.Join(folder, "config.toml")); w.file == nil {
		t.Fatal(err)
	}
	j, err := sqlite.Open(context.Background(), filepath.Join(folder, journalFile), sqlite.Options{Now: w.lull.Now})
	if err != nil {
		t.Fatal(err)
	}
	w.kept = watchedJournal{j, t}
	return w, j
}

// open starts an app, as on another evening.
func (w *walker) open() {
	at := func(p screen.Name) screen.Intent { return screen.Visit{Name: p} }
	first := []screen.Intent{
		at(screen.TonightScreen), at(screen.TonightScreen), at(screen.TonightScreen), at(screen.NightScreen),
		at(screen.ParkScreen), at(screen.LearnScreen),
		screen.Match{},
	}
	w.begin(first[w.draw(len(first))])
	w.happens(w.newSize())
}

// begin starts an app on a screen.
func (w *walker) begin(first screen.Intent) {
	d := watched(w.t, w.lull.AppDeps(context.Background(), w.file, w.kept, w.heard, nil))
	w.app = ui.New(d, first)
	w.guard = ui.Guarded(w.app, terminal.NewCurtain(w.tty))
	w.inbox, w.quit, w.did = make(chan tea.Msg, 1000), false, nil
	w.run(w.guard.Init())
}

// close ends it as main does.
func (w *walker) close() {
	if err := w.app.Close(context.Background()); err != nil {
		w.t.Errorf("%v\nafter %q", err, w.did)
	}
}

// run carries out a command beside the app.
func (w *walker) run(cmd tea.Cmd) {
	carryOut(cmd, w.inbox)
}

func carryOut(cmd tea.Cmd, inbox chan<- tea.Msg) {
	if cmd == nil {
		return
	}
	go func() {
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, one := range msg {
				carryOut(one, inbox)
			}
		default:
			inbox <- msg
		}
	}()
}

// happens hands the app a message and looks at it.
func (w *walker) happens(msg tea.Msg) {
	if size, ok := msg.(tea.WindowSizeMsg); ok {
		w.size = size
	}
	if _, ok := msg.(tea.QuitMsg); ok {
		w.quit = true
		return
	}
	_, cmd := w.guard.Update(msg)
	w.run(cmd)
	w.look()
	if err := w.guard.Wrong(); err != nil {
		w.t.Fatalf("%v\nafter %q", err, w.did)
	}
	if about, err := w.tty.Stat(); err != nil || about.Size() > 0 {
		w.t.Fatalf("something was written to the terminal (%v)\nafter %q", err, w.did)
	}
}

// look holds that every picture has the lines and columns of the window, and
// that nothing in it orders the terminal about.
func (w *walker) look() {
	content := w.guard.View().Content
	if w.size.Width <= 0 || w.size.Height <= 0 {
		return
	}
	lines := strings.Split(content, "\n")
	if len(lines) != w.size.Height {
		w.t.Fatalf("at %dx%d it draws %d lines\nafter %q", w.size.Width, w.size.Height, len(lines), w.did)
	}
	for i, line := range lines {
		if n := ansi.StringWidth(line); n != w.size.Width {
			w.t.Fatalf("at %dx%d line %d is %d wide: %q\nafter %q", w.size.Width, w.size.Height, i, n, line, w.did)
		}
		if strings.ContainsFunc(ansi.Strip(line), unicode.IsControl) {
			w.t.Fatalf("line %d has a control in it: %q\nafter %q", i, line, w.did)
		}
	}
}

// pass lets time go by, with all that happens in it.
func (w *walker) pass(d time.Duration) {
	over := time.After(d)
	for !w.quit {
		select {
		case msg := <-w.inbox:
			w.happens(msg)
		case <-over:
			return
		}
	}
}

var pressed = strings.Fields("enter enter enter esc up down down left right tab shift+tab space backspace home end pgup pgdown " +
	"ctrl+u ctrl+w ctrl+a ctrl+k ctrl+z delete ? / - u U q ctrl+c")

var typed = []string{
	"coffee", "2 espresso at 15:40", "wine 2", "run 40m hard at 19:30", "note und so weiter ", "stress 7", "session calm 10m at yesterday 22:40",
	"nothing", "23:20", "20m", "99999999999", "-2+3", "\u4f60\u597d", "e\u0301", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "07:05",
}

var pasted = []string{"coffee\nwine", "\x1b[31mred\x1b]0;t\a", "\u202etxet", strings.Repeat("long ", 200), "\x00\x07\u009b", "\xff\xfe"}

// step is one thing that somebody does, or that happens to them.
func (w *walker) step() {
	switch n := w.draw(20); {
	case n < 7:
		w.key(pressed[w.draw(len(pressed))])
	case n < 12:
		w.key(string(rune('a' + w.draw(26))))
	case n == 12:
		w.key(string(rune('0' + w.draw(10))))
	case n == 13:
		for _, r := range typed[w.draw(len(typed))] {
			w.key(string(r))
		}
		w.key("enter")
	case n == 14:
		w.tell("paste", tea.PasteMsg{Content: pasted[w.draw(len(pasted))]})
	case n == 15:
		w.tell("size", w.newSize())
	case n == 16:
		w.tell("focus", []tea.Msg{tea.FocusMsg{}, tea.BlurMsg{}, tea.ResumeMsg{}, ui.Hangup{}}[min(w.draw(40), 3)])
	case n == 17:
		moved := []time.Duration{time.Hour, -time.Hour, 9 * time.Hour, 24 * time.Hour, -30 * 24 * time.Hour, 400 * 24 * time.Hour}
		w.did = append(w.did, "clock")
		w.away.Add(int64(moved[w.draw(len(moved))]))
	default:
		gone := []time.Duration{time.Millisecond, time.Second, 5 * time.Second, time.Minute}
		w.did = append(w.did, "time")
		w.pass(gone[w.draw(len(gone))])
	}
	if w.draw(3) > 0 { // or all in one burst
		w.pass(10 * time.Millisecond)
	}
}

func (w *walker) key(name string) {
	k := tea.Key{Text: name, Code: []rune(name)[0]}
	if code, ok := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
		"tab": tea.KeyTab, "shift+tab": tea.KeyTab, "backspace": tea.KeyBackspace, "home": tea.KeyHome, "end": tea.KeyEnd,
		"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "delete": tea.KeyDelete,
	}[name]; ok {
		k = tea.Key{Code: code}
	}
	switch {
	case name == "space" || name == " ":
		k = tea.Key{Text: " ", Code: tea.KeySpace}
	case name == "shift+tab":
		k.Mod = tea.ModShift
	case strings.HasPrefix(name, "ctrl+"):
		k = tea.Key{Code: rune(name[len(name)-1]), Mod: tea.ModCtrl}
	}
	w.tell(name, tea.KeyPressMsg(k))
}

func (w *walker) tell(name string, msg tea.Msg) {
	if w.quit {
		return
	}
	w.did = append(w.did, name)
	w.happens(msg)
}

// newSize is a window of any size, often a tiny one.
func (w *walker) newSize() tea.WindowSizeMsg {
	sizes := []tea.WindowSizeMsg{
		{Width: 80, Height: 24},
		{Width: 40, Height: 12},
		{Width: w.draw(8), Height: w.draw(8)},
		{Width: w.draw(60), Height: w.draw(30)},
		{Width: w.draw(220), Height: w.draw(70)},
		{Width: 1 + w.draw(7), Height: 24},
	}
	return sizes[w.draw(len(sizes))]
}

// walking runs a walk in virtual time in a home of its own.
func walking(t *testing.T, steps int, draw func(n int) int) {
	folder := t.TempDir()
	t.Setenv("LULL_CONFIG", filepath.Join(folder, "config.toml"))
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(10_000 * time.Hour) // what ticks are still under way end in it
		walk(t, folder, steps, draw)
	})
}

// A few hundred keys, sizes and jumps of the clock on the whole app;
// LULL_TEST_STEPS is how many instead.
func TestWholeAppStandsWhateverIsPressed(t *testing.T) {
	steps := 400
	if many, err := strconv.Atoi(os.Getenv("LULL_TEST_STEPS")); err == nil {
		steps = many
	}
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 42))
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { walking(t, steps, random.IntN) })
	}
}

// FuzzWholeApp reads what somebody does out of bytes.
func FuzzWholeApp(f *testing.F) {
	for seed := range uint64(3) {
		data := make([]byte, 60)
		random := rand.New(rand.NewPCG(seed, 39))
		for i := range data {
			data[i] = byte(random.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		const most = 400
		walking(t, min(len(data)/2, most), func(n int) int {
			if len(data) == 0 {
				return 0
			}
			b := data[0]
			data = data[1:]
			return int(b) % n
		})
	})
}
