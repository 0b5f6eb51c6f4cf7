package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/ui/terminal"
)

// Run shows the app on a terminal until it ends, gives the terminal back, and
// writes what is still unsaved. It returns what went wrong and was not shown.
func Run(ctx context.Context, a *App, in, out *os.File, environ []string) error {
	curtain := terminal.Behind(out)
	a.deps.Curtain = func() { curtain.Draw(a.deps.Theme.Coloured()) }
	g := &guard{App: a}
	p := tea.NewProgram(g,
		tea.WithContext(ctx),
		tea.WithInput(in), tea.WithOutput(curtain), tea.WithEnvironment(environ),
		tea.WithColorProfile(a.deps.Theme.Profile),
		tea.WithFPS(a.looks()),
		tea.WithoutSignalHandler(),
	)
	dark, stop := listen(ctx, p)
	defer stop()
	_, err := p.Run()
	if errors.Is(err, tea.ErrProgramKilled) && ctx.Err() == nil {
		// The terminal is gone, as when a window is closed: there is nobody to
		// tell. What matters is that the evening is kept.
		err = nil
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainLimit)
	defer cancel()
	saved := make(chan error, 1)
	go func() { saved <- a.Close(closing) }() // in the dark the terminal waits for a key meanwhile
	waitErr := curtain.Wait(dark, in, a.deps.Theme.Coloured())
	if errors.Is(waitErr, context.Canceled) {
		waitErr = nil
	}
	return errors.Join(err, <-saved, g.fault, waitErr)
}

// looks is how often a second the renderer looks for something to draw; the
// pace of the breath is the frame chain's. Each look costs, even one that finds
// nothing, and the first picture waits for one. So a start on a breath looks
// often, and one on a screen that stands still looks less. Both are multiples
// of the usual 20 pictures a second: another rate would beat against it.
func (a *App) looks() int {
	now := a.deps.Now()
	if due := a.top().due(now); !due.IsZero() && due.Before(now.Add(time.Second)) {
		return 60
	}
	return 40
}

// listen hands signals to the program while it runs. The context it returns
// ends with a signal too, for the dark after it.
func listen(ctx context.Context, p *tea.Program) (context.Context, func()) {
	dark, cancel := context.WithCancel(ctx)
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, terminal.Ends...)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-dark.Done():
				return
			case <-signals:
				p.Send(Hangup{})
				cancel()
			}
		}
	}()
	return dark, func() {
		signal.Stop(signals)
		cancel()
		<-done
	}
}

// guard keeps a mistake of ours from wrecking a terminal at night: a panic ends
// the program in order, with one sentence.
type guard struct {
	*App
	fault error
}

func (g *guard) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			g.caught(r)
			m, cmd = g, tea.Quit
		}
	}()
	if g.fault != nil {
		return g, tea.Quit
	}
	_, cmd = g.App.Update(msg)
	return g, cmd
}

func (g *guard) View() (v tea.View) {
	defer func() {
		if r := recover(); r != nil {
			g.caught(r)
		}
	}()
	return g.App.View()
}

func (g *guard) caught(r any) {
	if g.fault == nil {
		g.fault = fmt.Errorf("something in the program itself went wrong (%v); the evening is kept", r)
	}
}
