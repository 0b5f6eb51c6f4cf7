package cli

import (
	"context"
	"io"
	"strings"
	"time"

	"lull/routines/desktop"
	"lull/routines/settings"
)

// Machine is what main hands the commands of the machine around a practice.
type Machine struct {
	Inhibitors []Inhibitor
	Players    Players // nil where they cannot be told
}

// Players are the other programs that play something.
type Players interface {
	// Pause pauses those that play, and no other.
	Pause(ctx context.Context) error
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
	var names []string
	for _, i := range m.Inhibitors {
		limited, cancel := context.WithTimeout(ctx, askLimit)
		if h, err := i.Inhibit(limited, func() {}); err == nil {
			names = append(names, i.Name())
			release([]io.Closer{h})
		}
		cancel()
	}
	if len(names) == 0 {
		return "nothing here that could keep the screen on during a practice", false
	}
	return "during a practice, by " + strings.Join(names, " and "), true
}

const (
	// settled is when the first picture is long drawn and the rest of the
	// machine has its turn.
	settled = 300 * time.Millisecond
	// askLimit is how long one part of the machine may take to answer.
	askLimit = 2 * time.Second
	// lateLimit is how long leaving waits for it.
	lateLimit = 100 * time.Millisecond
)

// attendant lets the machine take part in a practice, beside it: nothing waits
// for it, and what is not there is not missed.
type attendant struct {
	machine Machine
	now     func() time.Time
	told    chan present
	asleep  func()
	end     context.CancelFunc
	over    chan struct{}
}

// present is how a practice stands, and what is set.
type present struct {
	practice desktop.Practice
	settings settings.Settings
}

// attend gives the machine a part in what is practised from now on. Who asked
// closes it.
func (c *stage) attend(ctx context.Context) *attendant {
	ctx, end := context.WithCancel(ctx)
	a := &attendant{
		machine: c.machine, now: c.now, asleep: func() {},
		told: make(chan present, 1), end: end, over: make(chan struct{}),
	}
	go a.run(ctx)
	return a
}

// Tell says how the practice stands now; only the newest counts.
func (a *attendant) Tell(p desktop.Practice, s settings.Settings) {
	select {
	case <-a.told:
	default:
	}
	a.told <- present{p, s}
}

// Sleeps is called before the first telling, if at all.
func (a *attendant) Sleeps(rest func()) { a.asleep = rest }

// Close lets go of the machine.
func (a *attendant) Close() {
	a.end()
	select {
	case <-a.over:
	case <-time.After(lateLimit): // what hangs ends with the process
	}
}

func (a *attendant) run(ctx context.Context) {
	defer close(a.over)
	var held []io.Closer
	defer func() { release(held) }()
	var last present
	var later <-chan time.Time
	begun := false
	for {
		select {
		case <-ctx.Done():
			return
		case last = <-a.told:
		case <-later:
		}
		if last.practice.Begun && !begun && last.settings.Desktop.Quiet {
			a.quieten(ctx)
		}
		begun = last.practice.Begun
		now := a.now()
		wanted, until := last.practice.Awake(now)
		later = nil
		switch {
		case !wanted || !last.settings.Desktop.Awake:
			release(held)
			held = nil
			continue
		case held == nil && last.practice.Running:
			held = a.hold(ctx)
		}
		if !until.IsZero() {
			later = time.After(until.Sub(now))
		}
	}
}

// quieten lets the other players rest.
func (a *attendant) quieten(ctx context.Context) {
	if a.machine.Players != nil && a.settle(ctx) {
		limited, cancel := context.WithTimeout(ctx, askLimit)
		defer cancel()
		_ = a.machine.Players.Pause(limited) // one that does not listen is left to its person
	}
}

// settle waits for the first picture, and tells whether somebody is still there.
func (a *attendant) settle(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(settled):
		return true
	}
}

// hold asks whatever is there to keep the machine awake.
func (a *attendant) hold(ctx context.Context) []io.Closer {
	held := []io.Closer{} // not nil: nobody is asked twice
	if !a.settle(ctx) {
		return held
	}
	for _, i := range a.machine.Inhibitors {
		limited, cancel := context.WithTimeout(ctx, askLimit)
		if h, err := i.Inhibit(limited, a.asleep); err == nil { // else it is not there
			held = append(held, h)
		}
		cancel()
	}
	return held
}

func release(held []io.Closer) {
	for _, h := range held {
		_ = h.Close() // it ends with the process at the latest
	}
}
