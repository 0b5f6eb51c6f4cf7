package attend

import (
	"context"
	"time"

	"lull/routines/desktop"
)

// EventFile keeps what happened, so that others can learn of it.
type EventFile interface {
	Add(events ...desktop.Event) error
	// Last gives the last lines, n at most.
	Last(n int) ([][]byte, error)
	// Follow gives each line from now on until ctx ends or an error comes;
	// idle is asked about once a second.
	Follow(ctx context.Context, each func(line []byte) error, idle func() error) error
}

// Hooks are executables of the person's own that are run when something
// happens.
type Hooks interface {
	// Wanted tells whether there may be any for one of these.
	Wanted(events ...desktop.Event) bool
	// Start has them run beside this process, in their order, and gives what is
	// closed when they are over.
	Start(events ...desktop.Event) (over <-chan struct{}, err error)
	// Run runs them here.
	Run(ctx context.Context, now func() time.Time, events ...desktop.Event) error
	// Standing tells which would be run, and what is wrong with others.
	Standing() (there []desktop.Happening, wrong []string)
}

// announcer passes on what happens: into the file of events and to the hooks. What
// goes wrong there stays there, and is seen by lull check.
type announcer struct {
	places func() (EventFile, Hooks) // asked after the first picture
	queue  chan desktop.Event
	over   chan struct{}
}

// busiest is how many events may wait: far more than happen in any practice.
const busiest = 64

func (m Machine) announcing(ctx context.Context, config, data string) *announcer {
	a := &announcer{
		places: func() (EventFile, Hooks) { return m.Happenings(config, data) },
		queue:  make(chan desktop.Event, busiest), over: make(chan struct{}),
	}
	go a.run(ctx)
	return a
}

// Happenings gives the file of events and the hooks, nil where they have no
// place.
func (m Machine) Happenings(config, data string) (EventFile, Hooks) {
	if m.Events == nil {
		return nil, nil
	}
	return m.Events(config, data)
}

// add says what happened. It never waits.
func (a *announcer) add(e desktop.Event) {
	select {
	case a.queue <- e:
	default: // more than anybody can want
	}
}

// run passes on what happens, in order, once the first picture is drawn. When
// ctx ends it waits for nothing more: whatever is left goes at once.
func (a *announcer) run(ctx context.Context) {
	defer close(a.over)
	first := make(chan struct{})
	defer time.AfterFunc(settled, func() { close(first) }).Stop()
	var file EventFile
	var hooks Hooks
	for e := range a.queue {
		wait(ctx, first)
		if file == nil {
			if file, hooks = a.places(); file == nil {
				continue
			}
		}
		events := []desktop.Event{e}
		for len(a.queue) > 0 {
			events = append(events, <-a.queue)
		}
		if over := Pass(file, hooks, events); over != nil {
			wait(ctx, over)
		}
	}
}

// wait waits for something, but not past ctx.
func wait[T any](ctx context.Context, what <-chan T) {
	select {
	case <-what:
	case <-ctx.Done():
	}
}

// Pass puts down what happened and starts the hooks for it, if there are any.
func Pass(file EventFile, hooks Hooks, events []desktop.Event) (over <-chan struct{}) {
	_ = file.Add(events...) // a full disk keeps nobody from their practice
	if hooks.Wanted(events...) {
		over, _ = hooks.Start(events...) // lull check says what keeps them from running
	}
	return over
}

// close passes on what is left, and waits a moment for that alone.
func (a *announcer) close() {
	close(a.queue)
	WaitFor(a.over, lateLimit)
}
