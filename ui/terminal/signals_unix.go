//go:build !windows

package terminal

import (
	"os"
	"os/signal"
	"syscall"
)

// Ends are the signals after which a program leaves: asked to, interrupted, or
// its terminal closed.
var Ends = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// Stops are the signals after which it stops for a while.
var Stops = []os.Signal{syscall.SIGTSTP}

// Stop stops the process and those it began, as the shell expects it.
func Stop() { _ = syscall.Kill(0, syscall.SIGSTOP) }

// resizes tells of changed window sizes until stop is called.
func resizes() (changed <-chan os.Signal, stop func()) {
	c := make(chan os.Signal, 1)
	signal.Notify(c, syscall.SIGWINCH)
	return c, func() { signal.Stop(c) }
}
