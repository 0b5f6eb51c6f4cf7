package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lull/ui/screen"
	"lull/ui/terminal"
)

// Curtain is what stands between the pictures and the terminal. Nothing of it
// writes, or waits for what writes.
type Curtain interface {
	// Ground is told which ground the terminal had.
	Ground(hex string)
	// Pictured is told that images are shown.
	Pictured()
	// First shows what is to be seen until the renderer does.
	First(picture string)
	// Under is told what is to be seen, and gives the renderer's part of it.
	Under(picture string, moves bool, in terminal.Window) string
}

// guard keeps a mistake of ours from wrecking a terminal at night: a panic ends
// the program in order, with one sentence.
type guard struct {
	app      *App
	curtain  Curtain
	quit     func() // ends the program
	known    bool   // the terminal said which ground it has
	panicked error
}

// Guarded is the app as it stands before a terminal.
func Guarded(a *App, c Curtain) *guard { return &guard{app: a, curtain: c, quit: func() {}} }

// Wrong is what went wrong in the program itself, if anything did.
func (g *guard) Wrong() error { return g.panicked }

func (g *guard) Init() tea.Cmd { return recovering(g.app.Init()) }

func (g *guard) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			g.caught(r)
			m, cmd = g, tea.Quit
		}
	}()
	switch msg := msg.(type) {
	case panicMsg:
		g.caught(msg.what)
	case tea.BackgroundColorMsg:
		g.keepGround(msg)
	}
	if g.panicked != nil {
		return g, tea.Quit
	}
	_, cmd = g.app.Update(msg)
	if g.app.pixels.ready {
		g.curtain.Pictured()
	}
	return g, recovering(cmd)
}

func (g *guard) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			g.caught(r)
			go g.quit() // from here it would wait for itself
		}
	}()
	a := g.app
	if v = a.View(); !g.known {
		v.BackgroundColor = nil
	}
	if a.area.Width > 0 && !a.reads.unread && a.looks.day.Coloured() {
		g.curtain.First(v.Content)
	}
	v.Content = g.curtain.Under(v.Content, g.moves(), terminal.Window{Columns: a.area.Width, Rows: a.area.Height})
	return v
}

// moves tells whether a picture is to be seen that moves all the time.
func (g *guard) moves() bool {
	_, practises := g.app.open.top().(screen.Rester)
	return practises && !g.app.turn.Turns() && !g.app.looks.light
}

func (g *guard) caught(r any) {
	if g.panicked == nil {
		g.panicked = fmt.Errorf("something in the program itself went wrong (%v); the evening is kept", r)
	}
}

// keepGround keeps which ground the terminal had; only from then on it gets ours.
// One that does not tell may not know how to reset it either, as rxvt, nor the
// colour of its border, which can be set (OSC 708): that stays as it is. Our own
// is that of a lull that was killed, and a reset is the best that can be done
// then.
func (g *guard) keepGround(m tea.BackgroundColorMsg) {
	g.known = true
	ours := g.app.looks.day.Background()
	if m.Color != nil && (ours == nil || m.String() != tea.BackgroundColorMsg{Color: ours}.String()) {
		g.curtain.Ground(m.String())
	}
}

// panicMsg tells of a panic in a command.
type panicMsg struct{ what any }

// recovering makes a panic of a command a message.
func recovering(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = panicMsg{r}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i, one := range batch {
				batch[i] = recovering(one)
			}
		}
		return msg
	}
}
