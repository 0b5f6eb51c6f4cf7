// Package ui is every face of the program on a terminal. [App] is the only
// Bubble Tea model; screens are values that want things ([screen.Intent]) and
// App.do answers them all.
//
// It refuses to touch a disk or a technology leaf: what it needs of them comes
// in as [Deps].
package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/sound"
	"lull/ui/screen"
	"lull/ui/screens"
	"lull/ui/session"
	"lull/ui/theme"
)

// Deps is what the app is given by main.
type Deps struct {
	screens.Given
	Practices session.Practices // where a running practice is kept
	Journal   Journal           // everything else that is remembered
	Settings  Settings          // what can be set, and kept
	Read      func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error)
	Theme     *theme.Theme
	Contents  func() screens.Contents // reads what else there is; nil for nothing

	Remind func(ctx context.Context, on bool) error    // turns the reminders on or off; nil for nobody to ask
	Mute   func(ctx context.Context, today bool) error // has them quiet for today, or no longer

	Ring Ringer // how the terminal says a reminder, nil where it does not

	Sound session.Sound // what a practice is heard by; nil for silence

	Desktop session.Desktop // what else of the machine takes part; nil for nothing

	Turns bool // one screen goes down and the next comes up; else it stands there at once

	// Curtain is called when a practice has ended by itself and everything is
	// saved: from then on the terminal stays dark, whatever the program does.
	Curtain func()
}

// Journal is what the screens change, one entry at a time.
type Journal interface {
	Save(ctx context.Context, entries ...journal.Entry) ([]journal.Entry, error)
	Delete(ctx context.Context, id string) (journal.Entry, error)
	Undo(ctx context.Context) ([]journal.Undone, error)
	Redo(ctx context.Context) ([]journal.Undone, error)
	// GiveBack writes what was put down as given back; Undo leaves it alone.
	GiveBack(ctx context.Context, entries ...journal.Entry) error
}

type Settings interface {
	Current() settings.Settings
	Set(key, value string) error
}

// lying tells whether it is past lights-out and before the wake time.
func (d *Deps) lying(s settings.Settings) bool {
	_, lies := s.Schedule.Lying(d.Now())
	return lies
}

// App is the only model. All navigation is in do.
type App struct {
	display
	open     stack
	deps     Deps
	settings settings.Settings // with every change in them, written or not
	chain    chain
	turn     screen.Turn
	outbox   outbox
	reads    reads
	contents contents
	session  *session.Session
	changes  changes
	opening  tea.Cmd // what the opening wants read
	leaving  bool    // quit as soon as everything is saved
	curtain  func()  // a practice ended by itself: leave nothing on the screen
	drifted  bool    // and nobody touched a key in it
	err      error   // what went wrong and was not shown
}

// New makes an app that opens with what somebody wants first.
func New(deps Deps, first screen.Intent) *App {
	a := &App{
		display: display{looks: looks{day: deps.Theme}},
		deps:    deps, settings: deps.Settings.Current(), contents: contents{read: deps.Contents},
	}
	a.session = session.New(session.Deps{
		Now: deps.Now, Practices: deps.Practices, Sound: deps.Sound, Desktop: deps.Desktop, Heard: &a.contents.Heard,
		Write: func(id string, do func(context.Context) error) {
			a.outbox.put(write{what: "saving the practice", key: id, lasting: true, do: do})
		},
	})
	a.changes.app = a
	a.looks.lying = a.deps.lying(a.settings)
	a.opening = a.do(first)
	return a
}

// Init sends what the opening wants read and written.
func (a *App) Init() tea.Cmd { return a.after(a.opening) }

// Update takes a message. It does no IO.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	top, look := a.open.top(), a.looks.now()
	cmd := a.take(msg)
	if a.deps.Turns && a.open.top() != top {
		_, first := top.(blank)
		a.turn.Begin(top, look, first || a.settings.Still, a.deps.Now())
	}
	return a, a.after(cmd)
}

