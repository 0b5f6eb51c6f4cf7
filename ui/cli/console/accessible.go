package console

import (
	"context"
	"slices"
	"strings"
	"time"

	"lull/routines/settings"
)

// Reader is a screen reader that may be running.
type Reader struct {
	runs chan bool // brings the answer, nil where none comes
	is   bool      // what was answered
	late bool      // it had not answered when the screens began
}

// readerLimit is how long the answer whether a screen reader is running is waited
// for once there is nothing else to wait for. A desktop answers in a millisecond or
// two, so that only one that hangs, or is busy, is waited for longer.
const readerLimit = 100 * time.Millisecond

// readerLate is how long an answer matters once there are screens.
const readerLate = 10 * time.Second

// LookForReader asks whether a screen reader is running, beside everything else that a
// start takes, also where it goes line by line anyway: its lines are other ones.
// Reader is nil where nothing tells.
func (d *Display) LookForReader(ctx context.Context, reader func(context.Context) bool) {
	if reader == nil || !d.OnTerminal() || d.unwanted() || d.Dumb() {
		return
	}
	runs := make(chan bool, 1)
	d.Reader.runs = runs
	limited, end := context.WithTimeout(ctx, readerLate) // what was asked for is let go of
	go func() {
		defer end()
		runs <- reader(limited)
	}()
}

// Because says why it goes line by line, as the id of its words ends, empty where it
// does not: what was said for this once comes before what is set, and that before
// what the machine says.
func (d *Display) Because() string {
	if d.because == nil {
		d.because = new(d.reason())
	}
	return *d.because
}

func (d *Display) reason() string {
	if d.flags.Plain {
		return "flag"
	}
	if strings.TrimSpace(d.Getenv("ACCESSIBLE")) != "" {
		switch {
		case !d.unwanted():
			return "variable"
		case d.Dumb():
			return "terminal"
		}
		return ""
	}
	answer := settings.Unanswered
	if d.OnTerminal() {
		answer = d.Settings().Lines
	}
	switch {
	case answer == settings.Yes:
		return "setting"
	case d.Dumb():
		return "terminal"
	case answer != settings.No && d.Reader.Runs():
		return "reader"
	}
	return ""
}

// unwanted tells whether the environment wants screens.
func (t Terminal) unwanted() bool {
	return slices.Contains([]string{"0", "false"}, strings.ToLower(strings.TrimSpace(t.Getenv("ACCESSIBLE"))))
}

// Runs tells whether one is running, and waits a little for the answer.
func (r *Reader) Runs() bool {
	if r.runs == nil {
		return r.is
	}
	select {
	case r.is = <-r.runs:
		r.runs = nil
		return r.is
	case <-time.After(readerLimit):
		r.late = true
		return false
	}
}

// Late tells whether it turned out to be running after the screens had begun. It
// is asked once, at their end.
func (r *Reader) Late() bool {
	select {
	case runs := <-r.runs:
		return runs && r.late
	default:
		return false
	}
}
