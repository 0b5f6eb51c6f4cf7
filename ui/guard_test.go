package ui

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"

	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/screen"
	"lull/ui/screens"
	"lull/ui/terminal"
	"lull/ui/theme"
)

// glass is a curtain through which everything is seen.
type glass struct{ first int }

func (*glass) Ground(string)                                    {}
func (*glass) Pictured()                                        {}
func (c *glass) First(string)                                   { c.first++ }
func (*glass) Under(p string, _ bool, _ terminal.Window) string { return p }

// TestMistakeOfOursEndsInOrder shows what is left of a panic: the program is
// asked to quit, so that the terminal is given back, and one sentence is kept
// for afterwards.
func TestMistakeOfOursEndsInOrder(t *testing.T) {
	for _, c := range []struct {
		name string
		meet func(*guard)
	}{
		{"in Update", func(g *guard) { g.Update(tea.WindowSizeMsg{Width: 80, Height: 24}) }},
		{"in View", func(g *guard) { g.View() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := Guarded(&App{}, &glass{}) // without a screen everything goes wrong
			c.meet(g)
			if g.Wrong() == nil || !strings.Contains(g.Wrong().Error(), "the evening is kept") {
				t.Fatalf("the fault is %v", g.Wrong())
			}
			_, cmd := g.Update(tea.FocusMsg{})
			if cmd == nil {
				t.Fatal("the program goes on")
			}
			if _, quits := cmd().(tea.QuitMsg); !quits {
				t.Error("the program was asked for something else than to quit")
			}
		})
	}
}

// breaking is an app whose look at the journal goes wrong.
func breaking(read func() lookup.Answer) Deps {
	look := theme.New("ember", colorprofile.TrueColor, theme.Options{})
	kept := &shelf{}
	return Deps{
		Given: screens.Given{
			Now: time.Now, NewID: func() string { return "id" }, Breaths: []practice.Pattern{calm()},
			Say: func(id string, _ map[string]string) string { return id },
		},
		Practices: kept, Journal: kept, Settings: &wishes{settings.Default()},
		Read:  func(context.Context, time.Time, lookup.Query) (lookup.Answer, error) { return read(), nil },
		Theme: &look,
	}
}

// A panic in a command ends the real program in order: one sentence, no trace,
// the terminal given back.
func TestMistakeInACommandEndsInOrder(t *testing.T) {
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	defer slave.Close()
	defer master.Close()
	if err := pty.Setsize(master, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	before, err := term.GetState(slave.Fd())
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, master) }() // somebody reads what is drawn
	a := New(breaking(func() lookup.Answer { panic("a hole in the journal") }), openTonight)
	err = Run(t.Context(), a, slave, slave, []string{"TERM=xterm-256color"})
	if err == nil || !strings.Contains(err.Error(), "(a hole in the journal); the evening is kept") || strings.Contains(err.Error(), "goroutine") {
		t.Errorf("it ended with %v", err)
	}
	if after, err := term.GetState(slave.Fd()); err != nil || *after != *before {
		t.Errorf("the terminal's mode was %+v and is %+v, %v", before, after, err)
	}
}

func TestWhatTheOpeningReadsIsBegunBeforeAnybodyAsks(t *testing.T) {
	reading := make(chan struct{})
	answer := started(func() tea.Msg { close(reading); return readMsg{number: 7} })
	<-reading
	if got, ok := answer().(readMsg); !ok || got.number != 7 {
		t.Errorf("the answer is %+v", got)
	}
	if started(nil) != nil {
		t.Error("where nothing is to be read there is something to wait for")
	}
}

// What is not read yet is no picture: the renderer has time for an empty page.
func TestTheFirstPictureIsOneThatWasRead(t *testing.T) {
	deps := breaking(func() lookup.Answer { return lookup.Answer{} })
	for name, c := range map[string]struct {
		first screen.Intent
		want  int
	}{"a breath": {openPractice(practice.Breathe(calm(), time.Minute)), 1}, "a page that is read": {openTonight, 0}} {
		a, seen := New(deps, c.first), &glass{}
		g := Guarded(a, seen)
		if g.View(); seen.first != 0 {
			t.Errorf("%s: there was a picture for a window of no size", name)
		}
		a.area.Width, a.area.Height = 80, 24
		if g.View(); seen.first != c.want {
			t.Errorf("%s: %d pictures were shown, want %d", name, seen.first, c.want)
		}
		g.Update(readMsg{number: a.reads.number})
		seen.first = 0
		if g.View(); seen.first != 1 {
			t.Errorf("%s: once it is read %d pictures were shown", name, seen.first)
		}
		plain := theme.New("ember", colorprofile.Ascii, theme.Options{})
		a.looks.day = &plain
		if g.View(); seen.first != 1 {
			t.Errorf("%s: without colours it was shown, and the cells that have none would not go away", name)
		}
	}
}
