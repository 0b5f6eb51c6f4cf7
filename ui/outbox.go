package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"
)

// outbox holds what is to be written, in order, one at a time: a practice's
// end must not overtake its last step. Quitting waits until it is empty.
type outbox struct {
	waiting []write
	busy    bool
	number  int
}

// write is one change on its way to the disk.
type write struct {
	what string // in a gerund, for the error: "saving the practice"
	do   func(context.Context) error
	// loose tells that a newer write of the same kind makes this one needless.
	loose bool
	// reread tells that the screen shows something this changes.
	reread bool
	// then is called on the app's own thread once it is written.
	then func()
}

// savedMsg answers exactly one write.
type savedMsg struct {
	number int
	what   string
	reread bool
	then   func()
	err    error
}

// writeLimit is how long one write may take before it counts as failed; a disk
// that is waking up takes a few seconds.
const writeLimit = 10 * time.Second

func (o *outbox) put(w write) {
	if n := len(o.waiting); w.loose && n > 0 && o.waiting[n-1].loose && o.waiting[n-1].what == w.what {
		o.waiting = o.waiting[:n-1]
	}
	o.waiting = append(o.waiting, w)
}

// empty tells whether everything is written.
func (o *outbox) empty() bool { return !o.busy && len(o.waiting) == 0 }

// send writes the first one that waits, unless one is being written.
func (o *outbox) send() tea.Cmd {
	if o.busy || len(o.waiting) == 0 {
		return nil
	}
	w := o.waiting[0]
	o.waiting = o.waiting[1:]
	o.busy = true
	o.number++
	number := o.number
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = savedMsg{number, w.what, w.reread, w.then, fmt.Errorf("%v", r)}
			}
		}()
		ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
		defer cancel()
		return savedMsg{number, w.what, w.reread, w.then, w.do(ctx)}
	}
}

// takes tells whether an answer is the awaited one, and lets the next go.
func (o *outbox) takes(m savedMsg) bool {
	if m.number != o.number {
		return false
	}
	o.busy = false
	return true
}
