//go:build unix

package terminal

import (
	"errors"
	"os"
	"os/signal"
	"syscall"

	"golang.org/x/sys/unix"
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

// Keys has a terminal hand over every key at once and unseen, as a practice
// wants them, and gives what takes that back. Unlike the raw mode of a screen
// it leaves the lines that are written and the signals of the keyboard alone.
// In the background it refuses: the terminal would stop who asks.
func Keys(in *os.File) (back func(), err error) {
	fd := int(in.Fd())
	if group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP); err == nil && group != unix.Getpgrp() {
		return nil, errors.New("the terminal belongs to another program just now")
	}
	before, err := unix.IoctlGetTermios(fd, getMode)
	if err != nil {
		return nil, err
	}
	keys := *before
	keys.Lflag &^= unix.ICANON | unix.ECHO
	keys.Cc[unix.VMIN], keys.Cc[unix.VTIME] = 1, 0
	if err := unix.IoctlSetTermios(fd, setMode, &keys); err != nil {
		return nil, err
	}
	return func() { _ = unix.IoctlSetTermios(fd, setMode, before) }, nil // a terminal that is gone needs none
}

// pixelSize is the size of a terminal in cells and in pixels, as far as the
// system knows it.
func pixelSize(out *os.File) (columns, rows, width, height int) {
	size, err := unix.IoctlGetWinsize(int(out.Fd()), unix.TIOCGWINSZ)
	if err != nil {
		return 0, 0, 0, 0
	}
	return int(size.Col), int(size.Row), int(size.Xpixel), int(size.Ypixel)
}

// Unread tells whether the reader of a pipe has gone, which otherwise shows only
// when something is written to it.
func Unread(out *os.File) bool {
	polled := []unix.PollFd{{Fd: int32(out.Fd())}} //nolint:gosec // a descriptor is a small number
	n, err := unix.Poll(polled, 0)
	return err == nil && n > 0 && polled[0].Revents&(unix.POLLERR|unix.POLLHUP|unix.POLLNVAL) != 0
}
