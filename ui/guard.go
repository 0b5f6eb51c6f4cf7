package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"lull/ui/screen"
)

// guard keeps a mistake of ours from wrecking a terminal at night: a panic ends
// the program in order, with one sentence.
type guard struct {
	*App
	quit   func()           // ends the program
	ground func(hex string) // is told which ground the terminal had
	known  bool             // the terminal said which

	pictured func() // is told that images are shown

	// first shows what is to be seen until the renderer does, nil for not at all.
	first func(picture string)

	// under is told what is to be seen, and gives the renderer's part of it.
	under func(picture string, moves bool) string

	panicked error
}

func (g *guard) Init() tea.Cmd { return recovering(g.App.Init()) }

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
	_, cmd = g.App.Update(msg)
	if g.pixels.ready {
		g.pictured()
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
	if v = g.App.View(); !g.known {
		v.BackgroundColor = nil
	}
	if g.first != nil && g.area.Width > 0 && !g.reads.unread && g.looks.day.Coloured() {
		g.first(v.Content)
	}
	if g.under != nil {
		v.Content = g.under(v.Content, g.moves())
	}
	return v
}

// moves tells whether a picture is to be seen that moves all the time.
func (g *guard) moves() bool {
	_, practises := g.top().(screen.Rester)
	return practises && !g.turn.Turns() && !g.looks.light
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
	ours := g.looks.day.Background()
	if m.Color != nil && (ours == nil || m.String() != tea.BackgroundColorMsg{Color: ours}.String()) {
		g.ground(m.String())
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
