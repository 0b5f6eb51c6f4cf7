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
	uv "github.com/charmbracelet/ultraviolet"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/routines/tonight"
	"lull/ui/screen"
	"lull/ui/terminal"
	"lull/ui/theme"
)

// Deps is what the app is given by main.
type Deps struct {
	Now       func() time.Time
	NewID     func() string
	Practices Practices // where a running practice is kept
	Journal   Journal   // everything else that is remembered
	Settings  Settings  // what can be set, and kept
	Read      func(ctx context.Context, now time.Time, q lookup.Query) (lookup.Answer, error)
	Evening   func(at time.Time, practice string) evening.Day
	Theme     *theme.Theme
	Breaths   []practice.Pattern // the shipped breathing patterns
	Practised []string           // those practised on many evenings
	Say       screen.Say         // the sentences of the content
	Contents  func() Contents    // reads what else there is; nil for nothing

	Ring Ringer // how the terminal says a reminder, nil where it does not

	Sound Sound // what a practice is heard by; nil for silence

	Desktop Desktop // what else of the machine takes part; nil for nothing

	Turns bool // one screen goes down and the next comes up; else it stands there at once

	// Curtain is called when a practice has ended by itself and everything is
	// saved: from then on the terminal stays dark, whatever the program does.
	Curtain func()
}

// Practices keeps the row of a practice, so that a killed program loses one
// phase at most.
type Practices interface {
	// Practise writes how a practice stands, all of it each time, so that a
	// write that failed is made good by the next.
	Practise(ctx context.Context, e journal.Entry) error
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

// Settings keeps what can be set.
type Settings interface {
	Current() settings.Settings
	Set(key, value string) error
}

// App is the only model. All navigation is in do.
type App struct {
	deps     Deps
	settings settings.Settings // with every change in them, written or not
	looks    looks
	stack    []screen.Screen // the last one is on top
	area     screen.Area
	chain    chain
	turn     turn
	pixels   pixels
	outbox   outbox
	reads    reads
	supply   supply
	ahead    []tea.KeyPressMsg // pressed before there was what they mean
	session  session
	changes  changes
	sound    sounding
	around   surroundings
	opening  tea.Cmd // what the opening wants read
	leaving  bool    // quit as soon as everything is saved
	curtain  func()  // a practice ended by itself: leave nothing on the screen
	err      error   // what went wrong and was not shown
}

// New makes an app that opens with what somebody wants first.
func New(deps Deps, first screen.Intent) *App {
	a := &App{
		deps: deps, settings: deps.Settings.Current(),
		looks: looks{day: deps.Theme}, supply: supply{read: deps.Contents}, sound: sounding{sound: deps.Sound},
		around: surroundings{desktop: deps.Desktop},
	}
	a.session = session{outbox: &a.outbox, practices: deps.Practices, heard: &a.supply.Heard}
	a.changes = changes{outbox: &a.outbox, journal: deps.Journal}
	a.looks.darken(a.lying())
	a.opening = a.do(first)
	return a
}

// Init sends what the opening wants read and written.
func (a *App) Init() tea.Cmd { return a.after(a.opening) }

// Update takes a message. It does no IO.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	top, look := a.top(), a.looks.now()
	cmd := a.take(msg)
	if a.deps.Turns && a.top() != top {
		a.turn.begin(top, look, a.settings.Still, a.deps.Now())
	}
	return a, a.after(cmd)
}

// after lets what a message has changed be heard, written and drawn.
func (a *App) after(cmd tea.Cmd) tea.Cmd {
	now := a.deps.Now()
	a.sound.tell(a.session.shown, a.settings)
	a.around.tell(a.session.shown, now, a.settings)
	cmds := []tea.Cmd{cmd, a.outbox.send()}
	if !a.leaving {
		cmds = append(cmds, a.pixels.show(a.turn.seen(a.top()), a.area, a.looks.now()))
		a.area.Pixels = a.pixels.ready
		next := due(a.top(), now)
		if turn := a.turn.due(now); a.turn.from != nil && (next.IsZero() || turn.Before(next)) {
			next = turn
		}
		cmds = append(cmds, a.chain.arm(next, now))
	}
	return tea.Batch(cmds...)
}