// after lets what a message has changed be heard, written and drawn.
func (a *App) after(cmd tea.Cmd) tea.Cmd {
	now := a.deps.Now()
	a.session.Tell(now, a.settings)
	if why := a.Unspoken(); why != nil && !a.leaving &&
		a.open.notice(a.deps.Say("practice.unspoken", map[string]string{"why": why.Error()})) {
		a.session.Said() // once and quietly
	}
	cmds := []tea.Cmd{cmd, a.outbox.send()}
	if !a.leaving {
		cmds = append(cmds, a.pixels.show(a.turn.Seen(a.open.top()), a.area, a.looks.now()))
		a.area.Pixels = a.pixels.ready
		next := a.open.due(now)
		if turn := a.turn.Due(now); a.turn.Turns() && (next.IsZero() || turn.Before(next)) {
			next = turn
		}
		cmds = append(cmds, a.chain.arm(next, now))
	}
	return tea.Batch(cmds...)
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	now := a.deps.Now()
	if due := a.chain.due; !due.IsZero() && practice.Away(a.chain.looked, due, now) {
		// Whatever comes first after a closed lid tells of it: often not the
		// frame but a new size, a focus or a key.
		a.open.rest(due)
	}
	if cmd, ok := a.display.take(msg, a.settings); ok {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.ResumeMsg:
		a.pixels.lost()
		a.session.Stopped(false)
	case tea.BlurMsg, tea.FocusMsg:
		_, a.chain.blurred = msg.(tea.BlurMsg)
	case tea.KeyPressMsg:
		return a.press(msg, now)
	case tea.PasteMsg:
		if !a.reads.hold(msg, &a.contents) {
			a.open.paste(letters.Line(msg.Content))
		}
	case frameMsg:
		_, practises := a.open.top().(screen.Rester) // what else moves has time until a turn is over
		if !a.chain.takes(msg) || a.turn.Pass(now) && !practises {
			return nil
		}
		return a.do(a.open.frame(now))
	case savedMsg:
		return a.saved(msg)
	case overdueMsg:
		return quitting(a.curtain)
	case retryMsg:
		a.outbox.retry()
	case readMsg:
		return a.read(msg)
	case contentsMsg:
		return tea.Batch(a.contents.arrived(msg.contents), a.release())
	case sound.Speech:
		a.session.Spoken(msg, now)
	case stopped:
		return a.stop(now)
	case asleep:
		a.open.rest(now)
		close(msg.rested)
	case Hangup:
		return a.leave(now, journal.Interrupted)
	}
	return nil
}

// Hangup tells the app to go at once: its terminal goes, or somebody ends it.
type Hangup struct{}

// stopped tells that somebody stops the process from outside.
type stopped struct{}

// asleep tells that the machine is to sleep, and waits for rested to close.
type asleep struct{ rested chan<- struct{} }

func (a *App) stop(now time.Time) tea.Cmd {
	a.open.rest(now)
	a.session.Stopped(true)
	return tea.Suspend
}

func (a *App) press(k tea.KeyPressMsg, now time.Time) tea.Cmd {
	if key.Matches(k, screen.StopKey) {
		return a.stop(now)
	}
	if key.Matches(k, screen.LeaveKey) {
		return a.leave(now, journal.Left)
	}
	// A key that was pressed quickly after another means what the screen is
	// about to show and not what stands there before. The ways out wait for
	// nothing.
	if (len(a.reads.ahead) > 0 || !key.Matches(k, screen.BackKey)) && a.reads.hold(k, &a.contents) {
		return nil
	}
	if l, ok := a.open.top().(screen.Lettered); key.Matches(k, screen.HelpKey) && !(ok && l.TakesLetters()) {
		return a.visit(screen.MoreScreen)
	}
	if a.changes.press(k) {
		return nil
	}
	return a.do(a.open.top().Press(k, now))
}

func (a *App) leave(now time.Time, ending journal.Ending) tea.Cmd {
	a.open.rest(now)
	a.session.Finish(ending, false)
	return a.quit()
}

// release presses what was held, until a screen comes that has to be told.
func (a *App) release() tea.Cmd {
	var cmds []tea.Cmd
	for len(a.reads.ahead) > 0 && !a.reads.wait(&a.contents) {
		msg := a.reads.ahead[0]
		a.reads.ahead = a.reads.ahead[1:]
		cmds = append(cmds, a.take(msg))
	}
	return tea.Batch(cmds...)
}

// View draws the screen on top. It is pure and runs after every message.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.ReportFocus = true
	v.BackgroundColor = a.looks.now().Background()
	if g, ok := a.open.top().(screen.Grounded); ok {
		v.BackgroundColor = g.Ground(a.looks.now())
	}
	if a.area.Width > 0 && a.area.Height > 0 {
		v.Content = a.turn.Draw(a.open.top(), a.area, a.looks.now())
		if a.looks.light {
			v.Content = reversed(v.Content)
		}
	}
	return v
}

// Unspoken is why nobody spoke, where that was not said and may be: in no practice,
// and where nobody lies down or is left in the dark.
func (a *App) Unspoken() error {
	why := a.session.Unspoken()
	if why == nil || a.session.Runs() || a.curtain != nil || a.deps.lying(a.settings) {
		return nil
	}
	return why
}
