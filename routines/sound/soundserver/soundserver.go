// Package soundserver plays samples on this machine: through the sound server
// on Linux, a player program where there is none, the system's own sound on
// macOS and Windows, and silence where there is nothing.
//
// It refuses to be a reason for a practice to stop: no error of it ever
// reaches one. It talks to no other machine.
package soundserver

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"lull/routines/sound"
)

var ErrNone = errors.New("nothing here plays sound")

// way is one way to play, in the order in which they are tried.
type way struct {
	name string
	open func() (sound.Sink, error)
}

// retryAfter is how long a way that failed is left alone, if it is not the first:
// the others start a program each time.
const retryAfter = 30 * time.Second

// opener gives what opens the first way that plays. A way counts as working
// once it has opened; whether it plays shows when it is started.
func opener() func() (sound.Sink, error) {
	all := ways()
	tried := make([]time.Time, len(all))
	return func() (sound.Sink, error) {
		for i, w := range all {
			if i > 0 && time.Since(tried[i]) < retryAfter {
				continue
			}
			tried[i] = time.Now()
			if sink, err := w.open(); err == nil {
				return sink, nil
			}
		}
		return nil, ErrNone
	}
}

// Probe says in one line what plays, and whether anything does. It plays a moment
// of silence to find out.
func Probe() (words string, works bool) {
	var why error
	for _, w := range ways() {
		sink, err := w.open()
		if err == nil {
			err = sink.Start(func(out []float32) { clear(out) })
			_ = sink.Close() // it played nothing
		}
		if err == nil {
			return w.name, true
		}
		why = errors.Join(why, fmt.Errorf("%s: %w", w.name, err))
	}
	return "silent: " + strings.ReplaceAll(why.Error(), "\n", "; "), false
}
