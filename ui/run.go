package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"lull/routines/sound"
	"lull/ui/terminal"
)

// Run shows the app on a terminal until it ends, gives the terminal back, and
// writes what is still unsaved. It returns what went wrong and was not shown.
func Run(ctx context.Context, a *App, in, out *os.File, environ []string) error {
	curtain := terminal.NewCurtain(out)
	a.deps.Curtain = func() { curtain.Draw(a.looks.day.Coloured()) }
	a.pixels.past = curtain.Past
	g := Guarded(a, curtain)
	defer curtain.Lay()()
	curtain.Ask(terminal.Questions(environ))
	window := curtain.Size()
	a.area.Width, a.area.Height = window.Columns, window.Rows
	a.area.Shape = terminal.CellShape(out, a.area.Shape)
	outside := listening()
	a.opening = started(recovering(a.opening))
	p := g.program(ctx, in, out, curtain, environ, outside)
	g.quit = p.Quit
	a.deps.heard(p)
	dark, stop := outside.forward(ctx, p)
	defer stop()
	_, err := p.Run()
	curtain.Leave()
	close(outside.over)
	if errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) && ctx.Err() == nil {
		// The terminal is gone, as when a window is closed: there is nobody to
		// tell. What matters is that the evening is kept.
		err = nil
	}
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainLimit)
	defer cancel()
	saved := make(chan error, 1)
	go func() { // in the dark the terminal waits for a key meanwhile
		unsaved := a.Close(closing)
		if d := a.deps.Desktop; d != nil && a.drifted && errors.Join(unsaved, err, g.Wrong()) == nil {
			d.Drifted()
		}
		saved <- unsaved
	}()
	waitErr := curtain.Wait(dark, in, a.looks.day.Coloured())
	if errors.Is(waitErr, context.Canceled) {
		waitErr = nil
	}
	return errors.Join(err, <-saved, g.Wrong(), waitErr)
}

// started starts a command beside the program, and gives one that waits for it.
func started(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	return func() tea.Msg { return <-done }
}

func (g *guard) program(
	ctx context.Context, in, out *os.File, curtain *terminal.Curtain, environ []string, outside *signals,
) *tea.Program {
	return tea.NewProgram(g,
		tea.WithContext(ctx),
		tea.WithInput(in), tea.WithOutput(curtain), tea.WithEnvironment(environ),
		tea.WithColorProfile(g.app.looks.day.Profile),
		tea.WithFPS(rate),
		tea.WithoutSignalHandler(), tea.WithFilter(func(m tea.Model, msg tea.Msg) tea.Msg {
			if _, ok := msg.(tea.WindowSizeMsg); ok {
				g.app.area.Shape = terminal.CellShape(out, g.app.area.Shape)
			}
			return outside.filter(m, msg)
		}),
	)
}

// heard lets the machine and the voice tell a program what they know.
func (d *Deps) heard(p *tea.Program) {
	if d.Desktop != nil {
		d.Desktop.Sleeps(func() {
			rested := make(chan struct{})
			p.Send(asleep{rested})
			select {
			case <-rested:
			case <-time.After(restLimit): // the program has ended meanwhile
			}
		})
	}
	if d.Sound != nil {
		d.Sound.Tells(func(m sound.Speech) { p.Send(m) })
	}
}

// restLimit is how long the machine waits at most for a practice to rest before
// it sleeps. It would wait for five seconds as logind is set up.
const restLimit = time.Second

// rate is how often a second the renderer looks for something to draw; the pace of
// the breath is the frame chain's. Each look costs, even one that finds nothing,
// and the first picture waits for none. It is a multiple of the usual 20 pictures
// a second: another rate would beat against it.
const rate = 40

// signals are what comes from outside while the program runs, and in the dark
// after it.
type signals struct {
	ends, stops chan os.Signal
	over        chan struct{} // closed when the program has ended
	giving      atomic.Bool   // the terminal is given back, to stop
}

func listening() *signals {
	s := &signals{ends: make(chan os.Signal, 1), stops: make(chan os.Signal, 1), over: make(chan struct{})}
	signal.Notify(s.ends, terminal.Ends...)
	if len(terminal.Stops) > 0 { // none would mean all
		signal.Notify(s.stops, terminal.Stops...)
	}
	return s
}

// filter notes that the next stop signal is the one that the program sends to
// itself, with the terminal given back.
func (s *signals) filter(_ tea.Model, msg tea.Msg) tea.Msg {
	switch msg.(type) {
	case tea.SuspendMsg:
		s.giving.Store(true)
	case tea.ResumeMsg:
		s.giving.Store(false)
	}
	return msg
}

// forward hands signals to the program. The context it returns ends with one too,
// for the dark after it.
func (s *signals) forward(ctx context.Context, p *tea.Program) (context.Context, func()) {
	dark, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-dark.Done():
				return
			case <-s.ends:
				p.Send(Hangup{})
				cancel()
			case <-s.stops:
				select {
				case <-s.over:
					cancel()
				default:
					// Once a signal was listened to, Go's runtime does not let
					// it stop the process again by itself.
					if s.giving.Load() {
						terminal.Stop()
					} else {
						p.Send(stopped{})
					}
				}
			}
		}
	}()
	return dark, func() {
		signal.Stop(s.ends)
		signal.Stop(s.stops)
		cancel()
		<-done
	}
}
