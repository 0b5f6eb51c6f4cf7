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

	"lull/routines/sound"
)

var ErrNone = errors.New("nothing here plays sound")

// way is one way to play, in the order in which they are tried.
type way struct {
	name string
	open func() (sound.Sink, error)
}

// Probe says in one line what plays. It plays a moment of silence to find out.
func Probe() string {
	var why error
	for _, w := range ways() {
		sink, err := w.open()
		if err == nil {
			err = sink.Start(func(out []float32) { clear(out) })
			_ = sink.Close() // it played nothing
		}
		if err == nil {
			return w.name
		}
		why = errors.Join(why, fmt.Errorf("%s: %w", w.name, err))
	}
	if why == nil {
		return "silent: " + ErrNone.Error()
	}
	return "silent: " + strings.ReplaceAll(why.Error(), "\n", "; ")
}
