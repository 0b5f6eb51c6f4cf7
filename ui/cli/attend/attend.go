// Package attend lets the machine take part in a practice, beside it: staying
// awake, the other players, the backlight, sleep afterwards, and the hooks and
// the file that tell of what happens. A practice waits for none of it.
package attend

import (
	"context"
	"io"
	"sync/atomic"
	"time"

	"lull/routines/desktop"
	"lull/routines/journal"
	"lull/routines/letters"
	"lull/routines/settings"
)

// Machine is what main hands the commands of the machine around a practice.
type Machine struct {
	Inhibitors []Inhibitor
	Players    Players                     // nil where they cannot be told
	Backlight  func(data string) Backlight // nil where there is none
	Sleeper    Sleeper                     // nil where it cannot be told

	// Events gives what becomes of what happens: the file that tells of it, and
	// the hooks. Nil where there is no place for them.
	Events func(config, data string) (EventFile, Hooks)

	// Reader tells whether a screen reader is running; ctx is how long the
	// answer may take. Nil where nothing can tell.
	Reader func(ctx context.Context) bool
}

// Players are the other programs that play something.
type Players interface {
	// Pause pauses those that play, and no other.
	Pause(ctx context.Context) error
}

// Sleeper lets the machine sleep.
type Sleeper interface {
	// Suspend does so, unless the machine or another program says no, or
	// somebody has been there since.
	Suspend(ctx context.Context, since time.Time) error
	// MaySuspend tells why it would not, or nothing.
	MaySuspend(ctx context.Context) error
}

// Inhibitor keeps the machine awake until what it gives is closed, or the
// process ends in whatever way. Ctx is how long asking may take. Where the
// machine tells before it falls asleep, asleep is called then.
type Inhibitor interface {
	Inhibit(ctx context.Context, asleep func()) (io.Closer, error)
	// Name says what this is.
	Name() string
}

// Awake tries what would keep the machine awake, and says what does.
func (m Machine) Awake(ctx context.Context) (words string, works bool) {
	held, names := m.inhibit(ctx, func() {})
	release(held)
	if len(names) == 0 {
		return "nothing here that could keep the screen on during a practice", false
	}
	return "during a practice, by " + letters.Listed(names, "and"), true
}

// inhibit asks whatever is there to keep the machine awake, and gives what does.
func (m Machine) inhibit(ctx context.Context, asleep func()) (held []io.Closer, names []string) {
	held = []io.Closer{} // not nil: nobody is asked twice
	for _, i := range m.Inhibitors {
		_ = ask(ctx, func(ctx context.Context) error { // else it is not there
			h, err := i.Inhibit(ctx, asleep)
			if err == nil {
				held, names = append(held, h), append(names, i.Name())
			}
			return err
		})
	}
	return held, names
}

// ask lets one part of the machine answer for a while.
func ask(ctx context.Context, do func(context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, askLimit)
	defer cancel()
	return do(limited)
}

const (
	// settled is when the first picture is long drawn and the rest of the
	// machine has its turn.
	settled = 300 * time.Millisecond
	// askLimit is how long one part of the machine may take to answer.
	askLimit = 2 * time.Second
	// lateLimit is how long leaving waits for it, where no light is down.
	lateLimit = 100 * time.Millisecond
)

// Attendant lets the machine take part in a practice, beside it: nothing waits
// for it, and what is not there is not missed.
type Attendant struct {
	machine Machine
	now     func() time.Time
	states  chan state
	asleep  func()
	end     context.CancelFunc
	over    chan struct{}
	events  *announcer
	data    string // the folder of the journal, where one is named
	dimmer  dimmer
	dark    atomic.Bool   // a practice ended by itself, and the screen is black
	drifted chan struct{} // and nobody touched a key
}

// state is how a practice stands, and what is set.
type state struct {
	practice desktop.Practice
	settings settings.Settings
}

// Attend gives the machine a part in what is practised from now on. Who asked
// closes it. The places of the settings and of the journal are as flags name
// them.
func (m Machine) Attend(ctx context.Context, now func() time.Time, config, data string) *Attendant {
	ctx, end := context.WithCancel(ctx)
	a := &Attendant{
		machine: m, now: now, asleep: func() {},
		states: make(chan state, 1), end: end, over: make(chan struct{}), events: m.announcing(ctx, config, data),
		drifted: make(chan struct{}, 1), data: data,
	}
	go a.run(ctx)
	return a
}

// Tell says how the practice stands now; only the newest counts.
func (a *Attendant) Tell(p desktop.Practice, s settings.Settings) {
	select {
	case <-a.states:
	default:
	}
	a.states <- state{p, s}
}

func (a *Attendant) Happens(e desktop.Event) {
	a.dark.Store(e.Event == desktop.Dark)
	a.events.add(e)
}