// due is when the picture of a screen changes by itself, zero for never.
func due(s screen.Screen, now time.Time) time.Time {
	if m, ok := s.(screen.Mover); ok {
		return m.Due(now)
	}
	return time.Time{}
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	now := a.deps.Now()
	if due := a.chain.due; !due.IsZero() && practice.Away(a.chain.looked, due, now) {
		// Whatever comes first after a closed lid tells of it: often not the
		// frame but a new size, a focus or a key.
		rest(a.top(), due)
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.area.Width, a.area.Height = msg.Width, msg.Height
		a.pixels.again()
		return erasing()
	case erasedMsg:
		a.pixels.again()
	case uv.CellSizeEvent:
		a.area.Shape = float64(msg.Height) / float64(max(msg.Width, 1))
	case uv.KittyGraphicsEvent:
		a.pixels.known = a.pixels.known || terminal.Graphics(msg.Options.ID, msg.Payload)
	case tea.CapabilityMsg:
		if p := a.looks.capable(msg.Content); p != a.looks.day.Profile {
			return func() tea.Msg { return tea.ColorProfileMsg{Profile: p} }
		}
	case tea.ColorProfileMsg:
		if a.looks.day.Coloured() && msg.Profile > a.looks.day.Profile {
			a.looks.show(msg.Profile, a.settings)
		}
	case tea.BackgroundColorMsg:
		a.looks.light = !a.looks.day.Coloured() && !msg.IsDark()
	case imageMsg:
		a.pixels.arrived(msg)
	case tea.ResumeMsg:
		a.pixels.lost()
		a.around.stopped = false
	case tea.BlurMsg:
		a.chain.blurred = true
	case tea.FocusMsg:
		a.chain.blurred = false
	case tea.KeyPressMsg:
		return a.press(msg, now)
	case tea.PasteMsg:
		if p, ok := a.top().(screen.Paster); ok {
			p.Paste(letters.Line(msg.Content))
		}
	case frameMsg:
		if !a.chain.takes(msg) {
			return nil
		}
		_, practises := a.top().(screen.Rester)
		if a.turn.from != nil {
			a.turn.pass(now)
			if !practises { // what else moves has time until the turn is over
				return nil
			}
		}
		if m, ok := a.top().(screen.Mover); ok {
			return a.do(m.Frame(now))
		}
	case savedMsg:
		return a.saved(msg)
	case overdueMsg:
		return farewell(a.curtain)
	case retryMsg:
		a.outbox.retry()
	case readMsg:
		return a.read(msg)
	case contentsMsg:
		return tea.Batch(a.supply.arrived(msg.contents), a.release(now))
	case stopped:
		return a.stop(now)
	case asleep:
		rest(a.top(), now)
	case Hangup:
		return a.leave(now, journal.Interrupted)
	}
	return nil
}

// Hangup tells the app to go at once, because its terminal is going or
// somebody ended it from outside.
type Hangup struct{}

// stopped tells that somebody stops the process from outside.
type stopped struct{}

// asleep tells that the machine is about to fall asleep.
type asleep struct{}

// stop lets everything rest and the process stop.
func (a *App) stop(now time.Time) tea.Cmd {
	rest(a.top(), now)
	a.around.stopped = true
	return tea.Suspend
}

func (a *App) press(k tea.KeyPressMsg, now time.Time) tea.Cmd {
	if k.String() == "ctrl+z" {
		return a.stop(now)
	}
	if key.Matches(k, screen.LeaveKey) {
		return a.leave(now, journal.Left)
	}
	// A key that was pressed quickly after another means what the screen is
	// about to show and not what stands there before. The ways out wait for
	// nothing.
	if a.waits() && (len(a.ahead) > 0 || !key.Matches(k, screen.BackKey)) {
		a.ahead = append(a.ahead, k)
		return nil
	}
	if l, ok := a.top().(screen.Lettered); key.Matches(k, screen.HelpKey) && !(ok && l.TakesLetters()) {
		return a.visit(screen.MorePlace)
	}
	return a.do(a.top().Press(k, now))
}

// leave goes at once from wherever somebody is.
func (a *App) leave(now time.Time, ending journal.Ending) tea.Cmd {
	rest(a.top(), now)
	a.session.finish(ending)
	return a.quit()
}

// waits tells whether something is being read that keys may mean.
func (a *App) waits() bool { return a.reads.unread || len(a.supply.next) > 0 }

// release presses what was held, until a screen comes that has to be told.
func (a *App) release(now time.Time) tea.Cmd {
	var cmds []tea.Cmd
	for len(a.ahead) > 0 && !a.waits() {
		k := a.ahead[0]
		a.ahead = a.ahead[1:]
		cmds = append(cmds, a.press(k, now))
	}
	return tea.Batch(cmds...)
}

// rest lets time stand still on a screen, if time passes on it.
func rest(s screen.Screen, at time.Time) {
	if r, ok := s.(screen.Rester); ok {
		r.Rest(at)
	}
}

// top is the screen that is to be seen.
func (a *App) top() screen.Screen {
	if len(a.stack) == 0 {
		return blank{}
	}
	return a.stack[len(a.stack)-1]
}

// View draws the screen on top. It is pure and runs after every message.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.ReportFocus = true
	v.BackgroundColor = a.looks.now().Background()
	if g, ok := a.top().(screen.Grounded); ok {
		v.BackgroundColor = g.Ground(a.looks.now())
	}
	if a.area.Width > 0 && a.area.Height > 0 {
		v.Content = a.turn.draw(a.top(), a.area, a.looks.now())
		if a.looks.light {
			v.Content = reversed(v.Content)
		}
	}
	return v
}

// lying tells whether it is past lights-out and before the wake time.
func (a *App) lying() bool {
	s, now := a.settings.Schedule, a.deps.Now()
	d := s.ForNight(now)
	return tonight.Look{Now: now, Bed: s.Bedtime(d, now.Location()), Wake: s.WakeTime(d, now.Location())}.Lying()
}

// blank stands where nothing is to be seen yet, and can be left.
type blank struct{}

func (blank) Help() []key.Binding { return nil }

func (blank) Draw(a screen.Area, t *theme.Theme) string { return t.Fill("", a.Width, a.Height) }

func (blank) Press(k tea.KeyPressMsg, _ time.Time) screen.Intent {
	if key.Matches(k, screen.BackKey) {
		return screen.Back{}
	}
	return nil
}
