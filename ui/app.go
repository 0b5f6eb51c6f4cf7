// Package ui is every face of the program on a terminal. [App] is the only
// Bubble Tea model; screens are values that want things ([intent]) and App.do
// answers them all.
//
// It refuses to touch a disk or a technology leaf: what it needs of them comes
// in as [Deps].
package ui

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"lull/routines/evening"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/lookup"
	"lull/routines/practice"
	"lull/routines/settings"
	"lull/ui/screen"
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
	Fixed     func(settings.Key) bool // whether the environment stands over a setting
	Breaths   []practice.Pattern      // the shipped breathing patterns
	Practised []string                // those practised on many evenings
	Say       screen.Say              // the sentences of the content
	Library   screen.Library          // the pages to read, within the program
	Contents  func() Contents         // reads what else can be chosen; nil for nothing

	Ring Ringer // how the terminal says a reminder, nil where it does not

	Sound Sound // what a practice is heard by; nil for silence

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
	settings *liveSettings
	stack    []screen.Screen
	area     screen.Area
	chain    chain
	outbox   outbox
	aside    int            // rows without sense that were told of
	reads    int            // number of the newest look at the journal
	running  *journal.Entry // the practice that runs, as it began; nil for none
	plan     practice.Plan  // of it
	told     sounding
	blurred  bool
	contents *Contents         // nil until they are read
	next     []func() tea.Cmd  // what waits for them
	first    tea.Cmd           // what the opening wants read
	unread   bool              // the screen on top has not been told of the journal yet
	held     []tea.KeyPressMsg // what was pressed meanwhile
	night    *theme.Theme      // the look while somebody lies down, nil at other hours

	leaving bool // quit as soon as everything is saved
	dark    bool // a practice ended by itself: leave nothing on the screen
	err     error
}

// New makes an app that opens on a practice or, without one, on Tonight.
func New(deps Deps, first Opening) *App {
	a := &App{deps: deps, settings: &liveSettings{kept: deps.Settings, now: deps.Settings.Current()}}
	a.deps.Settings = a.settings
	if deps.Contents == nil {
		a.contents = &Contents{}
	}
	first(a)
	a.awaits()
	return a
}

// Init sends what the opening wants written.
func (a *App) Init() tea.Cmd {
	a.sound()
	return tea.Batch(a.first, a.outbox.send(), a.reread(), a.arm())
}

// Update takes a message. It does no IO.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.take(msg)
	a.sound()
	return a, tea.Batch(cmd, a.outbox.send(), a.arm())
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	now := a.deps.Now()
	if due := a.chain.due; !due.IsZero() && practice.Away(a.chain.looked, due, now) {
		// Whatever comes first after a closed lid tells of it: often not the
		// frame but a new size, a focus or a key.
		a.rest(due)
	}
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.area = screen.Area{Width: msg.Width, Height: msg.Height}
	case tea.BlurMsg:
		a.blurred = true
	case tea.FocusMsg:
		a.blurred = false
	case tea.KeyPressMsg:
		return a.press(msg, now)
	case tea.PasteMsg:
		if p, ok := a.top().(screen.Paster); ok {
			p.Paste(letters.Line(msg.Content))
		}
	case frameMsg:
		return a.frame(msg, now)
	case savedMsg:
		return a.saved(msg)
	case overdueMsg:
		return a.farewell
	case retryMsg:
		a.outbox.retry()
	case readMsg:
		return a.read(msg)
	case contentsMsg:
		return a.stocked(msg.contents)
	case stopped:
		a.rest(now)
		return tea.Suspend
	case Hangup:
		return a.hangup(now)
	}
	return nil
}

// Hangup tells the app to go at once, because its terminal is going or
// somebody ended it from outside.
type Hangup struct{}

// stopped tells that somebody stops the process from outside.
type stopped struct{}

func (a *App) press(k tea.KeyPressMsg, now time.Time) tea.Cmd {
	if k.String() == "ctrl+z" {
		a.rest(now)
		return tea.Suspend
	}
	if key.Matches(k, screen.LeaveKey) {
		return a.leave(now)
	}
	if a.holds(k) {
		a.held = append(a.held, k)
		return nil
	}
	if l, ok := a.top().(screen.Lettered); key.Matches(k, screen.HelpKey) && !(ok && l.TakesLetters()) {
		return a.visit(screen.MorePlace)
	}
	return a.do(a.top().Press(k, now))
}

// leave goes at once from wherever somebody is.
func (a *App) leave(now time.Time) tea.Cmd {
	a.rest(now)
	a.finish(journal.Left)
	return a.quit()
}

// holds tells whether a key waits for what the screen is about to show: one
// that was pressed quickly after another means that and not what stands there
// before. The ways out wait for nothing.
func (a *App) holds(k tea.KeyPressMsg) bool {
	return a.waits() && (len(a.held) > 0 || !key.Matches(k, screen.BackKey))
}

// waits tells whether something is being read that keys may mean.
func (a *App) waits() bool { return a.unread || len(a.next) > 0 }

// awaits notes whether the screen on top is one that has still to be told of
// the journal.
func (a *App) awaits() { _, a.unread = a.top().(screen.Reader) }

// release presses what was held, until a screen comes that has to be told.
func (a *App) release(now time.Time) tea.Cmd {
	var cmds []tea.Cmd
	for len(a.held) > 0 && !a.waits() {
		k := a.held[0]
		a.held = a.held[1:]
		cmds = append(cmds, a.press(k, now))
	}
	return tea.Batch(cmds...)
}

func (a *App) frame(f frameMsg, now time.Time) tea.Cmd {
	if !a.chain.takes(f) {
		return nil
	}
	return a.do(a.top().Frame(now))
}

// Rest lets time stand still on the screen, if time passes on it.
func (a *App) rest(at time.Time) {
	if r, ok := a.top().(screen.Rester); ok {
		r.Rest(at)
	}
}

// hangup ends a running practice as interrupted and leaves.
func (a *App) hangup(now time.Time) tea.Cmd {
	a.rest(now)
	a.finish(journal.Interrupted)
	return a.quit()
}

func (a *App) top() screen.Screen { return a.stack[len(a.stack)-1] }

// arm asks for the next frame, if anything moves.
func (a *App) arm() tea.Cmd {
	now := a.deps.Now()
	if a.leaving {
		return nil
	}
	due := a.top().Due(now)
	if soonest := now.Add(unfocused); a.blurred && !due.IsZero() && due.Before(soonest) {
		due = soonest
	}
	return a.chain.arm(due, now)
}

// unfocused is the time between two pictures while the window is not in front:
// there may still be somebody watching, but nobody closely.
const unfocused = 125 * time.Millisecond

// theme is the look of this hour.
func (a *App) theme() *theme.Theme {
	if a.night != nil {
		return a.night
	}
	return a.deps.Theme
}

// View draws the screen on top. It is pure and runs after every message.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.ReportFocus = true
	v.BackgroundColor = a.deps.Theme.Background()
	if a.area.Width > 0 && a.area.Height > 0 {
		v.Content = a.top().Draw(a.area, a.theme())
	}
	return v
}