// Drifted says that nobody touched a key and all is written.
func (a *Attendant) Drifted() {
	select {
	case a.drifted <- struct{}{}:
	default: // it is known
	}
}

// Ended says that a practice in line mode is over.
func (a *Attendant) Ended(e journal.Entry) {
	a.Happens(desktop.OfPractice(desktop.PracticeEnd, e, a.now()))
	if ByItself(e.Session.Ending) {
		a.Happens(desktop.OfPractice(desktop.Dark, e, a.now()))
	}
}

// ByItself tells whether a practice came to its end.
func ByItself(e journal.Ending) bool { return e == journal.Drifted || e == journal.Finished }

// Sleeps is called before the first telling, if at all.
func (a *Attendant) Sleeps(rest func()) { a.asleep = rest }

// Close lets go of the machine. A light that is down is waited for longer:
// nobody else puts it back before the next start.
func (a *Attendant) Close() {
	a.end()
	a.events.close()
	limit := lateLimit
	if a.dimmer.holds.Load() {
		limit += askLimit
	}
	WaitFor(a.over, limit)
}

// WaitFor waits until something is over, up to a limit; nil is nothing to wait for.
func WaitFor(over <-chan struct{}, limit time.Duration) {
	if over == nil {
		return
	}
	select {
	case <-over:
	case <-time.After(limit): // what hangs ends with the process
	}
}

func (a *Attendant) run(ctx context.Context) {
	defer close(a.over)
	var held []io.Closer
	defer func() { release(held) }()
	defer func() { a.dimmer.end(ctx) }()
	var last state
	var later, lower, sleepy <-chan time.Time
	var drifted time.Time
	first := time.After(settled)
	begun, pictured := false, false
	for {
		select {
		case <-ctx.Done():
			return
		case <-first:
			pictured = true
			if light := a.machine.Backlight; light != nil {
				a.dimmer.backlight = light(a.data)
			}
			a.dimmer.restore(ctx)
			lower = a.dimmer.stands(ctx, last, a.dark.Load())
			continue
		case <-lower:
			a.dimmer.move(ctx)
			lower = a.dimmer.stands(ctx, last, a.dark.Load())
			continue
		case <-a.drifted:
			if after := last.settings.Desktop.Suspend; after > 0 && a.machine.Sleeper != nil {
				drifted, sleepy = a.now(), time.After(after)
			}
			continue
		case <-sleepy:
			a.suspend(ctx, drifted, last.settings.Desktop.Suspend)
			continue
		case last = <-a.states:
		case <-later:
		}
		if last.practice.Begun && !begun && last.settings.Desktop.Quiet {
			a.quieten(ctx)
		}
		begun = last.practice.Begun
		held, later = a.awake(ctx, held, last)
		if pictured {
			lower = a.dimmer.stands(ctx, last, a.dark.Load())
		}
	}
}

// awake keeps the machine awake, or lets it go, as a practice stands, and gives
// what is held and when to look again, nil for not by itself.
func (a *Attendant) awake(ctx context.Context, held []io.Closer, p state) (still []io.Closer, later <-chan time.Time) {
	now := a.now()
	wanted, until := p.practice.Awake(now)
	switch {
	case !wanted || !p.settings.Desktop.Awake:
		release(held)
		return nil, nil
	case held == nil && p.practice.Running:
		held = []io.Closer{}
		if a.pictured(ctx) {
			held, _ = a.machine.inhibit(ctx, a.asleep)
		}
	}
	if held != nil && !until.IsZero() {
		later = time.After(until.Sub(now))
	}
	return held, later
}

// slack is how much later than it should a timer may come by the clock on the
// wall. One that is later has stood still while the machine slept, and by now
// somebody may be up.
const slack = time.Minute

// suspend lets the machine sleep some time after somebody drifted off.
func (a *Attendant) suspend(ctx context.Context, drifted time.Time, after time.Duration) {
	if a.now().Round(0).Sub(drifted.Add(after).Round(0)) > slack {
		return
	}
	// A machine that must not has its reasons.
	_ = ask(ctx, func(ctx context.Context) error { return a.machine.Sleeper.Suspend(ctx, drifted) })
}

func (a *Attendant) quieten(ctx context.Context) {
	if a.machine.Players != nil && a.pictured(ctx) {
		_ = ask(ctx, a.machine.Players.Pause) // one that does not listen is left to its person
	}
}

// pictured waits for the first picture, and tells whether somebody is still there.
func (a *Attendant) pictured(ctx context.Context) bool {
	wait(ctx, time.After(settled))
	return ctx.Err() == nil
}

func release(held []io.Closer) {
	for _, h := range held {
		_ = h.Close() // it ends with the process at the latest
	}
}
