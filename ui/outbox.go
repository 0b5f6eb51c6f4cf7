package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// outbox holds what is to be written, in order, one at a time: a practice's
// end must not overtake its last step. Quitting waits until it is idle.
type outbox struct {
	waiting []write
	failed  []write  // lasting ones, waiting for their next try
	under   *attempt // the one being written
	number  int
}

// write is one change on its way to the disk.
type write struct {
	what string // in a gerund, for the error: "saving the practice"
	do   func(context.Context) error
	// key is what is changed, where a newer change of the same makes this one
	// needless; empty where each counts.
	key string
	// lasting tells that it is tried until it is written.
	lasting bool
	// reread tells that the screen shows something this changes.
	reread bool
	// then is called on the app's own thread once it is written.
	then func()
	// failed is called there where it could not be written and is not tried again.
	failed func()
}

// run writes once. A mistake of ours is a failure like another.
func (w write) run(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return w.do(ctx)
}

// attempt is a write under way. The first who asks makes it, and all others wait
// for the same one.
type attempt struct {
	write
	begun atomic.Bool
	done  chan struct{}
	err   error // once it is done
}

func (a *attempt) outcome() error {
	if a.begun.CompareAndSwap(false, true) {
		ctx, cancel := context.WithTimeout(context.Background(), writeLimit)
		defer cancel()
		a.err = a.run(ctx)
		close(a.done)
	}
	<-a.done
	return a.err
}

// savedMsg answers exactly one write.
type savedMsg struct {
	number int
	err    error
}

// retryMsg asks for another try of what failed.
type retryMsg struct{}

const (
	// writeLimit is how long one write may take before it counts as failed; a
	// disk that is waking up takes a few seconds.
	writeLimit = 10 * time.Second
	// retryAfter is how long what failed waits for its next try.
	retryAfter = 10 * time.Second
	// drainLimit is how long what is left may take after the program ended, and
	// drainTries how often each is tried then: a lock is waited for, and a disk
	// that stays full holds the shell up for two seconds.
	drainLimit = 15 * time.Second
	drainTries = 4
	drainPause = 500 * time.Millisecond
)

func (o *outbox) put(w write) {
	same := func(other write) bool { return w.key != "" && other.key == w.key }
	o.failed = slices.DeleteFunc(o.failed, same)
	o.waiting = append(slices.DeleteFunc(o.waiting, same), w)
}

func (o *outbox) idle() bool { return o.under == nil && len(o.waiting) == 0 }

func (o *outbox) send() tea.Cmd {
	if o.under != nil || len(o.waiting) == 0 {
		return nil
	}
	under := &attempt{write: o.waiting[0], done: make(chan struct{})}
	o.under, o.waiting = under, o.waiting[1:]
	o.number++
	number := o.number
	return func() tea.Msg { return savedMsg{number, under.outcome()} }
}

// takes gives the write that an answer is to, if it is awaited, and lets the next go.
func (o *outbox) takes(m savedMsg) (write, bool) {
	if o.under == nil || m.number != o.number {
		return write{}, false
	}
	w := o.under.write
	o.under = nil
	return w, true
}

// again tries a lasting write once more, unless a newer one makes it needless.
func (o *outbox) again(w write) tea.Cmd {
	if slices.ContainsFunc(o.waiting, func(other write) bool { return other.key == w.key }) {
		return nil
	}
	o.failed = append(o.failed, w)
	return tea.Tick(retryAfter, func(time.Time) tea.Msg { return retryMsg{} })
}

func (o *outbox) retry() {
	o.waiting, o.failed = append(o.failed, o.waiting...), nil
}

// drain writes what is left when the program has ended. What is under way is
// waited for, and what failed is tried again: nothing is dropped in silence.
func (o *outbox) drain(ctx context.Context) error {
	done := make(chan error, 1)
	under, left := o.under, append(o.failed, o.waiting...)
	if under == nil && len(left) == 0 {
		return nil
	}
	go func() {
		if under != nil && under.outcome() != nil {
			left = append([]write{under.write}, left...)
		}
		done <- writeAll(ctx, left)
	}()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return errors.New("saving: the disk did not answer in time")
	}
}

func writeAll(ctx context.Context, left []write) error {
	var errs []error
	for try := 0; ; try++ {
		var again []write
		errs = nil
		for i, w := range left {
			if w.key != "" && slices.ContainsFunc(left[i+1:], func(newer write) bool { return newer.key == w.key }) {
				continue
			}
			if err := w.run(ctx); err != nil {
				again, errs = append(again, w), append(errs, err)
			}
		}
		if left = again; len(left) == 0 || try+1 == drainTries {
			return errors.Join(errs...)
		}
		select {
		case <-ctx.Done():
			return errors.Join(errs...)
		case <-time.After(drainPause):
		}
	}
}
