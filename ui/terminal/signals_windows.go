package terminal

import (
	"os"
	"syscall"
)

// Ends are the signals after which a program leaves.
var Ends = []os.Signal{os.Interrupt, syscall.SIGTERM}

// Stops are the signals after which it stops for a while; there are none.
var Stops []os.Signal

// resizes tells of changed window sizes; Windows sends no signal for them.
func resizes() (changed <-chan os.Signal, stop func()) {
	return nil, func() {}
}

// Stop does nothing: no signal stops a program here.
func Stop() {}
